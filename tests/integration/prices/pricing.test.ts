import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFrankfurter } from '../../../main/adapters/prices/frankfurter/client';
import { pricesOf } from '../../../main/hosts/compose/price-sources';
import type { PriceSources } from '../../../main/engine/ports/prices';
import { builtInBook } from '../../../shared/networks/registry';
import { openStore } from '../../../main/adapters/storage/open-store';
import { createHttp, type ManagedHttp } from '../../../main/adapters/system/http';
import { tokenPrices } from '../../../main/engine/prices/token-prices';
import { createPricing, type Pricing } from '../../../main/engine/prices/create-pricing';
import type { Store } from '../../../main/engine/ports/store';
import type { LedgerLine } from '../../../shared/domain/reward';
import { MOBILE } from '../../../shared/networks/helium/tokens';
import { createCancel } from '../../../shared/units/cancel';
import { eventually } from '../../support/misbehaving-server';
import { HNT, ledgerLine, RENDER } from '../../support/ledger-lines';
import type { Market } from '../../support/prices-server/market';
import { createPricesServer, type PricesServer } from '../../support/prices-server/prices-server';
import { createQuietLogger } from '../../support/quiet-logger';
import { createVirtualClock, type VirtualClock } from '../../support/virtual-clock';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A token that no source knows. */
const DUST = 'DustDustDustDustDustDustDustDustDustDust111';

let clock: VirtualClock;
let server: PricesServer;
let http: ManagedHttp;
let store: Store;
let folder: string;
let market: Market;
let pricesEnabled: boolean;
let fiatRates: 'ecb' | 'blended';

beforeEach(async () => {
  clock = createVirtualClock();
  folder = mkdtempSync(join(tmpdir(), 'nodeworth-prices-'));
  store = openStore({ dataDir: folder, clock, logger: createQuietLogger() });
  store.ledger.addWallet({ id: 'wallet-1', chain: 'solana', address: 'address', label: '', addedAtMs: 0 });
  pricesEnabled = true;
  fiatRates = 'ecb';
  market = {
    nowMs: () => clock.now(),
    coins: [
      { mint: HNT, coinGeckoId: 'helium', symbol: 'HNT', defillama: () => 2, coingecko: () => 2.05 },
      // DefiLlama knows RENDER only since the first of January.
      { mint: RENDER, coinGeckoId: 'render-token', symbol: 'RENDER', defillama: (at) => (at > Date.UTC(2026, 0, 1) ? 4 : null), coingecko: () => 5 },
    ],
    rate: (quote) => (quote === 'EUR' ? 0.8 : null),
    holidays: [],
  };
  server = await createPricesServer(market);
  http = createHttp({ clock, random: { next: () => 0, id: () => '' }, logger: createQuietLogger() });
});
afterEach(async () => {
  http.close();
  store.close();
  rmSync(folder, { recursive: true, force: true });
  await server.close();
});

/** The order of the product: pools first for today, the longest memory first for the past. */
const sources = (): PriceSources => pricesOf({ http, clock }, { jupiter: server.jupiter, defillama: server.defillama, coingecko: server.coingecko, binance: server.binance });

const make = (): Pricing =>
  createPricing({
    clock, logger: createQuietLogger(), store,
    prices: sources(),
    fiat: createFrankfurter({ http, clock, baseUrl: server.frankfurter }),
    settings: () => ({ pricesEnabled, currency: 'EUR', tz: 'Europe/Berlin', dayBoundary: 'local', fiatRates }),
    networks: () => builtInBook,
  });

const add = (...lines: LedgerLine[]): void => {
  for (const line of lines) {
    store.ledger.savePage(
      { address: 'address', walletId: 'wallet-1', newest: line.signature, oldestRead: line.signature, target: null, complete: false, readSinceMs: null, listed: 1, decoded: 0 },
      [{ signature: line.signature, slot: line.slot, blockTimeMs: line.atMs }],
    );
    store.ledger.saveDecoded('wallet-1', line.signature, 'decoded', [line], []);
  }
};
const valueOf = (line: LedgerLine) => store.ledger.line(line.id)?.value ?? null;

