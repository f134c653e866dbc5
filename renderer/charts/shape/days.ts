import type { SeriesSlot } from '../../ui/tokens';

/** One series of a stack: a network, a cost, a device. */
export interface BarSeries {
  readonly id: string;
  readonly label: string;
  readonly slot: SeriesSlot;
}

/** One day of a stacked chart. */
export interface BarDay {
  /** Local day, YYYY-MM-DD. */
  readonly day: string;
  /** False: nobody looked at this day. It is drawn as a gap, and its values are ignored. */
  readonly read: boolean;
  /** True: some of the day is missing (a line without a price, a day that is not over). */
  readonly partly: boolean;
  readonly estimated: boolean;
  /** Value by series id; an absent one paid nothing on a day that was read. */
  readonly values: Readonly<Record<string, number>>;
  /** A line laid over the bars (net); null where it is not known. */
  readonly line: number | null;
}

/** What is known of all days: for the summary sentence and the key. */
export interface BarTotals {
  readonly total: number;
  readonly bySeries: Readonly<Record<string, number>>;
  readonly daysRead: number;
  readonly gaps: number;
  readonly highest: { readonly day: string; readonly value: number } | null;
}

export const dayTotal = (day: BarDay): number => Object.values(day.values).reduce((sum, value) => sum + value, 0);

export function totalsOf(days: readonly BarDay[]): BarTotals {
  const bySeries: Record<string, number> = {};
  let total = 0;
  let daysRead = 0;
  let highest: { day: string; value: number } | null = null;
  for (const day of days) {
    if (!day.read) continue;
    daysRead += 1;
    const sum = dayTotal(day);
    total += sum;
    if (highest === null || sum > highest.value) highest = { day: day.day, value: sum };
    for (const [id, value] of Object.entries(day.values)) bySeries[id] = (bySeries[id] ?? 0) + value;
  }
  return { total, bySeries, daysRead, gaps: days.length - daysRead, highest };
}

const DAY_MS = 86_400_000;

/** All local days from `from` to `to` inclusive, as text; empty when `to` is before `from`. */
export function daysBetween(from: string, to: string): readonly string[] {
  const days: string[] = [];
  const last = Date.parse(`${to}T00:00:00Z`);
  for (let at = Date.parse(`${from}T00:00:00Z`); at <= last; at += DAY_MS) days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

/**
 * At most `max` bars: whole weeks, then whole months of 30 days, are added up when there are more days than that. A joined bar is partly
 * covered when one of its days was not read, and a gap only when none was.
 */
export function joinDays(days: readonly BarDay[], max: number): { readonly days: readonly BarDay[]; readonly daysPerBar: number } {
  const daysPerBar = [1, 7, 30, 91].find((size) => Math.ceil(days.length / size) <= max) ?? Math.ceil(days.length / max);
  if (daysPerBar === 1) return { days, daysPerBar };
  const joined: BarDay[] = [];
  // Counted from the end, so that the last bar is a whole one.
  const offset = days.length % daysPerBar;
  for (let start = offset - daysPerBar; start < days.length; start += daysPerBar) {
    const group = days.slice(Math.max(0, start), start + daysPerBar);
    const [first] = group;
    if (first !== undefined && group.length > 0) joined.push(joinGroup(first, group));
  }
  return { days: joined, daysPerBar };
}

function joinGroup(first: BarDay, group: readonly BarDay[]): BarDay {
  const read = group.filter((day) => day.read);
  const values: Record<string, number> = {};
  for (const day of read) for (const [id, value] of Object.entries(day.values)) values[id] = (values[id] ?? 0) + value;
  const lines = read.flatMap((day) => (day.line === null ? [] : [day.line]));
  return {
    day: first.day,
    read: read.length > 0,
    partly: read.length < group.length || read.some((day) => day.partly),
    estimated: read.some((day) => day.estimated),
    values,
    line: lines.length === read.length && lines.length > 0 ? lines.reduce((sum, value) => sum + value, 0) : null,
  };
}
