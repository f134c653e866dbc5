/**
 * What would have to be true: for each of four inputs the value at which the final cumulative after N months is exactly 0, all
 * else as it is (handbook, economics, section 3). Null is "out of reach".
 */
import type { CashFlow } from './cash-flow';
import { runCashFlow } from './cash-flow';
import { createSum, growth } from './growth';
import type { Scenario } from './scenario';
import type { Timeline } from './timeline';

export interface Handles {
  /** Per token; collateral is bought at the same price. */
  readonly tokenPrice: number | null;
  /** One price per kWh at all times; standing charge and escalation stay. */
  readonly flatKwhPrice: number | null;
  /** Paid hours per hour of up time, times 24; absent when tokens come per day whatever the load. */
  readonly busyHoursPerDay?: number | null;
  readonly networkGrowthPerYear: number | null;
}

const MAX_PRICE_FACTOR = 1000;
const MAX_KWH_PRICE = 10;
const GROWTH_RANGE = { low: -0.9, high: 5 } as const;

const finalOf = (flow: CashFlow): number => flow.cumulative.at(-1) ?? -flow.outlay;

/** `value` where it is a number from `low` to `high`. Adding 0 turns −0 into 0. */
const within = (value: number, low: number, high: number): number | null => (value >= low && value <= high ? value + 0 : null);

/** The final cumulative is a straight line in the token price: what tokens bring less what collateral costs, against all else. */
function tokenPriceHandle(scenario: Scenario, flow: CashFlow): number | null {
  const perUnitOfPrice = createSum(-(scenario.collateral?.tokens ?? 0));
  const spent = createSum(scenario.device.price * scenario.device.quantity);
  for (let i = 0; i < flow.received.length; i += 1) {
    perUnitOfPrice.add((flow.received[i] ?? 0) * growth(scenario.token.driftPerYear, i) * (1 - scenario.income.saleCost));
    spent.add(flow.cost[i] ?? 0);
  }
  return within(spent.value() / perUnitOfPrice.value(), 0, MAX_PRICE_FACTOR * scenario.token.price);
}

function kwhPriceHandle(scenario: Scenario, timeline: Timeline): number | null {
  const withoutEnergy = runCashFlow(scenario, { ...timeline, priceHours: new Float64Array(timeline.days) });
  const kwh = createSum();
  for (let i = 0; i < timeline.days; i += 1) kwh.add(withoutEnergy.wallKw * (timeline.hours[i] ?? 0) * growth(scenario.tariff.escalationPerYear, i));
  return within(finalOf(withoutEnergy) / kwh.value(), 0, MAX_KWH_PRICE);
}

/** Tokens and power are both straight lines in the busy share, so two runs give the third. */
function busyHoursHandle(scenario: Scenario, timeline: Timeline): number | null {
  const finalAt = (busyFraction: number): number => finalOf(runCashFlow({ ...scenario, duty: { ...scenario.duty, busyFraction } }, timeline));
  const none = finalAt(0);
  return within((24 * none) / (none - finalAt(1)), 0, 24);
}

/** The more competitors, the less income: the final cumulative falls with network growth, so bisection finds its one zero. */
function networkGrowthHandle(scenario: Scenario, timeline: Timeline): number | null {
  const finalAt = (networkGrowthPerYear: number): number => finalOf(runCashFlow({ ...scenario, income: { ...scenario.income, networkGrowthPerYear } }, timeline));
  let { low, high }: { low: number; high: number } = GROWTH_RANGE;
  const atLow = finalAt(low);
  const atHigh = finalAt(high);
  if (!(atLow >= 0 && atHigh <= 0) || atLow === atHigh) return null;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    const value = finalAt(middle);
    if (value === 0) return middle;
    if (value > 0) low = middle;
    else high = middle;
  }
}

/** @param timeline that of the scenario over the target's months, whatever its own horizon */
export function handlesFor(scenario: Scenario, timeline: Timeline): Handles {
  const flow = runCashFlow(scenario, timeline);
  return {
    tokenPrice: tokenPriceHandle(scenario, flow),
    flatKwhPrice: kwhPriceHandle(scenario, timeline),
    ...(scenario.income.rate.per === 'busyHour' ? { busyHoursPerDay: busyHoursHandle(scenario, timeline) } : {}),
    networkGrowthPerYear: networkGrowthHandle(scenario, timeline),
  };
}