describe('valuing at receipt', () => {
  it('gives each line the nearest price of the first source that has one, with source, time and confidence', async () => {
    const helium = ledgerLine({ atMs: Date.UTC(2026, 0, 10, 12, 20) });
    const oldRender = ledgerLine({ mint: RENDER, symbol: 'RENDER', network: 'render', atMs: Date.UTC(2025, 10, 3, 8) });
    const ancientRender = ledgerLine({ mint: RENDER, symbol: 'RENDER', network: 'render', atMs: Date.UTC(2024, 5, 1) });
    const dust = ledgerLine({ mint: DUST, symbol: null, kind: 'unclassified', network: null });
    add(helium, oldRender, ancientRender, dust);
    const outcome = await make().refresh();
    expect(outcome).toEqual({ valued: 2, unpriced: 2, failed: [], state: 'done' });
    expect(valueOf(helium)).toEqual({ lineId: helium.id, usdPerToken: 2, source: 'defillama', priceAtMs: Date.UTC(2026, 0, 10, 12, 0, 7), confidence: 0.98, typed: false });
    // DefiLlama had nothing then; CoinGecko keeps a year.
    expect(valueOf(oldRender)).toMatchObject({ usdPerToken: 5, source: 'coingecko', confidence: null });
    expect(valueOf(ancientRender)).toBeNull();
    expect(valueOf(dust)).toBeNull();
  });

  it('never values a line again, whatever the sources say later', async () => {
    const line = ledgerLine();
    add(line);
    const pricing = make();
    await pricing.refresh();
    const before = valueOf(line);
    market.coins.forEach((coin) => Object.assign(coin, { defillama: () => 99, coingecko: () => 99 }));
    await clock.advance(2 * DAY);
    expect((await pricing.refresh()).valued).toBe(0);
    expect(valueOf(line)).toEqual(before);
  });

  it('takes a typed price, marks it, and keeps it over any source', async () => {
    const line = ledgerLine({ mint: DUST });
    add(line);
    const pricing = make();
    pricing.setTyped(line.id, 0.5);
    await pricing.refresh();
    expect(valueOf(line)).toEqual({ lineId: line.id, usdPerToken: 0.5, source: 'manual', priceAtMs: line.atMs, confidence: null, typed: true });
    expect(() => pricing.setTyped(line.id, Number.NaN)).toThrow('BAD_INPUT');
    expect(() => pricing.setTyped('nobody', 1)).toThrow('NOT_FOUND');
  });

  it('does not ask again for what nobody has, until the next day', async () => {
    add(ledgerLine({ mint: DUST, kind: 'unclassified', network: null }));
    const pricing = make();
    await pricing.refresh();
    const asked = (): number => server.asked.filter((path) => path.includes('batchHistorical')).length;
    expect(asked()).toBe(1);
    await pricing.refresh();
    expect(asked()).toBe(1);
    await clock.advance(DAY + HOUR);
    await pricing.refresh();
    expect(asked()).toBe(2);
  });

  it('values a thousand lines in few calls', async () => {
    // One transaction with a thousand payments is as good for this as a thousand transactions, and quicker to write.
    const template = ledgerLine();
    const lines = Array.from({ length: 1000 }, (_, n) => ledgerLine({ signature: template.signature, instructionPath: `${n}`, atMs: Date.UTC(2026, 0, 10) - n * 6 * HOUR }));
    store.ledger.savePage({ address: 'address', walletId: 'wallet-1', newest: 's', oldestRead: 's', target: null, complete: false, readSinceMs: null, listed: 1, decoded: 0 }, [{ signature: template.signature, slot: 1, blockTimeMs: 0 }]);
    store.ledger.saveDecoded('wallet-1', template.signature, 'decoded', lines, []);
    expect(await make().refresh()).toMatchObject({ valued: 1000, unpriced: 0 });
    expect(server.asked.filter((path) => path.includes('batchHistorical')).length).toBeLessThanOrEqual(12);
  });
});

