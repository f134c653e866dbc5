import { describe, expect, it } from 'vitest';
import type { MonteCarlo } from '../../../shared/economics/simulation';
import { verdictOf } from '../../../shared/economics/verdict';
import { parseLocalDate } from '../../../shared/units/local-date';

const scenario = { start: parseLocalDate('2026-01-31') ?? Number.NaN, horizonMonths: 24 };
const outcome = (days: Partial<MonteCarlo>): { monteCarlo: MonteCarlo } => ({ monteCarlo: { never: 0, p10Day: null, p50Day: null, p90Day: null, finalP10: 0, finalP50: 0, finalP90: 0, finalMean: 0, ...days } });

describe('the verdict', () => {
  it('is a band in calendar months of the start', () => {
    // Months end on days 27 (Feb 27), 58, 88 …; day 27 is the last of the first month.
    expect(verdictOf(scenario, outcome({ p10Day: 27, p50Day: 40, p90Day: 58, never: 0.04 }))).toEqual({ kind: 'pays-back', monthsLow: 1, monthsHigh: 2, shareNever: 0.04 });
    expect(verdictOf(scenario, outcome({ p10Day: 26, p50Day: 40, p90Day: 59 }))).toEqual({ kind: 'pays-back', monthsLow: 0, monthsHigh: 3, shareNever: 0 });
  });

  it('never names more months than the horizon has', () => {
    const last = 729;
    expect(verdictOf(scenario, outcome({ p10Day: last, p50Day: last, p90Day: last }))).toEqual({ kind: 'pays-back', monthsLow: 24, monthsHigh: 24, shareNever: 0 });
  });

  it('has no upper end when more than one path in ten never pays back', () => {
    expect(verdictOf(scenario, outcome({ p10Day: 100, p50Day: 300, never: 0.21 }))).toEqual({ kind: 'pays-back-in-some', monthsLow: 3, monthsMiddle: 10, horizonMonths: 24, shareNever: 0.21 });
  });

  it('is no when most paths do not pay back, however early the lucky ones do', () => {
    expect(verdictOf(scenario, outcome({ p10Day: 100, never: 0.69 }))).toEqual({ kind: 'does-not-pay-back', horizonMonths: 24, shareNever: 0.69 });
    expect(verdictOf(scenario, outcome({ never: 0.95 }))).toEqual({ kind: 'does-not-pay-back', horizonMonths: 24, shareNever: 0.95 });
  });

  it('cannot tell without a volatility or another input that matters', () => {
    expect(verdictOf(scenario, { monteCarlo: null })).toEqual({ kind: 'cannot-tell', reason: 'no-volatility' });
    expect(verdictOf(scenario, outcome({ p10Day: 1, p50Day: 2, p90Day: 3 }), 'no-demand-data')).toEqual({ kind: 'cannot-tell', reason: 'no-demand-data' });
  });
});
