import { describe, expect, it } from 'vitest';

import { hrefOf, parseRoute } from '../../../renderer/navigation/routes';
import { cardStateOf } from '../../../renderer/ui/card-state';
import { toCsv } from '../../../renderer/ui/csv';
import { sortRows } from '../../../renderer/ui/table-sort';
import type { Figure } from '../../../shared/domain/figure';
import { known, unknown } from '../../../shared/units/known';

describe('routes', () => {
  it.each([
    ['', { page: 'home' }],
    ['#/', { page: 'home' }],
    ['#/devices', { page: 'devices', id: null }],
    ['#/devices/a%2Fb', { page: 'devices', id: 'a/b' }],
    ['#/rewards/2026-03-12', { page: 'rewards', day: '2026-03-12' }],
    ['#/rewards/soon', { page: 'not-found' }],
    ['#/home/x', { page: 'not-found' }],
    ['#/devices/a/b', { page: 'not-found' }],
    ['#/%E0%A4%A', { page: 'not-found' }],
  ])('%s', (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
  });

  it('an address leads back to its route', () => {
    expect(parseRoute(hrefOf({ page: 'devices', id: 'rig 1/a?b#c' }))).toEqual({ page: 'devices', id: 'rig 1/a?b#c' });
  });
});

describe('the state of a card', () => {
  const now = 1_000_000;
  const figure: Figure = { value: known(5), unit: 'EUR', kind: 'measured', source: 'x', asOfMs: now - 1000, parts: 3, missing: 0 };

  it.each<[string, Partial<Figure>, string]>([
    ['all there', {}, 'fresh'],
    ['a part is missing', { missing: 1 }, 'partial'],
    ['old', { asOfMs: now - 90_000 }, 'stale'],
    ['zero that was measured', { value: known(0) }, 'measured-zero'],
    ['zero of no parts is not a measured zero', { value: known(0), parts: 0 }, 'fresh'],
    ['zero with a part missing is not a measured zero', { value: known(0), missing: 1 }, 'partial'],
    ['estimated zero is not a measured zero', { value: known(0), kind: 'estimated' }, 'fresh'],
    ['unknown is left to the figure', { value: unknown('no-price'), asOfMs: 0 }, 'fresh'],
  ])('%s', (_name, change, kind) => {
    expect(cardStateOf({ ...figure, ...change }, now, 60_000).kind).toBe(kind);
  });
});

describe('csv', () => {
  it('quotes, keeps unknown empty, and defuses formulas', () => {
    expect(toCsv(['a', 'b'], [['x, "y"', 1.5], ['=1+1', null]])).toBe('a,b\r\n"x, ""y""",1.5\r\n\'=1+1,\r\n');
  });
});

describe('sorting', () => {
  it('puts what is not known last in either direction, and is stable', () => {
    const rows = [{ id: 'a', v: null }, { id: 'b', v: 2 }, { id: 'c', v: 1 }, { id: 'd', v: 2 }];
    expect(sortRows(rows, (row) => row.v, false).map((row) => row.id)).toEqual(['c', 'b', 'd', 'a']);
    expect(sortRows(rows, (row) => row.v, true).map((row) => row.id)).toEqual(['b', 'd', 'c', 'a']);
  });
});
