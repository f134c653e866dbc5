/**
 * How long one sample speaks for. A sample stands for the time since the one before it in its group, as long as that is at most three
 * periods (one or two missed ticks). After a longer silence nobody knows what happened: it stands for one period, and the rest is a gap.
 */
export const TOLERATED_PERIODS = 3;

/** No sample stands for longer than this; an hour is packed only this long after its end, when nothing can reach into it any more. */
export const LONGEST_STRETCH_MS = 10 * 60_000;

/**
 * @param atMs the sample
 * @param beforeMs the sample before it in the same group; null: none
 * @param periodMs nominal interval in force
 * @returns milliseconds before `atMs` that the sample stands for, at least 1
 */
export function coverMs(atMs: number, beforeMs: number | null, periodMs: number): number {
  const period = Math.max(1, Math.min(Math.round(periodMs), LONGEST_STRETCH_MS));
  if (beforeMs === null) return period;
  const gap = atMs - beforeMs;
  return gap <= Math.min(TOLERATED_PERIODS * period, LONGEST_STRETCH_MS) ? Math.max(1, gap) : period;
}
