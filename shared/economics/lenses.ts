/** Three ways to look at the same money (handbook, economics, section 3). */
import type { CashFlow } from './cash-flow';
import { createSum, growth, sumOf } from './growth';
import type { Scenario } from './scenario';

export interface Lenses {
  /** Every token sold on the day it was received: the cumulative. */
  readonly sold: number;
  /** Every received token kept to the last day and sold then. */
  readonly held: number;
  /** No device: its price and every day's cost spent on the token instead, sold on the last day; gain or loss. */
  readonly boughtToken: number;
}

export function lensesOf(scenario: Scenario, flow: CashFlow): Lenses {
  const last = flow.timeline.days - 1;
  const { saleCost } = scenario.income;
  const cost = sumOf(flow.cost);
  const held = sumOf(flow.received) * (flow.price[last] ?? 0) * (1 - saleCost);
  // price(last) / price(i) as a ratio of growths: it has a value even for a token without a price.
  const worth = createSum();
  const toEnd = (i: number): number => growth(scenario.token.driftPerYear, last - i) * (1 - saleCost);
  worth.add(flow.outlay * toEnd(0));
  for (let i = 0; i <= last; i += 1) worth.add((flow.cost[i] ?? 0) * toEnd(i));
  return { sold: flow.cumulative[last] ?? -flow.outlay, held: held - flow.outlay - cost, boughtToken: worth.value() - flow.outlay - cost };
}
