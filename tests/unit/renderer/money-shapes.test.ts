import { namesOf } from '../../../renderer/state/network-names';
import { networks } from '../../../shared/networks/registry';
import { describe, expect, it } from 'vitest';

import { barsOf, changePercent, seriesOf } from '../../../renderer/money/earnings-shape';
import { rangeFirstDay } from '../../../renderer/ui/range-switch';
import type { Earnings, EarningsDay } from '../../../shared/contract/schemas/ledger';
import type { Figure } from '../../../shared/domain/figure';
import { known, unknown } from '../../../shared/units/known';

const figure: Figure = { value: known(0), unit: 'EUR', kind: 'measured', source: 'x', asOfMs: null, parts: 0, missing: 0 };
const day = (text: string, extra: Partial<EarningsDay> = {}): EarningsDay => ({ day: text, networks: [], read: true, cost: known(0.5), net: known(-0.5), ...extra });
const token = (base: string) => ({ mint: 'hnt', symbol: 'HNT', amount: { base, decimals: 8 } });
const earnings = (days: readonly EarningsDay[]): Earnings => ({ currency: 'EUR', tz: 'UTC', days: [...days], totals: [], income: figure, cost: figure, net: figure, netIsKnown: true });

describe('earnings as bars', () => {
  const paid = day('2026-03-02', { networks: [{ network: 'helium', value: known(1.5), missing: 0, tokens: [token('64000000')] }] });

  it('a day that was not read stays a gap, a day that paid nothing does not', () => {
    const bars = barsOf(earnings([day('2026-03-01', { read: false, net: unknown('not-read-yet') }), paid, day('2026-03-03')]), { kind: 'money' }, '2026-03-09', false);
    expect(bars.map((bar) => [bar.read, bar.values, bar.line])).toEqual([
      [false, {}, null],
      [true, { helium: 1.5 }, -0.5],
      [true, {}, -0.5],
    ]);
  });

  it('a reward without a price is not a zero: the day is partly covered', () => {
    const [bar] = barsOf(earnings([day('2026-03-02', { networks: [{ network: 'helium', value: unknown('no-price'), missing: 2, tokens: [token('1')] }] })]), { kind: 'money' }, '2026-03-09', false);
    expect(bar).toMatchObject({ values: {}, partly: true });
  });

  it('in a token the price plays no part, and there is no net line', () => {
    const [bar] = barsOf(earnings([paid]), { kind: 'token', mint: 'hnt' }, '2026-03-09', false);
    expect(bar).toMatchObject({ values: { helium: 0.64 }, partly: false, line: null });
    const [other] = barsOf(earnings([paid]), { kind: 'token', mint: 'render' }, '2026-03-09', false);
    expect(other?.values).toEqual({});
  });

  it('today is not over', () => {
    expect(barsOf(earnings([paid]), { kind: 'money' }, '2026-03-02', false)[0]?.partly).toBe(true);
  });

  it('"all" begins with the first payment and not with the first year of the chain', () => {
    const bars = barsOf(earnings([day('2026-02-28', { read: false }), day('2026-03-01'), paid]), { kind: 'money' }, '2026-03-09', true);
    expect(bars.map((bar) => bar.day)).toEqual(['2026-03-02']);
  });

  it('names each network once, in a fixed order', () => {
    const both = day('2026-03-03', { networks: [{ network: 'render', value: known(1), missing: 0, tokens: [] }, { network: 'helium', value: known(1), missing: 0, tokens: [] }] });
    expect(seriesOf(earnings([paid, both]), namesOf(networks)).map((series) => [series.id, series.label, series.slot])).toEqual([['helium', 'Helium', 1], ['render', 'Render', 2]]);
  });
});

describe('change against before', () => {
  it.each([
    [41.2, 44.8, -8],
    [5, -10, 150],
    [null, 3, null],
    [3, null, null],
    [3, 0, null],
  ])('%s against %s', (now, before, percent) => {
    const change = changePercent(now, before);
    expect(change === null ? null : Math.round(change)).toBe(percent);
  });
});

describe('ranges end with today and count it', () => {
  it.each([
    ['7d', '2026-02-24'],
    ['30d', '2026-02-01'],
    ['ytd', '2026-01-01'],
    ['1y', '2025-03-03'],
    ['all', null],
  ] as const)('%s', (range, first) => {
    expect(rangeFirstDay(range, '2026-03-02')).toBe(first);
  });
});
