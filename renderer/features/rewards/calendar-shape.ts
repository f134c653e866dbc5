import type { CalendarEntry } from '../../../shared/domain/money-calendar';
import { localDay } from '../../strings/local-day';

export interface CalendarDay {
  /** Local day YYYY-MM-DD. */
  readonly day: string;
  readonly entries: readonly CalendarEntry[];
}

export interface CalendarShape {
  readonly overdue: readonly CalendarEntry[];
  readonly days: readonly CalendarDay[];
  /** Entries whose date nobody can say: last, and never on a day. */
  readonly undated: readonly CalendarEntry[];
}

/** Overdue first, then day by day, then what nobody can date. */
export function calendarOf(entries: readonly CalendarEntry[], timeZone: string): CalendarShape {
  const overdue = entries.filter((entry) => entry.overdue).toSorted(byTime);
  const coming = entries.filter((entry) => !entry.overdue && entry.atMs !== null).toSorted(byTime);
  const days = new Map<string, CalendarEntry[]>();
  for (const entry of coming) {
    const day = localDay(entry.atMs ?? 0, timeZone);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return { overdue, days: [...days].map(([day, list]) => ({ day, entries: list })), undated: entries.filter((entry) => !entry.overdue && entry.atMs === null) };
}

const byTime = (a: CalendarEntry, b: CalendarEntry): number => (a.atMs ?? Number.POSITIVE_INFINITY) - (b.atMs ?? Number.POSITIVE_INFINITY);
