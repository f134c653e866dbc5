import { describe, expect, it } from 'vitest';

import { taxYear } from '../../../shared/tax/tax-year';
import type { TaxYearQuestion } from '../../../shared/tax/tax-year';
import type { TaxLine } from '../../../shared/tax/own-moves';
import { known, unknown } from '../../../shared/units/known';

const FROM = Date.UTC(2026, 0, 1);
const TO = Date.UTC(2027, 0, 1);
const DAY = 86_400_000;

let made = 0;
/** A reward of 1 token worth 1, one decimal place: 10 base units. */
const line = (different: Partial<TaxLine> = {}): TaxLine => {
  made += 1;
  return { id: `l${String(made).padStart(5, '0')}`, transaction: `t${made}`, network: 'helium', mint: 'HNT', symbol: 'HNT', decimals: 1, atMs: FROM, amount: 10n, what: 'reward', value: known(1), ...different };
};
const ask = (different: Partial<TaxYearQuestion> = {}): TaxYearQuestion => ({ fromMs: FROM, toMs: TO, method: 'fifo', setAsideShare: 0.25, priceNow: () => known(1), ...different });

describe('income of a year', () => {
  it('is what came within the year, by network, token and kind', () => {
    const year = taxYear(
      [
        line({ atMs: FROM - 1, value: known(100) }), line({ atMs: FROM, value: known(3) }), line({ atMs: TO - 1, value: known(4) }), line({ atMs: TO, value: known(1000) }),
        line({ what: 'staking', value: known(5) }), line({ network: 'render', mint: 'RENDER', symbol: 'RENDER', value: known(6) }), line({ what: 'other-in', value: known(50) }),
      ],
      ask(),
    );
    expect(year.income.map((row) => [row.network, row.mint, row.kind, row.amount, row.value, row.lines])).toEqual([
      ['helium', 'HNT', 'reward', 20n, known(7), 2], ['helium', 'HNT', 'staking', 10n, known(5), 1], ['render', 'RENDER', 'reward', 10n, known(6), 1],
    ]);
    // 3 + 4 + 5 + 6; a quarter of it is set aside.
    expect(year.incomeTotal).toEqual(known(18));
    expect(year.setAside).toEqual(known(4.5));
  });

  it('counts lines without a price and never takes them for nothing', () => {
    const year = taxYear([line(), line({ value: unknown('no-price') })], ask());
    expect(year).toMatchObject({ incomeTotal: known(1), unpriced: 1 });
    const none = taxYear([line({ value: unknown('no-rate') })], ask());
    expect(none).toMatchObject({ incomeTotal: unknown('no-rate'), setAside: unknown('no-rate'), unpriced: 1 });
  });

  it('is 0 without any line, and holds nothing', () => {
    expect(taxYear([], ask())).toMatchObject({ incomeTotal: known(0), gainTotal: known(0), lots: [], holdings: [], setAside: known(0), worthLessThanTax: false });
  });
});

