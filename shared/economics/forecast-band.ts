/** The band of the forecast curve: quantiles of the cumulative over simulated paths, at a few points in time. */
import type { Cancel } from '../units/cancel';
import { neverCancelled, throwIfCancelled } from '../units/cancel';
import type { PriceModel } from './price-paths';
import type { WeeklyPlan } from './simulation';

/** The quantiles at the end of a week. */
export interface BandWeek {
  /** 0-based last day of the week. */
  readonly day: number;
  /** One path in ten is below it. */
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

/** As many as a curve on a screen shows. */
const MAX_POINTS = 120;
const PATHS_PER_LOOK = 100;

/** Index `floor(p · count)` of the sorted balances, the rule of the other quantiles. */
const at = (sorted: Float64Array, p: number): number => sorted[Math.floor(p * sorted.length)] ?? Number.NaN;

/**
 * A thousand paths are enough for a curve that is looked at; the verdict rests on `simulate`.
 * @param maxPoints at most so many weeks, spread evenly; the last week is always one
 * @throws CancelledError when `cancel` is set before the last path
 */
export function forecastBand(plan: WeeklyPlan, model: PriceModel, paths: number, cancel: Cancel = neverCancelled, maxPoints = MAX_POINTS): readonly BandWeek[] {
  const weeks = plan.cost.length;
  const count = Math.max(1, Math.min(weeks, maxPoints));
  const pointOf = new Map(Array.from({ length: count }, (_, i) => [Math.ceil(((i + 1) * weeks) / count) - 1, i]));
  const balances = Array.from({ length: count }, () => new Float64Array(paths));
  const x = new Float64Array(weeks);
  for (let path = 0; path < paths; path += 1) {
    if (path % PATHS_PER_LOOK === 0) throwIfCancelled(cancel);
    model.nextPath(x);
    let balance = -plan.outlay;
    for (let k = 0; k < weeks; k += 1) {
      balance += (plan.income[k] ?? 0) * Math.exp((1 - plan.growthPriceBeta) * (x[k] ?? 0)) - (plan.cost[k] ?? 0);
      const point = pointOf.get(k);
      const column = point === undefined ? undefined : balances[point];
      if (column !== undefined) column[path] = balance;
    }
  }
  return [...pointOf].map(([week, point]) => {
    const sorted = (balances[point] ?? new Float64Array(0)).toSorted();
    return { day: Math.min(7 * week + 6, plan.days - 1), p10: at(sorted, 0.1), p50: at(sorted, 0.5), p90: at(sorted, 0.9) };
  });
}
