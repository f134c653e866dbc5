import type { PricePoint } from '../../../../shared/domain/price';
import { isObject, isPrice, isUnixSeconds } from '../json-shapes';

type BarePoint = Pick<PricePoint, 'usd' | 'atMs'>;

export type ParsedSpot = { readonly ok: true; readonly prices: readonly (BarePoint & { readonly id: string })[] } | { readonly ok: false; readonly why: 'unknown-shape' };
export type ParsedSeries = { readonly ok: true; readonly points: readonly BarePoint[] } | { readonly ok: false; readonly why: 'unknown-shape' };

/**
 * Reads `/simple/price`. A coin without `usd` has no price; one without `last_updated_at` (seconds here, unlike in series) has
 * no time, and a price without a time is none.
 */
export function parseSimplePrice(json: unknown): ParsedSpot {
  if (!isObject(json)) return { ok: false, why: 'unknown-shape' };
  const prices = Object.entries(json).flatMap(([id, entry]) =>
    isObject(entry) && isPrice(entry['usd']) && isUnixSeconds(entry['last_updated_at']) ? [{ id, usd: entry['usd'], atMs: Math.round(entry['last_updated_at'] * 1000) }] : [],
  );
  return { ok: true, prices };
}

/** Reads `/market_chart` and `/market_chart/range`: `prices` is a list of [milliseconds, price]. Rows that are neither are left out. */
export function parseMarketChart(json: unknown): ParsedSeries {
  if (!isObject(json) || !Array.isArray(json['prices'])) return { ok: false, why: 'unknown-shape' };
  const rows: readonly unknown[] = json['prices'];
  const points = rows.flatMap((row) => {
    if (!Array.isArray(row)) return [];
    const [atMs, usd]: readonly unknown[] = row;
    return typeof atMs === 'number' && isUnixSeconds(atMs / 1000) && isPrice(usd) ? [{ usd, atMs: Math.round(atMs) }] : [];
  });
  return { ok: true, points };
}
