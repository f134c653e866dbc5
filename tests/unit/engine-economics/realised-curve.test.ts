import { describe, expect, it } from 'vitest';

import { openingOf, paidBackSince } from '../../../main/engine/economics/realised-curve';
import { formatLocalDate } from '../../../shared/units/local-date';

const TODAY = 20_000;
/** Days from `first` to `last` before today that each brought `a` more; the last may be today. */
const curve = (first: number, last: number, each: number) =>
  Array.from({ length: last - first + 1 }, (_, n) => ({ day: formatLocalDate(TODAY + first + n), sum: each * (n + 1), over: first + n < 0 }));

describe('where the forecast begins', () => {
  it('is today, with the balance of yesterday: the part of today that is known is forecast again', () => {
    expect(openingOf(curve(-30, 0, 2), 100, TODAY - 30, TODAY)).toEqual({ kind: 'realised', startDay: TODAY, balance: -100 + 30 * 2 });
  });

  it('is the day after the last one known, for a wallet that was read within the week', () => {
    expect(openingOf(curve(-30, -4, 2), 100, TODAY - 30, TODAY)).toEqual({ kind: 'realised', startDay: TODAY - 3, balance: -100 + 27 * 2 });
    expect(openingOf(curve(-30, -7, 2), 100, TODAY - 30, TODAY)).toMatchObject({ kind: 'realised', startDay: TODAY - 6 });
  });

  it('is today with the price alone when the balance is older, or was never known', () => {
    expect(openingOf(curve(-30, -8, 2), 100, TODAY - 30, TODAY)).toEqual({ kind: 'price-only', startDay: TODAY, balance: -100 });
    expect(openingOf([], 100, TODAY - 30, TODAY)).toEqual({ kind: 'price-only', startDay: TODAY, balance: -100 });
  });

  it('is the purchase for a device of today', () => {
    expect(openingOf([], 100, TODAY, TODAY)).toEqual({ kind: 'realised', startDay: TODAY, balance: -100 });
    expect(openingOf(curve(0, 0, 2), 100, TODAY, TODAY)).toEqual({ kind: 'realised', startDay: TODAY, balance: -100 });
  });
});

describe('since when a device is paid back', () => {
  const points = [10, 60, 40, 50, 70].map((sum, n) => ({ day: formatLocalDate(TODAY + n), sum, over: true }));
  it('is the first day from which the balance never fell below 0 again', () => {
    expect(paidBackSince(points, 50)).toBe(formatLocalDate(TODAY + 3));
    expect(paidBackSince(points, 10)).toBe(formatLocalDate(TODAY));
  });
  it('is not yet while it is below', () => {
    expect(paidBackSince(points, 71)).toBeNull();
    expect(paidBackSince([], 1)).toBeNull();
  });
});
