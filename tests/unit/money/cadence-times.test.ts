import { describe, expect, it } from 'vitest';
import { expectedIntervalMs, monthsLater, nextExpected, silenceOf } from '../../../shared/domain/cadence-times';
import type { Cadence } from '../../../shared/networks/types';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 0, 15, 12);

const cadence = (payout: Cadence['payout'], more: Partial<Cadence> = {}): Cadence => ({
  mark: 'verified', source: 'test', asOf: '2026-01-01', accrual: 'week', payout, epochStartMs: null, epochMs: null, silentIntervals: null, ...more,
});

describe('the next payment', () => {
  it.each([
    ['daily', NOW - 3600_000, NOW - 3600_000 + DAY],
    ['weekly', NOW - 2 * DAY, NOW + 5 * DAY],
    ['two-weekly', NOW - 2 * DAY, NOW + 12 * DAY],
    ['monthly', Date.UTC(2026, 0, 7, 9), Date.UTC(2026, 1, 7, 9)],
  ] as const)('of a %s payer comes one such step after the last one', (payout, last, expected) => {
    expect(nextExpected(cadence(payout), [last], NOW)).toEqual({ atMs: expected, basis: 'schedule' });
  });

  it('comes at the end of the epoch in which the last one came, where epochs are known', () => {
    const start = Date.UTC(2026, 0, 1);
    const two = cadence('two-weekly', { epochStartMs: start, epochMs: 14 * DAY });
    expect(nextExpected(two, [start + 13 * DAY], NOW)).toEqual({ atMs: start + 14 * DAY, basis: 'epoch' });
    expect(nextExpected(two, [start + 14 * DAY], NOW)).toEqual({ atMs: start + 28 * DAY, basis: 'epoch' });
  });

  it.each(['on-claim', 'per-block', 'per-round'] as const)('of a payer %s follows the rhythm, and needs two', (payout) => {
    expect(nextExpected(cadence(payout, { epochStartMs: 0, epochMs: DAY }), [NOW - DAY, NOW - 4 * DAY], NOW)).toEqual({ atMs: NOW + 2 * DAY, basis: 'rhythm' });
    expect(nextExpected(cadence(payout), [NOW - DAY], NOW)).toEqual({ atMs: null, basis: 'not-known' });
  });

  it.each(['per-job', 'rare'] as const)('of a payer %s cannot be told', (payout) => {
    expect(nextExpected(cadence(payout), [NOW - DAY, NOW - 2 * DAY, NOW - 3 * DAY], NOW)).toEqual({ atMs: null, basis: 'not-known' });
  });

  it('of a monthly payer is waited for as long as its silence is told', () => {
    const monthly = cadence('monthly', { silentIntervals: 2 });
    expect(nextExpected(monthly, [NOW - 100 * DAY], NOW).atMs).not.toBeNull();
    expect(nextExpected(monthly, [NOW - 160 * DAY], NOW).atMs).toBeNull();
  });
});

describe('a month later', () => {
  it.each([
    ['2026-01-31T10:00:00Z', '2026-02-28T10:00:00Z'],
    ['2028-01-31T10:00:00Z', '2028-02-29T10:00:00Z'],
    ['2026-12-15T00:00:00Z', '2027-01-15T00:00:00Z'],
    ['2026-03-30T23:59:59Z', '2026-04-30T23:59:59Z'],
  ])('than %s is %s', (from, to) => {
    expect(new Date(monthsLater(Date.parse(from), 1)).toISOString()).toBe(new Date(to).toISOString());
  });
});

describe('silence', () => {
  const weekly = cadence('weekly', { silentIntervals: 3 });
  it.each([
    [21, null],
    [24, null],
    [24.5, 3],
    [30, 4],
  ])('of %d days from a weekly payer that names three weeks: %s', (days, intervals) => {
    const silence = silenceOf(weekly, [NOW - days * DAY, NOW - 90 * DAY], NOW);
    expect(silence?.intervals ?? null).toBe(intervals);
    if (intervals !== null) expect(silence?.sinceMs).toBe(NOW - days * DAY);
  });

  it('means nothing where the network names no number, pays by the job, or never paid', () => {
    expect(silenceOf(cadence('weekly'), [NOW - 40 * DAY], NOW)).toBeNull();
    expect(silenceOf(cadence('per-job', { silentIntervals: 1 }), [NOW - 40 * DAY], NOW)).toBeNull();
    expect(silenceOf(weekly, [], NOW)).toBeNull();
  });

  it('is told for a while and not for ever', () => {
    expect(silenceOf(weekly, [NOW - 59 * DAY], NOW)?.intervals).toBe(8);
    expect(silenceOf(weekly, [NOW - 61 * DAY], NOW)).toBeNull();
    expect(silenceOf(cadence('monthly', { silentIntervals: 2 }), [NOW - 80 * DAY], NOW)?.intervals).toBe(2);
  });

  it('of claims by hand is measured against their own rhythm', () => {
    const claims = cadence('on-claim', { silentIntervals: 2 });
    const times = [0, 3, 6, 9].map((days) => NOW - 8 * DAY - days * DAY);
    expect(expectedIntervalMs(claims, times)).toBe(3 * DAY);
    expect(silenceOf(claims, times, NOW)).toEqual({ intervals: 2, sinceMs: NOW - 8 * DAY });
  });
});
