import { expect, test } from 'vitest';
import { openDatabase } from '../../../main/adapters/storage/sqlite/database';
import type { Bucket } from '../../../shared/domain/series';
import { manualClock, temporaryDir, temporaryStore } from './temporary-store';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const PERIOD_MS = 5 * MINUTE_MS;
const BEGIN_MS = Date.UTC(2025, 0, 1);
const END_MS = BEGIN_MS + 400 * DAY_MS;

/** Off every night from 2 to 5 (UTC), all of June 10, and 20 minutes each noon. */
function isRunning(atMs: number): boolean {
  const inDay = (atMs - BEGIN_MS) % DAY_MS;
  if (inDay > 2 * HOUR_MS && inDay <= 5 * HOUR_MS) return false;
  if (inDay > 12 * HOUR_MS && inDay <= 12 * HOUR_MS + 20 * MINUTE_MS) return false;
  return new Date(atMs - 1).toISOString().slice(5, 10) !== '06-10';
}

const watts = (atMs: number): number => Math.round((80 + 60 * Math.sin(atMs / 3e6) + (((atMs / PERIOD_MS) * 2_654_435_761) % 4096) / 400) * 10) / 10;

interface Truth {
  readonly fromMs: number;
  min: number;
  max: number;
  weighted: number;
  count: number;
  coveredMs: number;
}

/** The same definition, worked out plainly from every sample: time since the one before, one period after a silence of more than two. */
function truthFor(spanMs: number): Truth[] {
  const buckets = new Map<number, Truth>();
  let before = Number.NEGATIVE_INFINITY;
  for (let at = BEGIN_MS + PERIOD_MS; at <= END_MS; at += PERIOD_MS) {
    if (!isRunning(at)) continue;
    // The longest stretch of 10 minutes is two periods here.
    const cover = at - before <= 10 * MINUTE_MS ? at - before : PERIOD_MS;
    before = at;
    const value = watts(at);
    for (let ms = at - cover; ms < at; ms += MINUTE_MS) {
      const fromMs = Math.floor(ms / spanMs) * spanMs;
      const bucket = buckets.get(fromMs) ?? { fromMs, min: value, max: value, weighted: 0, count: 0, coveredMs: 0 };
      bucket.min = Math.min(bucket.min, value);
      bucket.max = Math.max(bucket.max, value);
      bucket.weighted += value * MINUTE_MS;
      bucket.coveredMs += MINUTE_MS;
      if (ms === at - MINUTE_MS) bucket.count += 1;
      buckets.set(fromMs, bucket);
    }
  }
  return [...buckets.values()];
}

test('a year and a month under a moved clock: each tier says what the samples said, gaps stay gaps, and old tiers go', () => {
    const dir = temporaryDir();
    const clock = manualClock(BEGIN_MS);
    const store = temporaryStore(dir, clock);
    let steps = 0;
    const maintainAll = (nowMs: number): void => {
      // One commit for a day's steps only makes the test quicker.
      store.transaction(() => {
        while (store.series.maintain(nowMs).more) steps += 1;
      });
    };
    for (let day = BEGIN_MS; day < END_MS; day += DAY_MS) {
      const samples = [];
      for (let at = day + PERIOD_MS; at <= day + DAY_MS; at += PERIOD_MS) if (isRunning(at)) samples.push({ atMs: at, values: { 'power.package': watts(at) } });
      if (samples.length > 0) store.series.appendAll('d', [{ group: 'power', periodMs: PERIOD_MS, samples }]);
      clock.set(day + DAY_MS);
      maintainAll(clock.now());
    }
    maintainAll(END_MS + HOUR_MS);
    expect(steps).toBeGreaterThan(400 * 10);

    const ask = (fromMs: number, points: number) => store.series.history('d', ['power.package'], fromMs, END_MS, points)[0];
    const cases = [
      ['1m', END_MS - 6 * DAY_MS, MINUTE_MS, 8640],
      ['15m', END_MS - 100 * DAY_MS, 15 * MINUTE_MS, 9600],
      ['1h', BEGIN_MS, HOUR_MS, 9600],
      ['1d', BEGIN_MS, DAY_MS, 400],
      // 400 days in 600 points are 16 hours each; the begin is not on that grid, so 17.
      ['1h', BEGIN_MS, 17 * HOUR_MS, 600],
    ] as const;
    for (const [tier, fromMs, spanMs, points] of cases) {
      const found = ask(fromMs, points);
      expect(found?.tier).toBe(tier);
      const truth = truthFor(spanMs).filter((bucket) => bucket.fromMs >= Math.floor(fromMs / spanMs) * spanMs);
      check(found?.buckets ?? [], truth, spanMs);
    }

    const database = openDatabase({ file: `${dir}/nodeworth.db` });
    const oldest = database.prepare('SELECT tier, (? - min(from_ms)) / 86400000 AS days, count(*) AS n FROM series_chunks GROUP BY tier ORDER BY tier').all(END_MS);
    database.close();
    expect(oldest.map((row) => [row['tier'], row['days']])).toEqual([[0, 7], [1, 30], [2, 400], [3, expect.any(Number)], [4, expect.any(Number)]]);
  const chunkOf = (atMs: number): number => Math.floor(atMs / (32 * DAY_MS));
  expect(oldest[3]).toMatchObject({ n: chunkOf(END_MS - 1) - chunkOf(BEGIN_MS) + 1 });
  });

function check(found: readonly Bucket[], truth: readonly Truth[], spanMs: number): void {
  const rows = found.map((bucket) => [bucket.fromMs, bucket.spanMs, bucket.count, bucket.coveredMs, bucket.min, bucket.max].join(' '));
  const expected = truth.map((bucket) => [bucket.fromMs, spanMs, bucket.count, bucket.coveredMs, bucket.min, bucket.max].join(' '));
  // The first difference says enough; thousands of rows would not.
  const different = expected.findIndex((row, i) => row !== rows[i]);
  expect([different, rows[different]]).toEqual([-1, undefined]);
  expect(rows).toHaveLength(expected.length);
  let worst = 0;
  found.forEach((bucket, i) => {
    const sample = truth[i];
    if (sample === undefined) return;
    const mean = sample.weighted / sample.coveredMs;
    worst = Math.max(worst, Math.abs(bucket.mean - mean) / mean);
  });
  expect(worst).toBeLessThan(1e-6);
}
