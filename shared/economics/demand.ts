/** Who pays the operators: customers or newly made tokens (handbook, economics, section 6). */
import type { Known } from '../units/known';
import { known, unknown } from '../units/known';
import type { Scenario } from './scenario';

export type DemandGrade = 'paid-by-customers' | 'mostly-customers' | 'mostly-emission' | 'emission';

/** Customer payments over value paid to operators in the same window; `no-payout` when nothing was paid out. */
export const demandShare = (customerPayments: number, paidToOperators: number): Known<number> => (paidToOperators > 0 ? known(customerPayments / paidToOperators) : unknown('no-payout'));

export function demandGrade(share: number): DemandGrade {
  if (share >= 1) return 'paid-by-customers';
  if (share >= 0.5) return 'mostly-customers';
  return share >= 0.1 ? 'mostly-emission' : 'emission';
}

/** The same scenario if customers alone paid: income multiplied by min(1, demand share). */
export function onDemandAlone(scenario: Scenario, share: number): Scenario {
  const { rate } = scenario.income;
  return { ...scenario, income: { ...scenario.income, rate: { ...rate, tokens: rate.tokens * Math.min(1, Math.max(0, share)) } } };
}
