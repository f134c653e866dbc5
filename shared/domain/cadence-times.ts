import type { Cadence } from '../networks/types';
import { MS_PER_DAY, MS_PER_HOUR } from '../units/duration';
import { daysInMonth, toCivilDate, toEpochDay } from '../units/local-date';

/** How an expected instant is known, as a code of the string catalogue. */
export type ExpectedBasis = 'epoch' | 'schedule' | 'rhythm' | 'not-known';

export interface Expected {
  /** UTC ms; may lie in the past: then the payment is due. Null: nobody can say. */
  readonly atMs: number | null;
  readonly basis: ExpectedBasis;
}

type Timing = Pick<Cadence, 'payout' | 'epochStartMs' | 'epochMs' | 'silentIntervals'>;

const RHYTHM_OF = 6;
/** Payments nearer to each other than this are one: five hotspots claimed in a row are no rhythm of ten seconds. */
const ONE_CLAIM_MS = MS_PER_HOUR;
/** A network that has been silent for so long is not waited for any more: the device was sold or works for somebody else. */
const FORGOTTEN_AFTER_MS = 60 * MS_PER_DAY;
/** Silence is told for so many intervals beyond those that make it an alert; then it is old news. */
const TOLD_FOR_INTERVALS = 3;
const MONTH_MS = (365 / 12) * MS_PER_DAY;

/** Days between payments where the network names them. */
const SCHEDULED_MS: Readonly<Partial<Record<Cadence['payout'], number>>> = { daily: MS_PER_DAY, weekly: 7 * MS_PER_DAY, 'two-weekly': 14 * MS_PER_DAY, monthly: MONTH_MS };

const NOT_KNOWN: Expected = { atMs: null, basis: 'not-known' };

/** Instants of the payments, newest first; payments of one round of claims count once. */
function rounds(timesMs: readonly number[]): readonly number[] {
  const kept: number[] = [];
  for (const at of timesMs.toSorted((a, b) => b - a)) {
    const before = kept.at(-1);
    if (before === undefined || before - at >= ONE_CLAIM_MS) kept.push(at);
  }
  return kept;
}

/** Median gap of the last six rounds; null with fewer than two. */
function rhythmMs(recent: readonly number[]): number | null {
  const gaps = recent.slice(1).map((at, i) => (recent[i] ?? at) - at).toSorted((a, b) => a - b);
  return gaps[Math.floor(gaps.length / 2)] ?? null;
}

/** Whether rewards of a payout come at times that can be told ahead: a job ends when it ends, a rare airdrop has no rhythm. */
const canBeExpected = (payout: Cadence['payout']): boolean => payout !== 'per-job' && payout !== 'rare';

/** The same day so many months later at the same time, UTC; the last day where that month is shorter. */
export function monthsLater(atMs: number, months: number): number {
  const epochDay = Math.floor(atMs / MS_PER_DAY);
  const { year, month, day } = toCivilDate(epochDay);
  const count = year * 12 + month - 1 + months;
  const next = { year: Math.floor(count / 12), month: (count % 12) + 1 };
  return toEpochDay({ ...next, day: Math.min(day, daysInMonth(next.year, next.month)) }) * MS_PER_DAY + (atMs - epochDay * MS_PER_DAY);
}

/** The usual time between two payments, ms: the network's own where it names one, else the median of the last ones. Null: there is none. */
export function expectedIntervalMs(cadence: Timing, timesMs: readonly number[]): number | null {
  if (!canBeExpected(cadence.payout)) return null;
  const scheduled = SCHEDULED_MS[cadence.payout];
  if (scheduled !== undefined) return cadence.epochMs ?? scheduled;
  return rhythmMs(rounds(timesMs).slice(0, RHYTHM_OF));
}

/**
 * When the next payment can be expected. Where the network pays by epoch: at the end of the epoch in which the last one came, so that an epoch
 * that ended without one is seen. Where it pays by the day, week or month: one such step after the last one. Else one median interval after the
 * last one (of the last six). Nothing can be expected of jobs and airdrops, from fewer than two claims, nor after two silent months.
 * @param timesMs times of the operator's rewards of the network, any order
 */
export function nextExpected(cadence: Timing, timesMs: readonly number[], nowMs: number): Expected {
  const { payout, epochStartMs, epochMs, silentIntervals } = cadence;
  const recent = rounds(timesMs).slice(0, RHYTHM_OF);
  const last = recent[0];
  const interval = expectedIntervalMs(cadence, timesMs);
  if (last === undefined || interval === null) return NOT_KNOWN;
  if (nowMs - last > Math.max(FORGOTTEN_AFTER_MS, ((silentIntervals ?? 0) + TOLD_FOR_INTERVALS) * (SCHEDULED_MS[payout] ?? 0))) return NOT_KNOWN;
  if (SCHEDULED_MS[payout] === undefined) return { atMs: last + interval, basis: 'rhythm' };
  if (epochStartMs !== null && epochMs !== null) return { atMs: epochStartMs + (Math.floor((last - epochStartMs) / epochMs) + 1) * epochMs, basis: 'epoch' };
  return { atMs: payout === 'monthly' ? monthsLater(last, 1) : last + interval, basis: 'schedule' };
}

export interface Silence {
  /** Whole expected intervals that passed since the last payment. */
  readonly intervals: number;
  readonly sinceMs: number;
}

/**
 * Whether nothing has come for as many expected intervals as the network names for an alert; half an interval later, because a payment is not
 * late on the minute. Null: all is well, silence means nothing there, or it has been told for long enough.
 */
export function silenceOf(cadence: Timing, timesMs: readonly number[], nowMs: number): Silence | null {
  const { silentIntervals } = cadence;
  const interval = expectedIntervalMs(cadence, timesMs);
  const last = timesMs.length === 0 ? null : Math.max(...timesMs);
  if (silentIntervals === null || interval === null || last === null) return null;
  const passed = (nowMs - last) / interval;
  if (passed < silentIntervals + 0.5 || nowMs - last > Math.max(FORGOTTEN_AFTER_MS, (silentIntervals + TOLD_FOR_INTERVALS) * interval)) return null;
  return { intervals: Math.floor(passed), sinceMs: last };
}
