import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CancelledError, createCancel, neverCancelled, throwIfCancelled } from '../../../shared/units/cancel';
import { addDecimals, multiplyDecimals, rescale } from '../../../shared/units/decimal';
import { costOfWh, fromKwh, toKwh, whOf } from '../../../shared/units/energy';
import { minorDigits, roundLines, roundMoney } from '../../../shared/units/money';
import { compareAmounts, parseDecimalText, subtractAmounts, sumAmounts, toDecimalText, tokenAmount } from '../../../shared/units/token-amount';

describe('decimals', () => {
  const d = (units: bigint, scale: number) => ({ units, scale });

  it('refuse to lose a digit unless told how', () => {
    expect(() => rescale(d(1234n, 3), 2)).toThrow(RangeError);
    expect(rescale(d(1230n, 3), 2)).toEqual(d(123n, 2));
    expect(rescale(d(5n, 0), 8)).toEqual(d(500_000_000n, 8));
  });

  it.each([
    ['down', 125n, 12n],
    ['up', 121n, 13n],
    ['half-up', 125n, 13n],
    ['half-up', 124n, 12n],
    ['half-even', 125n, 12n],
    ['half-even', 135n, 14n],
    ['half-even', 126n, 13n],
  ] as const)('round %s: %d to %d, and the same below zero', (rounding, units, expected) => {
    expect(rescale(d(units, 1), 0, rounding).units).toBe(expected);
    expect(rescale(d(-units, 1), 0, rounding).units).toBe(-expected);
  });

  it('add and multiply without losing anything', () => {
    expect(addDecimals(d(15n, 1), d(25n, 2))).toEqual(d(175n, 2));
    expect(multiplyDecimals(d(15n, 1), d(25n, 2))).toEqual(d(375n, 3));
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.integer({ min: 0, max: 18 }), fc.integer({ min: 0, max: 18 }), (units, scale, more) => {
        expect(rescale(rescale(d(units, scale), scale + more), scale)).toEqual(d(units, scale));
      }),
    );
  });
});

describe('money', () => {
  it('rounds halves away from zero, by the decimal that was meant', () => {
    expect([1.005, 2.675, -1.005, 0.125, -0.001].map((value) => roundMoney(value, 2))).toEqual([1.01, 2.68, -1.01, 0.13, 0]);
    expect(Object.is(roundMoney(-0.001, 2), 0)).toBe(true);
  });

  it('knows the places of currencies', () => {
    expect(['EUR', 'JPY', 'KWD', 'not a code'].map(minorDigits)).toEqual([2, 0, 3, 2]);
  });

  it('makes the lines of an export add up to its total', () => {
    expect(roundLines([1 / 3, 1 / 3, 1 / 3], 2)).toEqual({ lines: [0.34, 0.33, 0.33], total: 1 });
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 1009), { maxLength: 60 }), fc.integer({ min: 0, max: 3 }), (lines, digits) => {
        const rounded = roundLines(lines, digits);
        const cents = (value: number): number => Math.round(value * 10 ** digits);
        expect(rounded.lines.reduce((sum, line) => sum + cents(line), 0)).toBe(cents(rounded.total));
        for (const [i, line] of rounded.lines.entries()) expect(Math.abs(line - (lines[i] ?? 0))).toBeLessThan(1.000_001 / 10 ** digits);
      }),
    );
  });
});

describe('energy', () => {
  it('converts and costs', () => {
    expect([toKwh(1500), fromKwh(1.5), whOf(375, 4), costOfWh(2500, 0.3)]).toEqual([1.5, 1500, 1500, 0.75]);
  });
});

describe('token amounts', () => {
  it('subtract, add up and compare', () => {
    const a = tokenAmount(150n, 2);
    expect(subtractAmounts(a, tokenAmount(200n, 2))).toEqual(tokenAmount(-50n, 2));
    expect(() => subtractAmounts(a, tokenAmount(1n, 3))).toThrow(RangeError);
    expect(sumAmounts([a, a, tokenAmount(1n, 2)], 2)).toEqual(tokenAmount(301n, 2));
    expect(sumAmounts([], 8)).toEqual(tokenAmount(0n, 8));
    expect([compareAmounts(a, tokenAmount(1500n, 3)), compareAmounts(a, tokenAmount(1501n, 3)), compareAmounts(tokenAmount(2n, 0), a)]).toEqual([0, -1, 1]);
  });

  it('come back from their text unchanged', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), fc.integer({ min: 0, max: 30 }), (base, decimals) => {
        expect(parseDecimalText(toDecimalText(tokenAmount(base, decimals)), decimals)).toEqual(tokenAmount(base, decimals));
      }),
    );
  });
});

describe('cancelling', () => {
  it('tells each listener once, also those that come late', () => {
    const cancel = createCancel();
    const told: string[] = [];
    cancel.onCancel(() => told.push('a'));
    const off = cancel.onCancel(() => told.push('b'));
    cancel.onCancel(() => told.push('c'));
    off();
    expect(cancel.cancelled).toBe(false);
    cancel.cancel();
    cancel.cancel();
    cancel.onCancel(() => told.push('late'));
    expect(told).toEqual(['a', 'c', 'late']);
    expect(cancel.cancelled).toBe(true);
  });

  it('counts the same function twice as two listeners', () => {
    const cancel = createCancel();
    let calls = 0;
    const listener = (): void => {
      calls += 1;
    };
    const off = cancel.onCancel(listener);
    cancel.onCancel(listener);
    off();
    cancel.cancel();
    expect(calls).toBe(1);
  });

  it('reaches every listener when one throws', () => {
    const cancel = createCancel();
    let reached = false;
    cancel.onCancel(() => {
      throw new Error('first');
    });
    cancel.onCancel(() => {
      reached = true;
    });
    expect(() => cancel.cancel()).toThrow('first');
    expect(reached).toBe(true);
  });

  it('stops a calculation only when set', () => {
    const cancel = createCancel();
    expect(() => throwIfCancelled(cancel)).not.toThrow();
    expect(() => throwIfCancelled(neverCancelled)).not.toThrow();
    cancel.cancel();
    expect(() => throwIfCancelled(cancel)).toThrow(CancelledError);
  });
});
