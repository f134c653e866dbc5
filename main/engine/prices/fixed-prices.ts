import type { FiatRate } from '../../../shared/domain/price';
import type { PricePoint } from '../../../shared/domain/price';
import { PEGGED_USD } from '../../../shared/networks/price-ids';
import { fiatOf } from '../../../shared/networks/token-id';
import { formatLocalDate } from '../../../shared/units/local-date';
import type { PriceSource } from '../ports/prices';
import type { Clock } from '../ports/system';

const DAY_MS = 86_400_000;

/**
 * Prices that no market makes: the dollar itself, other money by its daily rate, and credits whose network fixes their worth.
 * @param rateOn the rate of a currency on a UTC day; null: not there (yet), then money of that currency has no price either
 */
export function createFixedPrices(clock: Pick<Clock, 'now'>, rateOn: (quote: string, day: string) => FiatRate | null): PriceSource {
  const usdOf = (mint: string, atMs: number): number | null => {
    const currency = fiatOf(mint);
    if (currency === 'USD') return 1;
    if (currency === null) return PEGGED_USD[mint] ?? null;
    const rate = rateOn(currency, formatLocalDate(Math.floor(atMs / DAY_MS)));
    return rate === null ? null : 1 / rate.rate;
  };
  const pointAt = (mint: string, atMs: number): readonly PricePoint[] => {
    const usd = usdOf(mint, atMs);
    return usd === null ? [] : [{ mint, usd, atMs, source: 'fixed', confidence: null, fetchedAtMs: clock.now() }];
  };
  return {
    id: 'fixed',
    spot: async (mints) => mints.flatMap((mint) => pointAt(mint, clock.now())),
    at: async (mint, instantsMs) => instantsMs.flatMap((askedAtMs) => pointAt(mint, askedAtMs).map((point) => ({ ...point, askedAtMs }))),
    daily: async () => [],
  };
}
