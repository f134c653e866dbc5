import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore } from '../../../main/adapters/storage/open-store';
import { createBooks, type Books } from '../../../main/engine/accounts/books';
import { toEarnings } from '../../../main/engine/accounts/earnings';
import { exportLedger, exportLedgerCsv } from '../../../main/engine/exports/export-ledger';
import type { Store } from '../../../main/engine/ports/store';
import { builtInBook } from '../../../shared/networks/registry';
import { createPricing, type Pricing } from '../../../main/engine/prices/create-pricing';
import { readHoldings } from '../../../main/engine/rewards/holding-rows';
import { createLedgerMemo } from '../../../main/engine/rewards/ledger-memo';
import { readLedgerPage } from '../../../main/engine/rewards/ledger-rows';
import { createSettingsDesk } from '../../../main/engine/settings/settings';
import { createTariffDesk } from '../../../main/engine/tariffs/tariff-desk';
import { HNT, ledgerLine, RENDER } from '../../support/ledger-lines';
import { createQuietLogger } from '../../support/quiet-logger';
import { createVirtualClock } from '../../support/virtual-clock';

const HOUR = 3_600_000;
const clock = createVirtualClock();
const logger = createQuietLogger();
let folder: string;
let store: Store;
let pricing: Pricing;
let books: Books;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nodeworth-figure-'));
  store = openStore({ dataDir: folder, clock, logger });
  const settings = createSettingsDesk(store.settings, { tz: 'Europe/Berlin', currency: 'EUR' }, logger);
  settings.set({ pricesEnabled: false });
  const tariffs = createTariffDesk(store.devices, clock, { next: () => 0, id: () => 'id' });
  // Switched off: everything here comes from what is stored.
  pricing = createPricing({ clock, logger, store, prices: { spot: [], history: [] }, fiat: { rates: async () => [] }, settings: () => settings.get(), networks: () => builtInBook });
  books = createBooks({ store, clock, settings: () => settings.get(), tariffs: () => tariffs.book(), money: pricing, readState: () => ({ hasWallets: true, readSinceMs: Number.NEGATIVE_INFINITY, asOfMs: clock.now() }) });

  store.ledger.addWallet({ id: 'wallet-1', chain: 'solana', address: 'address', label: '', addedAtMs: 0 });
  const at = (day: number, hour: number): number => Date.UTC(2026, 0, day, hour);
  const lines = [
    ...Array.from({ length: 40 }, (_, n) => ledgerLine({ atMs: at(1 + (n % 14), n % 24), base: `${n * 1_234_567 + 7}` })),
    ledgerLine({ kind: 'staking', base: '90071992547409931' }),
    ledgerLine({ base: '0' }),
    ledgerLine({ mint: RENDER, symbol: 'RENDER', network: 'render', atMs: at(3, 23), base: '333333333' }),
    // No price, a conversion, an unclassified line, and one without a time.
    ledgerLine({ mint: RENDER, symbol: 'RENDER', network: 'render', atMs: Date.UTC(2025, 11, 20), base: '5' }),
    ledgerLine({ kind: 'conversion', base: '999999999999' }),
    ledgerLine({ kind: 'unclassified', network: null, base: '999999999999' }),
  ];
  const [first] = lines;
  store.ledger.savePage({ address: 'address', walletId: 'wallet-1', newest: 's', oldestRead: 's', target: null, complete: true, readSinceMs: null, listed: 1, decoded: 0 }, [{ signature: first?.signature ?? '', slot: 1, blockTimeMs: 0 }]);
  store.ledger.saveDecoded('wallet-1', first?.signature ?? '', 'decoded', lines.map((line, n) => ({ ...line, signature: first?.signature ?? '', instructionPath: `${n}` })), []);
  for (let hour = 0; hour < 15 * 24; hour += 1) {
    for (const mint of [HNT, RENDER]) store.prices.savePoints([{ mint, usd: 2 + hour / 700, atMs: Date.UTC(2026, 0, 1) + hour * HOUR, source: 'defillama', confidence: 0.9, fetchedAtMs: 0 }]);
  }
  store.prices.saveRates(Array.from({ length: 31 }, (_, n) => ({ quote: 'EUR', rate: 0.8 + n / 1000, day: new Date(Date.UTC(2025, 11, 16 + n)).toISOString().slice(0, 10), publishedOn: '2026-01-01', source: 'ecb-frankfurter' as const, fetchedAtMs: 0 })));
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

it('ledger page, earnings, holdings and export tell the same sum, and the same number of lines without a price', async () => {
  expect(await pricing.refresh()).toMatchObject({ state: 'skipped', unpriced: 1 });
  const page = readLedgerPage({ store, books, money: pricing, memo: createLedgerMemo(), nowMs: clock.now() }, {}, 500, 0);
  const report = exportLedger({ ports: { store }, books, pricing }, {});
  const earnings = toEarnings(books.accounts(books.today() - 60, books.today()), books.context(), books.zone().name, {});

  expect(report.missing).toBe(1);
  expect(page.value).toMatchObject({ missing: 1, parts: 44 });
  expect(earnings.income).toMatchObject({ missing: 1, parts: 44 });
  const value = page.value.value.known ? page.value.value.value : Number.NaN;
  expect(value).toBeGreaterThan(1_000);
  expect(earnings.income.value.known ? earnings.income.value.value / value : 0).toBeCloseTo(1, 12);
  expect(report.total).toBeCloseTo(value, 5);

  const told = earnings.totals.map((total) => `${total.network} ${total.mint} ${total.amount.base} in ${total.lines}`);
  expect(report.tokens.map((token) => `${token.network} ${token.mint} ${token.base} in ${token.lines}`).toSorted()).toEqual(told.toSorted());
  expect(told).toContain(`render ${RENDER} 333333338 in 2`);

  store.ledger.saveHoldings('wallet-1', [{ walletId: 'wallet-1', mint: RENDER, symbol: 'RENDER', base: '100000000', decimals: 8, asOfMs: clock.now() }], clock.now());
  const [holding] = readHoldings(store, books, pricing, createLedgerMemo());
  expect(holding?.earned).toEqual({ base: '333333338', decimals: 8 });
  expect(holding?.earnedValue).toMatchObject({ missing: 1, parts: 2 });
});

it('the file holds every line of the filter, and its column adds up to the total of the report', async () => {
  await pricing.refresh();
  const { csv, fileName } = exportLedgerCsv({ ports: { store }, books, pricing }, {});
  expect(fileName).toBe('nodeworth-ledger-2026-01-15.csv');
  const [header = '', ...rows] = csv.trimEnd().split('\r\n');
  expect(rows).toHaveLength(46);
  const valueAt = header.split(',').indexOf('value');
  const millionths = rows.map((row) => row.split(',')[valueAt] ?? '').filter((cell) => cell !== '').reduce((sum, cell) => sum + BigInt(cell.replace('.', '')), 0n);
  const total = exportLedger({ ports: { store }, books, pricing }, {}).total ?? Number.NaN;
  expect(millionths).toBe(BigInt(total.toFixed(6).replace('.', '')));
});
