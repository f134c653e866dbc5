import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usdValue, valueOnDay } from '../../../shared/domain/line-value';
import { dayOf, dayTotals, tokenTotals, totalValue, type ValuedLine } from '../../../shared/domain/totals';
import { known, unknown } from '../../../shared/units/known';
import type { Known } from '../../../shared/units/known';
import { HNT, ledgerLine, RENDER } from '../../support/ledger-lines';

const valued = (value: Known<number>, different: Parameters<typeof ledgerLine>[0] = {}): ValuedLine => ({ line: ledgerLine(different), value });

describe('the value of a line', () => {
  it('is amount times price at receipt', () => {
    expect(usdValue({ base: '250000000', decimals: 8 }, { usdPerToken: 2 })).toEqual(known(5));
  });
  it('is unknown without a price, and a measured zero for nothing', () => {
    expect(usdValue({ base: '1', decimals: 8 }, null)).toEqual(unknown('no-price'));
    expect(usdValue({ base: '0', decimals: 8 }, null)).toEqual(known(0));
    expect(valueOnDay({ base: '0', decimals: 8 }, null, 'EUR', '2026-01-10', () => null)).toEqual(known(0));
    expect(valueOnDay({ base: '1', decimals: 8 }, { usdPerToken: 2 }, 'EUR', '2026-01-10', () => null)).toEqual(unknown('no-rate'));
  });
});

describe('totals', () => {
  it('say how many lines lack a value, and are unknown when all do', () => {
    expect(totalValue([valued(known(1)), valued(unknown('no-price')), valued(known(2))])).toEqual({ value: known(3), lines: 3, missing: 1 });
    expect(totalValue([valued(unknown('no-rate'))])).toEqual({ value: unknown('no-rate'), lines: 1, missing: 1 });
    expect(totalValue([])).toEqual({ value: known(0), lines: 0, missing: 0 });
  });

  it('keep exact base units apart by network and token', () => {
    const rows = tokenTotals([
      valued(known(1), { base: '90071992547409931' }),
      valued(known(1), { base: '2' }),
      valued(known(1), { mint: RENDER, symbol: 'RENDER', network: 'render', base: '5' }),
      valued(unknown('no-price'), { network: null, base: '7' }),
    ]);
    expect(rows.map((r) => [r.network, r.mint, r.amount.base, r.lines, r.missing])).toEqual([
      ['helium', HNT, 90071992547409933n, 2, 0],
      ['render', RENDER, 5n, 1, 0],
      [null, HNT, 7n, 1, 1],
    ]);
  });

  it('of all days are the total of the lines, whatever the zone', () => {
    const anyLine = fc.record({ atMs: fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2026, 0) }), base: fc.bigInt({ min: 0n, max: 10n ** 18n }), priced: fc.boolean() });
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 40 }), fc.constantFrom('UTC', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/St_Johns'), (entries, tz) => {
        const lines = entries.map((e) => valued(e.priced ? known(1) : unknown('no-price'), { atMs: e.atMs, base: e.base.toString() }));
        const { days } = dayTotals(lines, tz);
        const sum = days.flatMap((d) => d.tokens).reduce((total, token) => total + token.amount.base, 0n);
        expect(sum).toBe(entries.reduce((total, e) => total + e.base, 0n));
        expect(days.reduce((total, d) => total + d.total.missing, 0)).toBe(entries.filter((e) => !e.priced).length);
        expect(days.map((d) => d.day)).toEqual(days.map((d) => d.day).toSorted());
      }),
    );
  });
});

describe('days', () => {
  it('are of the zone asked for', () => {
    const lateInBerlin = Date.UTC(2026, 5, 30, 22, 30);
    expect(dayOf(lateInBerlin, 'UTC')).toBe('2026-06-30');
    expect(dayOf(lateInBerlin, 'Europe/Berlin')).toBe('2026-07-01');
    expect(dayOf(lateInBerlin, 'America/Los_Angeles')).toBe('2026-06-30');
  });
  it('of 25 and 23 hours hold what falls into them', () => {
    expect(dayOf(Date.UTC(2026, 9, 24, 22), 'Europe/Berlin')).toBe('2026-10-25');
    expect(dayOf(Date.UTC(2026, 9, 25, 22, 59), 'Europe/Berlin')).toBe('2026-10-25');
    expect(dayOf(Date.UTC(2026, 9, 25, 23), 'Europe/Berlin')).toBe('2026-10-26');
    expect(dayOf(Date.UTC(2026, 2, 29, 21, 59), 'Europe/Berlin')).toBe('2026-03-29');
    expect(dayOf(Date.UTC(2026, 2, 29, 22), 'Europe/Berlin')).toBe('2026-03-30');
  });
  it('leave out lines whose time is not known, and count them', () => {
    expect(dayTotals([valued(known(1), { atMs: null })], 'UTC')).toEqual({ days: [], undated: 1 });
  });
});
