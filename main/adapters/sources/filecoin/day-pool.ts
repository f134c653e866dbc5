import type { DayRow } from './day-row';
import type { RowGroupPlace } from './parquet-table';
import type { DayTotals, GroupRows } from './read-group';

/** Days of one pass, put together from row groups: a day may begin in one and end in the next. */
export interface DayPool {
  add(group: RowGroupPlace, found: GroupRows): void;
  /** A group whose statistics say that the provider is not in it. Its days then have no sums of the network. */
  skip(group: RowGroupPlace): void;
  /** Days of which every group that may hold them was read or skipped, also days that no group holds between others: newest first, each handed out once. */
  takeWhole(): readonly { readonly day: number; readonly row: DayRow | null; readonly present: boolean }[];
}

const holds = (group: RowGroupPlace, day: number): boolean => (group.firstDay === null || day >= group.firstDay) && (group.lastDay === null || day <= group.lastDay);

export function createDayPool(groups: readonly RowGroupPlace[]): DayPool {
  const open = new Set(groups.filter((group) => group.rows > 0));
  const skipped = new Set<RowGroupPlace>();
  /** Groups of which no sums were made: those that were skipped, and those without a row of the provider. */
  const unsummed = new Set<RowGroupPlace>();
  const rowsOf = new Map<number, Omit<DayRow, 'network'>[]>();
  const totalsOf = new Map<number, DayTotals>();
  const present = new Set<number>();
  const handedOut = new Set<number>();
  /** First and last day of all that was read or skipped so far. */
  let from = Number.MAX_SAFE_INTEGER;
  let to = -1;
  const span = (first: number | null, last: number | null): void => {
    if (first === null || last === null || last < first) return;
    from = Math.min(from, first);
    to = Math.max(to, last);
  };

  const toRow = (day: number): DayRow | null => {
    const [first, ...more] = rowsOf.get(day) ?? [];
    if (first === undefined) return null;
    const other = more.find((row) => row.reward !== first.reward || row.wins !== first.wins);
    const totals = totalsOf.get(day);
    const whole = totals !== undefined && ![...unsummed].some((group) => holds(group, day));
    return {
      ...first,
      conflict: other === undefined ? null : (other.reward ?? 'no number'),
      network: whole ? { reward: String(totals.reward), wins: String(totals.wins), powerTib: String(totals.powerTib), rows: totals.rows } : null,
    };
  };

  return {
    add(group, found) {
      open.delete(group);
      if (found.rows.length === 0) unsummed.add(group);
      let first = Number.MAX_SAFE_INTEGER;
      let last = -1;
      for (const day of found.days) {
        present.add(day);
        first = Math.min(first, day);
        last = Math.max(last, day);
      }
      span(first, last);
      for (const row of found.rows) rowsOf.set(row.day, [...(rowsOf.get(row.day) ?? []), row]);
      for (const [day, more] of found.totals) {
        const sum = totalsOf.get(day) ?? { rows: 0, reward: 0, wins: 0, powerTib: 0 };
        totalsOf.set(day, { rows: sum.rows + more.rows, reward: sum.reward + more.reward, wins: sum.wins + more.wins, powerTib: sum.powerTib + more.powerTib });
      }
    },
    skip(group) {
      open.delete(group);
      skipped.add(group);
      unsummed.add(group);
      span(group.firstDay, group.lastDay);
    },
    takeWhole() {
      const out: { day: number; row: DayRow | null; present: boolean }[] = [];
      for (let day = to; day >= from; day -= 1) {
        if (handedOut.has(day) || [...open].some((group) => holds(group, day))) continue;
        handedOut.add(day);
        out.push({ day, row: toRow(day), present: present.has(day) || [...skipped].some((group) => holds(group, day)) });
        rowsOf.delete(day);
        totalsOf.delete(day);
      }
      return out;
    },
  };
}
