/**
 * The spread of outcomes when the token's price wanders (handbook, economics, section 4): weekly steps, thousands of paths. The generator
 * and the normal method are those of `random.ts`; the same seed gives the same answer on the same build.
 */
import type { Cancel } from '../units/cancel';
import { neverCancelled, throwIfCancelled } from '../units/cancel';
import { roundingOf } from './break-even';
import type { CashFlow } from './cash-flow';
import { growth, sumOf } from './growth';
import type { PriceModel } from './price-paths';
import type { Scenario } from './scenario';

const DAYS_PER_WEEK = 7;
/** Paths between two looks at the cancel switch: well under 50 ms of work. */
const SLICE = 200;

/** A scenario by weeks: all that a path needs. */
export interface WeeklyPlan {
  readonly days: number;
  readonly outlay: number;
  /** Income of each week at the expected price, before competitors answer to the price. */
  readonly income: Float64Array;
  readonly cost: Float64Array;
  readonly growthPriceBeta: number;
  /** Balances above minus this count as zero. */
  readonly rounding: number;
}

export interface MonteCarlo {
  /** Share of the paths that end below 0. */
  readonly never: number;
  /** The good end: one path in ten is paid back by then. Null is "not within the horizon". */
  readonly p10Day: number | null;
  readonly p50Day: number | null;
  readonly p90Day: number | null;
  /** The bad end: one path in ten ends below it. */
  readonly finalP10: number;
  readonly finalP50: number;
  readonly finalP90: number;
  readonly finalMean: number;
}

export function weeklyPlan(scenario: Scenario, flow: CashFlow): WeeklyPlan {
  const { days } = flow.timeline;
  const weeks = Math.ceil(days / DAYS_PER_WEEK);
  const income = new Float64Array(weeks);
  const cost = new Float64Array(weeks);
  for (let k = 0; k < weeks; k += 1) {
    const from = k * DAYS_PER_WEEK;
    const to = Math.min(days, from + DAYS_PER_WEEK);
    const price = scenario.token.price * growth(scenario.token.driftPerYear, from);
    income[k] = sumOf(flow.received, from, to) * price * (1 - scenario.income.saleCost);
    cost[k] = sumOf(flow.cost, from, to);
  }
  return { days, outlay: flow.outlay, income, cost, growthPriceBeta: scenario.simulation.growthPriceBeta, rounding: roundingOf(flow) };
}

/** Outcome of each path: the week after its last one below 0 (a number of weeks, `weeks` when it ends below), and its end. */
export interface Outcomes {
  readonly weeks: Float64Array;
  readonly finals: Float64Array;
}

/** The element at index `floor(p · count)` of the sorted list. */
const quantile = (sorted: Float64Array, p: number): number => sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN;

export function summarise(plan: Pick<WeeklyPlan, 'days' | 'cost'>, { weeks, finals }: Outcomes): MonteCarlo {
  const count = plan.cost.length;
  const sortedWeeks = weeks.toSorted();
  const sortedFinals = finals.toSorted();
  const dayAt = (p: number): number | null => {
    const week = quantile(sortedWeeks, p);
    return week >= count ? null : Math.min(DAYS_PER_WEEK * week + DAYS_PER_WEEK - 1, plan.days - 1);
  };
  return {
    never: weeks.reduce((sum, week) => (week >= count ? sum + 1 : sum), 0) / weeks.length,
    p10Day: dayAt(0.1),
    p50Day: dayAt(0.5),
    p90Day: dayAt(0.9),
    finalP10: quantile(sortedFinals, 0.1),
    finalP50: quantile(sortedFinals, 0.5),
    finalP90: quantile(sortedFinals, 0.9),
    finalMean: sumOf(finals) / finals.length,
  };
}

/** A simulation that can be done in slices, so that a thread that also does other things keeps breathing. */
export interface Simulation {
  readonly paths: number;
  readonly done: number;
  /** Runs up to `count` more paths. */
  advance(count: number): void;
  /** @throws RangeError before all paths are done */
  result(): MonteCarlo;
}

export function createSimulation(plan: WeeklyPlan, model: PriceModel, paths: number): Simulation {
  const count = plan.cost.length;
  const outcomes: Outcomes = { weeks: new Float64Array(paths), finals: new Float64Array(paths) };
  const x = new Float64Array(count);
  // Income moves with price^(1 − β): high prices draw in competitors, low ones drive them out.
  const power = 1 - plan.growthPriceBeta;
  let done = 0;

  const runPath = (path: number): void => {
    model.nextPath(x);
    let balance = -plan.outlay;
    let lastBelow = -1;
    for (let k = 0; k < count; k += 1) {
      balance += (plan.income[k] ?? 0) * Math.exp(power * (x[k] ?? 0)) - (plan.cost[k] ?? 0);
      if (balance < -plan.rounding) lastBelow = k;
    }
    outcomes.weeks[path] = lastBelow + 1;
    outcomes.finals[path] = balance;
  };

  return {
    paths,
    get done() {
      return done;
    },
    advance(more) {
      const stop = Math.min(paths, done + more);
      while (done < stop) {
        runPath(done);
        done += 1;
      }
    },
    result() {
      if (done < paths) throw new RangeError(`only ${done} of ${paths} paths are done`);
      return summarise(plan, outcomes);
    },
  };
}

export interface SimulationHooks {
  readonly cancel?: Cancel;
  onProgress?(done: number, paths: number): void;
}

/** All paths at once. @throws CancelledError when `cancel` is set before the last path */
export function simulate(plan: WeeklyPlan, model: PriceModel, paths: number, hooks: SimulationHooks = {}): MonteCarlo {
  const simulation = createSimulation(plan, model, paths);
  while (simulation.done < paths) {
    throwIfCancelled(hooks.cancel ?? neverCancelled);
    simulation.advance(SLICE);
    hooks.onProgress?.(simulation.done, paths);
  }
  return simulation.result();
}
