/** Keep the device where it is, move it to another network, or sell it (handbook, economics, section 3). What was paid before is gone. */
import { npvWithExitOf, resaleAt } from './break-even';
import { runCashFlow } from './cash-flow';
import type { Scenario } from './scenario';
import { buildTimeline } from './timeline';

/** Tokens earned in the past that will be received on a day from today on. */
export interface PendingPayment {
  /** 0-based from today. */
  readonly day: number;
  /** After the fee. */
  readonly tokens: number;
}

export interface KeepMoveSellInput {
  /** The device where it runs now, with today as its start; `collateral` is what is deposited now. */
  readonly scenario: Scenario;
  /** Days since the device was new, for its resale value. */
  readonly ageDays: number;
  readonly pending: readonly PendingPayment[];
  /** The same device elsewhere: same start, zone, horizon, currency and discount rate. `movingCost` is paid today; new collateral comes on top. */
  readonly moves: readonly { readonly name: string; readonly scenario: Scenario; readonly movingCost: number }[];
}

export interface KeepMoveSell {
  /** Discounted to today, as are the others. */
  readonly keep: number;
  readonly sell: number;
  /** In the order given. */
  readonly moves: readonly { readonly name: string; readonly value: number }[];
  /** On a tie the one that changes least. */
  readonly best: { readonly kind: 'keep' } | { readonly kind: 'sell' } | { readonly kind: 'move'; readonly name: string };
}

/** Future income − cost and what is left at the end, discounted; no outlay. */
function futureValue(scenario: Scenario, ageDays: number, payments: readonly PendingPayment[]): number {
  const flow = runCashFlow(scenario, buildTimeline(scenario, scenario.horizonMonths));
  const income = Float64Array.from(flow.income);
  let late = 0;
  for (const { day, tokens } of payments) {
    if (day < income.length) income[day] = (income[day] ?? 0) + tokens * (flow.price[day] ?? 0) * (1 - scenario.income.saleCost);
    else late += tokens;
  }
  return npvWithExitOf(scenario, { ...flow, outlay: 0, income, pending: flow.pending + late }, ageDays);
}

/** @throws RangeError when a move is calculated over other days, in another currency or at another rate */
export function keepMoveSell({ scenario, ageDays, pending, moves }: KeepMoveSellInput): KeepMoveSell {
  const collateralToday = (of: Scenario): number => (of.collateral?.tokens ?? 0) * of.token.price;
  const released = collateralToday(scenario) * (1 - scenario.income.saleCost);
  const keep = futureValue(scenario, ageDays, pending);
  // Tokens still locked are lost to those who leave.
  const sell = resaleAt(scenario.device, ageDays) + released;
  const moved = moves.map(({ name, scenario: other, movingCost }) => {
    for (const key of ['start', 'tz', 'horizonMonths', 'currency', 'discountRatePerYear'] as const) {
      if (other[key] !== scenario[key]) throw new RangeError(`${name} cannot be compared: its ${key} differs`);
    }
    return { name, value: futureValue(other, ageDays, []) + released - collateralToday(other) - movingCost };
  });
  let best: KeepMoveSell['best'] = { kind: 'keep' };
  let bestValue = keep;
  for (const { name, value } of moved) {
    if (value > bestValue) {
      best = { kind: 'move', name };
      bestValue = value;
    }
  }
  if (sell > bestValue) best = { kind: 'sell' };
  return { keep, sell, moves: moved, best };
}
