import { join } from 'node:path';
import type { MessagePort } from 'node:worker_threads';

import { parseEngineOrder } from '../../../shared/contract/bridge';
import type { EngineReport } from '../../../shared/contract/bridge';
import { composeEngine } from '../compose/compose-engine';
import { priceAddressesOf } from '../compose/price-sources';
import type { Composed } from '../compose/compose-engine';
import { usualDataDir } from '../compose/data-dir';
import { startupFailure } from '../compose/startup-failure';
import { composeDemo } from '../demo/compose-demo';
import { createPortServer } from '../rpc/port';

/** What Electron gives a utility process to talk to its parent; this file names its shape because only the shell may import `electron`. */
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: unknown; readonly ports: readonly (MessagePort & { start(): void })[] }) => void): void;
  postMessage(message: EngineReport): void;
}

const parent = (process as unknown as { parentPort?: ParentPort }).parentPort;
const words = process.argv.slice(2);
const wordAfter = (name: string): string | null => words[words.indexOf(name) + 1] ?? null;

function run(port: ParentPort): void {
  let composed: Composed;
  try {
    const demo = words.includes('--demo');
    const dataDir = words.includes('--data-dir') ? (wordAfter('--data-dir') ?? '') : usualDataDir(process.platform, process.env);
    const calculatorFile = join(__dirname, 'calculator.worker.cjs');
    composed = demo ? composeDemo({ host: 'desktop', calculatorFile }) : composeEngine({ dataDir, host: 'desktop', background: true, calculatorFile, prices: priceAddressesOf(process.env) });
  } catch (error) {
    port.postMessage({ type: 'failed', reason: startupFailure(error) });
    return;
  }
  const server = createPortServer(composed.engine.handlers, composed.logger);
  composed.engine.start();
  port.on('message', ({ data, ports }) => {
    const order = parseEngineOrder(data);
    const given = ports[0];
    if (order?.type === 'attach' && given !== undefined) {
      server.attach(given as never);
      given.start();
    } else if (order?.type === 'stop') {
      void composed.stop().finally(() => process.exit(0));
    }
  });
  port.postMessage({ type: 'ready' });
}

if (parent === undefined) {
  process.stderr.write('This program is started by the desktop window; use `npm start` or `npm run nodeworth -- serve`.\n');
  process.exitCode = 1;
} else run(parent);
