/** Break-even days, what leaving would bring, and the discounted sum (handbook, economics, section 3). */
import { DAYS_PER_MONTH } from '../units/duration';
import type { CashFlow } from './cash-flow';
import { createSum, growth, sumOf } from './growth';
import type { Scenario, ScenarioDevice } from './scenario';

/**
 * Rounding of a sum of thousands of days stays below this share of the money that moved; a balance closer to zero counts as
 * zero, else ten payments of 0.1 against an outlay of 1 could end a day late.
 */
const ZERO_SHARE = 1e-12;

/** The largest negative balance that is still rounding and not debt. */
export const roundingOf = (flow: Pick<CashFlow, 'outlay' | 'income' | 'cost'>): number => ZERO_SHARE * (flow.outlay + sumOf(flow.income) + sumOf(flow.cost));

/** First day from which `balance` stays at 0 or above to the end; null when it ends below. */
export function firstDayAtOrAbove(balance: Float64Array, rounding: number): number | null {
  let day = balance.length;
  while (day > 0 && (balance[day - 1] ?? -Infinity) >= -rounding) day -= 1;
  return day === balance.length ? null : day;
}

/** First day with `balance` at 0 or above, whether or not it stays there. */
export function firstTouch(balance: Float64Array, rounding: number): number | null {
  const day = balance.findIndex((value) => value >= -rounding);
  return day === -1 ? null : day;
}

/** What all pieces would fetch `ageDays` days after day 0: straight line from `resaleStart` down to `salvageFraction`. */
export function resaleAt(device: Pick<ScenarioDevice, 'price' | 'quantity' | 'lifeMonths' | 'salvageFraction' | 'resaleStart'>, ageDays: number): number {
  const { resaleStart, salvageFraction } = device;
  const lifeDays = device.lifeMonths * DAYS_PER_MONTH;
  const fraction = resaleStart - ((resaleStart - salvageFraction) * ageDays) / lifeDays;
  return device.price * device.quantity * Math.max(salvageFraction, fraction);
}

/** Cumulative plus what selling the devices and taking back the collateral on that day would bring. Locked tokens do not count. */
export function exitBalance(scenario: Scenario, flow: CashFlow): Float64Array {
  const collateral = (scenario.collateral?.tokens ?? 0) * (1 - scenario.income.saleCost);
  return flow.cumulative.map((value, i) => value + resaleAt(scenario.device, i) + collateral * (flow.price[i] ?? 0));
}

/** Σ of each day's flow discounted to day 0, less the outlay; at rate 0 the final cumulative. */
export function npvOf(scenario: Pick<Scenario, 'discountRatePerYear'>, flow: CashFlow): number {
  const sum = createSum(-flow.outlay);
  for (let i = 0; i < flow.income.length; i += 1) {
    const factor = growth(scenario.discountRatePerYear, i);
    sum.add((flow.income[i] ?? 0) / factor);
    sum.add(-(flow.cost[i] ?? 0) / factor);
  }
  return sum.value();
}

/**
 * What is left on the last day: devices, collateral and tokens not yet received, the tokens less `saleCost`; not discounted.
 * @param ageDays age of the devices on day 0
 */
export function leftAtEnd(scenario: Scenario, flow: CashFlow, ageDays = 0): number {
  const last = flow.timeline.days - 1;
  const tokens = (scenario.collateral?.tokens ?? 0) + flow.pending;
  return resaleAt(scenario.device, ageDays + last) + tokens * (flow.price[last] ?? 0) * (1 - scenario.income.saleCost);
}

export const npvWithExitOf = (scenario: Scenario, flow: CashFlow, ageDays = 0): number => npvOf(scenario, flow) + leftAtEnd(scenario, flow, ageDays) / growth(scenario.discountRatePerYear, flow.timeline.days - 1);