describe('without the network', () => {
  it('never throws, says what failed, keeps what is stored and values the rest later', async () => {
    const line = ledgerLine();
    add(line);
    const pricing = make();
    for (const source of ['defillama', 'coingecko', 'frankfurter'] as const) server.fail(source, { status: 403, body: {} });
    expect(await pricing.refresh()).toEqual({ valued: 0, unpriced: 1, failed: ['coingecko', 'defillama', 'ecb-frankfurter'], state: 'partly' });
    expect(pricing.latest(HNT)).toBeNull();
    expect(pricing.convert(1, 'USD', 'EUR', '2026-01-10')).toEqual({ known: false, reason: 'no-rate' });

    for (const source of ['defillama', 'coingecko', 'frankfurter'] as const) server.fail(source, null);
    expect(await pricing.refresh()).toMatchObject({ valued: 1, failed: [], state: 'done' });
    const price = pricing.latest(HNT);
    for (const source of ['defillama', 'coingecko', 'frankfurter'] as const) server.fail(source, { status: 403, body: {} });
    await clock.advance(9 * DAY);
    expect(await pricing.refresh()).toMatchObject({ state: 'partly' });
    // Nine days old, and told with its age.
    expect(pricing.latest(HNT)).toEqual(price);
    expect(pricing.valueHolding({ walletId: 'wallet-1', mint: HNT, symbol: 'HNT', base: '300000000', decimals: 8, asOfMs: clock.now() }, 'EUR')).toMatchObject({ value: { known: true, value: 3 * 2.05 * 0.8 }, asOfMs: price?.atMs });
  });

  it('a source that is down once is not asked again in the same refresh', async () => {
    add(ledgerLine(), ledgerLine({ mint: RENDER }));
    server.fail('defillama', { status: 403, body: {} });
    const outcome = await make().refresh();
    expect(outcome).toMatchObject({ valued: 2, failed: ['defillama'] });
    expect(server.asked.filter((path) => path.startsWith('/defillama'))).toHaveLength(1);
  });

  it('a line waits for the better source rather than take a farther stored price', async () => {
    const line = ledgerLine({ mint: RENDER, atMs: Date.UTC(2026, 0, 10, 12) });
    add(line);
    store.prices.savePoints([{ mint: RENDER, usd: 9, atMs: Date.UTC(2026, 0, 10, 9), source: 'coingecko', confidence: null, fetchedAtMs: 0 }]);
    const pricing = make();
    server.fail('defillama', { status: 403, body: {} });
    server.fail('coingecko', { status: 403, body: {} });
    expect(await pricing.refresh()).toMatchObject({ valued: 0, unpriced: 1 });
    server.fail('defillama', null);
    server.fail('coingecko', null);
    expect(await pricing.refresh()).toMatchObject({ valued: 1 });
    expect(valueOf(line)).toMatchObject({ usdPerToken: 4, source: 'defillama' });
  });

  it('switched off, nothing is asked; stored prices still value', async () => {
    pricesEnabled = false;
    const line = ledgerLine({ mint: DUST });
    add(line, ledgerLine());
    store.prices.savePoints([{ mint: DUST, usd: 7, atMs: (line.atMs ?? 0) + 5 * HOUR, source: 'defillama', confidence: null, fetchedAtMs: 0 }]);
    expect(await make().refresh()).toEqual({ valued: 1, unpriced: 1, failed: [], state: 'skipped' });
    expect(server.asked).toEqual([]);
    expect(valueOf(line)?.usdPerToken).toBe(7);
  });

  it('cancelled, it ends as cancelled and keeps what it has', async () => {
    add(ledgerLine());
    const stop = createCancel();
    stop.cancel();
    expect(await make().refresh(stop)).toMatchObject({ state: 'cancelled', valued: 0 });
    expect(server.asked).toEqual([]);
  });
});

