import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCoinGecko } from '../../../main/adapters/prices/coingecko/client';
import { createDefiLlama } from '../../../main/adapters/prices/defillama/client';
import { createBinance } from '../../../main/adapters/prices/binance/client';
import { createJupiter } from '../../../main/adapters/prices/jupiter/client';
import { createFrankfurter } from '../../../main/adapters/prices/frankfurter/client';
import { createHttp, type ManagedHttp } from '../../../main/adapters/system/http';
import type { Market } from '../../support/prices-server/market';
import { createPricesServer, type PricesServer } from '../../support/prices-server/prices-server';
import { createQuietLogger } from '../../support/quiet-logger';
import { createVirtualClock, VIRTUAL_START_MS, type VirtualClock } from '../../support/virtual-clock';

const HNT = 'hntyVP6YFm1Hg25TN9WGLqM12b8TQmcknKrdu1oxWux';
const RENDER = 'rndrizKT3MK1iimdxRdWabcF7Zg7AR5T4nud4EkHBof';
const NOBODY = 'So22222222222222222222222222222222222222222';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** HNT rises slowly and costs a cent more at CoinGecko; RENDER has no price at DefiLlama. */
const market = (clock: VirtualClock): Market => ({
  nowMs: () => clock.now(),
  coins: [
    { mint: HNT, coinGeckoId: 'helium', symbol: 'HNT', defillama: (at) => 2 + at / 1e15, coingecko: (at) => 2.01 + at / 1e15, jupiter: () => ({ usd: 3.1, liquidity: 120_000 }) },
    // A price that tells its hour: 1.13 at 13:00.
    { mint: 'filecoin/fil', coinGeckoId: 'filecoin', symbol: 'FIL', defillama: () => null, coingecko: () => null, binance: (at) => 1 + new Date(at).getUTCHours() / 100 },
    { mint: RENDER, coinGeckoId: 'render-token', symbol: 'RENDER', defillama: () => null, coingecko: () => 4 },
  ],
  rate: (quote, day) => (quote === 'EUR' ? (800 + Number(day.slice(8))) / 1000 : null),
  holidays: ['2026-01-01'],
});

let clock: VirtualClock;
let server: PricesServer;
let http: ManagedHttp;

beforeEach(async () => {
  clock = createVirtualClock();
  server = await createPricesServer(market(clock));
  http = createHttp({ clock, random: { next: () => 0, id: () => '' }, logger: createQuietLogger() });
});
afterEach(async () => {
  http.close();
  await server.close();
});

describe('DefiLlama', () => {
  const source = () => createDefiLlama({ http, clock, baseUrl: server.defillama });

  it('gives spot prices by address, and nothing for a token it does not know', async () => {
    const points = await source().spot([HNT, NOBODY, RENDER, HNT]);
    expect(points).toEqual([{ mint: HNT, usd: 2 + Math.floor(clock.now() / 1000) / 1e12, atMs: clock.now() - 30_000, source: 'defillama', confidence: 0.99, fetchedAtMs: clock.now() }]);
    expect(server.asked).toHaveLength(1);
  });

  it('matches a batch of instants to the nearest stored price, whatever their order', async () => {
    const instants = [clock.now() - 400 * DAY + 20 * 60_000, clock.now() - 3 * DAY, clock.now() - 3 * DAY];
    const points = await source().at(HNT, instants);
    expect(points.map((p) => p.askedAtMs)).toEqual([instants[0], instants[1]]);
    for (const point of points) expect(Math.abs(point.atMs - point.askedAtMs)).toBeLessThanOrEqual(HOUR / 2);
    expect(server.asked).toHaveLength(1);
  });

  it('asks a long list of instants in pieces', async () => {
    const instants = Array.from({ length: 250 }, (_, n) => clock.now() - (n + 1) * DAY);
    expect(await source().at(HNT, instants)).toHaveLength(250);
    expect(server.asked).toHaveLength(3);
    expect(Math.max(...server.asked.map((path) => path.length))).toBeLessThan(4_000);
  });

  it('gives one close a day, 400 days in two calls, none of them in the future', async () => {
    const points = await source().daily(HNT, clock.now() - 400 * DAY, clock.now() + 5 * DAY);
    const days = points.map((p) => Math.floor(p.atMs / DAY));
    expect(new Set(days).size).toBe(points.length);
    expect(points).toHaveLength(400);
    expect(server.asked).toHaveLength(2);
  });
});

