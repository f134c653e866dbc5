import type { PricePoint } from '../../../../shared/domain/price';
import { isObject, isPrice, isUnixSeconds, toConfidence } from '../json-shapes';

export interface CoinPrices {
  /** As asked: `solana:<mint>` or `coingecko:<id>`. */
  readonly coin: string;
  readonly points: readonly Pick<PricePoint, 'usd' | 'atMs' | 'confidence'>[];
}

export type ParsedCoins = { readonly ok: true; readonly coins: readonly CoinPrices[] } | { readonly ok: false; readonly why: 'unknown-shape' };

/**
 * Reads the answers of `prices/current`, `prices/historical`, `batchHistorical` and `chart`, which share one envelope: one price
 * per coin in the first two, a list in the others. A coin that is absent, or whose entry holds no price above zero with a time,
 * is left out: it has no price. Times are seconds there, milliseconds here.
 */
export function parseCoins(json: unknown): ParsedCoins {
  if (!isObject(json) || !isObject(json['coins'])) return { ok: false, why: 'unknown-shape' };
  const coins: CoinPrices[] = [];
  for (const [coin, entry] of Object.entries(json['coins'])) {
    if (!isObject(entry)) continue;
    const rows: readonly unknown[] = Array.isArray(entry['prices']) ? entry['prices'] : [entry];
    const points = rows.flatMap((row) => {
      if (!isObject(row) || !isPrice(row['price']) || !isUnixSeconds(row['timestamp'])) return [];
      // A chart grades the coin as a whole, the others each price.
      return [{ usd: row['price'], atMs: Math.round(row['timestamp'] * 1000), confidence: toConfidence(row['confidence'] ?? entry['confidence']) }];
    });
    if (points.length > 0) coins.push({ coin, points });
  }
  return { ok: true, coins };
}