describe('stopping', () => {
  it('ends a refresh that waits for a busy host, leaves no timer, and lets none begin after it', async () => {
    add(ledgerLine());
    server.fail('defillama', { status: 429, body: {}, headers: { 'retry-after': '60' } });
    const pricing = make();
    const waiting = pricing.refresh();
    await eventually(() => http.waitingUntil(server.host) !== null, 'the pause');
    const after = pricing.refresh();
    await pricing.stop();
    expect(await waiting).toMatchObject({ state: 'cancelled', valued: 0 });
    expect(await after).toMatchObject({ state: 'cancelled' });
    expect(clock.pending()).toBe(0);
    const asked = server.asked.length;
    expect(await pricing.refresh()).toMatchObject({ state: 'cancelled' });
    expect(server.asked).toHaveLength(asked);
  });
});

describe('several sources of today’s price', () => {
  const find = (pricing: Pricing, mint: string) => tokenPrices([mint], pricing, builtInBook)[0];

  it('are asked in the order pools, CoinGecko, DefiLlama, and flagged when they differ by more than 3 %', async () => {
    Object.assign(market.coins[0] ?? {}, { jupiter: () => ({ usd: 2.02, liquidity: 90_000 }) });
    const pricing = make();
    await pricing.refresh();
    expect(find(pricing, HNT)).toMatchObject({ usd: { value: { known: true, value: 2.02 }, source: 'jupiter' }, check: { source: 'coingecko', usd: 2.05, differs: false }, liquidityUsd: 90_000, thin: true });
    expect(find(pricing, RENDER)).toMatchObject({ usd: { value: { value: 5 }, source: 'coingecko' }, check: { source: 'defillama', usd: 4, differs: true }, liquidityUsd: null, thin: false });
    // The second opinion never becomes the price.
    expect(pricing.latest(RENDER)).toMatchObject({ usd: 5, source: 'coingecko' });
    expect(find(pricing, MOBILE.mint)).toMatchObject({ usd: { value: { known: false, reason: 'no-price' }, missing: 1 }, check: null });
  });

  it('a pool that was pushed for a minute is shown with its doubt, and is never the price of a reward', async () => {
    Object.assign(market.coins[0] ?? {}, { jupiter: () => ({ usd: 100, liquidity: 5_000_000 }), coingecko: () => 2, defillama: () => 2 });
    const pricing = make();
    await pricing.refresh();
    expect(find(pricing, HNT)).toMatchObject({ usd: { value: { value: 100 } }, check: { differs: true } });
    const line = ledgerLine({ atMs: clock.now() });
    add(line);
    await pricing.refresh();
    expect(valueOf(line)).toMatchObject({ usdPerToken: 2 });
  });

  it('the next gives the price when the first has none, or is away', async () => {
    Object.assign(market.coins[1] ?? {}, { coingecko: () => null });
    server.fail('jupiter', { status: 403, body: {} });
    const pricing = make();
    await pricing.refresh();
    expect(pricing.failed()).toEqual(['jupiter']);
    expect(pricing.latest(RENDER)).toMatchObject({ usd: 4, source: 'defillama' });
  });

  it('a token known as thin is marked while nobody tells how deep its market is', () => {
    expect(tokenPrices(['7JA5eZdCzztSfQbJvS8aVVxMFfd81Rs9VvwnocV1mKHu'], make(), builtInBook)[0]).toMatchObject({ thin: true, usd: { value: { known: false } } });
  });
});