describe('CoinGecko', () => {
  const source = () => createCoinGecko({ http, clock, baseUrl: server.coingecko });

  it('gives spot prices for the ids it knows', async () => {
    const points = await source().spot([HNT, RENDER, NOBODY]);
    expect(points.map((p) => [p.mint, p.source, p.confidence])).toEqual([[HNT, 'coingecko', null], [RENDER, 'coingecko', null]]);
    expect(points[0]?.atMs).toBe(clock.now() - 60_000);
    expect(await source().spot([NOBODY])).toEqual([]);
    expect(server.asked).toHaveLength(1);
  });

  it('values the last year by the hour in windows, and leaves out what lies before it', async () => {
    const instants = [clock.now() - 370 * DAY, clock.now() - 300 * DAY, clock.now() - 200 * DAY, clock.now() - 150 * DAY, clock.now() - HOUR];
    const points = await source().at(HNT, instants);
    expect(points.map((p) => p.askedAtMs)).toEqual(instants.slice(1));
    for (const point of points) expect(Math.abs(point.atMs - point.askedAtMs)).toBeLessThanOrEqual(HOUR);
    expect(server.asked).toHaveLength(3);
  });

  it('gives one price a day of the last year at most', async () => {
    const points = await source().daily(HNT, clock.now() - 500 * DAY, clock.now());
    expect(points).toHaveLength(364);
    expect((await source().daily(HNT, clock.now() - 10 * DAY, clock.now())).length).toBe(11);
    expect(await source().daily(NOBODY, 0, clock.now())).toEqual([]);
  });
});

describe('Frankfurter', () => {
  const source = () => createFrankfurter({ http, clock, baseUrl: server.frankfurter });

  it('carries the business day before over a weekend and a holiday, and says so', async () => {
    const rates = await source().rates('EUR', '2025-12-31', '2026-01-05', 'ecb-frankfurter');
    expect(rates.map((r) => [r.day, r.publishedOn, r.rate])).toEqual([
      ['2025-12-31', '2025-12-31', 0.831],
      ['2026-01-01', '2025-12-31', 0.831],
      ['2026-01-02', '2026-01-02', 0.802],
      ['2026-01-03', '2026-01-02', 0.802],
      ['2026-01-04', '2026-01-02', 0.802],
      ['2026-01-05', '2026-01-05', 0.805],
    ]);
    expect(server.asked).toHaveLength(1);
  });

  it('a range that begins on a Sunday has its first day', async () => {
    expect((await source().rates('EUR', '2026-01-04', '2026-01-04', 'ecb-frankfurter')).map((r) => r.publishedOn)).toEqual(['2026-01-02']);
  });

  it('today before the publication carries yesterday, a day out of reach has no rate', async () => {
    expect(VIRTUAL_START_MS).toBe(Date.UTC(2026, 0, 15, 12));
    const rates = await source().rates('EUR', '2026-01-15', '2026-02-15', 'ecb-frankfurter');
    expect(rates[0]).toMatchObject({ day: '2026-01-15', publishedOn: '2026-01-14' });
    expect(rates.at(-1)?.day).toBe('2026-01-24');
  });

  it('knows a long range by the year, and a currency without a rate not at all', async () => {
    expect(await source().rates('EUR', '2024-01-15', '2026-01-14', 'ecb-frankfurter')).toHaveLength(731);
    expect(server.asked).toHaveLength(3);
    expect(await source().rates('XXX', '2026-01-01', '2026-01-14', 'ecb-frankfurter')).toEqual([]);
  });
});

