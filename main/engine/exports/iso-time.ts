const DAY_MS = 86_400_000;
/** Dates end 100,000,000 days from 1970 in either direction (ECMA-262, 21.4.1.1). */
const LAST_INSTANT_MS = 8.64e15;

/** The day asked for last: lines come in the order of time, and to make a date of each takes longer than to read it from the database. */
const last = { day: Number.NaN, text: '' };

const padded = (value: number, digits: number): string => String(value).padStart(digits, '0');

/** ISO 8601 in UTC, as `Date.prototype.toISOString`. @throws RangeError for an instant that no calendar has */
export function isoTime(ms: number): string {
  if (!Number.isInteger(ms) || Math.abs(ms) > LAST_INSTANT_MS) return new Date(ms).toISOString();
  const day = Math.floor(ms / DAY_MS);
  if (day !== last.day) Object.assign(last, { text: new Date(day * DAY_MS).toISOString().slice(0, -13), day });
  const rest = ms - day * DAY_MS;
  return `${last.text}${padded(Math.floor(rest / 3_600_000), 2)}:${padded(Math.floor(rest / 60_000) % 60, 2)}:${padded(Math.floor(rest / 1000) % 60, 2)}.${padded(rest % 1000, 3)}Z`;
}
