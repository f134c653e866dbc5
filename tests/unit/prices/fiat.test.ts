import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convertMoney, convertUsd, rateOn, type RateLookup } from '../../../shared/domain/fiat';
import type { FiatRate } from '../../../shared/domain/price';

const rate = (quote: string, day: string, value: number): FiatRate => ({ quote, day, rate: value, publishedOn: day, source: 'ecb-frankfurter', fetchedAtMs: 0 });

const book = (...rates: FiatRate[]): RateLookup => (quote, day) => rates.find((r) => r.quote === quote && r.day === day) ?? null;

const lookup = book(rate('EUR', '2026-01-02', 0.8), rate('JPY', '2026-01-02', 160), rate('EUR', '2026-01-05', 0.9));

describe('convertMoney', () => {
  it('takes the rate of the day', () => {
    expect(convertUsd(10, '2026-01-02', 'EUR', lookup)).toEqual({ known: true, value: 8 });
    expect(convertUsd(10, '2026-01-05', 'EUR', lookup)).toEqual({ known: true, value: 9 });
    expect(convertMoney(8, 'EUR', 'USD', '2026-01-02', lookup)).toEqual({ known: true, value: 10 });
    expect(convertMoney(8, 'EUR', 'JPY', '2026-01-02', lookup)).toEqual({ known: true, value: 1600 });
  });

  it('carries the rate of a day before for ten days, never one of a day after', () => {
    expect(rateOn('EUR', '2026-01-04', lookup)?.publishedOn).toBe('2026-01-02');
    expect(rateOn('EUR', '2026-01-15', lookup)?.publishedOn).toBe('2026-01-05');
    expect(rateOn('EUR', '2026-01-16', lookup)).toBeNull();
    expect(rateOn('EUR', '2026-01-01', lookup)).toBeNull();
  });

  it('is unknown without a rate, never zero and never one to one', () => {
    expect(convertUsd(10, '2026-01-02', 'GBP', lookup)).toEqual({ known: false, reason: 'no-rate' });
    expect(convertMoney(10, 'GBP', 'EUR', '2026-01-02', lookup)).toEqual({ known: false, reason: 'no-rate' });
    expect(convertUsd(10, 'not a day', 'EUR', lookup)).toEqual({ known: false, reason: 'no-rate' });
  });

  it('needs no rate for the same currency, nor for nothing', () => {
    expect(convertMoney(10, 'GBP', 'GBP', '2020-01-01', lookup)).toEqual({ known: true, value: 10 });
    expect(convertMoney(0, 'GBP', 'EUR', '2020-01-01', lookup)).toEqual({ known: true, value: 0 });
  });

  it('there and back is the same money', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e9, noNaN: true }), fc.double({ min: 1e-3, max: 1e5, noNaN: true }), (amount, perUsd) => {
        const of = book(rate('XYZ', '2026-01-02', perUsd));
        const there = convertUsd(amount, '2026-01-02', 'XYZ', of);
        const back = there.known ? convertMoney(there.value, 'XYZ', 'USD', '2026-01-02', of) : there;
        expect(back.known ? back.value / amount : 0).toBeCloseTo(1, 12);
      }),
    );
  });
});