describe('what has no market', () => {
  it('money is worth its day’s rate, a pegged credit what its network says, and neither is asked of anybody', async () => {
    // A Friday: its rate was published.
    const atMs = Date.UTC(2026, 0, 9, 12);
    const euro = ledgerLine({ mint: 'fiat:EUR', symbol: 'EUR', decimals: 2, base: '800', atMs });
    const dollar = ledgerLine({ mint: 'fiat:USD', symbol: 'USD', decimals: 6, base: '5000000', atMs });
    const act = ledgerLine({ mint: 'akash/uact', symbol: 'ACT', decimals: 6, base: '3000000', network: 'akash', atMs });
    add(euro, dollar, act);
    store.prices.saveRates([{ quote: 'EUR', rate: 0.8, day: '2026-01-09', publishedOn: '2026-01-09', source: 'ecb-frankfurter', fetchedAtMs: Date.UTC(2026, 0, 10) }]);
    expect(await make().refresh()).toMatchObject({ valued: 3, unpriced: 0 });
    expect(valueOf(euro)).toMatchObject({ usdPerToken: 1.25, source: 'fixed' });
    expect([valueOf(dollar)?.usdPerToken, valueOf(act)?.usdPerToken]).toEqual([1, 1]);
    expect(server.asked.filter((path) => path.includes('fiat') || path.includes('uact'))).toEqual([]);
  });

  it('a line in money waits for the rate of its day and then has its price', async () => {
    const euro = ledgerLine({ mint: 'fiat:EUR', symbol: 'EUR', decimals: 2, base: '800', atMs: Date.UTC(2026, 0, 9, 12) });
    add(euro);
    server.fail('frankfurter', { status: 403, body: {} });
    const pricing = make();
    expect(await pricing.refresh()).toMatchObject({ valued: 0, unpriced: 1 });
    server.fail('frankfurter', null);
    await pricing.refresh();
    expect(await pricing.refresh()).toMatchObject({ unpriced: 0 });
    expect(valueOf(euro)?.usdPerToken).toBe(1.25);
  });

  it('is shown as the same money it was, also around midnight and while a weekend’s rate may still change', async () => {
    const rateOfDay: Readonly<Record<string, number>> = { '2026-01-08': 0.8, '2026-01-09': 0.9 };
    market = { ...market, rate: (quote, day) => (quote === 'EUR' ? (rateOfDay[day] ?? 0.7) : null) };
    await server.close();
    server = await createPricesServer(market);
    // 00:30 in Berlin on the 9th is still the 8th in UTC; the 10th is a Saturday, five days ago.
    const night = ledgerLine({ mint: 'fiat:EUR', symbol: 'EUR', decimals: 2, base: '10000', atMs: Date.UTC(2026, 0, 8, 23, 30) });
    const saturday = ledgerLine({ mint: 'fiat:EUR', symbol: 'EUR', decimals: 2, base: '10000', atMs: Date.UTC(2026, 0, 10, 12) });
    add(night, saturday);
    const pricing = make();
    await pricing.refresh();
    await pricing.refresh();
    const shown = (line: LedgerLine, day: string): unknown => pricing.valueOf({ line, value: valueOf(line) }, 'EUR', day);
    expect(shown(night, '2026-01-09')).toEqual({ known: true, value: 100 });
    expect(shown(saturday, '2026-01-10')).toEqual({ known: false, reason: 'no-price' });
    await clock.advance(2 * DAY);
    await pricing.refresh();
    await pricing.refresh();
    expect(shown(saturday, '2026-01-10')).toEqual({ known: true, value: 100 });
  });
});

it('a price from the future is none: it would be the newest for ever', async () => {
  Object.assign(market.coins[0] ?? {}, { defillama: () => null });
  server.fail('coingecko', { status: 200, body: { helium: { usd: 1000, last_updated_at: Date.UTC(2098, 0, 1) / 1000 } } });
  const pricing = make();
  await pricing.refresh();
  expect(pricing.latest(HNT)).toBeNull();
  server.fail('coingecko', null);
  await pricing.refresh();
  expect(pricing.latest(HNT)).toMatchObject({ usd: 2.05 });
});

