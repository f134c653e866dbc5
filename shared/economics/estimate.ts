/** Every figure of a scenario at once: the answer of `estimate --json` (handbook, economics, section 3). */
import { formatLocalDate } from '../units/local-date';
import { exitBalance, firstDayAtOrAbove, firstTouch, npvOf, npvWithExitOf, resaleAt, roundingOf } from './break-even';
import type { CashFlow } from './cash-flow';
import { runCashFlow } from './cash-flow';
import { sumOf } from './growth';
import type { Handles } from './handles';
import { handlesFor } from './handles';
import type { Lenses } from './lenses';
import { lensesOf } from './lenses';
import type { PriceModel } from './price-paths';
import { createBootstrapModel, createLogNormalModel } from './price-paths';
import { createRandom } from './random';
import type { Scenario } from './scenario';
import { MAX_HORIZON_MONTHS, NOT_MODELLED, ScenarioError } from './scenario';
import type { SensitivityRow } from './sensitivity';
import { sensitivityOf } from './sensitivity';
import type { MonteCarlo, SimulationHooks } from './simulation';
import { simulate, weeklyPlan } from './simulation';
import { buildTimeline } from './timeline';
import type { Returns } from './volatility';
import { volatilityOf } from './volatility';

export interface MonthFigures {
  /** 0-based. */
  readonly month: number;
  /** Received. */
  readonly tokens: number;
  readonly income: number;
  readonly cost: number;
}

/** Day by day, `days` entries each. */
export interface EstimateSeries {
  /** Received. */
  readonly tokens: readonly number[];
  readonly income: readonly number[];
  readonly cost: readonly number[];
  readonly cumulative: readonly number[];
}

/** Money in the scenario's currency, tokens in whole tokens, days 0-based from the start. A day of null is "not within the horizon". */
export interface EstimateOutput {
  readonly days: number;
  readonly wallKw: number;
  readonly outlay: number;
  readonly tokensEarned: number;
  readonly tokensReceived: number;
  readonly tokensPendingAtEnd: number;
  readonly income: number;
  readonly cost: number;
  readonly cumulative: number;
  readonly cashFirstTouchDay: number | null;
  readonly cashBreakEvenDay: number | null;
  readonly cashBreakEvenDate: string | null;
  readonly exitBreakEvenDay: number | null;
  readonly resaleAtEnd: number;
  readonly npv: number;
  readonly npvWithExit: number;
  readonly lenses: Lenses;
  readonly firstMonths: readonly MonthFigures[];
  readonly targetMonths: number;
  readonly handles: Handles;
  /** Null when the volatility is not known; `notModelled` then says so. */
  readonly monteCarlo: MonteCarlo | null;
  readonly defaults: readonly string[];
  readonly notModelled: readonly string[];
  readonly sensitivity: readonly SensitivityRow[];
  readonly series?: EstimateSeries;
}

export interface EstimateOptions extends SimulationHooks {
  /** Months for the handles, 1 to 240; 24 unless given. */
  readonly targetMonths?: number;
  readonly series?: boolean;
  /** The lines that `parseScenario` gave. */
  readonly defaults?: readonly string[];
  /** Past daily log returns of the token: give σ where the scenario has none. */
  readonly returns?: Returns;
  /** `bootstrap` draws `returns` again instead of a log-normal price; needs at least 60 of them. */
  readonly priceModel?: 'log-normal' | 'bootstrap';
}

const DEFAULT_TARGET_MONTHS = 24;
/** Line of `notModelled` when there was no simulation. */
export const NO_SIMULATION = 'spread of outcomes: token.volatilityPerYear is not given and fewer than 60 daily returns are known';

function firstMonthsOf({ timeline, received, income, cost }: CashFlow): readonly MonthFigures[] {
  return Array.from({ length: Math.min(3, timeline.months) }, (_, month) => {
    const from = timeline.monthStarts[month] ?? 0;
    const to = timeline.monthStarts[month + 1] ?? from;
    return { month, tokens: sumOf(received, from, to), income: sumOf(income, from, to), cost: sumOf(cost, from, to) };
  });
}

function priceModelOf(scenario: Scenario, { returns = [], priceModel = 'log-normal' }: EstimateOptions): PriceModel | null {
  const random = createRandom(scenario.simulation.seed);
  const measured = volatilityOf(returns);
  if (priceModel === 'bootstrap') return measured.known ? createBootstrapModel(returns, random) : null;
  const volatility = scenario.token.volatilityPerYear ?? (measured.known ? measured.value : null);
  return volatility === null ? null : createLogNormalModel(volatility, random);
}

function seriesOf(flow: CashFlow): EstimateSeries {
  return { tokens: [...flow.received], income: [...flow.income], cost: [...flow.cost], cumulative: [...flow.cumulative] };
}

/**
 * Pure and deterministic; a 20-year horizon with 10,000 paths takes about a second, so threads that draw should hand it away.
 * @throws ScenarioError when the target is out of range, when the tariff does not cover the target's months, or when the figures overflow
 * @throws CancelledError when `cancel` is set before the end
 */
export function estimate(scenario: Scenario, options: EstimateOptions = {}): EstimateOutput {
  const { targetMonths = DEFAULT_TARGET_MONTHS } = options;
  if (!Number.isInteger(targetMonths) || targetMonths < 1 || targetMonths > MAX_HORIZON_MONTHS) throw new ScenarioError('targetMonths', `should be a whole number from 1 to ${MAX_HORIZON_MONTHS}`);
  const timeline = buildTimeline(scenario, scenario.horizonMonths);
  const flow = runCashFlow(scenario, timeline);
  const last = timeline.days - 1;
  const cumulative = flow.cumulative[last] ?? -flow.outlay;
  if (!Number.isFinite(cumulative)) throw new ScenarioError('scenario', 'should have numbers small enough to calculate with; the cumulative is not finite');
  const rounding = roundingOf(flow);
  const cashBreakEvenDay = firstDayAtOrAbove(flow.cumulative, rounding);
  const model = priceModelOf(scenario, options);
  return {
    days: timeline.days,
    wallKw: flow.wallKw,
    outlay: flow.outlay,
    tokensEarned: sumOf(flow.earned),
    tokensReceived: sumOf(flow.received),
    tokensPendingAtEnd: flow.pending,
    income: sumOf(flow.income),
    cost: sumOf(flow.cost),
    cumulative,
    cashFirstTouchDay: firstTouch(flow.cumulative, rounding),
    cashBreakEvenDay,
    cashBreakEvenDate: cashBreakEvenDay === null ? null : formatLocalDate(scenario.start + cashBreakEvenDay),
    exitBreakEvenDay: firstDayAtOrAbove(exitBalance(scenario, flow), rounding),
    resaleAtEnd: resaleAt(scenario.device, last),
    npv: npvOf(scenario, flow),
    npvWithExit: npvWithExitOf(scenario, flow),
    lenses: lensesOf(scenario, flow),
    firstMonths: firstMonthsOf(flow),
    targetMonths,
    handles: handlesFor(scenario, targetMonths === timeline.months ? timeline : buildTimeline(scenario, targetMonths)),
    monteCarlo: model === null ? null : simulate(weeklyPlan(scenario, flow), model, scenario.simulation.paths, options),
    defaults: options.defaults ?? [],
    notModelled: model === null ? [...NOT_MODELLED, NO_SIMULATION] : NOT_MODELLED,
    sensitivity: sensitivityOf(scenario, timeline),
    ...(options.series === true ? { series: seriesOf(flow) } : {}),
  };
}
