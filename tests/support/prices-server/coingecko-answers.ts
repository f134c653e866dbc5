import type { Answer, Market } from './market';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** `api.coingecko.com/api/v3` without a key: simple/price and market_chart/range, with its granularity and its edge of 365 days. */
export function coinGeckoAnswer(path: readonly string[], query: URLSearchParams, market: Market): Answer | null {
  if (path.join('/') === 'simple/price') {
    const body: Record<string, unknown> = {};
    for (const id of (query.get('ids') ?? '').split(',')) {
      const coin = market.coins.find((c) => c.coinGeckoId === id);
      if (coin === undefined) continue;
      const price = coin.coingecko(market.nowMs());
      // A coin it knows and cannot price is an empty object.
      body[id] = price === null ? {} : { usd: price, last_updated_at: Math.floor(market.nowMs() / 1000) - 60 };
    }
    return { status: 200, body };
  }
  if (path[0] === 'coins' && path[2] === 'market_chart' && path[3] === 'range') {
    const coin = market.coins.find((c) => c.coinGeckoId === path[1]);
    if (coin === undefined) return { status: 404, body: { error: 'coin not found' } };
    const from = Number(query.get('from')) * 1000;
    const to = Number(query.get('to')) * 1000;
    if (from < market.nowMs() - 365 * DAY_MS) {
      return { status: 401, body: { error: { status: { error_code: 10012, error_message: 'Your request exceeds the allowed time range.' } } } };
    }
    const daily = to - from > 90 * DAY_MS;
    const step = daily ? DAY_MS : HOUR_MS;
    const prices: [number, number][] = [];
    for (let at = Math.ceil(from / step) * step; at <= to; at += step) {
      // Hourly points come some minutes after the hour, daily ones at midnight.
      const atMs = daily ? at : at + 4 * 60_000 + 123;
      const price = coin.coingecko(atMs);
      if (price !== null && atMs <= market.nowMs()) prices.push([atMs, price]);
    }
    return { status: 200, body: { prices, market_caps: [], total_volumes: [] } };
  }
  return null;
}
