import { MS_PER_DAY } from '../../units/duration';
import { addMonths, toCivilDate, toEpochDay } from '../../units/local-date';
import type { Release } from '../../domain/position';

/**
 * What a satellite keeps back, by the age of the node on it in calendar months (0 is the month it joined): storj storagenode/payouts/service.go,
 * GetHeldRate (2026-08-21). @returns percent
 */
export const heldPercent = (months: number): 75 | 50 | 25 | 0 => (months < 3 ? 75 : months < 6 ? 50 : months < 9 ? 25 : 0);

/** Calendar months from one instant to another in UTC; days do not count (storj private/date, MonthsBetweenDates). */
export function monthsBetween(fromMs: number, toMs: number): number {
  const from = toCivilDate(Math.floor(fromMs / MS_PER_DAY));
  const to = toCivilDate(Math.floor(toMs / MS_PER_DAY));
  return (to.year - from.year) * 12 + to.month - from.month;
}

/** First instant of the month in which `atMs` lies, `months` later, UTC ms. */
export function monthStart(atMs: number, months = 0): number {
  const { year, month } = toCivilDate(Math.floor(atMs / MS_PER_DAY));
  return addMonths(toEpochDay({ year, month, day: 1 }), months) * MS_PER_DAY;
}

/** Half of what was held comes back with the statement of this month after joining (0 is the month it joined), paid in the month after. */
const RELEASE_MONTH = 15;

/**
 * When held money comes back: one half with the statement of month 16, paid from the first of the month after it; the other half only after a
 * graceful exit, so at no known date. Source: handbook 2.1; storj satellite/compensation/statement.go (withholding ends, then a share is disposed).
 * @param held all that was ever held and `disposed` what came back of it, micro-USD
 */
export function heldReleases(held: bigint, disposed: bigint, joinedAtMs: number | null, nowMs: number): readonly Release[] {
  const left = held - disposed;
  if (left <= 0n) return [];
  const half = held / 2n - disposed;
  if (half <= 0n || joinedAtMs === null) return [{ atMs: null, base: left.toString() }];
  const dueMs = monthStart(joinedAtMs, RELEASE_MONTH + 1);
  // Past its day and still held: with the next payout, if the node did not miss a condition that it does not tell.
  const atMs = dueMs > nowMs ? dueMs : monthStart(nowMs, 1);
  return [{ atMs, base: half.toString() }, { atMs: null, base: (left - half).toString() }];
}
