import { formatLocalDate, parseLocalDate } from '../../../shared/units/local-date';
import { CancelledError } from '../../../shared/units/cancel';
import type { Cancel } from '../../../shared/units/cancel';
import type { FiatRate, FiatRateSource } from '../../../shared/domain/price';
import type { FiatSource } from '../ports/prices';
import type { Logger } from '../ports/system';
import type { RateBook } from './rate-book';
import { reasonOf } from './source-round';

const DAY_MS = 86_400_000;
/** After so many days a carried rate is the rate of its day: no holiday of the source is longer. */
const SETTLED_AFTER_MS = 6 * DAY_MS;
/** Stretches without a rate that are nearer than this are asked for in one go. */
const JOIN_DAYS = 120;
/** Days not settled yet are asked for again at most so often. */
const AGAIN_AFTER_MS = 3 * 3_600_000;

/** Whether the rate of a day will not change any more. @param day epoch day that was asked for */
export const isSettled = (rate: FiatRate, day: number): boolean =>
  rate.publishedOn === formatLocalDate(day) || rate.source === 'manual' || rate.fetchedAtMs - day * DAY_MS >= SETTLED_AFTER_MS;

export interface RateNeeds {
  /** Currencies besides USD. */
  readonly quotes: readonly string[];
  /** Local days, YYYY-MM-DD, both inclusive. */
  readonly fromDay: string;
  readonly toDay: string;
  readonly kind: Exclude<FiatRateSource, 'manual'>;
}

/** Stretches of days (epoch days, inclusive) that have no settled rate. */
export function missingStretches(quote: string, from: number, to: number, nowMs: number, rates: Pick<RateBook, 'lookup'>): readonly { readonly from: number; readonly to: number }[] {
  const stretches: { from: number; to: number }[] = [];
  for (let day = from; day <= to; day += 1) {
    const text = formatLocalDate(day);
    const stored = rates.lookup(quote, text);
    const settled = stored !== null && isSettled(stored, day);
    const justAsked = stored !== null && nowMs - stored.fetchedAtMs < AGAIN_AFTER_MS;
    if (settled || justAsked) continue;
    const current = stretches.at(-1);
    if (current !== undefined && day - current.to <= JOIN_DAYS) current.to = day;
    else stretches.push({ from: day, to: day });
  }
  return stretches;
}

/** Fetches the missing days in bulk. @returns false when the source failed; what was fetched before is kept. */
export async function refreshRates(needs: RateNeeds, source: FiatSource, rates: RateBook, nowMs: number, logger: Logger, cancel: Cancel): Promise<boolean> {
  const from = parseLocalDate(needs.fromDay);
  const to = parseLocalDate(needs.toDay);
  if (from === null || to === null) return true;
  for (const quote of needs.quotes) {
    for (const stretch of missingStretches(quote, from, to, nowMs, rates)) {
      if (cancel.cancelled) throw new CancelledError();
      try {
        rates.save(await source.rates(quote, formatLocalDate(stretch.from), formatLocalDate(stretch.to), needs.kind, cancel));
      } catch (error) {
        if (cancel.cancelled) throw new CancelledError();
        logger.warn('prices.rates-failed', { quote, reason: reasonOf(error) });
        return false;
      }
    }
  }
  return true;
}
