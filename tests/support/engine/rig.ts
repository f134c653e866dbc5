import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createInlineCalculator } from '../../../main/adapters/calculator/inline';
import { openStore } from '../../../main/adapters/storage/open-store';
import { createSignatures } from '../../../main/adapters/system/signatures';
import { createRandom } from '../../../main/adapters/system/random';
import { createSelfMeter } from '../../../main/adapters/system/self-meter';
import { createEngine } from '../../../main/engine/create';
import type { Engine } from '../../../main/engine/create';
import { calculate } from '../../../main/engine/economics/calculate';
import type { Store } from '../../../main/engine/ports/store';
import { saveLastDone } from '../../../main/engine/rewards/last-done';
import { createExports } from '../../../main/hosts/compose/create-exports';
import { createDemoChain } from '../../../main/hosts/demo/demo-chain';
import { createDemoProbes } from '../../../main/hosts/demo/demo-probes';
import type { LedgerLine } from '../../../shared/domain/reward';
import { createQuietLogger } from '../quiet-logger';
import { createVirtualClock } from '../virtual-clock';

export interface EngineRig {
  readonly engine: Engine;
  readonly store: Store;
  readonly clock: ReturnType<typeof createVirtualClock>;
  /** Watches a wallet whose history was read back to the beginning at `doneAtMs`, with these lines at 1 USD a token (none for `unpriced`). */
  wallet(lines: readonly LedgerLine[], doneAtMs: number, unpriced?: readonly string[]): void;
  close(): Promise<void>;
}

/** A whole engine on a real store in a folder of its own, with a clock that moves when told. Money in EUR at 1 USD = 1 EUR. */
export function openEngineRig(nowMs: number, tz = 'Europe/Berlin'): EngineRig {
  const dataDir = mkdtempSync(join(tmpdir(), 'nodeworth-engine-'));
  const clock = createVirtualClock({ nowMs });
  const logger = createQuietLogger();
  const store = openStore({ dataDir, clock, logger });
  const selfMeter = createSelfMeter();
  const engine = createEngine(
    {
      clock, logger, random: createRandom(), selfMeter, store, probes: createDemoProbes(clock), chains: [createDemoChain()], entries: [], watches: [], prices: { spot: [], history: [] }, signatures: createSignatures(),
      fiat: { rates: async () => [] }, calculator: createInlineCalculator(calculate), exporter: createExports(dataDir, null),
    },
    { version: '0', host: 'test', demo: false, dataDir, platform: 'linux', place: { tz, currency: 'EUR' }, background: false },
  );
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  store.prices.saveRates(Array.from({ length: 800 }, (_, i) => ({ quote: 'EUR', rate: 1, day: day(nowMs - i * 86_400_000 + 86_400_000), publishedOn: day(nowMs), source: 'manual' as const, fetchedAtMs: nowMs })));
  return {
    engine, store, clock,
    wallet(lines, doneAtMs, unpriced = []) {
      const walletId = 'wallet-1';
      const { ledger } = store;
      ledger.addWallet({ id: walletId, chain: 'solana', address: 'Address1', label: '', addedAtMs: doneAtMs });
      ledger.saveAccounts([{ walletId, address: 'Address1', kind: 'wallet', mint: null, origin: 'self' }]);
      const sorted = lines.toSorted((a, b) => (b.atMs ?? 0) - (a.atMs ?? 0));
      const newest = sorted[0]?.signature ?? 'none';
      ledger.savePage(
        { address: 'Address1', walletId, newest, oldestRead: sorted.at(-1)?.signature ?? null, target: newest, complete: true, readSinceMs: sorted.at(-1)?.atMs ?? null, listed: lines.length, decoded: 0 },
        sorted.map((l) => ({ signature: l.signature, slot: l.slot, blockTimeMs: l.atMs })),
      );
      for (const line of sorted) ledger.saveDecoded(walletId, line.signature, 'decoded', [line], []);
      ledger.saveValues(sorted.filter((l) => !unpriced.includes(l.id)).map((l) => ({ lineId: l.id, usdPerToken: 1, source: 'test', priceAtMs: l.atMs ?? 0, confidence: null, typed: false })));
      saveLastDone(store.settings, walletId, doneAtMs);
      engine.parts.books.forget();
    },
    async close() {
      await engine.stop();
      selfMeter.close();
      store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
