import { resolve } from 'node:path';

import { isEngineError } from '../../engine/errors';
import { composeEngine } from '../compose/compose-engine';
import { priceAddressesOf } from '../compose/price-sources';
import type { Composed } from '../compose/compose-engine';
import { usualDataDir } from '../compose/data-dir';
import { startupFailure } from '../compose/startup-failure';
import { version } from '../compose/version';
import { composeDemo } from '../demo/compose-demo';
import type { Command } from './command';
import { config } from './commands/config';
import { doctor } from './commands/doctor';
import { estimate } from './commands/estimate';
import { exportFile } from './commands/export';
import { networks } from './commands/networks';
import { rewards } from './commands/rewards';
import { sample } from './commands/sample';
import { serve } from './commands/serve';
import { sync } from './commands/sync';
import { wallet } from './commands/wallet';
import { EXIT, UsageError } from './output';
import type { Output } from './output';
import { refusalWords } from './refusal-words';

const COMMANDS: readonly Command[] = [serve, sample, wallet, sync, rewards, networks, exportFile, estimate, doctor, config];

const help = (): string =>
  ['Usage: nodeworth COMMAND [--data-dir FOLDER] [--demo] [--json]', '', ...COMMANDS.map((c) => `  ${c.usage}\n      ${c.what}`), '', 'Exit status: 0 good, 1 wrong use, 2 partly failed.'].join('\n');

/** Words that every command knows, taken out before the command reads its own. @throws UsageError */
function takeCommon(words: readonly string[]): { readonly rest: readonly string[]; readonly json: boolean; readonly demo: boolean; readonly dataDir: string | null } {
  const rest: string[] = [];
  let json = false;
  let demo = false;
  let dataDir: string | null = null;
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? '';
    if (word === '--json') json = true;
    else if (word === '--demo') demo = true;
    else if (word === '--data-dir' || word.startsWith('--data-dir=')) {
      const value = word.includes('=') ? word.slice('--data-dir='.length) : words[(i += 1)];
      if (value === undefined || value === '' || value.startsWith('--')) throw new UsageError('--data-dir needs a folder');
      dataDir = resolve(value);
    } else rest.push(word);
  }
  return { rest, json, demo, dataDir };
}

/** Runs one command. JSON and answers go to stdout alone, words to stderr. @returns the exit status */
export async function runCli(words: readonly string[], output: Output, here: string): Promise<number> {
  const opened: Composed[] = [];
  // The engine's timers never keep a process alive; a command that waits for one has to.
  const awake = setInterval(() => undefined, 60_000);
  try {
    const { rest, json, demo, dataDir } = takeCommon(words);
    const [name, ...own] = rest;
    if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
      (name === undefined ? output.words : output.answer)(help());
      return name === undefined ? EXIT.wrongUse : EXIT.good;
    }
    if (name === '--version' || name === 'version') {
      output.answer(json ? JSON.stringify({ version }) : version);
      return EXIT.good;
    }
    const command = COMMANDS.find((c) => c.name === name);
    if (command === undefined) throw new UsageError(`There is no command ${name}. There are: ${COMMANDS.map((c) => c.name).join(', ')}`);
    return await command.run({
      words: own, json, output, here, dataDir, demo,
      engine: () => {
        const existing = opened[0];
        if (existing !== undefined) return existing.engine;
        const composed = demo
          ? composeDemo({ host: 'cli', calculatorFile: null })
          : composeEngine({ dataDir: dataDir ?? usualDataDir(process.platform, process.env), host: 'cli', background: false, calculatorFile: null, prices: priceAddressesOf(process.env) });
        opened.push(composed);
        return composed.engine;
      },
    });
  } catch (error) {
    output.words(error instanceof UsageError ? error.message : isEngineError(error) ? refusalWords(error) : startupFailure(error));
    return EXIT.wrongUse;
  } finally {
    for (const composed of opened) await composed.stop();
    clearInterval(awake);
  }
}