it('rates of the bank and of the blend are kept apart, and the one that is set counts', async () => {
  const pricing = make();
  await pricing.refresh();
  expect(pricing.convert(1, 'USD', 'EUR', '2026-01-14')).toEqual({ known: true, value: 0.8 });
  fiatRates = 'blended';
  expect(pricing.convert(1, 'USD', 'EUR', '2026-01-14')).toEqual({ known: false, reason: 'no-rate' });
  await pricing.refresh();
  expect(pricing.convert(1, 'USD', 'EUR', '2026-01-14')).toEqual({ known: true, value: 0.8 * 1.001 });
  fiatRates = 'ecb';
  expect(pricing.convert(1, 'USD', 'EUR', '2026-01-14')).toEqual({ known: true, value: 0.8 });
});

describe('rates', () => {
  it('come in bulk for every day that money is told in, and once', async () => {
    add(ledgerLine({ atMs: Date.UTC(2024, 2, 1) }));
    const pricing = make();
    await pricing.refresh();
    expect(pricing.convert(10, 'USD', 'EUR', '2024-03-01')).toEqual({ known: true, value: 8 });
    expect(pricing.convert(8, 'EUR', 'USD', '2025-12-25')).toEqual({ known: true, value: 10 });
    const calls = server.asked.filter((path) => path.startsWith('/frankfurter')).length;
    expect(calls).toBe(2);
    await pricing.refresh();
    expect(server.asked.filter((path) => path.startsWith('/frankfurter'))).toHaveLength(calls);
  });

  it('the rate of an unsettled day is asked again until it is published', async () => {
    const pricing = make();
    await pricing.refresh();
    expect(store.prices.rate('EUR', '2026-01-15', 'ecb-frankfurter')?.publishedOn).toBe('2026-01-14');
    await clock.advance(4 * HOUR);
    await pricing.refresh();
    expect(store.prices.rate('EUR', '2026-01-15', 'ecb-frankfurter')?.publishedOn).toBe('2026-01-15');
  });
});

describe('daily closes', () => {
  it('of the last year are there for tokens that networks pay in, before any has paid, one a day, asked once a day', async () => {
    const pricing = make();
    await pricing.refresh();
    const days = pricing.daily(HNT).map((point) => Math.floor(point.atMs / DAY));
    expect(days.length).toBeGreaterThanOrEqual(366);
    expect(new Set(days).size).toBe(days.length);
    const charts = (mint = HNT): number => server.asked.filter((path) => path.includes(`/chart/solana%3A${mint}`)).length;
    const before = charts();
    await pricing.refresh();
    expect(charts()).toBe(before);
    await clock.advance(DAY);
    await pricing.refresh();
    expect(charts()).toBe(before + 1);
    expect(charts(RENDER)).toBeGreaterThan(0);
    // Paid until January 2025: nobody forecasts in it.
    expect(charts(MOBILE.mint)).toBe(0);
  });
});

it('spot prices of every ten minutes are shown, and kept by the hour', async () => {
  const pricing = make();
  for (let n = 0; n < 13; n += 1) {
    await pricing.refresh();
    await clock.advance(10 * 60_000);
  }
  expect(pricing.latest(HNT)?.atMs).toBe(clock.now() - 10 * 60_000 - 60_000);
  let kept = 0;
  for (let at = clock.now() - 3 * HOUR; at < clock.now(); at += 10 * 60_000) if (store.prices.near(HNT, at, 5 * 60_000) !== null) kept += 1;
  expect(kept).toBe(3);
});

it('a refresh asked for during another is the one after it', async () => {
  const pricing = make();
  const first = pricing.refresh();
  const line = ledgerLine();
  add(line);
  const [, second, third] = await Promise.all([first, pricing.refresh(), pricing.refresh()]);
  expect(second).toBe(third);
  expect(valueOf(line)?.usdPerToken).toBe(2);
});
