import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarketChart, parseSimplePrice } from '../../../main/adapters/prices/coingecko/parse';
import { parseCoins } from '../../../main/adapters/prices/defillama/parse';
import { parseRates } from '../../../main/adapters/prices/frankfurter/parse';
import { lastOfEachDay, nearestPoint } from '../../../shared/domain/nearest-price';

const AT_S = 1_768_478_400;

describe('parsers', () => {
  it('never throw, and never give a price that is not above zero with a time', () => {
    const odd = fc.oneof(fc.jsonValue(), fc.constantFrom(0, -1, 1, Number.POSITIVE_INFINITY, Number.NaN, AT_S, AT_S * 1000, null, 'x', [], {}));
    const coins = fc.record({ coins: fc.oneof(odd, fc.dictionary(fc.string(), fc.oneof(odd, fc.record({ price: odd, timestamp: odd, confidence: odd }), fc.record({ prices: fc.array(fc.oneof(odd, fc.record({ price: odd, timestamp: odd }))) })))) });
    fc.assert(
      fc.property(fc.oneof(odd, coins, fc.record({ prices: fc.array(fc.oneof(odd, fc.tuple(odd, odd))) }), fc.dictionary(fc.string(), fc.record({ usd: odd, last_updated_at: odd }))), (json) => {
        const llama = parseCoins(json);
        const chart = parseMarketChart(json);
        const spot = parseSimplePrice(json);
        const points = [...(llama.ok ? llama.coins.flatMap((coin) => coin.points) : []), ...(chart.ok ? chart.points : []), ...(spot.ok ? spot.prices : [])];
        for (const point of points) {
          expect(point.usd).toBeGreaterThan(0);
          expect(Number.isFinite(point.usd)).toBe(true);
          expect(point.atMs).toBeGreaterThan(1_230_768_000_000);
        }
        parseRates(json, 'EUR');
      }),
    );
  });

  it('leave out a coin that is priced 0, and keep the rest', () => {
    const parsed = parseCoins({ coins: { 'solana:dead': { price: 0, timestamp: AT_S, symbol: 'DEAD' }, 'solana:alive': { price: 1, timestamp: AT_S, symbol: 'A' } } });
    expect(parsed).toEqual({ ok: true, coins: [{ coin: 'solana:alive', points: [{ usd: 1, atMs: AT_S * 1000, confidence: null }] }] });
    expect(parseSimplePrice({ dead: { usd: 0, last_updated_at: AT_S }, timeless: { usd: 1 } })).toEqual({ ok: true, prices: [] });
  });

  it('take the confidence of a price, else of its coin', () => {
    const parsed = parseCoins({ coins: { a: { confidence: 0.5, prices: [{ price: 1, timestamp: AT_S }, { price: 2, timestamp: AT_S, confidence: 0.9 }, { price: 2, timestamp: AT_S, confidence: 7 }] } } });
    expect(parsed.ok ? parsed.coins[0]?.points.map((p) => p.confidence) : parsed).toEqual([0.5, 0.9, null]);
  });

  it('of rates refuse another base: 0.9 EUR for one GBP is not a rate per USD', () => {
    expect(parseRates({ base: 'GBP', date: '2026-01-02', rates: { EUR: 0.9 } }, 'EUR')).toEqual({ ok: false, why: 'wrong-base' });
    expect(parseRates({ base: 'USD', date: '2026-01-02', rates: { EUR: 0.9 } }, 'EUR')).toEqual({ ok: true, rates: [{ day: '2026-01-02', rate: 0.9 }] });
    expect(parseRates({ base: 'USD', rates: { '2026-01-05': { EUR: 2 }, '2026-01-02': { EUR: 1 }, nonsense: { EUR: 3 }, '2026-01-06': { GBP: 3 } } }, 'EUR')).toEqual({ ok: true, rates: [{ day: '2026-01-02', rate: 1 }, { day: '2026-01-05', rate: 2 }] });
  });
});

describe('the nearest price', () => {
  it('is within the tolerance, and the earlier of two as near', () => {
    const points = [{ atMs: 100 }, { atMs: 300 }, { atMs: 200 }];
    expect(nearestPoint(points, 240, 1000)).toEqual({ atMs: 200 });
    expect(nearestPoint(points, 250, 1000)).toEqual({ atMs: 200 });
    expect(nearestPoint(points.toReversed(), 250, 1000)).toEqual({ atMs: 200 });
    expect(nearestPoint(points, 400, 100)).toEqual({ atMs: 300 });
    expect(nearestPoint(points, 401, 100)).toBeNull();
    expect(nearestPoint([], 0, 100)).toBeNull();
  });
  it('of each day is its last', () => {
    const day = 86_400_000;
    expect(lastOfEachDay([{ atMs: day + 5 }, { atMs: 10 }, { atMs: day - 1 }, { atMs: day }])).toEqual([{ atMs: day - 1 }, { atMs: day + 5 }]);
  });
});
