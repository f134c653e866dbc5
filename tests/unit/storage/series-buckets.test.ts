import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeBuckets, type Stretch, toBuckets } from '../../../main/adapters/storage/series/buckets';
import { coverMs, LONGEST_STRETCH_MS } from '../../../main/adapters/storage/series/coverage';
import { chooseTier } from '../../../main/adapters/storage/series/history';
import type { Bucket } from '../../../shared/domain/series';
import { createRowTable, insertRow, mergeRows, removeRows, sliceRows, toStretches } from '../../../main/adapters/storage/series/row-table';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

describe('how long a sample speaks for', () => {
  test.each([
    ['the first one: one period', null, 15_000, 15_000],
    ['the next tick: since the one before', 85_000, 15_000, 15_000],
    ['a late tick: since the one before', 60_000, 15_000, 40_000],
    ['exactly three periods', 55_000, 15_000, 45_000],
    ['after a longer silence: one period', 54_999, 15_000, 15_000],
    ['a tick earlier than its period', 97_000, 15_000, 3_000],
  ])('%s', (_, beforeMs, periodMs, expected) => {
    expect(coverMs(100_000, beforeMs, periodMs)).toBe(expected);
  });

  test('a very long period is cut, so that an hour can be packed', () => {
    expect(coverMs(10 * HOUR_MS, null, HOUR_MS)).toBe(LONGEST_STRETCH_MS);
    expect(coverMs(10 * HOUR_MS, 9 * HOUR_MS, HOUR_MS)).toBe(LONGEST_STRETCH_MS);
  });
});

describe('buckets from samples', () => {
  test('a sample that crosses a border is shared out by time and counted once', () => {
    const buckets = toBuckets([{ fromMs: 50_000, toMs: 70_000, value: 10 }, { fromMs: 70_000, toMs: 120_000, value: 40 }], MINUTE_MS, 0, HOUR_MS);
    expect(buckets).toEqual([
      { fromMs: 0, spanMs: MINUTE_MS, min: 10, mean: 10, max: 10, count: 0, coveredMs: 10_000 },
      { fromMs: MINUTE_MS, spanMs: MINUTE_MS, min: 10, mean: 35, max: 40, count: 2, coveredMs: 60_000 },
    ]);
  });

  test('a minute without any sample of a slow probe is covered, a silent one is absent', () => {
    const buckets = toBuckets([{ fromMs: 1000, toMs: 130_000, value: 5 }, { fromMs: 400_000, toMs: 410_000, value: 6 }], MINUTE_MS, 0, HOUR_MS);
    expect(buckets.map(({ fromMs, count, coveredMs }) => [fromMs / MINUTE_MS, count, coveredMs])).toEqual([[0, 0, 59_000], [1, 0, 60_000], [2, 1, 10_000], [6, 1, 10_000]]);
  });

  const stretches = fc
    .array(fc.record({ silence: fc.integer({ min: 0, max: 200_000 }), cover: fc.integer({ min: 1, max: 90_000 }), value: fc.integer({ min: -1000, max: 1000 }) }), { minLength: 1, maxLength: 80 })
    .map((entries) => {
      let at = 0;
      return entries.map(({ silence, cover, value }): Stretch => {
        const fromMs = at + silence;
        at = fromMs + cover;
        return { fromMs, toMs: at, value };
      });
    });

  test('min, mean, max, count and covered time are those of the samples, in every grid and however it was reached', () => {
    fc.assert(
      fc.property(stretches, (all) => {
        const end = 100 * DAY_MS;
        const minutes = toBuckets(all, MINUTE_MS, 0, end);
        const straight = toBuckets(all, HOUR_MS, 0, end);
        const merged = mergeBuckets(mergeBuckets(minutes, 15 * MINUTE_MS), HOUR_MS);
        const withoutMean = (buckets: readonly Bucket[]) => buckets.map(({ fromMs, spanMs, min, max, count, coveredMs }) => [fromMs, spanMs, min, max, count, coveredMs]);
        expect(withoutMean(merged)).toEqual(withoutMean(straight));
        merged.forEach((bucket, i) => expect(bucket.mean).toBeCloseTo(straight[i]?.mean ?? Number.NaN, 9));
        const total = all.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
        expect(minutes.reduce((sum, bucket) => sum + bucket.coveredMs, 0)).toBe(total);
        expect(minutes.reduce((sum, bucket) => sum + bucket.count, 0)).toBe(all.length);
        const day = mergeBuckets(minutes, DAY_MS).reduce((sum, bucket) => sum + bucket.mean * bucket.coveredMs, 0);
        expect(day / total).toBeCloseTo(all.reduce((sum, { fromMs, toMs, value }) => sum + value * (toMs - fromMs), 0) / total, 9);
        for (const bucket of minutes) expect(bucket.coveredMs > 0 && bucket.coveredMs <= MINUTE_MS && bucket.min <= bucket.mean && bucket.mean <= bucket.max).toBe(true);
      }),
    );
  });
});

