import type { Bucket } from '../../../../shared/domain/series';
import { createByteReader, createByteWriter } from './byte-stream';
import { readColumn, writeColumn } from './number-column';
import { openParts, packParts } from './packed-parts';
import { readPresence, writePresence } from './presence';

/**
 * 21 bits of a float's 23: relative error at most 2.7e-7 each time a bucket is packed. A day's mean is packed three times on its way
 * (minute, hour, day): below 1e-6 in all.
 */
const BUCKET_MANTISSA_BITS = 21;

/** @param bySeries buckets of each series, oldest first, all within the chunk and on its grid */
export function encodeBucketChunk(bySeries: ReadonlyMap<number, readonly Bucket[]>, startMs: number, chunkMs: number, spanMs: number): Uint8Array {
  const slots = Math.round(chunkMs / spanMs);
  const parts = new Map<number, Uint8Array>();
  for (const [id, buckets] of bySeries) {
    if (buckets.length === 0) continue;
    const present = Array.from({ length: slots }, () => false);
    for (const bucket of buckets) present[Math.round((bucket.fromMs - startMs) / spanMs)] = true;
    const writer = createByteWriter(1024);
    writePresence(writer, present);
    const column = (of: (bucket: Bucket) => number): void => writeColumn(writer, buckets.map(of), BUCKET_MANTISSA_BITS);
    column((bucket) => bucket.count);
    column((bucket) => spanMs - bucket.coveredMs);
    column((bucket) => bucket.min);
    column((bucket) => bucket.max);
    column((bucket) => bucket.mean);
    parts.set(id, writer.take());
  }
  return packParts(new Uint8Array(0), parts);
}

/** @param ids only these series; left out: all */
export function decodeBucketChunk(body: Uint8Array, startMs: number, chunkMs: number, spanMs: number, ids?: readonly number[]): Map<number, Bucket[]> {
  const slots = Math.round(chunkMs / spanMs);
  const chunk = openParts(body);
  const bySeries = new Map<number, Bucket[]>();
  for (const id of ids ?? chunk.ids) {
    const bytes = chunk.part(id);
    if (bytes === null) continue;
    const reader = createByteReader(bytes);
    const present = readPresence(reader, slots);
    const length = present.reduce((n, is) => n + (is ? 1 : 0), 0);
    const counts = readColumn(reader, length);
    const uncovered = readColumn(reader, length);
    const minima = readColumn(reader, length);
    const maxima = readColumn(reader, length);
    const means = readColumn(reader, length);
    const buckets: Bucket[] = [];
    let next = 0;
    for (let slot = 0; slot < slots; slot += 1) {
      if (present[slot] !== true) continue;
      const min = minima[next] ?? 0;
      const max = maxima[next] ?? 0;
      buckets.push({
        fromMs: startMs + slot * spanMs,
        spanMs,
        min,
        // The three are rounded apart when one of them is kept exactly; the mean stays between the others.
        mean: Math.min(max, Math.max(min, means[next] ?? 0)),
        max,
        count: counts[next] ?? 0,
        coveredMs: spanMs - (uncovered[next] ?? 0),
      });
      next += 1;
    }
    bySeries.set(id, buckets);
  }
  return bySeries;
}
