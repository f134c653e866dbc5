/** Income that comes as rare wins, such as blocks of a storage network: the spread beside the expected number. */
export interface WinSpread {
  readonly expected: number;
  /** One time in ten there are this many wins or fewer. */
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  /** Share of the cases without a single win. */
  readonly none: number;
}

/** Above this the normal curve is as good, and e^−λ would run out of digits. */
const LARGE = 500;
/** 90th percentile of the standard normal. */
const Z90 = 1.2815515655446004;

/** Poisson quantiles: the smallest number of wins that at least the share `p` of the cases does not exceed. */
function poissonQuantile(expected: number, p: number, z: number): number {
  if (expected > LARGE) return Math.max(0, Math.round(expected + z * Math.sqrt(expected)));
  let count = 0;
  let chance = Math.exp(-expected);
  let total = chance;
  while (total < p && chance > 0) {
    count += 1;
    chance *= expected / count;
    total += chance;
  }
  return count;
}

/** @param expected number of wins in the period, 0 or more */
export function winSpread(expected: number): WinSpread {
  return { expected, p10: poissonQuantile(expected, 0.1, -Z90), p50: poissonQuantile(expected, 0.5, 0), p90: poissonQuantile(expected, 0.9, Z90), none: Math.exp(-expected) };
}
