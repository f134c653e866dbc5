const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Steps of a time axis, shortest first. */
const STEPS_MS: readonly number[] = [5 / 60, 10 / 60, 15 / 60, 0.5, 1, 3, 6, 12, 24, 48, 7 * 24, 14 * 24, 30 * 24, 91 * 24, 182 * 24, 365 * 24].map((hours) => hours * HOUR_MS);

/**
 * Round marks of a time axis: whole hours of the clock, or midnights of the machine's zone.
 * @param wanted about how many marks fit.
 */
export function timeTicks(fromMs: number, toMs: number, wanted = 6): readonly number[] {
  const span = toMs - fromMs;
  if (!(span > 0)) return [];
  const step = STEPS_MS.find((candidate) => span / candidate <= wanted) ?? Math.ceil(span / wanted / (365 * DAY_MS)) * 365 * DAY_MS;
  const ticks: number[] = [];
  if (step < DAY_MS) {
    const offset = new Date(fromMs).getTimezoneOffset() * 60_000;
    for (let at = Math.ceil((fromMs - offset) / step) * step + offset; at <= toMs; at += step) ticks.push(at);
    return ticks;
  }
  const midnight = new Date(fromMs);
  midnight.setHours(0, 0, 0, 0);
  const days = Math.round(step / DAY_MS);
  // Counted in calendar days: a day with a clock change is not 24 hours long.
  for (let at = new Date(midnight); at.getTime() <= toMs; at.setDate(at.getDate() + days)) {
    if (at.getTime() >= fromMs) ticks.push(at.getTime());
  }
  return ticks;
}

/** True when marks of this span are times of a day and not dates. */
export const ticksAreTimes = (fromMs: number, toMs: number): boolean => toMs - fromMs <= 2 * DAY_MS;

/** About `wanted` of a list of labels, evenly spread, always with the first. */
export function spread<T>(items: readonly T[], wanted: number): readonly T[] {
  const every = Math.max(1, Math.ceil(items.length / wanted));
  return items.filter((_, index) => index % every === 0);
}
