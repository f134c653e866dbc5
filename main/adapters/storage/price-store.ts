import type { FiatRate, FiatRateSource, PricePoint, PriceSourceId } from '../../../shared/domain/price';
import type { PriceStore } from '../../engine/ports/store';
import type { Database, Row } from './sqlite/database';
import { numberOf, numberOrNullOf, textOf, wordOf } from './sqlite/rows';

const PRICE_SOURCES = ['jupiter', 'coingecko', 'defillama', 'binance', 'fixed', 'manual'] as const satisfies readonly PriceSourceId[];
const RATE_SOURCES = ['ecb-frankfurter', 'blended-frankfurter', 'manual'] as const satisfies readonly FiatRateSource[];
// What a person typed wins over a market source that speaks of the same instant.
const TYPED_FIRST = "CASE source WHEN 'manual' THEN 0 ELSE 1 END, fetched_at_ms DESC";

const pointOf = (row: Row): PricePoint => ({
  mint: textOf(row, 'mint'),
  usd: numberOf(row, 'usd'),
  atMs: numberOf(row, 'at_ms'),
  source: wordOf(row, 'source', PRICE_SOURCES),
  confidence: numberOrNullOf(row, 'confidence'),
  fetchedAtMs: numberOf(row, 'fetched_at_ms'),
});

const rateOf = (row: Row): FiatRate => ({
  quote: textOf(row, 'quote'),
  rate: numberOf(row, 'rate'),
  day: textOf(row, 'day'),
  publishedOn: textOf(row, 'published_on'),
  source: wordOf(row, 'source', RATE_SOURCES),
  fetchedAtMs: numberOf(row, 'fetched_at_ms'),
});

export function createPriceStore(database: Database): PriceStore {
  const savePoint = database.prepare(`
    INSERT INTO price_points (mint, at_ms, source, usd, confidence, fetched_at_ms) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (mint, at_ms, source) DO UPDATE SET usd = excluded.usd, confidence = excluded.confidence, fetched_at_ms = excluded.fetched_at_ms`);
  const latest = database.prepare(`SELECT * FROM price_points WHERE mint = ? ORDER BY at_ms DESC, ${TYPED_FIRST} LIMIT 1`);
  const before = database.prepare(`SELECT * FROM price_points WHERE mint = ? AND at_ms <= ? ORDER BY at_ms DESC, ${TYPED_FIRST} LIMIT 1`);
  const after = database.prepare(`SELECT * FROM price_points WHERE mint = ? AND at_ms > ? ORDER BY at_ms, ${TYPED_FIRST} LIMIT 1`);
  const between = database.prepare(`SELECT * FROM price_points WHERE mint = ? AND at_ms >= ? AND at_ms < ? ORDER BY at_ms DESC, ${TYPED_FIRST}`);
  const saveRate = database.prepare(`
    INSERT INTO fiat_rates (quote, day, source, rate, published_on, fetched_at_ms) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (quote, day, source) DO UPDATE SET rate = excluded.rate, published_on = excluded.published_on, fetched_at_ms = excluded.fetched_at_ms`);
  const rate = database.prepare(`SELECT * FROM fiat_rates WHERE quote = ? AND day = ? AND source IN (?, 'manual') ORDER BY ${TYPED_FIRST} LIMIT 1`);
  const latestRate = database.prepare(`SELECT * FROM fiat_rates WHERE quote = ? ORDER BY day DESC, ${TYPED_FIRST} LIMIT 1`);

  const one = <T>(row: Row | undefined, read: (row: Row) => T): T | null => (row === undefined ? null : read(row));

  return {
    savePoints: (points) =>
      database.transaction(() => {
        for (const point of points) savePoint.run(point.mint, Math.round(point.atMs), point.source, point.usd, point.confidence, Math.round(point.fetchedAtMs));
      }),
    latest: (mint) => one(latest.get(mint), pointOf),
    near(mint, atMs, toleranceMs) {
      const at = Math.round(atMs);
      const candidates = [one(before.get(mint, at), pointOf), one(after.get(mint, at), pointOf)];
      let nearest: PricePoint | null = null;
      for (const point of candidates) {
        if (point === null || Math.abs(point.atMs - at) > toleranceMs) continue;
        if (nearest === null || Math.abs(point.atMs - at) < Math.abs(nearest.atMs - at)) nearest = point;
      }
      return nearest;
    },
    daily(mint, fromMs, toMs) {
      const DAY_MS = 86_400_000;
      const lastOfDay = new Map<number, PricePoint>();
      for (const row of between.all(mint, Math.round(fromMs), Math.round(toMs))) {
        const point = pointOf(row);
        const day = Math.floor(point.atMs / DAY_MS);
        if (!lastOfDay.has(day)) lastOfDay.set(day, point);
      }
      return [...lastOfDay.values()].reverse();
    },
    saveRates: (rates) =>
      database.transaction(() => {
        for (const entry of rates) saveRate.run(entry.quote, entry.day, entry.source, entry.rate, entry.publishedOn, Math.round(entry.fetchedAtMs));
      }),
    rate: (quote, day, source) => one(rate.get(quote, day, source), rateOf),
    latestRate: (quote) => one(latestRate.get(quote), rateOf),
  };
}