describe('disposals of a year', () => {
  it('take their cost from the whole history, also from lots of years before', () => {
    // 1 token worth 2 in 2025 and 1 worth 6 in 2026; 1.5 sold for 9: FIFO cost 2 + half of 6 = 5, gain 4.
    const lines = [line({ atMs: FROM - 90 * DAY, value: known(2) }), line({ atMs: FROM, value: known(6) }), line({ id: 'sale', atMs: FROM + DAY, amount: 15n, what: 'sold', value: known(9) })];
    expect(taxYear(lines, ask())).toMatchObject({
      disposals: [{ lineId: 'sale', how: 'sold', proceeds: known(9), costBasis: known(5), gain: known(4) }], gainTotal: known(4), gainsUnknown: 0,
      lots: [{ amount: 5n, costBasis: known(3) }],
    });
  });

  it('of years before use up their lots and are not told again', () => {
    const lines = [line({ atMs: FROM - 9 * DAY, value: known(2) }), line({ atMs: FROM - 8 * DAY, what: 'sold', value: known(3) }), line({ atMs: FROM, what: 'sold', value: known(3) })];
    const year = taxYear(lines, ask());
    expect(year.disposals).toHaveLength(1);
    expect(year.disposals[0]).toMatchObject({ costBasis: unknown('not-in-ledger'), gain: unknown('not-in-ledger') });
    expect(year).toMatchObject({ gainTotal: unknown('not-in-ledger'), gainsUnknown: 1 });
  });

  it('know no proceeds of what was sent, and keep it out of the gains', () => {
    const year = taxYear([line({ value: known(2) }), line({ atMs: FROM + 1, what: 'sent', value: known(3) })], ask());
    expect(year.disposals[0]).toMatchObject({ how: 'sent', proceeds: unknown('sent'), costBasis: known(2), gain: unknown('sent') });
    expect(year).toMatchObject({ gainTotal: known(0), gainsUnknown: 0, lots: [] });
  });

  it('do not touch the lots of another token', () => {
    const year = taxYear([line({ value: known(2) }), line({ atMs: FROM + 1, mint: 'IOT', what: 'sold', value: known(3) })], ask());
    expect(year.disposals[0]?.costBasis).toEqual(unknown('not-in-ledger'));
    expect(year.lots).toMatchObject([{ mint: 'HNT', costBasis: known(2) }]);
  });

  it('gives what was bought its value then as cost, and leaves other arrivals unknown', () => {
    const lines = [
      line({ value: known(2) }), line({ transaction: 'swap', atMs: FROM + 1, what: 'sold', value: known(3) }),
      line({ transaction: 'swap', atMs: FROM + 1, mint: 'USDC', symbol: 'USDC', what: 'bought', value: known(3) }), line({ mint: 'USDC', symbol: 'USDC', atMs: FROM + 2, what: 'other-in', value: known(7) }),
    ];
    expect(taxYear(lines, ask()).lots).toMatchObject([{ mint: 'USDC', costBasis: known(3) }, { mint: 'USDC', costBasis: unknown('moved-in') }]);
  });

  it('are none when a token only moved between own wallets', () => {
    const lines = [
      line({ value: known(2) }), line({ id: 'x-out', transaction: 'move', atMs: FROM + 1, what: 'sent', value: known(3) }),
      line({ id: 'x-in', transaction: 'move', atMs: FROM + 1, amount: 9n, what: 'other-in', value: known(3) }),
    ];
    // 1 token left and 0.9 came in again: 0.1 was kept on the way, cost 0.1 × 2 = 0.2.
    const year = taxYear(lines, ask());
    expect(year.disposals).toMatchObject([{ lineId: 'x-out', amount: 1n, costBasis: known(0.2) }]);
    expect(year.lots).toMatchObject([{ amount: 9n, costBasis: known(1.8) }]);
  });
});

