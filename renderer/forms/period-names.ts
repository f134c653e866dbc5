import type { Weekday } from '../../shared/domain/tariff';
import { WEEKDAYS } from '../../shared/units/local-date';

const DAY_MS = 86_400_000;
/** The names of the days are the same in any week. */
const MONDAY = Date.UTC(2026, 0, 5);

/** The short name of a day of the week in the person's language. */
export const weekdayName = (day: Weekday, locale: string): string => new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(MONDAY + WEEKDAYS.indexOf(day) * DAY_MS);

/** The short name of a month (1..12). */
export const monthName = (month: number, locale: string): string => new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' }).format(Date.UTC(2026, month - 1, 1));
