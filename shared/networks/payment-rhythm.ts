import { MS_PER_DAY } from '../units/duration';
import type { Cadence } from './types';

/** How often a network pays, where it pays by a calendar of its own. */
export interface PaymentRhythm {
  readonly intervalMs: number;
  /** A rhythm is seen in so many paydays; with fewer the person is still asked, but told so. */
  readonly paydays: number;
}

/** null: the operator claims by hand, or jobs come when they come: no rhythm is to be expected. */
export function rhythmOf({ payout }: Pick<Cadence, 'payout'>): PaymentRhythm | null {
  switch (payout) {
    case 'daily':
      return { intervalMs: MS_PER_DAY, paydays: 5 };
    case 'weekly':
      return { intervalMs: 7 * MS_PER_DAY, paydays: 3 };
    case 'two-weekly':
      return { intervalMs: 14 * MS_PER_DAY, paydays: 3 };
    case 'on-claim':
    case 'per-block':
    case 'per-job':
    case 'per-round':
    // Months differ in length: whole multiples of none of them fit.
    case 'monthly':
    case 'rare':
      return null;
  }
}

/** Payments wander by a day or two within a week, by hours within a day. */
const SLACK = 2 / 7;

/** First payment of each stretch of payments that lie less than half an interval apart: several transfers of one payday are one. */
export function paydays(times: readonly number[], intervalMs: number): readonly number[] {
  const days: number[] = [];
  for (const time of times) {
    const last = days.at(-1);
    if (last === undefined || time - last > intervalMs / 2) days.push(time);
  }
  return days;
}

/**
 * Whether payments lie whole intervals apart; idle intervals pay nothing and are allowed.
 * @param times UTC ms, earliest first
 */
export function keepsRhythm(times: readonly number[], rhythm: PaymentRhythm): boolean {
  const { intervalMs } = rhythm;
  const days = paydays(times, intervalMs);
  const [first] = days;
  if (first === undefined || days.length < rhythm.paydays) return false;
  return days.every((day) => {
    const past = (day - first) % intervalMs;
    return Math.min(past, intervalMs - past) <= intervalMs * SLACK;
  });
}
