/** Money of one currency in another, by the daily reference rate of the day it is about. Tokens are priced in USD, power is not. */
import { formatLocalDate, parseLocalDate } from '../units/local-date';
import { known, unknown } from '../units/known';
import type { Known } from '../units/known';
import type { FiatRate } from './price';

/** The stored rate of exactly that day (YYYY-MM-DD), null when there is none. */
export type RateLookup = (quote: string, day: string) => FiatRate | null;

/** A rate older than this says little about a day; the longest stretch without a publication is five days. */
export const CARRY_DAYS = 10;

/** The rate of the day, or of the nearest stored day before it: a day that is not settled yet is told with yesterday's. */
export function rateOn(quote: string, day: string, lookup: RateLookup): FiatRate | null {
  const exact = lookup(quote, day);
  if (exact !== null) return exact;
  const epochDay = parseLocalDate(day);
  if (epochDay === null) return null;
  for (let back = 1; back <= CARRY_DAYS; back += 1) {
    const earlier = lookup(quote, formatLocalDate(epochDay - back));
    if (earlier !== null) return earlier;
  }
  return null;
}

const perUsd = (currency: string, day: string, lookup: RateLookup): number | null => (currency === 'USD' ? 1 : (rateOn(currency, day, lookup)?.rate ?? null));

/**
 * @param amount in whole units of `from`
 * @param day YYYY-MM-DD whose rates count
 * @returns whole units of `to`, unrounded; unknown (`no-rate`) while a rate of that day is not stored. Nothing needs no rate.
 */
export function convertMoney(amount: number, from: string, to: string, day: string, lookup: RateLookup): Known<number> {
  if (from === to || amount === 0) return known(amount);
  const fromRate = perUsd(from, day, lookup);
  const toRate = perUsd(to, day, lookup);
  return fromRate === null || toRate === null ? unknown('no-rate') : known((amount / fromRate) * toRate);
}

/** USD of a day in another currency. */
export const convertUsd = (usd: number, day: string, currency: string, lookup: RateLookup): Known<number> => convertMoney(usd, 'USD', currency, day, lookup);
