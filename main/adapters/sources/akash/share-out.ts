/** A stretch of time with how much of an amount belongs to it. */
export interface Bucket {
  /** UTC ms that a line of this stretch carries. */
  readonly atMs: number;
  /** Whole number of zero or more; only proportions count. */
  readonly weight: bigint;
}

/**
 * An exact amount shared out by weights: the parts add up to the amount to the last unit (largest remainders, the later stretch first where they
 * are equal). Empty when no weight is more than zero.
 */
export function shareOut(amount: bigint, buckets: readonly Bucket[]): readonly { readonly atMs: number; readonly amount: bigint }[] {
  const total = buckets.reduce((sum, bucket) => sum + bucket.weight, 0n);
  if (total <= 0n) return [];
  const parts = buckets.map((bucket, at) => ({ at, atMs: bucket.atMs, amount: (amount * bucket.weight) / total, rest: (amount * bucket.weight) % total }));
  let left = amount - parts.reduce((sum, part) => sum + part.amount, 0n);
  for (const part of parts.toSorted((a, b) => (a.rest === b.rest ? b.at - a.at : a.rest > b.rest ? -1 : 1))) {
    if (left === 0n) break;
    part.amount += 1n;
    left -= 1n;
  }
  return parts.filter((part) => part.amount > 0n).map(({ atMs, amount: share }) => ({ atMs, amount: share }));
}
