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
export interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: unknown; readonly ports: readonly (MessagePort & { start(): void })[] }) => void): void;
  postMessage(message: EngineReport): void;
}

/**
 * Runs the engine for the desktop window.
 * @param here folder of the built bundles
 */
export function run(port: ParentPort, words: readonly string[], here: string): void {
  let composed: Composed;
  try {
    const demo = words.includes('--demo');
    const dataDir = words.includes('--data-dir') ? (words[words.indexOf('--data-dir') + 1] ?? '') : usualDataDir(process.platform, process.env);
    const calculatorFile = join(here, 'calculator.worker.cjs');
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
