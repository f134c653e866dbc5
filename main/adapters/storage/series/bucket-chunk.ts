import type { Bucket } from '../../../../shared/domain/series';
import { createBucketMerger } from './buckets';
import { createByteReader, createByteWriter } from './byte-stream';
import { readColumn, writeColumn } from './number-column';
import { openParts, packParts } from './packed-parts';
import { readPresence, writePresence } from './presence';

/**
 * 21 bits of a float's 23: relative error below 3e-7 each time a bucket is packed. A day's mean is packed three times on its way
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

/** What of a chunk is wanted: only these series, only buckets that begin in `fromMs`..`toMs` (exclusive). Left out: all. */
export interface ChunkPart {
  readonly ids?: readonly number[] | undefined;
  readonly fromMs?: number;
  readonly toMs?: number;
  /** Brings them onto this coarser grid while unpacking, which is cheaper than after. */
  readonly mergeMs?: number | undefined;
}

export function decodeBucketChunk(body: Uint8Array, startMs: number, chunkMs: number, spanMs: number, wanted: ChunkPart = {}): Map<number, Bucket[]> {
  const { ids, fromMs = Number.NEGATIVE_INFINITY, toMs = Number.POSITIVE_INFINITY } = wanted;
  const slots = Math.round(chunkMs / spanMs);
  const chunk = openParts(body);
  const bySeries = new Map<number, Bucket[]>();
  for (const id of ids ?? chunk.ids) {
    const bytes = chunk.part(id);
    if (bytes === null) continue;
    const reader = createByteReader(bytes);
    const { slots: present, count: length } = readPresence(reader, slots);
    const counts = readColumn(reader, length);
    const uncovered = readColumn(reader, length);
    const minima = readColumn(reader, length);
    const maxima = readColumn(reader, length);
    const means = readColumn(reader, length);
    const merger = createBucketMerger(wanted.mergeMs ?? spanMs);
    let next = 0;
    for (let slot = 0; slot < slots; slot += 1) {
      if (present[slot] !== 1) continue;
      const at = startMs + slot * spanMs;
      if (at < fromMs || at >= toMs) {
        next += 1;
        continue;
      }
      const min = minima[next] ?? 0;
      const max = maxima[next] ?? 0;
      // The three are rounded apart when one of them is kept exactly; the mean stays between the others.
      const mean = Math.min(max, Math.max(min, means[next] ?? 0));
      merger.add(at, min, mean, max, counts[next] ?? 0, spanMs - (uncovered[next] ?? 0));
      next += 1;
    }
    bySeries.set(id, merger.take());
  }
  return bySeries;
}
