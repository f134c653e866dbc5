import { createRandom } from '../../../shared/economics/random';
import { HNT } from '../../../shared/networks/helium/tokens';
import { RENDER } from '../../../shared/networks/render/tokens';
import type { FiatRate, PricePoint } from '../../../shared/domain/price';
import type { PriceStore } from '../../engine/ports/store';

const DAY_MS = 86_400_000;
const DAYS = 430;

/** USD price of a mint on the day of an instant. */
export type DemoPrices = (mint: string, atMs: number) => number;

/** A wandering price that ends where it began to be told: daily steps of that yearly deviation, backwards from today. */
function walk(seed: number, today: number, deviationPerYear: number): readonly number[] {
  const random = createRandom(seed);
  const prices = [today];
  for (let i = 1; i < DAYS; i += 1) prices.push((prices[i - 1] ?? today) * Math.exp((deviationPerYear / Math.sqrt(365)) * random.normal()));
  return prices;
}

/** Invented prices for a year: in the neighbourhood of real ones, marked as sample data. */
export function seedPrices(store: PriceStore, nowMs: number): DemoPrices {
  const today = Math.floor(nowMs / DAY_MS) * DAY_MS;
  const series = new Map([[HNT.mint, walk(7, 0.73, 0.7)], [RENDER.mint, walk(11, 2.05, 0.8)]]);
  const points: PricePoint[] = [];
  for (const [mint, prices] of series) {
    prices.forEach((usd, i) => points.push({ mint, usd, atMs: today - i * DAY_MS, source: 'manual', confidence: null, fetchedAtMs: nowMs }));
    points.push({ mint, usd: prices[0] ?? 0, atMs: nowMs, source: 'manual', confidence: null, fetchedAtMs: nowMs });
  }
  store.savePoints(points);
  const rates: FiatRate[] = Array.from({ length: DAYS }, (_, i) => {
    const day = new Date(today - i * DAY_MS).toISOString().slice(0, 10);
    return { quote: 'EUR', rate: 0.86 + 0.02 * Math.sin(i / 40), day, publishedOn: day, source: 'manual', fetchedAtMs: nowMs };
  });
  store.saveRates(rates);
  return (mint, atMs) => series.get(mint)?.[Math.max(0, Math.round((today - atMs) / DAY_MS))] ?? 0;
}
