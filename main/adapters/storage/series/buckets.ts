import type { Bucket } from '../../../../shared/domain/series';
import { cellOf, floorTo } from './tiers';

/** A value and the time it stands for: `fromMs` exclusive, `toMs` (the sample's instant) inclusive. */
export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
  readonly value: number;
}

interface Sum {
  min: number;
  max: number;
  /** Value × covered milliseconds. */
  weighted: number;
  count: number;
  coveredMs: number;
}

/**
 * Buckets of a grid from stretches (oldest first), only for cells that begin in `fromMs`..`toMs` (exclusive). A stretch that crosses a border
 * is shared out by time, so covered time adds up to the same in every tier; the sample itself is counted once, in the cell it lies in. The
 * mean is weighted by time, so samples taken more often do not weigh more.
 */
export function toBuckets(stretches: readonly Stretch[], spanMs: number, fromMs: number, toMs: number): Bucket[] {
  const sums = new Map<number, Sum>();
  for (const stretch of stretches) {
    const ownCell = cellOf(stretch.toMs, spanMs);
    for (let cell = Math.max(floorTo(stretch.fromMs, spanMs), floorTo(fromMs, spanMs)); cell <= ownCell && cell < toMs; cell += spanMs) {
      const covered = Math.min(stretch.toMs, cell + spanMs) - Math.max(stretch.fromMs, cell);
      if (covered <= 0) continue;
      let sum = sums.get(cell);
      if (sum === undefined) {
        sum = { min: stretch.value, max: stretch.value, weighted: 0, count: 0, coveredMs: 0 };
        sums.set(cell, sum);
      }
      include(sum, stretch.value, stretch.value, stretch.value, cell === ownCell ? 1 : 0, covered);
    }
  }
  return [...sums].map(([cell, sum]) => toBucket(cell, sum, spanMs)).sort((a, b) => a.fromMs - b.fromMs);
}

/** Buckets, added oldest first, brought onto a coarser grid whose span is a multiple of theirs. */
export interface BucketMerger {
  add(fromMs: number, min: number, mean: number, max: number, count: number, coveredMs: number): void;
  /** The buckets so far; nothing is to be added after. */
  take(): Bucket[];
}

export function createBucketMerger(spanMs: number): BucketMerger {
  const merged: Bucket[] = [];
  let cell = Number.NaN;
  let sum: Sum | null = null;
  return {
    add(fromMs, min, mean, max, count, coveredMs) {
      const own = floorTo(fromMs, spanMs);
      if (sum === null || own !== cell) {
        if (sum !== null) merged.push(toBucket(cell, sum, spanMs));
        cell = own;
        sum = { min, max, weighted: 0, count: 0, coveredMs: 0 };
      }
      include(sum, min, mean, max, count, coveredMs);
    },
    take() {
      if (sum !== null) merged.push(toBucket(cell, sum, spanMs));
      sum = null;
      return merged;
    },
  };
}

/** Merges buckets (oldest first) into a coarser grid whose span is a multiple of theirs. */
export function mergeBuckets(buckets: readonly Bucket[], spanMs: number): Bucket[] {
  const merger = createBucketMerger(spanMs);
  for (const bucket of buckets) merger.add(bucket.fromMs, bucket.min, bucket.mean, bucket.max, bucket.count, bucket.coveredMs);
  return merger.take();
}

function include(sum: Sum, min: number, mean: number, max: number, count: number, coveredMs: number): void {
  if (min < sum.min) sum.min = min;
  if (max > sum.max) sum.max = max;
  sum.weighted += mean * coveredMs;
  sum.count += count;
  sum.coveredMs += coveredMs;
}

function toBucket(fromMs: number, sum: Sum, spanMs: number): Bucket {
  // Division can leave the mean of equal values a rounding step outside.
  const mean = Math.min(sum.max, Math.max(sum.min, sum.weighted / sum.coveredMs));
  return { fromMs, spanMs, min: sum.min, mean, max: sum.max, count: sum.count, coveredMs: Math.min(spanMs, sum.coveredMs) };
}
