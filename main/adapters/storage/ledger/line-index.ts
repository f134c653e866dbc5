import type { Database } from '../sqlite/database';
import { watchLines } from './line-changes';
import { createColumns, grownColumns, NO_LINE, putBase, PIECES } from './line-columns';
import type { LineColumns } from './line-columns';
import { createLineFacts } from './line-facts';
import type { TakeFact } from './line-facts';
import { createLineGroups } from './line-groups';
import type { LineGroups } from './line-groups';

/** All lines side by side in memory, as they are stored at this moment. Valid until the next write. */
export interface LineTable {
  readonly columns: LineColumns;
  readonly groups: LineGroups;
  /** Row numbers, newest first; within one instant and slot in no order that means anything. */
  readonly order: Uint32Array;
  /** Amounts that do not fit the pieces, by row number. */
  readonly odd: ReadonlyMap<number, bigint>;
}

/**
 * An index over the ledger: what filters ask for and what sums add, 50 bytes a line, so that a question over 200,000 lines is one pass over arrays
 * (milliseconds) and not over a table of 200 MB. SQLite holds the truth: the index is read from it at the first question, and afterwards only what
 * changed is read again.
 */
export interface LineIndex {
  table(): LineTable;
}

/** More changes than this share of all lines: everything is read anew. */
const ANEW_SHARE = 0.3;
const FEW = 1_000;

const WHOLE = /^-?\d+$/;

export function createLineIndex(database: Database): LineIndex {
  const changes = watchLines(database);
  const facts = createLineFacts(database);
  const groups = createLineGroups(database);
  let columns = createColumns(0);
  let order: Uint32Array = new Uint32Array(0);
  let odd = new Map<number, bigint>();
  let isRead = false;

  const put: TakeFact = (row, group, sortMs, slot, base, price) => {
    if (row >= columns.group.length) columns = grownColumns(columns, Math.max(row + 1, Math.ceil(columns.group.length * 1.25), 1024));
    odd.delete(row);
    if (!putBase(columns, row, base)) {
      columns.base.fill(0, row * PIECES, (row + 1) * PIECES);
      if (WHOLE.test(base)) odd.set(row, BigInt(base));
    }
    const place = groups.placeOf(group);
    const units = Number(base);
    columns.usd[row] = units === 0 ? 0 : price === null ? Number.NaN : (units * price) / 10 ** (groups.all[place]?.decimals ?? 0);
    columns.sortMs[row] = sortMs;
    columns.slot[row] = slot;
    columns.group[row] = place;
  };

  const newerFirst = (a: number, b: number): number =>
    (columns.sortMs[b] ?? 0) - (columns.sortMs[a] ?? 0) || (columns.slot[b] ?? 0) - (columns.slot[a] ?? 0) || a - b;

  function readAll(): void {
    groups.forget();
    odd = new Map();
    columns.group.fill(NO_LINE);
    let rows = new Uint32Array(columns.group.length);
    let count = 0;
    facts.each((row, ...figures) => {
      if (count >= rows.length) {
        const more = new Uint32Array(Math.max(1024, rows.length * 2));
        more.set(rows);
        rows = more;
      }
      put(row, ...figures);
      rows[count] = row;
      count += 1;
    });
    order = rows.slice(0, count).sort(newerFirst);
    changes.clear();
    isRead = true;
  }

  /** Reads the changed rows again and puts them in their places. */
  function readAgain(changed: readonly number[]): void {
    const before = order;
    const isChanged = new Uint8Array(changed.reduce((length, row) => Math.max(length, row + 1), columns.group.length));
    for (const row of changed) {
      isChanged[row] = 1;
      if (row < columns.group.length) columns.group[row] = NO_LINE;
      odd.delete(row);
    }
    const found: number[] = [];
    for (const row of changed) {
      if (facts.one(row, put)) found.push(row);
    }
    found.sort(newerFirst);
    const merged = new Uint32Array(before.length + found.length);
    let next = 0;
    let at = 0;
    let waiting = found[0];
    for (const row of before) {
      if (isChanged[row] === 1) continue;
      while (waiting !== undefined && newerFirst(waiting, row) < 0) {
        merged[at] = waiting;
        at += 1;
        next += 1;
        waiting = found[next];
      }
      merged[at] = row;
      at += 1;
    }
    for (; next < found.length; next += 1) {
      merged[at] = found[next] ?? 0;
      at += 1;
    }
    order = merged.subarray(0, at);
  }

  return {
    table() {
      if (!isRead) readAll();
      else {
        const changed = changes.take();
        if (changed === null || (changed.length > FEW && changed.length > order.length * ANEW_SHARE)) readAll();
        else if (changed.length > 0) readAgain(changed);
      }
      return { columns, groups, order, odd };
    },
  };
}
