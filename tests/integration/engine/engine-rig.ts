import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createExports } from '../../../main/hosts/compose/create-exports';
import { createInlineCalculator } from '../../../main/adapters/calculator/inline';
import { openStore } from '../../../main/adapters/storage/open-store';
import { createSignatures } from '../../../main/adapters/system/signatures';
import { createRandom } from '../../../main/adapters/system/random';
import { createEngine, type Engine } from '../../../main/engine/create';
import { calculate } from '../../../main/engine/economics/calculate';
import type { FiatSource, PriceSource } from '../../../main/engine/ports/prices';
import type { EntrySource } from '../../../main/engine/ports/entries';
import type { Store } from '../../../main/engine/ports/store';
import type { NetworkWatch } from '../../../main/engine/ports/watch';
import type { EngineParts } from '../../../main/engine/handlers/parts';
import type { LedgerLine } from '../../../shared/domain/reward';
import { createQuietLogger, type QuietLogger } from '../../support/quiet-logger';
import { createVirtualClock, type VirtualClock, VIRTUAL_START_MS } from '../../support/virtual-clock';
import { createStandInChain, type StandInChain } from './stand-in-chain';

export interface EngineRigOptions {
  readonly nowMs?: number;
  readonly demo?: boolean;
  /** True: the engine is started with its jobs. */
  readonly background?: boolean;
  readonly place?: { readonly tz: string; readonly currency: string };
  readonly prices?: readonly PriceSource[];
  readonly fiat?: FiatSource;
  readonly dataDir?: string;
  readonly entries?: readonly EntrySource[];
  readonly watches?: readonly NetworkWatch[];
}

/** The real engine on a real store in a folder of its own; the world outside (chain, prices, machine, clock) is the test's. */
export interface EngineRig {
  readonly clock: VirtualClock;
  readonly logger: QuietLogger;
  readonly store: Store;
  readonly chain: StandInChain;
  readonly engine: Engine;
  readonly parts: EngineParts;
  readonly handlers: Engine['handlers'];
}

export const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'nodeworth-engine-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

export function openEngine(options: EngineRigOptions = {}): EngineRig {
  const clock = createVirtualClock({ nowMs: options.nowMs ?? VIRTUAL_START_MS });
  const logger = createQuietLogger();
  const chain = createStandInChain();
  const dataDir = options.dataDir ?? newFolder();
  const store = openStore({ dataDir, clock, logger });
  const silent = { state: 'unavailable', reason: 'no-tool', detail: '', atMs: 0, source: 'test' } as const;
  const engine = createEngine(
    {
      clock, logger, store, chains: [chain], entries: options.entries ?? [], watches: options.watches ?? [], random: createRandom(),
      selfMeter: { read: () => ({ cpuMs: 0, residentB: 0, eventLoopDelayP99Ms: null }) },
      probes: {
        identity: async () => ({ hostname: 'test', platform: 'linux', osName: 'Test', cpuModel: 'Test', cores: 1, memoryTotalB: 1 }),
        readFast: async () => ({ cpu: silent, memory: silent, networks: silent, gpus: silent, power: silent, uptime: silent }),
        readSlow: async () => ({ disks: silent, temperatures: silent }),
        setIntervalMs: () => undefined,
        stop: async () => undefined,
      },
      prices: { spot: options.prices ?? [], history: options.prices ?? [] }, signatures: createSignatures(), fiat: options.fiat ?? { rates: async () => [] }, calculator: createInlineCalculator(calculate), exporter: createExports(dataDir, null),
    },
    { version: '0', host: 'cli', demo: options.demo ?? false, dataDir, platform: 'linux', place: options.place ?? { tz: 'Europe/Berlin', currency: 'USD' }, background: options.background ?? false },
  );
  onTestFinished(async () => {
    await engine.stop();
    store.close();
  });
  if (options.background === true) engine.start();
  return { clock, logger, store, chain, engine, parts: engine.parts, handlers: engine.handlers };
}

/** A wallet that has been read to the end, with its lines, each worth that many USD a token. */
export function seedWallet(store: Store, lines: readonly LedgerLine[], usdPerToken: number | null = 1, walletId = 'wallet-1'): void {
  const address = `address-${walletId}`;
  store.ledger.addWallet({ id: walletId, chain: 'solana', address, label: '', addedAtMs: 0 });
  store.ledger.saveAccounts([{ walletId, address, kind: 'wallet', mint: null, origin: 'self' }]);
  const newest = lines[0]?.signature ?? null;
  store.ledger.savePage({ address, walletId, newest, oldestRead: newest, target: newest, complete: true, readSinceMs: Date.UTC(2024, 0, 1), listed: lines.length, decoded: lines.length }, []);
  store.transaction(() => {
    for (const line of lines) store.ledger.saveDecoded(walletId, line.signature, 'decoded', [{ ...line, walletId }], []);
  });
  if (usdPerToken !== null) store.ledger.saveValues(lines.map((line) => ({ lineId: line.id, usdPerToken, source: 'test', priceAtMs: line.atMs ?? 0, confidence: null, typed: false })));
}
