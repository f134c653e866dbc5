import type { Stretch } from './buckets';
import type { RawRows } from './raw-chunk';

/** Rows of one group in memory, by rising instant; grows at the end and, when the clock was set back, in between. */
export interface RowTable extends RawRows {
  readonly times: number[];
  readonly covers: number[];
  readonly columns: Map<number, number[]>;
}

export const createRowTable = (): RowTable => ({ times: [], covers: [], columns: new Map() });

/** Index of the first row after the instant. */
export function firstAfter(times: readonly number[], atMs: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? 0) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const hasRow = (table: RawRows, atMs: number): boolean => table.times[firstAfter(table.times, atMs) - 1] === atMs;

/** Puts a row in its place. The same instant twice: the first one stays. */
export function insertRow(table: RowTable, atMs: number, coverMs: number, values: Iterable<readonly [id: number, value: number]>): void {
  const at = firstAfter(table.times, atMs);
  if (table.times[at - 1] === atMs) return;
  const length = table.times.length;
  table.times.splice(at, 0, atMs);
  table.covers.splice(at, 0, coverMs);
  for (const column of table.columns.values()) column.splice(at, 0, Number.NaN);
  for (const [id, value] of values) {
    let column = table.columns.get(id);
    if (column === undefined) {
      column = Array.from({ length: length + 1 }, () => Number.NaN);
      table.columns.set(id, column);
    }
    column[at] = value;
  }
}

/** The rows with `fromMs` < instant ≤ `toMs`. */
export function sliceRows(table: RawRows, fromMs: number, toMs: number, ids?: readonly number[]): RowTable {
  const start = firstAfter(table.times, fromMs);
  const end = firstAfter(table.times, toMs);
  const columns = new Map<number, number[]>();
  for (const [id, column] of table.columns) {
    if (ids !== undefined && !ids.includes(id)) continue;
    const part = column.slice(start, end);
    if (part.some((value) => !Number.isNaN(value))) columns.set(id, part);
  }
  return { times: table.times.slice(start, end), covers: table.covers.slice(start, end), columns };
}

/** Both tables' rows in one; where both have an instant the first table's row stays. */
export function mergeRows(first: RowTable, second: RawRows): RowTable {
  second.times.forEach((time, i) => {
    const values: [number, number][] = [];
    for (const [id, column] of second.columns) {
      const value = column[i];
      if (value !== undefined && !Number.isNaN(value)) values.push([id, value]);
    }
    insertRow(first, time, second.covers[i] ?? 1, values);
  });
  return first;
}

/** Removes the rows with `fromMs` < instant ≤ `toMs`. */
export function removeRows(table: RowTable, fromMs: number, toMs: number): void {
  const start = firstAfter(table.times, fromMs);
  const count = firstAfter(table.times, toMs) - start;
  table.times.splice(start, count);
  table.covers.splice(start, count);
  for (const [id, column] of table.columns) {
    column.splice(start, count);
    if (column.every((value) => Number.isNaN(value))) table.columns.delete(id);
  }
}

/** What one series says, with the time each sample stands for; never longer than since the row before it. */
export function toStretches(table: RawRows, id: number): Stretch[] {
  const column = table.columns.get(id);
  if (column === undefined) return [];
  const stretches: Stretch[] = [];
  column.forEach((value, i) => {
    if (Number.isNaN(value)) return;
    const toMs = table.times[i] ?? 0;
    const earliest = i === 0 ? Number.NEGATIVE_INFINITY : (table.times[i - 1] ?? 0);
    stretches.push({ fromMs: Math.max(earliest, toMs - (table.covers[i] ?? 1)), toMs, value });
  });
  return stretches;
}
