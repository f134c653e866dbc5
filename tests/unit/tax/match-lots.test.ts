import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { matchLots } from '../../../shared/tax/match-lots';
import { fromPico, toPico } from '../../../shared/tax/money';
import type { Movement, TaxMethod } from '../../../shared/tax/movements';
import { known, unknown } from '../../../shared/units/known';

const METHODS: readonly TaxMethod[] = ['fifo', 'lifo', 'hifo', 'average'];

const into = (id: string, atMs: number, amount: bigint, value: number | null, income = true): Movement => ({
  way: 'in', id, atMs, amount, basis: value === null ? unknown('no-price') : known(toPico(value)), income,
});
const out = (id: string, atMs: number, amount: bigint): Movement => ({ way: 'out', id, atMs, amount });

/**
 * Worked out by hand, in tokens of 1 base unit:
 *   day 1: +10 worth 10 (1 each) A · day 2: +10 worth 30 (3 each) B · day 3: +10 worth 20 (2 each) C · day 4: −15 (first)
 *   day 5: +5 worth 20 (4 each) D · day 6: −12 (second)
 */
const STORY: readonly Movement[] = [into('A', 1, 10n, 10), into('B', 2, 10n, 30), into('C', 3, 10n, 20), out('first', 4, 15n), into('D', 5, 5n, 20), out('second', 6, 12n)];

const EXPECTED: Readonly<Record<TaxMethod, { readonly first: number; readonly second: number; readonly left: readonly (readonly [bigint, number])[] }>> = {
  // First: A 10 × 1 + B 5 × 3 = 25. Second: B 5 × 3 + C 7 × 2 = 29. Left: C 3 × 2 = 6 and D 5 × 4 = 20.
  fifo: { first: 25, second: 29, left: [[3n, 6], [5n, 20]] },
  // First: C 10 × 2 + B 5 × 3 = 35. Second: D 5 × 4 + B 5 × 3 + A 2 × 1 = 37. Left: A 8 × 1 = 8.
  lifo: { first: 35, second: 37, left: [[8n, 8]] },
  // First: B 10 × 3 + C 5 × 2 = 40. Second: D 5 × 4 + C 5 × 2 + A 2 × 1 = 32. Left: A 8 × 1 = 8.
  hifo: { first: 40, second: 32, left: [[8n, 8]] },
  // First: 30 cost 60, so 15 × 2 = 30. Then 15 at 30 and 5 at 20: 20 cost 50, so 12 × 2.5 = 30. Left: 8 × 2.5 = 20.
  average: { first: 30, second: 30, left: [[8n, 20]] },
};

describe('lots worked out by hand', () => {
  it.each(METHODS)('%s', (method) => {
    const { matches, left } = matchLots(STORY, method);
    const { first, second, left: expected } = EXPECTED[method];
    expect(matches.map((m) => [m.id, m.cost.known && fromPico(m.cost.value)])).toEqual([['first', first], ['second', second]]);
    expect(left.map((lot) => [lot.amount, lot.basis.known && fromPico(lot.basis.value)])).toEqual(expected);
  });

  it.each(METHODS)('%s says which cost is not known when more left than came in, and never counts the rest as free', (method) => {
    const { matches, left } = matchLots([into('A', 1, 10n, 10), out('x', 2, 25n), into('B', 3, 4n, 8), out('y', 4, 4n)], method);
    expect(matches[0]).toMatchObject({ cost: { known: false, reason: 'not-in-ledger' }, knownCost: toPico(10), uncovered: 15n });
    expect(matches[1]).toMatchObject({ cost: known(toPico(8)), uncovered: 0n });
    expect(left).toEqual([]);
  });

  it.each(METHODS)('%s hands on that a lot has no price', (method) => {
    const { matches, left } = matchLots([into('A', 1, 10n, null), out('x', 2, 4n)], method);
    expect(matches[0]?.cost).toEqual(unknown('no-price'));
    expect(left[0]).toMatchObject({ amount: 6n, basis: unknown('no-price'), incomeKnown: false, knownIncome: 0n });
  });

  it('uses the dearest lots first and those of unknown cost last', () => {
    const { matches } = matchLots([into('A', 1, 10n, 10), into('U', 2, 10n, null), into('B', 3, 10n, 20), out('x', 4, 20n), out('y', 5, 1n)], 'hifo');
    expect(matches[0]?.cost).toEqual(known(toPico(30)));
    expect(matches[1]?.cost).toEqual(unknown('no-price'));
  });

  it('compares cost per unit and not per lot', () => {
    // 100 for 200 is 2 each; 1 for 3 is 3 each.
    const { matches } = matchLots([into('A', 1, 100n, 200), into('B', 2, 1n, 3), out('x', 3, 1n)], 'hifo');
    expect(matches[0]?.cost).toEqual(known(toPico(3)));
  });

  it('forgets an unknown cost in the average once the pool was empty', () => {
    const { matches } = matchLots([into('A', 1, 5n, null), out('x', 2, 5n), into('B', 3, 5n, 10), out('y', 4, 5n)], 'average');
    expect(matches.map((m) => m.cost)).toEqual([unknown('no-price'), known(toPico(10))]);
  });

  it('lets what comes in at the instant of a disposal be used by it', () => {
    for (const method of METHODS) expect(matchLots([out('x', 7, 5n), into('z', 7, 5n, 10)], method).matches[0]?.cost, method).toEqual(known(toPico(10)));
  });

  it('uses only lots that were there: the newest of later days is not for a sale before it', () => {
    expect(matchLots([into('A', 1, 5n, 5), into('B', 9, 5n, 50), out('x', 5, 5n)], 'lifo').matches[0]?.cost).toEqual(known(toPico(5)));
  });

  it('marks what is income in what is left', () => {
    const [reward, bought] = matchLots([into('A', 1, 4n, 8), into('B', 2, 4n, 40, false), out('x', 3, 2n)], 'fifo').left;
    expect([reward?.knownIncome, bought?.knownIncome, bought?.incomeKnown]).toEqual([toPico(4), 0n, true]);
    // The pool of both: 8 for 48, a quarter leaves 6 for 36, of which 8 × ¾ = 6 was income.
    expect(matchLots([into('A', 1, 4n, 8), into('B', 2, 4n, 40, false), out('x', 3, 2n)], 'average').left[0]).toMatchObject({ knownBasis: toPico(36), knownIncome: toPico(6) });
  });
});

