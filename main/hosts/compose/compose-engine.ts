import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { createInlineCalculator } from '../../adapters/calculator/inline';
import { createWorkerCalculator } from '../../adapters/calculator/worker-thread';
import { createFrankfurter } from '../../adapters/prices/frankfurter/client';
import { createProbes } from '../../adapters/probes/create-probes';
import { openStore } from '../../adapters/storage/open-store';
import { createClock } from '../../adapters/system/clock';
import { createHttp } from '../../adapters/system/http';
import { createLogFile } from '../../adapters/system/log-file';
import { createLogger } from '../../adapters/system/logger';
import type { LogLevel } from '../../adapters/system/logger';
import { createRandom } from '../../adapters/system/random';
import { createSelfMeter } from '../../adapters/system/self-meter';
import { createSignatures } from '../../adapters/system/signatures';
import { createEngine } from '../../engine/create';
import type { Engine } from '../../engine/create';
import { calculate } from '../../engine/economics/calculate';
import type { Logger } from '../../engine/ports/system';
import type { SystemInfo } from '../../../shared/contract/schemas/settings';
import { createChainSources, SOURCE_LIMITS, sourceAddressesOf, type SourceAddresses } from './chain-sources';
import { createExports } from './create-exports';
import { placeOfMachine } from './place';
import { PRICE_LIMITS, pricesOf, type PriceAddresses } from './price-sources';
import { version } from './version';

export interface ComposeOptions {
  readonly dataDir: string;
  readonly host: SystemInfo['host'];
  /** False for a single command: nothing runs on its own. */
  readonly background: boolean;
  /** The built calculator thread; null: calculate on this thread. */
  readonly calculatorFile: string | null;
  readonly logLevel?: LogLevel;
  readonly prices?: PriceAddresses;
  /** Left out: what the environment names. */
  readonly sources?: SourceAddresses;
}

export interface Composed {
  readonly engine: Engine;
  readonly logger: Logger;
  stop(): Promise<void>;
}

const at = (url: string | undefined): { readonly baseUrl?: string } => (url === undefined ? {} : { baseUrl: url });

/** Puts adapters and engine together: the one place where the real world meets the engine. @throws StoreError */
export function composeEngine(options: ComposeOptions): Composed {
  const { dataDir } = options;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const clock = createClock();
  const random = createRandom();
  const logger = createLogger({ clock, level: options.logLevel ?? 'info', write: createLogFile({ path: join(dataDir, 'logs', 'nodeworth.log') }) });
  const store = openStore({ dataDir, clock, logger });
  const selfMeter = createSelfMeter();
  const http = createHttp({ clock, random, logger, traffic: store.traffic, limits: { ...SOURCE_LIMITS, ...PRICE_LIMITS }, userAgent: `Nodeworth/${version}` });
  const engine: Engine = createEngine(
    {
      clock, random, logger, selfMeter, store,
      probes: createProbes({ clock, logger }),
      // Asked long after the engine is there: the first question comes from it.
      ...createChainSources({ http, clock, random, logger, settings: store.settings, networks: () => engine.parts.networks.book(), addresses: options.sources ?? sourceAddressesOf(process.env) }),
      prices: pricesOf({ http, clock }, options.prices ?? {}),
      fiat: createFrankfurter({ http, clock, ...at(options.prices?.frankfurter) }),
      signatures: createSignatures(),
      calculator: options.calculatorFile === null ? createInlineCalculator(calculate) : createWorkerCalculator(options.calculatorFile, (ms, callback) => clock.after(ms, callback)),
      exporter: createExports(dataDir, options.calculatorFile),
    },
    { version, host: options.host, demo: false, dataDir, platform: process.platform, place: placeOfMachine(), background: options.background },
  );
  return {
    engine, logger,
    async stop() {
      await engine.stop();
      http.close();
      selfMeter.close();
      store.close();
    },
  };
}
