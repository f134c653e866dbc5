import { describe, expect, it } from 'vitest';

import { assumptionText } from '../../../renderer/features/break-even/assumption-text';
import { isHigherBetter, roundUp, scaleOf, withHandle } from '../../../renderer/features/break-even/handle-scale';
import { missingOf, placeOf } from '../../../renderer/features/break-even/missing-codes';
import { fromWords, verdictWords } from '../../../renderer/features/break-even/verdict-words';
import { createFormats } from '../../../renderer/strings/formats';

const formats = createFormats('de-DE', 'Europe/Berlin');
const plain = (text: string): string => text.replaceAll(/[  ]/g, ' ');

describe('the verdict', () => {
  it('names the band and the share that never makes it', () => {
    expect(verdictWords({ kind: 'pays-back', monthsLow: 9, monthsHigh: 17, shareNever: 0.04 })).toBe('Pays back in 9–17 months in 8 of 10 simulated futures; 4 in 100 never do within the time shown.');
    expect(verdictWords({ kind: 'pays-back', monthsLow: 9, monthsHigh: 9, shareNever: 0 })).toContain('in about 9 months');
  });

  it('has no upper end where more than one in ten never pays back', () => {
    expect(verdictWords({ kind: 'pays-back-in-some', monthsLow: 12, monthsMiddle: 30, horizonMonths: 60, shareNever: 0.31 })).toMatch(/by month 30 in half .* after 12 months; 31 in 100 do not within 5 years/);
  });

  it('says plainly that it does not, and never rounds a chance to none', () => {
    expect(verdictWords({ kind: 'does-not-pay-back', horizonMonths: 60, shareNever: 0.998 })).toBe('Does not pay back within 5 years in 99 of 100 simulated futures.');
    expect(verdictWords({ kind: 'does-not-pay-back', horizonMonths: 18, shareNever: 1 })).toContain('within 18 months in 100 of 100');
  });

  it('says what is missing where it cannot tell', () => {
    expect(verdictWords({ kind: 'cannot-tell', reason: 'device-price' })).toBe('Cannot tell: what the device cost is not known.');
    expect(verdictWords({ kind: 'cannot-tell', reason: 'device-sold' })).toContain('sold');
  });
});

describe('the balance that the months count from', () => {
  const answer = { startDay: '2026-11-22', currency: 'EUR', openingBalance: -876.4, openingKind: 'realised' } as const;
  it.each([
    ['what is still open', {}, 'with 876,40 € still to come back.'],
    ['what is ahead already', { openingBalance: 12 }, 'already 12,00 € ahead.'],
    ['the whole price where the past is not known', { openingKind: 'price-only' }, 'because what came before is not known.'],
    ['nothing but the day for a device not bought yet', { openingKind: 'not-owned' }, 'Months are counted from 22. Nov. 2026.'],
  ] as const)('%s', (_name, change, words) => {
    expect(plain(fromWords({ ...answer, ...change }, formats))).toContain(words);
  });
});

describe('handles', () => {
  it('the scale holds the value in force and the flipping value', () => {
    expect(scaleOf('tokenPrice', 3.1, 7.4)).toMatchObject({ min: 0, max: 10 });
    expect(scaleOf('kwhPrice', 0.28, 0.61).max).toBe(1);
  });

  it('a flipping value far away does not press the likely ones together', () => {
    expect(scaleOf('tokenPrice', 3.1, 900).max).toBe(10);
  });

  it.each([[0.28, 0.5], [1, 1], [2.01, 5], [730, 1000], [0, 1]])('rounds %d up to %d', (value, up) => {
    expect(roundUp(value)).toBeCloseTo(up, 9);
  });

  it('a handle put back is no longer an override', () => {
    expect(withHandle({ tokenPrice: 2, watts: 12 }, 'tokenPrice', null)).toEqual({ watts: 12 });
    expect(withHandle({ watts: 12 }, 'kwhPrice', 0.3)).toEqual({ watts: 12, kwhPrice: 0.3 });
  });
});

describe('the ends of a handle', () => {
  it('more of a price for tokens and of paid hours is good, more of the other two is not', () => {
    expect(['tokenPrice', 'kwhPrice', 'busyHoursPerDay', 'networkGrowthPerYear'].map((handle) => isHigherBetter(handle as 'tokenPrice'))).toEqual([true, false, true, false]);
  });

  it('network growth reaches as far as what is needed, and no further than the engine', () => {
    expect(scaleOf('networkGrowthPerYear', 0, -0.2)).toMatchObject({ min: -0.5, max: 2 });
    expect(scaleOf('networkGrowthPerYear', 0, -0.77)).toMatchObject({ min: -0.9, max: 2 });
    expect(scaleOf('networkGrowthPerYear', 0, 3.1)).toMatchObject({ min: -0.5, max: 5 });
  });
});

describe('what is missing', () => {
  it.each([
    ['device-price', false, 'device'],
    ['device-price', true, 'here'],
    ['tariff', false, 'tariff'],
    ['tariff', true, 'here'],
    ['token-price', false, 'here'],
    ['no-volatility', false, 'here'],
    ['something-newer', false, 'nowhere'],
  ])('%s is typed in its place (thought of: %s)', (code, thought, place) => {
    expect(placeOf(code, thought)).toBe(place);
  });

  it('names the reason of the verdict where no input is missing', () => {
    expect(missingOf({ missing: [], verdict: { kind: 'cannot-tell', reason: 'no-volatility' } })).toEqual(['no-volatility']);
    expect(missingOf({ missing: ['watts'], verdict: { kind: 'cannot-tell', reason: 'watts' } })).toEqual(['watts']);
    expect(missingOf({ missing: [], verdict: { kind: 'does-not-pay-back' } })).toEqual([]);
  });
});

describe('assumptions', () => {
  const base = { key: 'x', kind: 'typed', source: 'typed', asOfMs: null } as const;
  it.each([
    ['0.2841', 'EUR/kWh', '0,2841 €/kWh'],
    ['2400', 'EUR', '2.400,00 €'],
    ['1.1', 'HNT', '1,1 HNT'],
    ['0.98', 'share', '98 %'],
    ['0.05', 'per year', '5 %'],
    ['68/390.04/0', 'W', '68 / 390 / 0 W'],
    ['2026-12-20 × 0.77272', '', '20. Dez. 2026: × 0,773'],
    ['by the rule', '', 'by the rule'],
  ])('%s %s', (value, unit, text) => {
    expect(plain(assumptionText({ ...base, value, unit }, formats))).toBe(text);
  });
});
