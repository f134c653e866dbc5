import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createInlineCalculator } from '../../adapters/calculator/inline';
import { createWorkerCalculator } from '../../adapters/calculator/worker-thread';
import { openStore } from '../../adapters/storage/open-store';
import { createClock } from '../../adapters/system/clock';
import { createLogger } from '../../adapters/system/logger';
import { createRandom } from '../../adapters/system/random';
import { createSelfMeter } from '../../adapters/system/self-meter';
import { createSignatures } from '../../adapters/system/signatures';
import { createEngine } from '../../engine/create';
import { calculate } from '../../engine/economics/calculate';
import type { SystemInfo } from '../../../shared/contract/schemas/settings';
import type { Composed } from '../compose/compose-engine';
import { createExports } from '../compose/create-exports';
import { version } from '../compose/version';
import { createDemoChain } from './demo-chain';
import { createDemoProbes } from './demo-probes';
import { seedDemo } from './seed';

export interface DemoOptions {
  readonly host: SystemInfo['host'];
  readonly calculatorFile: string | null;
}

/**
 * The whole app on generated sample data in a folder of its own that is removed at the end: no wallet, no network, no figure of this
 * machine. The engine is told that it is a demo, and every page says so.
 */
export function composeDemo(options: DemoOptions): Composed {
  const dataDir = mkdtempSync(join(tmpdir(), 'nodeworth-demo-'));
  const clock = createClock();
  const random = createRandom();
  const logger = createLogger({ clock, level: 'warn' });
  const store = openStore({ dataDir, clock, logger });
  const selfMeter = createSelfMeter();
  seedDemo(store, clock.now());
  const engine = createEngine(
    {
      clock, random, logger, selfMeter, store,
      probes: createDemoProbes(clock),
      chains: [createDemoChain(() => store.ledger.holdings())], prices: { spot: [], history: [] }, signatures: createSignatures(),
      entries: [],
      watches: [], fiat: { rates: async () => [] },
      calculator: options.calculatorFile === null ? createInlineCalculator(calculate) : createWorkerCalculator(options.calculatorFile, (ms, callback) => clock.after(ms, callback)),
      exporter: createExports(dataDir, options.calculatorFile),
    },
    { version, host: options.host, demo: true, dataDir, platform: process.platform, place: { tz: 'Europe/Berlin', currency: 'EUR' }, background: options.host !== 'cli' },
  );
  return {
    engine, logger,
    async stop() {
      await engine.stop();
      selfMeter.close();
      store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
