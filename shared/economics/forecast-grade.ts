/** How good past estimates were (handbook, economics, section 5). */
import type { Known } from '../units/known';
import { known, unknown } from '../units/known';

/** A stored forecast for one network and month, with what came later. */
export interface ForecastOutcome {
  readonly network: string;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly forecast: number;
  /** The band that was shown; null when there was none. */
  readonly band: { readonly p10: number; readonly p90: number } | null;
  /** Unknown while the month is not fully covered. */
  readonly received: Known<number>;
}

export interface ForecastGrade {
  readonly network: string;
  /** Received / forecast by month, oldest first; months without a forecast above 0 or without a known result are left out. */
  readonly ratios: readonly { readonly month: string; readonly ratio: number }[];
  /** Of the last six ratios: 0.69 means that 31 % less came than was said. `no-graded-month` without one. */
  readonly median: Known<number>;
  readonly inBand: { readonly hits: number; readonly of: number };
}

const GRADED_MONTHS = 6;

function medianOf(values: readonly number[]): Known<number> {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  const lower = sorted[Math.ceil(middle) - 1];
  return upper === undefined || lower === undefined ? unknown('no-graded-month') : known((upper + lower) / 2);
}

/** One grade per network, in the order in which the networks first appear. */
export function gradeForecasts(outcomes: readonly ForecastOutcome[]): readonly ForecastGrade[] {
  const networks = [...new Set(outcomes.map(({ network }) => network))];
  return networks.map((network) => {
    const months = outcomes.filter((outcome) => outcome.network === network).toSorted((a, b) => (a.month < b.month ? -1 : 1));
    const ratios = months.flatMap(({ month, forecast, received }) => (received.known && forecast > 0 ? [{ month, ratio: received.value / forecast }] : []));
    const banded = months.flatMap(({ band, received }) => (band !== null && received.known ? [received.value >= band.p10 && received.value <= band.p90] : []));
    return { network, ratios, median: medianOf(ratios.slice(-GRADED_MONTHS).map(({ ratio }) => ratio)), inBand: { hits: banded.filter(Boolean).length, of: banded.length } };
  });
}
