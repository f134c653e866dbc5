import { known, unknown } from '../../../shared/units/known';
import type { Known } from '../../../shared/units/known';
import type { LineSum } from '../ports/store';

/** What lines that were added up are worth, and how many of them nobody can say a value of. */
export interface ValuedSum {
  /** Of the lines that have a value; unknown when none has. */
  readonly value: Known<number>;
  readonly lines: number;
  readonly missing: number;
}

/**
 * Dollars of one day in the display currency; what has no price, or no rate of that day, is missing and never zero.
 * @param convert USD of a day (YYYY-MM-DD) in the display currency
 */
export function valueOfSum(sum: Pick<LineSum, 'usd' | 'lines' | 'unpriced' | 'worthless'>, convert: (usd: number, day: string) => Known<number>, day: string): ValuedSum {
  const { lines } = sum;
  const inDisplay = convert(sum.usd, day);
  const missing = sum.unpriced + (inDisplay.known ? 0 : lines - sum.unpriced - sum.worthless);
  if (missing < lines) return { value: known(inDisplay.known ? inDisplay.value : 0), lines, missing };
  return { value: unknown(sum.unpriced > 0 ? 'no-price' : 'no-rate'), lines, missing };
}
