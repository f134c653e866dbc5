import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { createFrankfurter } from '../../../main/adapters/prices/frankfurter/client';
import { openStore } from '../../../main/adapters/storage/open-store';
import { createHttp, type ManagedHttp } from '../../../main/adapters/system/http';
import type { PriceSources } from '../../../main/engine/ports/prices';
import type { Store } from '../../../main/engine/ports/store';
import { createPricing, type Pricing } from '../../../main/engine/prices/create-pricing';
import { pricesOf } from '../../../main/hosts/compose/price-sources';
import type { LedgerLine, LineValue } from '../../../shared/domain/reward';
import { builtInBook } from '../../../shared/networks/registry';
import { HNT, RENDER } from '../../support/ledger-lines';
import type { Market } from '../../support/prices-server/market';
import { createPricesServer, type PricesServer } from '../../support/prices-server/prices-server';
import { createQuietLogger } from '../../support/quiet-logger';
import { createVirtualClock, type VirtualClock } from '../../support/virtual-clock';

/** Real pricing on a real store, asking an invented market through the real adapters. Everything is new for each test. */
export interface PricingRig {
  clock: VirtualClock;
  server: PricesServer;
  http: ManagedHttp;
  store: Store;
  market: Market;
  pricesEnabled: boolean;
  fiatRates: 'ecb' | 'blended';
  /** The order of the product: pools first for today, the longest memory first for the past. */
  sources(): PriceSources;
  make(): Pricing;
  add(...lines: LedgerLine[]): void;
  valueOf(line: LedgerLine): LineValue | null;
}

export function usePricingRig(): PricingRig {
  let folder = '';
  const rig = {
    sources: () => {
      const { http, clock, server } = rig;
      return pricesOf({ http, clock }, { jupiter: server.jupiter, defillama: server.defillama, coingecko: server.coingecko, binance: server.binance });
    },
    make: () => {
      const { http, clock, server, store } = rig;
      return createPricing({
        clock, logger: createQuietLogger(), store, prices: rig.sources(), fiat: createFrankfurter({ http, clock, baseUrl: server.frankfurter }),
        settings: () => ({ pricesEnabled: rig.pricesEnabled, currency: 'EUR', tz: 'Europe/Berlin', dayBoundary: 'local', fiatRates: rig.fiatRates }), networks: () => builtInBook,
      });
    },
    add: (...lines) => {
      for (const line of lines) {
        rig.store.ledger.savePage(
          { address: 'address', walletId: 'wallet-1', newest: line.signature, oldestRead: line.signature, target: null, complete: false, readSinceMs: null, listed: 1, decoded: 0 },
          [{ signature: line.signature, slot: line.slot, blockTimeMs: line.atMs }],
        );
        rig.store.ledger.saveDecoded('wallet-1', line.signature, 'decoded', [line], []);
      }
    },
    valueOf: (line) => rig.store.ledger.line(line.id)?.value ?? null,
  } as PricingRig;

  beforeEach(async () => {
    const clock = createVirtualClock();
    folder = mkdtempSync(join(tmpdir(), 'nodeworth-prices-'));
    rig.clock = clock;
    rig.store = openStore({ dataDir: folder, clock, logger: createQuietLogger() });
    rig.store.ledger.addWallet({ id: 'wallet-1', chain: 'solana', address: 'address', label: '', addedAtMs: 0 });
    rig.pricesEnabled = true;
    rig.fiatRates = 'ecb';
    rig.market = {
      nowMs: () => clock.now(),
      coins: [
        { mint: HNT, coinGeckoId: 'helium', symbol: 'HNT', defillama: () => 2, coingecko: () => 2.05 },
        // DefiLlama knows RENDER only since the first of January.
        { mint: RENDER, coinGeckoId: 'render-token', symbol: 'RENDER', defillama: (at) => (at > Date.UTC(2026, 0, 1) ? 4 : null), coingecko: () => 5 },
      ],
      rate: (quote) => (quote === 'EUR' ? 0.8 : null),
      holidays: [],
    };
    rig.server = await createPricesServer(rig.market);
    rig.http = createHttp({ clock, random: { next: () => 0, id: () => '' }, logger: createQuietLogger() });
  });
  afterEach(async () => {
    rig.http.close();
    rig.store.close();
    rmSync(folder, { recursive: true, force: true });
    await rig.server.close();
  });
  return rig;
}