describe('own money in a transaction', () => {
  const held = (lines: readonly TaxLine[], method: TaxYearQuestion['method'] = 'fifo'): unknown => {
    const { disposals, holdings } = taxYear(lines, ask({ method }));
    return { gone: disposals.map((disposal) => [disposal.amount, disposal.costBasis]), held: holdings.map((holding) => [holding.amount, holding.costBasis]) };
  };
  const whole = { gone: [], held: [[100n, known(100)]] };
  const earned = (): TaxLine => line({ amount: 100n, value: known(100) });
  const part = (what: TaxLine['what'], amount: bigint): TaxLine => line({ what, amount, atMs: FROM + DAY, transaction: 'move', value: unknown('unclassified') });

  it('is held as before, whichever of both wallets knew the other', () => {
    expect(held([earned(), part('own-out', 100n), part('own-in', 100n)])).toEqual(whole);
    expect(held([earned(), part('sent', 100n), part('own-in', 100n)])).toEqual(whole);
    expect(held([earned(), part('own-out', 100n), part('other-in', 100n)])).toEqual(whole);
    expect(held([earned(), part('own-out', 100n)])).toEqual(whole);
    expect(held([earned(), part('own-in', 100n)])).toEqual(whole);
  });

  it('leaves what went to a stranger in the same transaction', () => {
    const left = { gone: [[50n, known(50)]], held: [[50n, known(50)]] };
    expect(held([earned(), part('sent', 60n), part('own-in', 10n)])).toEqual(left);
    expect(held([earned(), part('sent', 50n), part('own-out', 10n), part('own-in', 10n)])).toEqual(left);
  });

  it('that comes back after it was sent is as old and as dear as it was, by every method', () => {
    const lines = [
      line({ id: 'a', amount: 10n, value: known(10) }), line({ id: 'b', amount: 10n, atMs: FROM + 1, value: known(30) }),
      line({ what: 'sent', amount: 20n, atMs: FROM + DAY }), line({ what: 'returned', amount: 20n, atMs: FROM + 2 * DAY }), line({ what: 'sold', amount: 10n, atMs: FROM + 3 * DAY, value: known(50) }),
    ];
    const cost = (method: TaxYearQuestion['method']): unknown => taxYear(lines, ask({ method })).gainTotal;
    expect([cost('fifo'), cost('lifo'), cost('hifo'), cost('average')]).toEqual([known(40), known(20), known(20), known(30)]);
    expect(taxYear(lines, ask()).lots).toMatchObject([{ lineId: 'b', acquiredAtMs: FROM + 1, amount: 10n, costBasis: known(30) }]);
  });

  it('that came back in part holds that part; what nobody saw leave comes at an unknown cost', () => {
    for (const method of ['fifo', 'lifo', 'hifo', 'average'] as const) {
      expect(held([earned(), part('sent', 100n), line({ what: 'returned', amount: 60n, atMs: FROM + 2 * DAY })], method)).toEqual({ gone: [[100n, known(100)]], held: [[60n, known(60)]] });
      expect(held([line({ what: 'returned', amount: 60n, atMs: FROM + DAY })], method)).toEqual({ gone: [], held: [[60n, unknown('not-in-ledger')]] });
    }
  });

  it('that the person priced is held at that price', () => {
    expect(held([line({ what: 'typed-in', amount: 10n, value: known(7) })])).toEqual({ gone: [], held: [[10n, known(7)]] });
    expect(taxYear([line({ what: 'typed-in', value: known(7) })], ask()).incomeTotal).toEqual(known(0));
  });
});

describe('what is held', () => {
  it('warns when it is worth less today than what is to be set aside on it', () => {
    // 2 tokens worth 10 each when they came: a quarter of 20 is 5. At 2 a token they are worth 4.
    const lines = [line({ value: known(10) }), line({ value: known(10) })];
    expect(taxYear(lines, ask({ priceNow: () => known(2) }))).toMatchObject({ worthLessThanTax: true, holdings: [{ amount: 20n, costBasis: known(20), valueNow: known(4), setAside: known(5), worthLessThanTax: true }] });
    expect(taxYear(lines, ask({ priceNow: () => known(3) }))).toMatchObject({ worthLessThanTax: false, holdings: [{ valueNow: known(6), worthLessThanTax: false }] });
  });

  it('does not warn about what was sold, nor without a price of today', () => {
    const lines = [line({ value: known(10) }), line({ atMs: FROM + 1, what: 'sold', value: known(10) })];
    expect(taxYear(lines, ask({ priceNow: () => known(0) })).worthLessThanTax).toBe(false);
    expect(taxYear([line({ value: known(10) })], ask({ priceNow: () => unknown('no-price') }))).toMatchObject({ worthLessThanTax: false, holdings: [{ valueNow: unknown('no-price') }] });
  });

  it('warns although some lots have no price: what is known is enough', () => {
    const year = taxYear([line({ value: known(100) }), line({ value: unknown('no-price') })], ask({ priceNow: () => known(1) }));
    expect(year).toMatchObject({ worthLessThanTax: true, holdings: [{ setAside: unknown('no-price'), costBasis: unknown('no-price'), worthLessThanTax: true }] });
  });

  it('sets nothing aside on what was no income', () => {
    const lines = [line({ transaction: 'swap', mint: 'X', what: 'sold', value: known(9) }), line({ transaction: 'swap', what: 'bought', value: known(9) })];
    expect(taxYear(lines, ask()).holdings).toMatchObject([{ costBasis: known(9), setAside: known(0), worthLessThanTax: false }]);
  });

  it('is the state at the end of the year, whatever happened since', () => {
    const lines = [line({ value: known(10) }), line({ atMs: TO + 1, what: 'sold', value: known(50) }), line({ atMs: TO + 2, value: known(50) })];
    expect(taxYear(lines, ask())).toMatchObject({ lots: [{ amount: 10n }], disposals: [] });
  });
});
