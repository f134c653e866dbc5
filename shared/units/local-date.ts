/**
 * Calendar dates without a time and without a zone, as whole days since 1970-01-01 (an "epoch day", negative before it).
 * Arithmetic is the proleptic Gregorian calendar, by counting: no `Date` object, so no zone can slip in.
 */
export interface CivilDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
/** Days from 0001-01-01 to 1970-01-01. */
const DAYS_TO_EPOCH = 719_162;
const DAYS_PER_400_YEARS = 146_097;

export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** @param month 1 to 12 */
export const daysInMonth = (year: number, month: number): number => (month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0));

/** Days from 0001-01-01 to January 1 of `year`. */
function daysBeforeYear(year: number): number {
  const y = year - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
}

/** The date must exist; `parseLocalDate` checks. */
export function toEpochDay(date: CivilDate): number {
  const leapDay = date.month > 2 && isLeapYear(date.year) ? 1 : 0;
  return daysBeforeYear(date.year) + (DAYS_BEFORE_MONTH[date.month - 1] ?? 0) + leapDay + date.day - 1 - DAYS_TO_EPOCH;
}

export function toCivilDate(epochDay: number): CivilDate {
  const days = epochDay + DAYS_TO_EPOCH;
  // The guess is at most a year off in either direction; the loops settle it.
  let year = Math.floor((days * 400) / DAYS_PER_400_YEARS) + 1;
  while (daysBeforeYear(year) > days) year -= 1;
  while (daysBeforeYear(year + 1) <= days) year += 1;
  let rest = days - daysBeforeYear(year);
  let month = 1;
  while (rest >= daysInMonth(year, month)) {
    rest -= daysInMonth(year, month);
    month += 1;
  }
  return { year, month, day: rest + 1 };
}

/** Parses `YYYY-MM-DD`, years 0001 to 9999; null for any other text and for a date that does not exist. */
export function parseLocalDate(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return null;
  const date = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  if (date.year < 1 || date.month < 1 || date.month > 12 || date.day < 1 || date.day > daysInMonth(date.year, date.month)) return null;
  return toEpochDay(date);
}

/** `YYYY-MM-DD` of an epoch day. */
export function formatLocalDate(epochDay: number): string {
  const { year, month, day } = toCivilDate(epochDay);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** 0 for Monday to 6 for Sunday, the index into `WEEKDAYS`. */
export const weekdayIndex = (epochDay: number): number => (((epochDay + 3) % 7) + 7) % 7;

/** `months` later (or earlier); a day that the month lacks becomes its last day: January 31 plus one month is February 28 or 29. */
export function addMonths(epochDay: number, months: number): number {
  const { year, month, day } = toCivilDate(epochDay);
  const index = year * 12 + (month - 1) + months;
  const newYear = Math.floor(index / 12);
  const newMonth = index - newYear * 12 + 1;
  return toEpochDay({ year: newYear, month: newMonth, day: Math.min(day, daysInMonth(newYear, newMonth)) });
}
