import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { createInlineCalculator } from '../../adapters/calculator/inline';
import { createWorkerCalculator } from '../../adapters/calculator/worker-thread';
import { COINGECKO_LIMIT, COINGECKO_URL, createCoinGecko } from '../../adapters/prices/coingecko/client';
import { createDefiLlama, DEFILLAMA_LIMIT, DEFILLAMA_URL } from '../../adapters/prices/defillama/client';
import { createFrankfurter, FRANKFURTER_LIMIT, FRANKFURTER_URL } from '../../adapters/prices/frankfurter/client';
import { createProbes } from '../../adapters/probes/create-probes';
import { createSolanaSource } from '../../adapters/sources/solana/create-solana-source';
import { endpointsOf } from '../../adapters/sources/solana/endpoints';
import { openStore } from '../../adapters/storage/open-store';
import { createClock } from '../../adapters/system/clock';
import { createHttp } from '../../adapters/system/http';
import { createLogFile } from '../../adapters/system/log-file';
import { createLogger } from '../../adapters/system/logger';
import type { LogLevel } from '../../adapters/system/logger';
import { createRandom } from '../../adapters/system/random';
import { createSelfMeter } from '../../adapters/system/self-meter';
import { createEngine } from '../../engine/create';
import type { Engine } from '../../engine/create';
import { calculate } from '../../engine/economics/calculate';
import type { Logger } from '../../engine/ports/system';
import type { SystemInfo } from '../../../shared/contract/schemas/settings';
import { placeOfMachine } from './place';
import { version } from './version';

/** Addresses of the price and rate services, where a person runs a mirror of their own. */
export interface PriceAddresses {
  readonly defillama?: string;
  readonly coingecko?: string;
  readonly frankfurter?: string;
}

export interface ComposeOptions {
  readonly dataDir: string;
  readonly host: SystemInfo['host'];
  /** False for a single command: nothing runs on its own. */
  readonly background: boolean;
  /** The built calculator thread; null: calculate on this thread. */
  readonly calculatorFile: string | null;
  readonly logLevel?: LogLevel;
  readonly prices?: PriceAddresses;
}

export interface Composed {
  readonly engine: Engine;
  readonly logger: Logger;
  stop(): Promise<void>;
}

/** Mirrors named by the environment: `NODEWORTH_DEFILLAMA_URL`, `NODEWORTH_COINGECKO_URL`, `NODEWORTH_FRANKFURTER_URL`. */
export function priceAddressesOf(env: Readonly<Record<string, string | undefined>>): PriceAddresses {
  const named = { defillama: env['NODEWORTH_DEFILLAMA_URL'], coingecko: env['NODEWORTH_COINGECKO_URL'], frankfurter: env['NODEWORTH_FRANKFURTER_URL'] };
  return Object.fromEntries(Object.entries(named).filter(([, url]) => url !== undefined)) as PriceAddresses;
}

/** What each public service lets one client ask; a mirror of the person's own has no limit of ours. */
const PRICE_LIMITS = {
  [new URL(DEFILLAMA_URL).host]: DEFILLAMA_LIMIT,
  [new URL(COINGECKO_URL).host]: COINGECKO_LIMIT,
  [new URL(FRANKFURTER_URL).host]: FRANKFURTER_LIMIT,
};

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
  const http = createHttp({ clock, random, logger, traffic: store.traffic, limits: PRICE_LIMITS, userAgent: `Nodeworth/${version}` });
  const endpoints = () => endpointsOf(store.settings.get('solanaEndpoints'));
  const engine = createEngine(
    {
      clock, random, logger, selfMeter, store,
      probes: createProbes({ clock, logger }),
      chains: [createSolanaSource({ http, clock, random, logger, endpoints })],
      entries: [],
      watches: [],
      prices: [createDefiLlama({ http, clock, ...at(options.prices?.defillama) }), createCoinGecko({ http, clock, ...at(options.prices?.coingecko) })],
      fiat: createFrankfurter({ http, clock, ...at(options.prices?.frankfurter) }),
      calculator: options.calculatorFile === null ? createInlineCalculator(calculate) : createWorkerCalculator(options.calculatorFile, (ms, callback) => clock.after(ms, callback)),
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
