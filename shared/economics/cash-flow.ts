/** Day-by-day tokens, income and cost of a scenario (handbook, economics, section 2). */
import { createSum, growthSeries, sumOf } from './growth';
import type { Scenario } from './scenario';
import type { Timeline } from './timeline';

export interface CashFlow {
  readonly timeline: Timeline;
  readonly wallKw: number;
  /** Paid on day 0: devices and collateral. */
  readonly outlay: number;
  /** Per day, before the fee. */
  readonly earned: Float64Array;
  /** Per day, after the fee, on the day they can be sold. */
  readonly received: Float64Array;
  /** Expected price of the token per day. */
  readonly price: Float64Array;
  readonly income: Float64Array;
  readonly cost: Float64Array;
  /** After each day: −outlay + Σ(income − cost). */
  readonly cumulative: Float64Array;
  /** Earned after the fee and not yet received at the end. */
  readonly pending: number;
}

/** Draw at the wall in kW, all pieces together, averaged over up and down time. */
export function wallKw(scenario: Pick<Scenario, 'device' | 'duty'>): number {
  const { quantity, watts, psuEfficiency } = scenario.device;
  const { uptime, busyFraction } = scenario.duty;
  const up = (busyFraction * watts.busy + (1 - busyFraction) * watts.idle + watts.host) / psuEfficiency;
  return (quantity * (uptime * up + (1 - uptime) * watts.down)) / 1000;
}

export const outlayOf = (scenario: Pick<Scenario, 'device' | 'collateral' | 'token'>): number =>
  scenario.device.price * scenario.device.quantity + (scenario.collateral?.tokens ?? 0) * scenario.token.price;

/** Tokens earned per day at full uptime of all pieces, before growth and steps. */
export function baseTokensPerDay(scenario: Pick<Scenario, 'device' | 'duty' | 'income'>): number {
  const { rate } = scenario.income;
  const perDay = rate.per === 'day' ? rate.tokens : rate.tokens * 24 * scenario.duty.busyFraction;
  return perDay * scenario.device.quantity;
}

/** Product of the income factors whose date has come, per day. */
export function stepFactors(scenario: Pick<Scenario, 'start' | 'income'>, days: number): Float64Array {
  const factors = new Float64Array(days).fill(1);
  for (const step of scenario.income.steps) {
    for (let i = Math.max(0, step.from - scenario.start); i < days; i += 1) factors[i] = (factors[i] ?? 1) * step.factor;
  }
  return factors;
}

function tokensEarned(scenario: Scenario, days: number): Float64Array {
  const base = baseTokensPerDay(scenario) * scenario.duty.uptime;
  const earned = stepFactors(scenario, days);
  const network = growthSeries(scenario.income.networkGrowthPerYear, days);
  for (let i = 0; i < days; i += 1) earned[i] = (base * (earned[i] ?? 0)) / (network[i] ?? 1);
  return earned;
}

/** From earned to received tokens: fee, delay, vesting. What falls behind the last day is pending. */
export function payOut(earned: Float64Array, income: Pick<Scenario['income'], 'fee' | 'delayDays' | 'vesting'>): { readonly received: Float64Array; readonly pending: number } {
  const days = earned.length;
  const { delayDays } = income;
  const locked = income.vesting?.fraction ?? 0;
  const vestingDays = income.vesting?.days ?? 1;
  const received = new Float64Array(days);
  const pending = createSum();
  // Tokens due, by pay day, summed from the start: the part that vests on a day is the difference of two of these sums.
  const dueUpTo = new Float64Array(days + 1);
  const due = createSum();
  for (let payDay = 0; payDay < days; payDay += 1) {
    const tokens = payDay < delayDays ? 0 : (earned[payDay - delayDays] ?? 0) * (1 - income.fee);
    due.add(tokens);
    dueUpTo[payDay + 1] = due.value();
    const vesting = locked === 0 ? 0 : (dueUpTo[payDay] ?? 0) - (dueUpTo[Math.max(0, payDay - vestingDays)] ?? 0);
    received[payDay] = (1 - locked) * tokens + (locked / vestingDays) * vesting;
  }
  for (let day = 0; day < days; day += 1) {
    const tokens = (earned[day] ?? 0) * (1 - income.fee);
    const payDay = day + delayDays;
    if (payDay >= days) pending.add(tokens);
    else pending.add((tokens * locked * Math.max(0, payDay + vestingDays - (days - 1))) / vestingDays);
  }
  return { received, pending: pending.value() };
}

function costs(scenario: Scenario, timeline: Timeline, kw: number): Float64Array {
  const { tariff } = scenario;
  const escalation = growthSeries(tariff.escalationPerYear, timeline.days);
  const fixedPerDay = (sumOf(scenario.fixedCosts.map((cost) => cost.perMonth)) * 12) / 365;
  const cost = new Float64Array(timeline.days);
  for (let i = 0; i < timeline.days; i += 1) cost[i] = (kw * (timeline.priceHours[i] ?? 0) + tariff.standingPerDay) * (escalation[i] ?? 1) + fixedPerDay;
  for (const { month, amount } of scenario.oneOffCosts) {
    const day = month < timeline.months ? timeline.monthStarts[month] : undefined;
    if (day !== undefined) cost[day] = (cost[day] ?? 0) + amount;
  }
  return cost;
}

/** The deterministic run: the token follows its expected price. `timeline` is that of the scenario's start, zone and tariff. */
export function runCashFlow(scenario: Scenario, timeline: Timeline): CashFlow {
  const { days } = timeline;
  const kw = wallKw(scenario);
  const outlay = outlayOf(scenario);
  const earned = tokensEarned(scenario, days);
  const { received, pending } = payOut(earned, scenario.income);
  const price = growthSeries(scenario.token.driftPerYear, days);
  const income = new Float64Array(days);
  const cost = costs(scenario, timeline, kw);
  const cumulative = new Float64Array(days);
  const sum = createSum(-outlay);
  for (let i = 0; i < days; i += 1) {
    price[i] = scenario.token.price * (price[i] ?? 1);
    income[i] = (received[i] ?? 0) * (price[i] ?? 0) * (1 - scenario.income.saleCost);
    sum.add(income[i] ?? 0);
    sum.add(-(cost[i] ?? 0));
    cumulative[i] = sum.value();
  }
  return { timeline, wallKw: kw, outlay, earned, received, price, income, cost, cumulative, pending };
}