describe('rows in memory', () => {
  test('stay in order when the clock was set back, and an instant is kept once', () => {
    const table = createRowTable();
    for (const [time, value] of [[30, 3], [10, 1], [20, 2], [10, 99]] as const) insertRow(table, time, 15, [[1, value]]);
    insertRow(table, 40, 15, [[2, 4]]);
    expect(table.times).toEqual([10, 20, 30, 40]);
    expect(table.columns.get(1)).toEqual([1, 2, 3, Number.NaN]);
    expect(toStretches(table, 1)).toEqual([{ fromMs: -5, toMs: 10, value: 1 }, { fromMs: 10, toMs: 20, value: 2 }, { fromMs: 20, toMs: 30, value: 3 }]);
    expect(toStretches(table, 2)).toEqual([{ fromMs: 30, toMs: 40, value: 4 }]);
    const part = sliceRows(table, 10, 30);
    expect([part.times, [...part.columns]]).toEqual([[20, 30], [[1, [2, 3]]]]);
    removeRows(table, 10, 30);
    expect(table.times).toEqual([10, 40]);
    expect(mergeRows(table, part).columns.get(1)).toEqual([1, 2, 3, Number.NaN]);
  });
});

describe('the tier for a question', () => {
  const NOW = Date.UTC(2026, 6, 1);
  test.each([
    ['a day in 600 points', DAY_MS, 600, { tier: '1m', merge: 3 }],
    ['a week in 600 points', 7 * DAY_MS, 600, { tier: '15m', merge: 2 }],
    ['30 days in 600 points', 30 * DAY_MS, 600, { tier: '15m', merge: 5 }],
    ['a year in 600 points', 365 * DAY_MS, 600, { tier: '1h', merge: 15 }],
    ['ten years in 600 points', 3650 * DAY_MS, 600, { tier: '1d', merge: 7 }],
    ['a year in one point', 365 * DAY_MS, 1, { tier: '1h', merge: 8761 }],
  ] as const)('%s', (_, range, points, expected) => {
    const { tier, merge } = chooseTier(NOW - range, NOW, points, NOW);
    expect(tier).toBe(expected.tier);
    if (points > 1) expect(merge).toBe(expected.merge);
  });

  test('never more cells than points, and no tier that has been dropped', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1200 * DAY_MS }), fc.integer({ min: 1000, max: 1200 * DAY_MS }), fc.integer({ min: 2, max: 2000 }), (ago, range, points) => {
        const to = NOW - ago;
        const { tier, merge } = chooseTier(to - range, to, points, NOW);
        const spans = { '1m': MINUTE_MS, '15m': 15 * MINUTE_MS, '1h': HOUR_MS, '1d': DAY_MS };
        const span = merge * spans[tier];
        expect(Math.ceil(to / span) - Math.floor((to - range) / span)).toBeLessThanOrEqual(points);
        if (tier === '1m') expect(to - range).toBeGreaterThanOrEqual(NOW - 30 * DAY_MS);
        if (tier === '15m') expect(to - range).toBeGreaterThanOrEqual(NOW - 730 * DAY_MS);
      }),
    );
  });
});
