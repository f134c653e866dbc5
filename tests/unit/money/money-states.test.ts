import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MONEY_STATES, moneyByState } from '../../../shared/domain/money-states';
import type { Position } from '../../../shared/domain/position';
import { NOW, position } from './positions';

const told = (positions: readonly Position[]): readonly string[] => moneyByState(positions).map((one) => `${one.network} ${one.mint} ${one.state} ${one.amount.base}`);

describe('money by state', () => {
  it('is never added over states, networks or tokens', () => {
    expect(told([position({ state: 'locked' }), position({ state: 'accrued' }), position({ state: 'vesting', mint: 'other' }), position({ state: 'vesting', network: 'akash' })])).toEqual([
      'filecoin filecoin/fil accrued 1000', 'filecoin other vesting 1000', 'akash filecoin/fil vesting 1000', 'filecoin filecoin/fil locked 1000',
    ]);
  });

  it('adds devices and wallets of one state up, exactly, beyond what a float holds', () => {
    const big = 9_007_199_254_740_993n;
    const rows = moneyByState([position({ base: big.toString(), device: 'a' }), position({ base: '2', device: 'b' }), position({ base: '3', walletId: 'w2' })]);
    expect(rows.map((row) => row.amount.base)).toEqual([big + 5n]);
  });

  it('counts one of two sources that speak of the same money: the measured one, else the newer', () => {
    const rows = moneyByState([position({ source: 'portal', kind: 'reported', base: '900', asOfMs: NOW }), position({ source: 'chain', kind: 'measured', base: '1000', asOfMs: NOW - 9 })]);
    expect(rows).toMatchObject([{ amount: { base: 1000n }, kind: 'measured', asOfMs: NOW - 9, counted: [{ source: 'chain' }], beside: [{ source: 'portal' }] }]);
    expect(moneyByState([position({ source: 'a', asOfMs: 1, base: '1' }), position({ source: 'b', asOfMs: 2, base: '2' })])).toMatchObject([{ amount: { base: 2n } }]);
  });

  it('adds what different sources tell of different devices or under different notes, however sure each is', () => {
    const carried = position({ network: 'storj', state: 'accrued', device: 'us1', source: 'storj-paystubs', kind: 'reported', base: '500', note: 'storj-below-minimum' });
    const month = { ...carried, source: 'storj-estimate', kind: 'estimated', base: '10000', note: 'storj-this-month' } as const;
    const rows = moneyByState([month, { ...month, base: '9000', note: 'storj-last-month' }, carried, { ...carried, device: 'eu1', base: '7' }]);
    expect(rows).toMatchObject([{ amount: { base: 19_507n }, kind: 'estimated', beside: [] }]);
    // The same device under the same note is the same money.
    expect(moneyByState([carried, { ...carried, source: 'portal', kind: 'estimated', base: '501' }])).toMatchObject([{ amount: { base: 500n }, beside: [{ source: 'portal' }] }]);
  });

  it('of another wallet is other money, whatever source tells it', () => {
    expect(moneyByState([position({ source: 'a', base: '1' }), position({ source: 'b', base: '2', walletId: 'w2' })])).toMatchObject([{ amount: { base: 3n } }]);
  });

  it('with other decimals cannot be added and stands beside', () => {
    expect(moneyByState([position({ base: '5' }), position({ base: '7', decimals: 6, device: 'x' })])).toMatchObject([{ amount: { base: 5n, decimals: 18 }, beside: [{ decimals: 6 }] }]);
  });

  it('is as old as its oldest part and as sure as its least sure one', () => {
    expect(moneyByState([position({ device: 'a', asOfMs: 5 }), position({ device: 'b', asOfMs: 3, kind: 'estimated' })])).toMatchObject([{ asOfMs: 3, kind: 'estimated' }]);
  });

  it('keeps every position exactly once, counted or beside', () => {
    const any = fc.record({
      walletId: fc.constantFrom('w1', 'w2'), network: fc.constantFrom('filecoin', 'storj'), mint: fc.constantFrom('a', 'b'), state: fc.constantFrom(...MONEY_STATES),
      device: fc.option(fc.constantFrom('x', 'y')), base: fc.bigInt({ min: 0n, max: 10n ** 30n }).map(String), decimals: fc.constantFrom(6, 18), source: fc.constantFrom('s1', 's2'), asOfMs: fc.nat(),
    });
    fc.assert(fc.property(fc.array(any, { maxLength: 20 }), (list) => {
      const positions = list.map((one) => position(one));
      const rows = moneyByState(positions);
      expect(new Set(rows.flatMap((row) => [...row.counted, ...row.beside])).size).toBe(positions.length);
      for (const row of rows) expect(row.amount.base).toBe(row.counted.reduce((sum, one) => sum + BigInt(one.base), 0n));
    }));
  });
});
