import { builtFolders, serve as startServing, stopOnSignals } from '../../headless/serve';
import type { Command } from '../command';
import { EXIT, UsageError } from '../output';
import { parseServeWords } from '../serve-words';

/** `serve`: the pages and the contract on this machine's loopback address, until it is told to stop. */
export const serve: Command = {
  name: 'serve',
  usage: 'serve [--host ADDRESS] [--port N] [--data-dir FOLDER] [--no-open] [--demo] [--json]',
  what: 'serve the pages on this machine',
  async run({ words, json, output, here, dataDir, demo }) {
    const parsed = parseServeWords(words);
    if (!parsed.ok) throw new UsageError(`${parsed.why}. Usage: nodeworth ${this.usage}`);
    let served;
    try {
      served = await startServing({ ...parsed.options, dataDir, demo }, builtFolders(here));
    } catch (error) {
      if (error instanceof RangeError) throw new UsageError(error.message);
      throw error;
    }
    const running = served;
    stopOnSignals(() => running.stop(), parsed.stdinStops);
    output.answer(json ? JSON.stringify({ url: served.url }) : `Nodeworth is ready: ${served.url}`);
    await new Promise(() => undefined);
    return EXIT.good;
  },
};
