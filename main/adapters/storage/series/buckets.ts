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
      add(sums, cell, stretch.value, stretch.value, stretch.value, cell === ownCell ? 1 : 0, covered);
    }
  }
  return finish(sums, spanMs);
}

/** Merges buckets (oldest first) into a coarser grid whose span is a multiple of theirs. */
export function mergeBuckets(buckets: readonly Bucket[], spanMs: number): Bucket[] {
  const sums = new Map<number, Sum>();
  for (const bucket of buckets) add(sums, floorTo(bucket.fromMs, spanMs), bucket.min, bucket.mean, bucket.max, bucket.count, bucket.coveredMs);
  return finish(sums, spanMs);
}

function add(sums: Map<number, Sum>, cell: number, min: number, mean: number, max: number, count: number, coveredMs: number): void {
  const sum = sums.get(cell);
  if (sum === undefined) {
    sums.set(cell, { min, max, weighted: mean * coveredMs, count, coveredMs });
    return;
  }
  if (min < sum.min) sum.min = min;
  if (max > sum.max) sum.max = max;
  sum.weighted += mean * coveredMs;
  sum.count += count;
  sum.coveredMs += coveredMs;
}

function finish(sums: ReadonlyMap<number, Sum>, spanMs: number): Bucket[] {
  const buckets: Bucket[] = [];
  for (const [fromMs, sum] of sums) {
    // Division can leave the mean of equal values a rounding step outside.
    const mean = Math.min(sum.max, Math.max(sum.min, sum.weighted / sum.coveredMs));
    buckets.push({ fromMs, spanMs, min: sum.min, mean, max: sum.max, count: sum.count, coveredMs: Math.min(spanMs, sum.coveredMs) });
  }
  return buckets.sort((a, b) => a.fromMs - b.fromMs);
}