describe('the blend of central banks', () => {
  it('is read day by day, carried over a weekend, and named as what it is', async () => {
    const rates = await createFrankfurter({ http, clock, baseUrl: server.frankfurter }).rates('EUR', '2026-01-02', '2026-01-04', 'blended-frankfurter');
    expect(rates.map((r) => [r.day, r.publishedOn, r.rate, r.source])).toEqual([
      ['2026-01-02', '2026-01-02', 0.802 * 1.001, 'blended-frankfurter'],
      ['2026-01-03', '2026-01-02', 0.802 * 1.001, 'blended-frankfurter'],
      ['2026-01-04', '2026-01-02', 0.802 * 1.001, 'blended-frankfurter'],
    ]);
  });
});

describe('Jupiter', () => {
  const source = () => createJupiter({ http, clock, baseUrl: server.jupiter });

  it('gives the price of the moment with the depth of the market, for Solana tokens only', async () => {
    const points = await source().spot([HNT, NOBODY, 'filecoin/fil']);
    expect(points).toEqual([{ mint: HNT, usd: 3.1, liquidityUsd: 120_000, atMs: clock.now(), fetchedAtMs: clock.now(), source: 'jupiter', confidence: null }]);
    expect(server.asked).toEqual([`/jupiter/price/v3?ids=${HNT},${NOBODY}`]);
  });

  it('asks for fifty mints a call', async () => {
    await source().spot(Array.from({ length: 120 }, (_, n) => `mint${n}`));
    expect(server.asked).toHaveLength(3);
  });
});

describe('Binance', () => {
  const source = () => createBinance({ http, clock, baseUrl: server.binance });

  it('gives the opening of the nearest hour, and nothing for a token it has no confirmed pair of', async () => {
    const askedAtMs = Date.UTC(2026, 0, 10, 12, 40);
    expect(await source().at('filecoin/fil', [askedAtMs])).toEqual([{ mint: 'filecoin/fil', usd: 1.13, atMs: Date.UTC(2026, 0, 10, 13), source: 'binance', confidence: null, fetchedAtMs: clock.now(), askedAtMs }]);
    expect(await source().at(HNT, [askedAtMs])).toEqual([]);
    expect(await source().spot(['filecoin/fil'])).toEqual([]);
  });

  it('gives closed days, not the one that goes on', async () => {
    const days = await source().daily('filecoin/fil', clock.now() - 3 * DAY, clock.now());
    expect(days.map((point) => new Date(point.atMs).toISOString())).toEqual(['2026-01-12T23:59:59.999Z', '2026-01-13T23:59:59.999Z', '2026-01-14T23:59:59.999Z']);
  });

  it('pages a long stretch by a thousand hours', async () => {
    const instants = Array.from({ length: 100 }, (_, n) => Date.UTC(2025, 6, 1) + n * DAY);
    expect(await source().at('filecoin/fil', instants)).toHaveLength(100);
    expect(server.asked.length).toBeLessThanOrEqual(4);
  });
});

describe('a source in trouble', () => {
  it.each([
    ['an error', { status: 403, body: { error: 'no' } }, 'status-403'],
    ['half a JSON', { status: 200, body: '{"coins":{"solana' }, 'not-json'],
    ['another shape', { status: 200, body: [] }, 'unknown-shape'],
  ] as const)('(%s) is a failure with a reason, not an empty answer', async (_name, answer, reason) => {
    for (const name of ['defillama', 'coingecko', 'frankfurter', 'jupiter', 'binance'] as const) server.fail(name, answer);
    // A list is what Binance answers, and an object what Jupiter does: for them the other shape is another one.
    if (reason !== 'unknown-shape') await expect(createBinance({ http, clock, baseUrl: server.binance }).at('filecoin/fil', [clock.now() - DAY])).rejects.toMatchObject({ reason });
    await expect(createJupiter({ http, clock, baseUrl: server.jupiter }).spot([HNT])).rejects.toMatchObject({ reason });
    await expect(createDefiLlama({ http, clock, baseUrl: server.defillama }).spot([HNT])).rejects.toMatchObject({ reason });
    await expect(createCoinGecko({ http, clock, baseUrl: server.coingecko }).spot([HNT])).rejects.toMatchObject({ reason });
    await expect(createFrankfurter({ http, clock, baseUrl: server.frankfurter }).rates('EUR', '2026-01-05', '2026-01-06', 'ecb-frankfurter')).rejects.toMatchObject({ reason });
  });
});
