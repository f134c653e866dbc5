import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseMarketChart, parseSimplePrice } from '../../../main/adapters/prices/coingecko/parse';
import { parseCoins } from '../../../main/adapters/prices/defillama/parse';
import { parseRates } from '../../../main/adapters/prices/frankfurter/parse';
import { lastOfEachDay } from '../../../shared/domain/nearest-price';

const root = resolve(process.env['NODEWORTH_RECORDED'] ?? resolve(import.meta.dirname, '../../../../shared/recorded'), 'prices');
const isHere = existsSync(root);
if (!isHere) console.log(`recorded prices: passed over, no recorded data at ${root}`);

const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const parse = (file: string): unknown => JSON.parse(read(file));
const ROTKI = 'rotki__test-caching/';
const LLAMA = {
  current: `${ROTKI}test_defillama__test_defillama_with_api_key__00_lapikey123_coins_prices_current_coingecko_ethereum.json`,
  historical: `${ROTKI}test_defillama__test_defillama_with_api_key__01_3_coins_prices_historical_1597024800_coingecko_dai.json`,
  several: `${ROTKI}test_defillama__test_query_multiple_current_prices[False]__00_ingecko_arbitrum,coingecko_dai,coingecko_chainlink.json`,
};
const SIMPLE = `${ROTKI}test_coingecko__test_coingecko_with_api_key__01_api_v3_simple_price.json`;
const CHART = 'iamgnnr__Cryptosphere/bitcoin_chart.json';

/** Every other file, and why none of the three parsers is meant to take it. */
const NOT_OURS: readonly { readonly pattern: RegExp; readonly why: string }[] = [
  { pattern: /test_coingecko__.*_api_v3_coins_[a-z-]+\.json$/, why: 'description of a coin: an endpoint we do not ask' },
  { pattern: /test_coingecko__.*_history\.json$/, why: 'one day of one coin in every currency: we ask ranges in USD' },
  { pattern: /test_cryptocompare__|_01_data_price\.json$/, why: 'CryptoCompare: not a source of this version' },
  { pattern: /Cryptosphere\/coins\.json$/, why: 'CoinGecko /coins/markets in a wrapper of its author: an endpoint we do not ask' },
  { pattern: /Cryptosphere\/market\.json$/, why: 'sample file of a test server, no prices at all' },
  { pattern: /\.csv$/, why: 'a table, not an answer of an interface' },
];

const allFiles = (): readonly string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => relative(root, join(entry.parentPath, entry.name))).toSorted();

describe.skipIf(!isHere)('recorded prices', () => {
  it('DefiLlama: one current price with its confidence', () => {
    expect(parseCoins(parse(LLAMA.current))).toEqual({ ok: true, coins: [{ coin: 'coingecko:ethereum', points: [{ usd: 2399, atMs: 1_728_559_494_000, confidence: 0.99 }] }] });
  });

  it('DefiLlama: a price of 2020, without a confidence', () => {
    expect(parseCoins(parse(LLAMA.historical))).toEqual({ ok: true, coins: [{ coin: 'coingecko:dai', points: [{ usd: 1.0182482830027697, atMs: 1_597_024_925_000, confidence: null }] }] });
  });

  it('DefiLlama: several coins in any order', () => {
    const parsed = parseCoins(parse(LLAMA.several));
    expect(parsed.ok ? parsed.coins.map((entry) => [entry.coin, entry.points[0]?.usd]) : parsed).toEqual([['coingecko:chainlink', 17.22], ['coingecko:dai', 0.99972], ['coingecko:arbitrum', 0.415488]]);
  });

  it('CoinGecko: a spot price in another currency than USD is no price', () => {
    expect(parse(SIMPLE)).toEqual({ ethereum: { btc: 0.03950436 } });
    expect(parseSimplePrice(parse(SIMPLE))).toEqual({ ok: true, prices: [] });
  });

  it('CoinGecko: a week by the hour, in milliseconds, one close a day', () => {
    const parsed = parseMarketChart(parse(CHART));
    const points = parsed.ok ? parsed.points : [];
    expect(points).toHaveLength(169);
    expect(points[0]).toEqual({ atMs: 1_696_359_622_085, usd: 27_309.802923311734 });
    const closes = lastOfEachDay(points);
    expect(closes.map((point) => new Date(point.atMs).toISOString().slice(0, 10))).toEqual(['2023-10-03', '2023-10-04', '2023-10-05', '2023-10-06', '2023-10-07', '2023-10-08', '2023-10-09', '2023-10-10']);
  });

  it('every file is taken or has a reason', () => {
    const taken = new Set<string>([...Object.values(LLAMA), SIMPLE, CHART]);
    const files = allFiles();
    expect(files.length).toBeGreaterThanOrEqual(40);
    expect([...taken].filter((file) => !files.includes(file))).toEqual([]);
    expect(files.filter((file) => !taken.has(file) && !NOT_OURS.some(({ pattern }) => pattern.test(file)))).toEqual([]);
  });

  it('what is not for a parser gives no price, and none of them throws', () => {
    const json = allFiles().filter((file) => file.endsWith('.json'));
    for (const file of json) {
      const value = parse(file);
      const coins = parseCoins(value);
      const chart = parseMarketChart(value);
      const spot = parseSimplePrice(value);
      const rates = parseRates(value, 'EUR');
      expect(coins.ok && coins.coins.length > 0, `${file} as DefiLlama`).toBe(Object.values<string>(LLAMA).includes(file));
      expect(chart.ok && chart.points.length > 0, `${file} as a chart`).toBe(file === CHART);
      expect(spot.ok && spot.prices.length > 0, `${file} as spot prices`).toBe(false);
      expect(rates.ok, `${file} as rates`).toBe(false);
    }
  });
});
