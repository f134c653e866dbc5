import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBucketChunk, encodeBucketChunk } from '../../../main/adapters/storage/series/bucket-chunk';
import { createByteReader, createByteWriter } from '../../../main/adapters/storage/series/byte-stream';
import { readColumn, writeColumn } from '../../../main/adapters/storage/series/number-column';
import { openParts } from '../../../main/adapters/storage/series/packed-parts';
import { decodeRawChunk, encodeRawChunk } from '../../../main/adapters/storage/series/raw-chunk';
import { decodeTailRow, encodeTailRow } from '../../../main/adapters/storage/series/tail-row';

const HOUR_MS = 3_600_000;

function thereAndBack(values: readonly number[], mantissaBits = 23): number[] {
  const writer = createByteWriter(1);
  writeColumn(writer, values, mantissaBits);
  return [...readColumn(createByteReader(writer.take()), values.length)];
}

const relativeError = (found: number, truth: number): number => (truth === 0 ? Math.abs(found) : Math.abs((found - truth) / truth));

describe('whole numbers as bytes', () => {
  test('any whole number up to 2^53 comes back', () => {
    fc.assert(
      fc.property(fc.array(fc.maxSafeNat()), fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 })), (naturals, signed) => {
        const writer = createByteWriter(1);
        for (const value of naturals) writer.varint(value);
        for (const value of signed) writer.signed(value);
        const reader = createByteReader(writer.take());
        expect(naturals.map(() => reader.varint())).toEqual(naturals);
        expect(signed.map(() => reader.signed())).toEqual(signed.map((value) => (value === 0 ? 0 : value)));
      }),
    );
  });

  test('bytes that end too early are refused, not read as zero', () => {
    expect(() => createByteReader(new Uint8Array([0x80])).varint()).toThrow(RangeError);
    expect(() => createByteReader(new Uint8Array([1, 2])).float64()).toThrow(RangeError);
    expect(() => createByteReader(new Uint8Array([1, 2])).bytes(3)).toThrow(RangeError);
  });
});

describe('a column of numbers', () => {
  test('whole numbers and numbers of up to three decimals are exact', () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 10, 100, 1000), fc.array(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), { minLength: 1 }), (scale, whole) => {
        const values = whole.map((value) => value / scale + 0);
        expect(thereAndBack(values)).toEqual(values);
      }),
    );
  });

  test('any gauge comes back within the promised relative error, in order', () => {
    fc.assert(
      fc.property(fc.constantFrom(21, 23), fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }), (bits, values) => {
        const found = thereAndBack(values, bits);
        expect(found).toHaveLength(values.length);
        values.forEach((value, i) => expect(relativeError(found[i] ?? Number.NaN, value)).toBeLessThan(bits === 23 ? 6e-8 : 3e-7));
      }),
      { numRuns: 500 },
    );
  });

  test('byte counts near 2^53 keep their size', () => {
    const values = [2 ** 53 - 1, 2 ** 52 + 12345, 1, 2 ** 40 + 0.5];
    thereAndBack(values).forEach((value, i) => expect(relativeError(value, values[i] ?? 0)).toBeLessThan(1e-7));
  });

  test('memory in pages of 4096 bytes is exact and takes about two bytes a value', () => {
    const values = Array.from({ length: 240 }, (_, i) => 17_179_869_184 + 4096 * ((i * 7919) % 5000));
    const writer = createByteWriter();
    writeColumn(writer, values, 23);
    expect(writer.take().length).toBeLessThan(240 * 2.2);
    expect(thereAndBack(values)).toEqual(values);
  });

  test('a constant takes a few bytes whatever its length', () => {
    const writer = createByteWriter();
    writeColumn(writer, Array.from({ length: 1000 }, () => 42.5), 23);
    expect(writer.take().length).toBeLessThan(8);
  });
});

