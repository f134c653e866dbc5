import type { LineSum, NewestReward, OffsetUntil, TokenSum, ValueSum } from '../../../engine/ports/store';
import type { LineKind } from '../../../../shared/domain/reward';
import { addBase, createBaseSum, totalOf } from './line-columns';
import type { BaseSum } from './line-columns';
import type { LineGroup } from './line-groups';
import type { LineTable } from './line-index';
import { END_OF_TIME_MS } from './line-rows';
import type { Selection } from './line-selection';

const MS_PER_DAY = 86_400_000;
const INCOME: ReadonlySet<LineKind> = new Set<LineKind>(['reward', 'staking']);

export function countKinds({ columns, groups }: LineTable, rows: Selection): Readonly<Partial<Record<LineKind, number>>> {
  const byGroup = new Uint32Array(groups.all.length);
  for (const row of rows) {
    const group = columns.group[row] ?? 0;
    byGroup[group] = (byGroup[group] ?? 0) + 1;
  }
  const counts: Partial<Record<LineKind, number>> = {};
  groups.all.forEach(({ kind }, number) => {
    const lines = byGroup[number] ?? 0;
    if (lines > 0) counts[kind] = (counts[kind] ?? 0) + lines;
  });
  return counts;
}

interface DaySum {
  lines: number;
  unpriced: number;
  worthless: number;
  usd: number;
}

/** Dollars of the income lines by the day that the wall showed. */
export function sumValues({ columns, groups }: LineTable, rows: Selection, offsets: readonly OffsetUntil[]): readonly ValueSum[] {
  const isIncome = Uint8Array.from(groups.all, (group) => (INCOME.has(group.kind) ? 1 : 0));
  const days = new Map<number | null, DaySum>();
  // Newest first: the stretch of the zone moves backwards with the rows.
  let stretch = offsets.length - 1;
  let current: DaySum | undefined;
  let currentDay: number | null | undefined;
  for (const row of rows) {
    if (isIncome[columns.group[row] ?? 0] !== 1) continue;
    const atMs = columns.sortMs[row] ?? 0;
    let day: number | null = null;
    if (atMs !== END_OF_TIME_MS) {
      while (stretch > 0 && (offsets[stretch - 1]?.untilMs ?? 0) > atMs) stretch -= 1;
      day = Math.floor((atMs + (offsets[stretch]?.offsetMs ?? 0)) / MS_PER_DAY);
    }
    if (day !== currentDay || current === undefined) {
      current = days.get(day);
      if (current === undefined) {
        current = { lines: 0, unpriced: 0, worthless: 0, usd: 0 };
        days.set(day, current);
      }
      currentDay = day;
    }
    const usd = columns.usd[row] ?? 0;
    current.lines += 1;
    if (Number.isNaN(usd)) current.unpriced += 1;
    else {
      current.usd += usd;
      if (usd === 0) current.worthless += 1;
    }
  }
  return [...days].map(([day, sum]) => ({ day, ...sum }));
}

interface OpenSum extends DaySum {
  readonly group: LineGroup;
  readonly cell: number | null;
  readonly base: BaseSum;
  newestMs: number | null;
}

/** Number of the key that each group belongs to. */
function keysOf(groups: readonly LineGroup[], keyOf: (group: LineGroup) => string): { readonly of: Uint32Array; readonly count: number } {
  const numbers = new Map<string, number>();
  const of = Uint32Array.from(groups, (group) => {
    const key = keyOf(group);
    const known = numbers.get(key) ?? numbers.size;
    numbers.set(key, known);
    return known;
  });
  return { of, count: numbers.size };
}

/** Marks of a key that was not seen yet, and of lines whose time is not known. */
const NEVER = -2;
const UNDATED = -1;

const part = (text: string | null): string => (text === null ? '-' : `${text.length}:${text}`);

