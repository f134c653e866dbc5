import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { lookOf, upShareOf } from '../../../renderer/charts/shape/cells';
import { crossingOf, curveRows } from '../../../renderer/charts/shape/curve';
import { daysBetween, joinDays, totalsOf, type BarDay } from '../../../renderer/charts/shape/days';
import { extremes, pointsOfBuckets, thin, type LinePoint } from '../../../renderer/charts/shape/points';
import { sparkPaths } from '../../../renderer/charts/shape/spark';
import { timeTicks } from '../../../renderer/charts/shape/ticks';

const bucket = (fromMs: number, mean: number, spanMs = 60_000) => ({ fromMs, spanMs, min: mean - 1, mean, max: mean + 1, count: 4, coveredMs: spanMs });

describe('lines', () => {
  it('a missing bucket breaks the line instead of being bridged', () => {
    const points = pointsOfBuckets([bucket(0, 1), bucket(60_000, 2), bucket(240_000, 3)]);
    expect(points.map((point) => point.value)).toEqual([1, 2, null, 3]);
  });

  it('raw samples that jitter a little stay one line', () => {
    const raw = (fromMs: number) => ({ ...bucket(fromMs, 5, 0), coveredMs: 0 });
    const points = pointsOfBuckets([raw(0), raw(15_000), raw(31_000), raw(45_500), raw(120_000)]);
    expect(points.map((point) => point.value)).toEqual([5, 5, 5, 5, null, 5]);
    expect(points[0]?.covered).toBe(1);
  });

  it('thinning keeps to the limit, the peaks and the breaks', () => {
    const point = fc.record({ value: fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { nil: null, freq: 20 }) });
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 900 }), (values) => {
        const points: LinePoint[] = values.map(({ value }, index) => ({ atMs: index, value, band: null, covered: 1 }));
        const thinned = thin(points, 300);
        expect(thinned.length).toBeLessThanOrEqual(300);
        if (values.every(({ value }) => value !== null)) {
          expect(extremes(thinned)?.high).toBe(extremes(points)?.high);
          expect(extremes(thinned)?.low).toBe(extremes(points)?.low);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('a hole survives thinning', () => {
    const points: LinePoint[] = Array.from({ length: 1000 }, (_, index) => ({ atMs: index, value: index === 500 ? null : 1, band: null, covered: 1 }));
    expect(thin(points, 100).filter((point) => point.value === null)).toHaveLength(1);
  });

  it('knows nothing of an empty line', () => {
    expect(extremes([{ atMs: 0, value: null, band: null, covered: 0 }])).toBeNull();
  });
});

const day = (text: string, value: number | null): BarDay => ({ day: text, read: value !== null, partly: false, estimated: false, values: value === null || value === 0 ? {} : { helium: value }, line: value });

describe('days', () => {
  it('a day that nobody read is a gap and not a zero', () => {
    const totals = totalsOf([day('2026-03-01', 2), day('2026-03-02', null), day('2026-03-03', 0)]);
    expect(totals).toMatchObject({ total: 2, daysRead: 2, gaps: 1, highest: { day: '2026-03-01', value: 2 } });
  });

  it('says nothing about the highest of no days', () => {
    expect(totalsOf([day('2026-03-01', null)]).highest).toBeNull();
  });

  it('joins days to weeks without losing money, and marks what is partly covered', () => {
    const days = daysBetween('2026-01-01', '2026-03-05').map((text, index) => day(text, index === 20 ? null : 1));
    const joined = joinDays(days, 20);
    expect(joined.daysPerBar).toBe(7);
    expect(totalsOf(joined.days).total).toBe(totalsOf(days).total);
    expect(joined.days.filter((bar) => bar.partly)).toHaveLength(1);
    expect(joined.days.at(-1)?.day).toBe('2026-02-27');
  });

  it('goes through the change of the clock day by day', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toEqual(['2026-03-28', '2026-03-29', '2026-03-30']);
  });
});

describe('curve', () => {
  const forecast = [
    { day: '2026-01-01', middle: -3, low: -4, high: -2 },
    { day: '2026-02-01', middle: 1, low: -4, high: 2 },
    { day: '2026-03-01', middle: -1, low: -4, high: 3 },
    { day: '2026-04-01', middle: 2, low: null, high: null },
  ];

  it('crosses zero where it stays above, not where it first touches', () => {
    expect(crossingOf(forecast)).toBe('2026-04-01');
    expect(crossingOf(forecast.slice(0, 3))).toBeNull();
  });

  it('lays the realised curve over the forecast on one axis', () => {
    const rows = curveRows(forecast, [{ day: '2026-01-15', cumulative: -2.5 }]);
    expect(rows.map((row) => row.day)).toEqual(['2026-01-01', '2026-01-15', '2026-02-01', '2026-03-01', '2026-04-01']);
    expect(rows[1]).toMatchObject({ middle: null, realised: -2.5 });
    expect(rows[4]?.band).toBeNull();
  });
});

describe('uptime cells', () => {
  const cell = { fromMs: 0, toMs: 900_000, up: 0, down: 0, asleep: 0, unwatched: 0 };

  it('not watched is not down', () => {
    expect(lookOf({ ...cell, unwatched: 1 })).toBe('unwatched');
    expect(upShareOf({ ...cell, unwatched: 1 })).toBeNull();
  });

  it('the share is of the time that was watched', () => {
    expect(upShareOf({ ...cell, up: 0.3, down: 0.1, unwatched: 0.6 })).toBeCloseTo(0.75);
  });

  it.each([
    [{ up: 1 }, 'up'],
    [{ up: 0.4, unwatched: 0.6 }, 'up'],
    [{ up: 0.5, down: 0.5 }, 'part'],
    [{ down: 1 }, 'down'],
    [{ up: 0.1, asleep: 0.9 }, 'asleep'],
  ])('%o looks %s', (shares, look) => {
    expect(lookOf({ ...cell, ...shares })).toBe(look);
  });
});

describe('sparkline', () => {
  it('breaks at gaps and shows a lone value as a dot', () => {
    const paths = sparkPaths([1, 2, null, 3, null, 4, 5], 60, 20, null);
    expect(paths.lines).toHaveLength(2);
    expect(paths.dots).toHaveLength(1);
  });

  it('a flat line lies in the middle', () => {
    expect(sparkPaths([7, 7], 10, 20, null).lines).toEqual(['M0 10L10 10']);
  });
});

describe('time ticks', () => {
  it('are round hours in a day, and midnights in a month', () => {
    const from = Date.UTC(2026, 2, 12, 9, 20);
    expect(timeTicks(from, from + 24 * 3_600_000, 5).map((at) => new Date(at).getUTCMinutes())).toEqual([0, 0, 0, 0]);
    const days = timeTicks(from, from + 30 * 86_400_000, 5);
    expect(days.length).toBeGreaterThan(1);
    expect(days.every((at) => new Date(at).getHours() === 0)).toBe(true);
  });

  it('of nothing are none', () => {
    expect(timeTicks(5, 5)).toEqual([]);
  });
});