const movement = fc.record({
  inward: fc.boolean(), atMs: fc.integer({ min: 0, max: 6 }), amount: fc.bigInt({ min: 1n, max: 1_000_000_000_000_000_000_000n }),
  value: fc.option(fc.double({ min: 0, max: 1e7, noNaN: true }), { nil: null, freq: 6 }),
});
const history = fc.array(movement, { maxLength: 40 }).map((list) => list.map((m, n): Movement => (m.inward ? into(`l${n}`, m.atMs, m.amount, m.value) : out(`l${n}`, m.atMs, m.amount))));

describe('lots of any history', () => {
  it.each(METHODS)('%s: what came in is what was used and what is left, to the last base unit and 10⁻¹² of money', (method) => {
    fc.assert(
      fc.property(history, (movements) => {
        const { matches, left } = matchLots(movements, method);
        const ins = movements.filter((m) => m.way === 'in');
        const amountIn = ins.reduce((sum, m) => sum + m.amount, 0n);
        const basisIn = ins.reduce((sum, m) => sum + (m.way === 'in' && m.basis.known ? m.basis.value : 0n), 0n);
        expect(matches.reduce((sum, m) => sum + m.amount - m.uncovered, 0n) + left.reduce((sum, lot) => sum + lot.amount, 0n)).toBe(amountIn);
        expect(matches.reduce((sum, m) => sum + m.knownCost, 0n) + left.reduce((sum, lot) => sum + lot.knownBasis, 0n)).toBe(basisIn);
        for (const lot of left) expect(lot.amount > 0n && lot.knownBasis >= 0n && lot.knownIncome >= 0n && lot.knownIncome <= lot.knownBasis).toBe(true);
        for (const m of matches) expect(m.uncovered >= 0n && m.uncovered <= m.amount && m.knownCost >= 0n).toBe(true);
      }),
    );
  });

  it.each(METHODS)('%s: the order in which lines are read changes nothing', (method) => {
    fc.assert(
      fc.property(history.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length }))), ([list, shuffled]) => {
        expect(matchLots(shuffled, method)).toEqual(matchLots(list, method));
      }),
    );
  });

  it('covers the same amount by every method', () => {
    fc.assert(
      fc.property(history, (movements) => {
        const covered = METHODS.map((method) => matchLots(movements, method).matches.map((m) => [m.id, m.uncovered] as const));
        for (const other of covered) expect(other).toEqual(covered[0]);
      }),
    );
  });

  it('costs most by HIFO when everything is sold at the end', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.bigInt({ min: 1n, max: 1000n }), fc.integer({ min: 0, max: 1000 })), { minLength: 1, maxLength: 12 }), fc.bigInt({ min: 1n, max: 5000n }), (lots, sold) => {
        const movements = [...lots.map(([amount, value], n) => into(`l${n}`, n, amount, value)), out('x', 99, sold)];
        const cost = (method: TaxMethod): bigint => matchLots(movements, method).matches[0]?.knownCost ?? -1n;
        // A part of a lot is rounded down by less than one unit of 10⁻¹².
        for (const method of ['fifo', 'lifo', 'average'] as const) expect(cost('hifo') >= cost(method) - 1n).toBe(true);
      }),
    );
  });

  it('the average lies between the dearest and the cheapest lot', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 10 }), (prices) => {
        const movements = [...prices.map((price, n) => into(`l${n}`, n, 10n, price * 10)), out('x', 99, 10n)];
        const [match] = matchLots(movements, 'average').matches;
        const each = match?.cost.known === true ? fromPico(match.cost.value) / 10 : Number.NaN;
        expect(each).toBeGreaterThanOrEqual(Math.min(...prices) - 1e-9);
        expect(each).toBeLessThanOrEqual(Math.max(...prices) + 1e-9);
      }),
    );
  });
});