/** Sums of the rows by key and cell of time, in the order in which their newest line comes. */
function sumBy(table: LineTable, rows: Selection, boundariesMs: readonly number[], keyOf: (group: LineGroup) => string): readonly OpenSum[] {
  const { columns, groups, odd } = table;
  const keys = keysOf(groups.all, keyOf);
  const found: OpenSum[] = [];
  // One cell after the other, newest first: a sum is open as long as it belongs to the cell at hand.
  const open: (OpenSum | undefined)[] = Array.from({ length: keys.count });
  const openIn = new Int32Array(keys.count).fill(NEVER);
  let cell = boundariesMs.length;
  let isUndated = true;
  for (const row of rows) {
    const atMs = columns.sortMs[row] ?? 0;
    if (atMs !== END_OF_TIME_MS) {
      isUndated = false;
      while (cell > 0 && (boundariesMs[cell - 1] ?? 0) > atMs) cell -= 1;
    }
    const here = isUndated ? UNDATED : cell;
    const number = columns.group[row] ?? 0;
    const key = keys.of[number] ?? 0;
    let sum = openIn[key] === here ? open[key] : undefined;
    if (sum === undefined) {
      const group = groups.all[number];
      if (group === undefined) continue;
      sum = { group, cell: isUndated ? null : cell - 1, base: createBaseSum(), lines: 0, unpriced: 0, worthless: 0, usd: 0, newestMs: isUndated ? null : atMs };
      open[key] = sum;
      openIn[key] = here;
      found.push(sum);
    }
    sum.lines += 1;
    const usd = columns.usd[row] ?? 0;
    if (Number.isNaN(usd)) sum.unpriced += 1;
    else {
      sum.usd += usd;
      if (usd === 0) sum.worthless += 1;
    }
    const other = odd.get(row);
    if (other === undefined) addBase(sum.base, columns, row);
    else sum.base.carried += other;
  }
  return found;
}

/** Exact amounts and dollars by cell of time, wallet, network, token and kind, and by device: all of them, or those named. */
export function sumLines(table: LineTable, rows: Selection, boundariesMs: readonly number[], byDevice: boolean | ReadonlySet<string>): readonly LineSum[] {
  const deviceOf = ({ sourceDevice }: LineGroup): string | null =>
    sourceDevice !== null && (typeof byDevice === 'boolean' ? byDevice : byDevice.has(sourceDevice)) ? sourceDevice : null;
  const keyOf = (group: LineGroup): string =>
    `${part(group.walletId)}${part(group.network)}${part(group.mint)}${group.decimals} ${group.kind}${part(deviceOf(group))}`;
  return sumBy(table, rows, boundariesMs, keyOf).map(({ group, cell, base, lines, unpriced, worthless, usd }) => ({
    cell, walletId: group.walletId, network: group.network, mint: group.mint, symbol: group.symbol, decimals: group.decimals, kind: group.kind,
    sourceDevice: deviceOf(group), base: totalOf(base), lines, unpriced, worthless, usd,
  }));
}

/** Exact amounts by network and token. */
export function sumTokens(table: LineTable, rows: Selection): readonly TokenSum[] {
  const sums = new Map<string, { readonly group: LineGroup; base: bigint; lines: number; lastAtMs: number | null; symbol: string | null }>();
  for (const { group, base, lines, newestMs } of sumBy(table, rows, [], (one) => `${part(one.network)}${part(one.mint)}${one.decimals}${part(one.symbol)}`)) {
    const key = `${part(group.network)}${part(group.mint)}${group.decimals}`;
    const sum = sums.get(key) ?? { group, base: 0n, lines: 0, lastAtMs: null, symbol: null };
    sum.base += totalOf(base);
    sum.lines += lines;
    sum.lastAtMs = newestMs === null ? sum.lastAtMs : Math.max(sum.lastAtMs ?? Number.NEGATIVE_INFINITY, newestMs);
    if (group.symbol !== null && (sum.symbol === null || group.symbol > sum.symbol)) sum.symbol = group.symbol;
    sums.set(key, sum);
  }
  const compare = (a: string | null, b: string | null): number => (a === b ? 0 : a === null || (b !== null && a < b) ? -1 : 1);
  return [...sums.values()]
    .map(({ group, base, lines, lastAtMs, symbol }) => ({ network: group.network, mint: group.mint, symbol, decimals: group.decimals, base: base.toString(), lines, lastAtMs }))
    .toSorted((a, b) => compare(a.network, b.network) || compare(a.mint, b.mint) || a.decimals - b.decimals);
}

/** The newest reward of each network, wallet and device in each stretch between the boundaries. */
export function newestRewardsOf(table: LineTable, rows: Selection, boundariesMs: readonly number[]): readonly NewestReward[] {
  return sumBy(table, rows, boundariesMs, (group) => `${part(group.network)}${part(group.walletId)}${part(group.sourceDevice)}`).flatMap(({ group, newestMs }) =>
    newestMs === null ? [] : [{ network: group.network, walletId: group.walletId, sourceDevice: group.sourceDevice, atMs: newestMs }]);
}

/** Times of the newest lines (UTC ms), newest first. */
export function newestTimes({ columns }: LineTable, rows: Selection, limit: number): readonly number[] {
  const times: number[] = [];
  for (const row of rows) {
    if (times.length >= limit) break;
    const atMs = columns.sortMs[row] ?? END_OF_TIME_MS;
    if (atMs !== END_OF_TIME_MS) times.push(atMs);
  }
  return times;
}
