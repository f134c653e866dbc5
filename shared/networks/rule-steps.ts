import type { Sourced } from './types';

/** A dated change of what a network pays its operators: from that day on the rate is multiplied by `factor`. */
export interface RuleStep extends Sourced {
  readonly network: string;
  /** First day, YYYY-MM-DD (UTC). */
  readonly from: string;
  readonly factor: number;
  /** What is not known about it, as a code of the string catalogue; null when nothing is open. */
  readonly open: string | null;
}

/**
 * Steps that lie in the future of a forecast. Only what a network has decided; a halving of a token's emission is not one where
 * operators are paid by use (Helium since HIP-149: bytes times the payer's rate).
 */
export const RULE_STEPS: readonly RuleStep[] = [
  // RNP-001: 492,132 RENDER a month in months 13 to 36, 380,284 in months 37 to 48, which begin 2026-12-20. How the year is split is not published.
  { network: 'render', from: '2026-12-20', factor: 380_284 / 492_132, open: 'render-split-not-published', mark: 'verified', source: 'RNP-001', asOf: '2026-05-18' },
];

/** @param today YYYY-MM-DD; steps up to today are in the measured rate already */
export const ruleStepsAfter = (network: string, today: string): readonly RuleStep[] => RULE_STEPS.filter((s) => s.network === network && s.from > today);
