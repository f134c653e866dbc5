import { resaleAt } from '../../../shared/economics/break-even';
import { outlayOf } from '../../../shared/economics/cash-flow';
import type { EstimateOutput } from '../../../shared/economics/estimate';
import type { Scenario } from '../../../shared/economics/scenario';
import { DAYS_PER_MONTH } from '../../../shared/units/duration';
import type { Opening } from '../ports/calculator';

/** What day 0 is charged beside its own costs, so that the balance before it is `balance` and not minus the outlay. */
const dayZeroCharge = (scenario: Scenario, { balance }: Opening): number => -outlayOf(scenario) - balance;

/**
 * The scenario of a device that is owned already, from its first day on: the balance so far takes the place of minus the outlay, and the
 * resale value goes on from the device's age (straight line, handbook: economics, section 3). The price paid stays the outlay: money that
 * has gone in is not less because some of it has come back.
 */
export function withOpening(scenario: Scenario, opening: Opening): Scenario {
  const { device } = scenario;
  const lifeDays = device.lifeMonths * DAYS_PER_MONTH;
  return {
    ...scenario,
    device: {
      ...device,
      // One piece that cost 1: the share of its price that the device would fetch at that age.
      resaleStart: resaleAt({ ...device, price: 1, quantity: 1 }, opening.ageDays),
      lifeMonths: Math.max(1, lifeDays - opening.ageDays) / DAYS_PER_MONTH,
    },
    oneOffCosts: [...scenario.oneOffCosts, { name: 'balance so far', month: 0, amount: dayZeroCharge(scenario, opening) }],
  };
}

/**
 * The figures of an estimate made `withOpening`, with costs that are those of the days alone. The price paid is a fact and no input any
 * more, so no row asks what another price would do.
 */
export function withoutOpening(result: EstimateOutput, scenario: Scenario, opening: Opening): EstimateOutput {
  const charge = dayZeroCharge(scenario, opening);
  const { series } = result;
  return {
    ...result,
    cost: result.cost - charge,
    firstMonths: result.firstMonths.map((m) => (m.month === 0 ? { ...m, cost: m.cost - charge } : m)),
    sensitivity: result.sensitivity.filter((row) => row.input !== 'device.price'),
    ...(series === undefined ? {} : { series: { ...series, cost: series.cost.map((cost, i) => (i === 0 ? cost - charge : cost)) } }),
  };
}
