import type { RateLookup } from '../../../shared/domain/fiat';
import type { PricePoint } from '../../../shared/domain/price';
import { PEGGED_USD } from '../../../shared/networks/price-ids';
import { fiatOf } from '../../../shared/networks/token-id';
import { formatLocalDate } from '../../../shared/units/local-date';
import type { Zone } from '../../../shared/units/zone';
import type { PriceSource } from '../ports/prices';
import type { Clock } from '../ports/system';
import { isSettled } from './fiat-rates';

/**
 * Prices that no market makes: the dollar itself, other money by its daily rate, and credits whose network fixes their worth. Money of a line has
 * the rate of its local day, which is also the rate it is shown with, so that 100 euros are 100 euros: a day whose rate may still change gives
 * no price yet.
 */
export function createFixedPrices(clock: Pick<Clock, 'now'>, zone: () => Zone, lookup: RateLookup): PriceSource {
  const usdOf = (mint: string, atMs: number): number | null => {
    const currency = fiatOf(mint);
    if (currency === 'USD') return 1;
    if (currency === null) return PEGGED_USD[mint] ?? null;
    const epochDay = zone().dayAt(atMs);
    const rate = lookup(currency, formatLocalDate(epochDay));
    return rate === null || !isSettled(rate, epochDay) ? null : 1 / rate.rate;
  };
  const pointAt = (mint: string, atMs: number): readonly PricePoint[] => {
    const usd = usdOf(mint, atMs);
    return usd === null ? [] : [{ mint, usd, atMs, source: 'fixed', confidence: null, fetchedAtMs: clock.now() }];
  };
  return {
    id: 'fixed',
    // Money needs no price of today: it is converted by the newest rate wherever it is shown.
    spot: async (mints) => mints.filter((mint) => fiatOf(mint) === null || fiatOf(mint) === 'USD').flatMap((mint) => pointAt(mint, clock.now())),
    at: async (mint, instantsMs) => instantsMs.flatMap((askedAtMs) => pointAt(mint, askedAtMs).map((point) => ({ ...point, askedAtMs }))),
    daily: async () => [],
  };
}
