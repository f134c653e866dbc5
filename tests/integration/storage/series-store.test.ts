import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../../main/adapters/storage/sqlite/database';
import type { Store } from '../../../main/engine/ports/store';
import type { Bucket } from '../../../shared/domain/series';
import { manualClock, temporaryDir, temporaryStore } from './temporary-store';

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** A midnight in UTC. */
const MIDNIGHT_MS = Date.UTC(2026, 0, 15);

const shape = (bucket: Bucket) => [bucket.fromMs - MIDNIGHT_MS, bucket.spanMs, bucket.count, bucket.coveredMs];

function maintainAll(store: Store, nowMs: number): number {
  let steps = 0;
  while (store.maintain(nowMs).more) steps += 1;
  return steps;
}

/** One series `cpu.load` every 15 s, first instant exclusive of `fromMs`. */
function record(store: Store, fromMs: number, toMs: number, valueAt: (atMs: number) => number, periodMs = 15 * SECOND_MS): void {
  for (let at = fromMs; at < toMs; at += HOUR_MS) {
    const samples = [];
    for (let t = at + periodMs; t <= Math.min(toMs, at + HOUR_MS); t += periodMs) samples.push({ atMs: t, values: { 'cpu.load': valueAt(t) } });
    store.series.appendAll('d', [{ group: 'cpu', periodMs, samples }]);
  }
}

const load = (store: Store, fromMs: number, toMs: number, maxPoints: number) => {
  const [history] = store.series.history('d', ['cpu.load'], fromMs, toMs, maxPoints);
  if (history === undefined) throw new Error('one question, one answer');
  return history;
};

describe('what was just recorded', () => {
  test('is answered sample by sample, also by a store opened again', () => {
    const dir = temporaryDir();
    const clock = manualClock(MIDNIGHT_MS + HOUR_MS);
    const first = temporaryStore(dir, clock);
    const at = MIDNIGHT_MS + 100 * SECOND_MS;
    for (const [i, value] of [1 / 3, 50.25, 7].entries()) {
      first.series.appendAll('d', [
        { group: 'cpu', periodMs: 5000, samples: [{ atMs: at + i * 5000, values: { 'cpu.load': value } }] },
        { group: 'memory', periodMs: 5000, samples: [{ atMs: at + i * 5000, values: { 'memory.used': 2 ** 34 + i } }] },
      ]);
    }
    first.close();
    const store = temporaryStore(dir, clock);
    expect(store.series.list('d')).toEqual([{ group: 'cpu', series: 'cpu.load' }, { group: 'memory', series: 'memory.used' }]);
    const [cpu, memory, none] = store.series.history('d', ['cpu.load', 'memory.used', 'gpu.power'], MIDNIGHT_MS, MIDNIGHT_MS + HOUR_MS, 600);
    expect(cpu).toEqual({ series: 'cpu.load', tier: 'raw', buckets: [1 / 3, 50.25, 7].map((value, i) => ({ fromMs: at + (i - 1) * 5000, spanMs: 5000, min: value, mean: value, max: value, count: 1, coveredMs: 5000 })) });
    expect(memory?.buckets.map((bucket) => bucket.mean)).toEqual([2 ** 34, 2 ** 34 + 1, 2 ** 34 + 2]);
    expect(none).toEqual({ series: 'gpu.power', tier: 'raw', buckets: [] });
  });

  test('a series that was not seen for a while is a gap, not a zero, and so is what is not a number', () => {
    const store = temporaryStore(temporaryDir(), manualClock(MIDNIGHT_MS + HOUR_MS));
    const samples = [{ a: 1, b: 1 }, { a: 2 }, { a: 3, b: Number.NaN }, { a: 4, b: 4 }];
    for (const [i, values] of samples.entries()) {
      store.series.append('d', 'cpu', [{ atMs: MIDNIGHT_MS + (i + 1) * 15_000, values }]);
    }
    const [a, b] = store.series.history('d', ['a', 'b'], MIDNIGHT_MS, MIDNIGHT_MS + HOUR_MS, 600);
    expect(a?.buckets.map(shape)).toEqual([0, 1, 2, 3].map((i) => [i * 15_000, 15_000, 1, 15_000]));
    expect(b?.buckets.map(shape)).toEqual([0, 3].map((i) => [i * 15_000, 15_000, 1, 15_000]));
  });

  test('a question with fewer points than samples gets whole buckets within the budget', () => {
    const store = temporaryStore(temporaryDir(), manualClock(MIDNIGHT_MS + 2 * HOUR_MS));
    record(store, MIDNIGHT_MS, MIDNIGHT_MS + HOUR_MS, (at) => (at / 15_000) % 2, 5000);
    for (const points of [600, 100, 60, 7, 1]) {
      const { buckets } = load(store, MIDNIGHT_MS + 1, MIDNIGHT_MS + HOUR_MS - 1, points);
      expect(buckets.length).toBeLessThanOrEqual(points);
      expect(buckets.reduce((sum, bucket) => sum + bucket.coveredMs, 0)).toBe(HOUR_MS);
      expect(buckets.reduce((sum, bucket) => sum + bucket.count, 0)).toBe(720);
    }
  });

  test('the same instant twice is one sample', () => {
    const store = temporaryStore(temporaryDir(), manualClock(MIDNIGHT_MS + HOUR_MS));
    for (const value of [1, 2]) store.series.append('d', 'cpu', [{ atMs: MIDNIGHT_MS + 5, values: { 'cpu.load': value } }]);
    expect(load(store, MIDNIGHT_MS, MIDNIGHT_MS + HOUR_MS, 10).buckets.map((bucket) => bucket.mean)).toEqual([1]);
  });

  test('a full sample that belongs to a failed transaction is not there', () => {
    const store = temporaryStore(temporaryDir(), manualClock(MIDNIGHT_MS + HOUR_MS));
    expect(() =>
      store.transaction(() => {
        store.series.append('d', 'cpu', [{ atMs: MIDNIGHT_MS + 5, values: { 'cpu.load': 1 } }]);
        throw new Error('the engine changed its mind');
      }),
    ).toThrow('changed its mind');
    expect(store.series.list('d')).toEqual([]);
    store.series.append('d', 'cpu', [{ atMs: MIDNIGHT_MS + 5, values: { 'cpu.load': 2 } }]);
    expect(load(store, MIDNIGHT_MS, MIDNIGHT_MS + HOUR_MS, 10).buckets.map((bucket) => bucket.mean)).toEqual([2]);
  });
});