describe('a raw chunk', () => {
  const row = fc.record({ gap: fc.integer({ min: 1, max: 20_000 }), cover: fc.integer({ min: 1, max: 60_000 }), a: fc.option(fc.integer({ min: 0, max: 10_000 })), b: fc.option(fc.float({ noNaN: true, noDefaultInfinity: true })) });

  test('gives back instants, covered time, values and gaps', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 150 }), (rows) => {
        let at = 5 * HOUR_MS;
        const times = rows.map(({ gap }) => (at += gap));
        const column = (of: (entry: (typeof rows)[number]) => number | null): number[] => rows.map((entry) => of(entry) ?? Number.NaN);
        const columns = new Map([[3, column((entry) => entry.a)], [700, column((entry) => entry.b)]]);
        const found = decodeRawChunk(encodeRawChunk({ times, covers: rows.map(({ cover }) => cover), columns }, 5 * HOUR_MS), 5 * HOUR_MS);
        expect(found.times).toEqual(times);
        expect(found.covers).toEqual(rows.map(({ cover }) => cover));
        for (const [id, values] of columns) {
          const gotten = found.columns.get(id) ?? values.map(() => Number.NaN);
          values.forEach((value, i) => expect(gotten[i] === value || (Number.isNaN(value) && Number.isNaN(gotten[i])) || relativeError(gotten[i] ?? Number.NaN, value) < 6e-8).toBe(true));
        }
      }),
    );
  });

  test('one series is read without the others, and an absent one is absent', () => {
    const body = encodeRawChunk({ times: [1, 2], covers: [1, 1], columns: new Map([[1, [5, 6]], [2, [7, 8]]]) }, 0);
    expect([...decodeRawChunk(body, 0, [2, 9]).columns]).toEqual([[2, [7, 8]]]);
    expect(openParts(body).ids).toEqual([1, 2]);
  });

  test('a foreign format is refused', () => {
    expect(() => decodeRawChunk(new Uint8Array([99, 0, 0]), 0)).toThrow('format');
  });
});

describe('a chunk of buckets', () => {
  // No gauge tells less than a billionth of its unit; below that a mean runs out of bits before any codec does.
  const gauge = fc.double({ min: -1e6, max: 1e12, noNaN: true }).map((value) => (Math.abs(value) < 1e-9 ? 0 : value));
  const bucket = fc.record({ slot: fc.integer({ min: 0, max: 59 }), values: fc.array(gauge, { minLength: 1, maxLength: 4 }), coveredMs: fc.integer({ min: 1, max: 60_000 }) });

  test('gives back every bucket, with min ≤ mean ≤ max', () => {
    fc.assert(
      fc.property(fc.uniqueArray(bucket, { selector: (entry) => entry.slot, maxLength: 60 }), (entries) => {
        const buckets = entries
          .map(({ slot, values, coveredMs }) => ({
            fromMs: slot * 60_000, spanMs: 60_000, min: Math.min(...values), mean: values.reduce((sum, value) => sum + value, 0) / values.length, max: Math.max(...values), count: values.length, coveredMs,
          }))
          .sort((a, b) => a.fromMs - b.fromMs);
        const found = decodeBucketChunk(encodeBucketChunk(new Map([[1, buckets]]), 0, HOUR_MS, 60_000), 0, HOUR_MS, 60_000).get(1) ?? [];
        expect(found.map(({ fromMs, count, coveredMs }) => [fromMs, count, coveredMs])).toEqual(buckets.map(({ fromMs, count, coveredMs }) => [fromMs, count, coveredMs]));
        found.forEach((entry, i) => {
          const truth = buckets[i];
          expect(entry.min <= entry.mean && entry.mean <= entry.max).toBe(true);
          for (const key of ['min', 'max'] as const) expect(relativeError(entry[key], truth?.[key] ?? 0)).toBeLessThan(3e-7);
          // The mean may be pushed back between min and max, each with its own error.
          expect(Math.abs(entry.mean - (truth?.mean ?? 0))).toBeLessThanOrEqual(3e-7 * Math.max(Math.abs(truth?.min ?? 0), Math.abs(truth?.max ?? 0)));
        });
      }),
    );
  });
});

test('a row of the tail gives back all groups without rounding', () => {
  const entries = [{ channelId: 1, coverMs: 15_000, values: [[4, 1 / 3], [300, -0.1]] as const }, { channelId: 2, coverMs: 60_000, values: [] }];
  expect(decodeTailRow(encodeTailRow(entries))).toEqual(entries);
});
