import { describe, expect, it } from 'vitest';
import { distributedOf, earnedOf, monthOf, paystubEntry, receiptOf, toMicroUsd, toMs } from '../../../main/adapters/sources/storj/answers';
import { heldPercent, heldReleases, monthsBetween } from '../../../shared/networks/storj/held';

const stub = paystubEntry.parse({ satelliteId: 'a', period: '2026-01', created: null, compAtRest: 1_000_000, compGet: 200, compGetRepair: 30, compGetAudit: 4, surgePercent: 0, held: 0, disposed: 0, paid: 5, distributed: 3 });

describe('units of a Storj node', () => {
  // The recorded answer of node 1.71.2 (old rates): cents for money, byte-months for space.
  it('estimates are US cents and byte-months', () => {
    expect(toMicroUsd(164.49)).toBe(1_644_900n);
    expect(toMicroUsd(15.479999999999999)).toBe(154_800n);
    expect((935_646_190_261.8284 / 1e12) * 150).toBeCloseTo(140.35, 2);
    // 5.84 from the bytes, told as 5.83: the node rounds per satellite.
    expect(Math.abs((2_918_793_472 / 1e12) * 2_000 - 5.83)).toBeLessThan(0.02);
    expect(5.83 + 18.31 + 140.35).toBeCloseTo(164.49, 9);
  });

  it('paystubs are micro-USD; a surge multiplies what was earned, and 0 is none', () => {
    expect(earnedOf(stub)).toBe(1_000_234n);
    expect(earnedOf({ ...stub, surgePercent: 150 })).toBe(1_500_351n);
  });

  it('what was transferred is not what was payable, and old nodes tell it only of months before December 2020', () => {
    expect(distributedOf(stub)).toBe(3n);
    const { distributed: _gone, ...old } = stub;
    expect(distributedOf(old)).toBeNull();
    expect(distributedOf({ ...old, period: '2020-11' })).toBe(5n);
  });

  it('receipts name a chain and a transaction', () => {
    expect(receiptOf(`eth:0x${'AB'.repeat(32)}`)).toEqual({ chain: 'eth', transaction: `0x${'ab'.repeat(32)}` });
    expect(receiptOf(`zksync-era:${'cd'.repeat(32)}`)).toEqual({ chain: 'zksync-era', transaction: `0x${'cd'.repeat(32)}` });
    for (const none of ['', null, undefined, 'eth:0x12', 'javascript:alert(1)', `0x${'ab'.repeat(32)}`]) expect(receiptOf(none)).toBeNull();
  });

  it('knows months and the zero time', () => {
    expect(monthOf('2025-12')).toEqual({ fromMs: Date.UTC(2025, 11, 1), toMs: Date.UTC(2026, 0, 1) });
    expect(monthOf('2025-13')).toBeNull();
    expect(toMs('0001-01-01T00:00:00Z')).toBeNull();
    expect(toMs('2023-02-09T11:02:02.808318399Z')).toBe(Date.UTC(2023, 1, 9, 11, 2, 2, 808));
  });
});

describe('held amounts', () => {
  it.each([[0, 75], [2, 75], [3, 50], [5, 50], [6, 25], [8, 25], [9, 0], [40, 0]])('in month %i after joining %i % are kept back', (months, percent) => {
    expect(heldPercent(months)).toBe(percent);
  });

  it('months are calendar months, whatever the day', () => {
    expect(monthsBetween(Date.UTC(2025, 0, 31, 23, 59), Date.UTC(2025, 1, 1))).toBe(1);
    expect(monthsBetween(Date.UTC(2025, 10, 1), Date.UTC(2026, 1, 28))).toBe(3);
  });

  it('half comes back with month 16, the rest has no date; all of it is always there', () => {
    const joined = Date.UTC(2025, 0, 20);
    expect(heldReleases(1_001n, 0n, joined, Date.UTC(2025, 5, 1))).toEqual([{ atMs: Date.UTC(2026, 4, 1), base: '500' }, { atMs: null, base: '501' }]);
    // Released already.
    expect(heldReleases(1_001n, 500n, joined, Date.UTC(2026, 7, 1))).toEqual([{ atMs: null, base: '501' }]);
    // Due and not there yet: with the next payout.
    expect(heldReleases(1_000n, 0n, joined, Date.UTC(2026, 7, 15))[0]).toEqual({ atMs: Date.UTC(2026, 8, 1), base: '500' });
    expect(heldReleases(1_000n, 0n, null, 0)).toEqual([{ atMs: null, base: '1000' }]);
    expect(heldReleases(5n, 5n, joined, 0)).toEqual([]);
    expect(heldReleases(5n, 9n, joined, 0)).toEqual([]);
  });
});