describe('packing', () => {
  test('changes no answer: hours and days read the same before and after, and after reopening', () => {
    const dir = temporaryDir();
    const clock = manualClock(MIDNIGHT_MS + 3 * DAY_MS);
    const store = temporaryStore(dir, clock);
    record(store, MIDNIGHT_MS, MIDNIGHT_MS + DAY_MS + 5 * HOUR_MS, (at) => Math.round(50 + 40 * Math.sin(at / 1e6)) / 2);
    const questions = [
      [MIDNIGHT_MS, MIDNIGHT_MS + 2 * HOUR_MS, 600],
      [MIDNIGHT_MS, MIDNIGHT_MS + 30 * HOUR_MS, 1800],
      [MIDNIGHT_MS, MIDNIGHT_MS + 2 * DAY_MS, 200],
      [MIDNIGHT_MS - 120 * DAY_MS, MIDNIGHT_MS + 2 * DAY_MS, 3000],
      [MIDNIGHT_MS - 500 * DAY_MS, MIDNIGHT_MS + 2 * DAY_MS, 600],
    ] as const;
    const ask = (from: Store) => questions.map(([from_, to, points]) => load(from, from_, to, points));
    const unpacked = ask(store);
    expect(unpacked.map((history) => history.tier)).toEqual(['raw', '1m', '15m', '1h', '1d']);
    const check = (found: typeof unpacked): void => {
      found.forEach((history, i) => {
        const truth = unpacked[i]?.buckets ?? [];
        expect(history.buckets.map(shape)).toEqual(truth.map(shape));
        history.buckets.forEach((bucket, j) => {
          expect([bucket.min, bucket.max]).toEqual([truth[j]?.min, truth[j]?.max]);
          expect(Math.abs(bucket.mean - (truth[j]?.mean ?? Number.NaN))).toBeLessThan(1e-6 * bucket.max);
        });
      });
    };
    maintainAll(store, MIDNIGHT_MS + 26 * HOUR_MS);
    check(ask(store));
    maintainAll(store, MIDNIGHT_MS + 3 * DAY_MS);
    check(ask(store));
    store.close();
    const database = openDatabase({ file: `${dir}/nodeworth.db` });
    expect(database.prepare('SELECT count(*) AS n FROM series_tail').get()).toEqual({ n: 0 });
    database.close();
    check(ask(temporaryStore(dir, clock)));
  });

  test('the minute at the end of an hour is whole: its last sample lies in the next hour', () => {
    const store = temporaryStore(temporaryDir(), manualClock(MIDNIGHT_MS + 2 * HOUR_MS));
    record(store, MIDNIGHT_MS + 7000, MIDNIGHT_MS + 2 * HOUR_MS, () => 5);
    maintainAll(store, MIDNIGHT_MS + 2 * HOUR_MS);
    const { tier, buckets } = load(store, MIDNIGHT_MS, MIDNIGHT_MS + 2 * HOUR_MS, 130);
    expect(tier).toBe('raw');
    const minutes = load(store, MIDNIGHT_MS - 20 * HOUR_MS, MIDNIGHT_MS + 20 * HOUR_MS, 3000).buckets;
    expect(minutes[0]).toMatchObject({ fromMs: MIDNIGHT_MS, coveredMs: 53_000 });
    expect(minutes.slice(1, 119).map((bucket) => bucket.coveredMs)).toEqual(Array.from({ length: 118 }, () => MINUTE_MS));
    // The last sample is 8 s before the second hour's end.
    expect(buckets.reduce((sum, bucket) => sum + bucket.coveredMs, 0)).toBe(2 * HOUR_MS - 7000 - 8000);
  });

  test('an hour is packed only when nothing can reach into it any more', () => {
    const store = temporaryStore(temporaryDir(), manualClock(MIDNIGHT_MS));
    record(store, MIDNIGHT_MS, MIDNIGHT_MS + HOUR_MS, () => 5);
    expect(store.series.maintain(MIDNIGHT_MS + HOUR_MS + 10 * MINUTE_MS - 1).more).toBe(false);
    expect(store.series.maintain(MIDNIGHT_MS + HOUR_MS + 10 * MINUTE_MS).more).toBe(true);
  });

  test('samples of a clock that was set back join the hour that is packed already', () => {
    const store = temporaryStore(temporaryDir(), manualClock(MIDNIGHT_MS + 2 * DAY_MS));
    record(store, MIDNIGHT_MS, MIDNIGHT_MS + HOUR_MS / 2, () => 5);
    record(store, MIDNIGHT_MS + 2 * HOUR_MS, MIDNIGHT_MS + 3 * HOUR_MS, () => 9);
    maintainAll(store, MIDNIGHT_MS + 2 * DAY_MS);
    record(store, MIDNIGHT_MS + HOUR_MS / 2, MIDNIGHT_MS + HOUR_MS, () => 7);
    const hours = () => load(store, MIDNIGHT_MS - 300 * DAY_MS, MIDNIGHT_MS + DAY_MS, 10_000).buckets.map((bucket) => [(bucket.fromMs - MIDNIGHT_MS) / HOUR_MS, bucket.min, bucket.mean, bucket.max, bucket.coveredMs]);
    const expected = [[0, 5, 6, 7, HOUR_MS], [2, 9, 9, 9, HOUR_MS]];
    expect(hours()).toEqual(expected);
    maintainAll(store, MIDNIGHT_MS + 2 * DAY_MS);
    expect(hours()).toEqual(expected);
  });

  test('a clock that stood years ahead for an hour stops nothing', () => {
    const store = temporaryStore(temporaryDir(), manualClock(MIDNIGHT_MS + DAY_MS));
    const ahead = MIDNIGHT_MS + 3000 * DAY_MS;
    record(store, ahead, ahead + HOUR_MS, () => 1);
    record(store, MIDNIGHT_MS, MIDNIGHT_MS + 3 * HOUR_MS, () => 2);
    maintainAll(store, MIDNIGHT_MS + 4 * HOUR_MS);
    expect(load(store, MIDNIGHT_MS, MIDNIGHT_MS + DAY_MS, 24).buckets.map((bucket) => bucket.mean)).toEqual([2, 2, 2]);
    expect(load(store, ahead, ahead + DAY_MS, 24).buckets.map((bucket) => bucket.mean)).toEqual([1]);
  });
});

test('removing a device removes what was recorded of it, and nothing of another', () => {
  const store = temporaryStore(temporaryDir(), manualClock(MIDNIGHT_MS + 2 * DAY_MS));
  for (const id of ['d', 'e']) store.series.append(id, 'cpu', [{ atMs: MIDNIGHT_MS + 5, values: { 'cpu.load': 1 } }]);
  maintainAll(store, MIDNIGHT_MS + DAY_MS);
  for (const id of ['d', 'e']) store.series.append(id, 'cpu', [{ atMs: MIDNIGHT_MS + DAY_MS, values: { 'cpu.load': 2 } }]);
  store.uptime.touch('d', 'up', MIDNIGHT_MS);
  store.devices.removeDevice('d');
  expect(store.series.list('d')).toEqual([]);
  expect(load(store, MIDNIGHT_MS, MIDNIGHT_MS + 2 * DAY_MS, 600).buckets).toEqual([]);
  expect(store.uptime.last('d')).toBeNull();
  expect(store.series.history('e', ['cpu.load'], MIDNIGHT_MS, MIDNIGHT_MS + 2 * DAY_MS, 600)[0]?.buckets.map((bucket) => bucket.mean)).toEqual([1, 2]);
});
