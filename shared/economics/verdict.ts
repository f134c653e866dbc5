/** The answer to "does it pay back?" as a value; the page finds the words. */
import { addMonths } from '../units/local-date';
import type { EstimateOutput } from './estimate';
import type { Scenario } from './scenario';

/**
 * `monthsLow` to `monthsHigh` is the 80 % band: one simulated path in ten is paid back before it, one in ten after it or never.
 * `shareNever` is the share of paths that do not pay back within the horizon; pages show it with every verdict.
 */
export type Verdict =
  | { readonly kind: 'pays-back'; readonly monthsLow: number; readonly monthsHigh: number; readonly shareNever: number }
  /** At least half of the paths pay back (by `monthsMiddle`), but more than one in ten never does, so the band has no upper end. */
  | { readonly kind: 'pays-back-in-some'; readonly monthsLow: number; readonly monthsMiddle: number; readonly horizonMonths: number; readonly shareNever: number }
  /** More than half of the paths do not pay back within the horizon. */
  | { readonly kind: 'does-not-pay-back'; readonly horizonMonths: number; readonly shareNever: number }
  /** `reason` is a code of the string catalogue. */
  | { readonly kind: 'cannot-tell'; readonly reason: string };

/** Whole months from the start that are over at the end of that day. */
function monthsOver(start: number, day: number): number {
  let months = 0;
  while (addMonths(start, months + 1) <= start + day + 1) months += 1;
  return months;
}

/** Months from the start that hold that day to its end. */
function monthsHolding(start: number, day: number): number {
  const over = monthsOver(start, day);
  return addMonths(start, over) === start + day + 1 ? over : over + 1;
}

/**
 * @param missing code of an input that is not known and without which no answer is honest, such as `no-demand-data`; null when all is there
 */
export function verdictOf(scenario: Pick<Scenario, 'start' | 'horizonMonths'>, estimate: Pick<EstimateOutput, 'monteCarlo'>, missing: string | null = null): Verdict {
  const { start, horizonMonths } = scenario;
  if (missing !== null) return { kind: 'cannot-tell', reason: missing };
  if (estimate.monteCarlo === null) return { kind: 'cannot-tell', reason: 'no-volatility' };
  const { never: shareNever, p10Day, p50Day, p90Day } = estimate.monteCarlo;
  if (p10Day === null || p50Day === null) return { kind: 'does-not-pay-back', horizonMonths, shareNever };
  const monthsLow = monthsOver(start, p10Day);
  if (p90Day === null) return { kind: 'pays-back-in-some', monthsLow, monthsMiddle: monthsHolding(start, p50Day), horizonMonths, shareNever };
  return { kind: 'pays-back', monthsLow, monthsHigh: monthsHolding(start, p90Day), shareNever };
}
