import { parseLocalDate } from '../../../shared/units/local-date';
import { findZone } from '../../../shared/units/zone';

/** How a date without a name of its order is meant; null: the file does not say. */
export type DateOrder = 'iso' | 'dmy' | 'mdy';

const MS_PER_DAY = 86_400_000;
const EARLIEST_MS = Date.UTC(2009, 0, 3);

/**
 * Reads a time: ISO 8601 (also with a blank and "UTC"), unix seconds or milliseconds, or 31/12/2026 with the order said.
 * @param tz zone of a time that names none @returns UTC ms; null when it is no time, or lies before the first blockchain
 */
export function parseTime(text: string, tz: string, order: DateOrder): number | null {
  const trimmed = text.trim();
  const read = /^\d{10}$/.test(trimmed) ? Number(trimmed) * 1000 : /^\d{13}$/.test(trimmed) ? Number(trimmed) : parseCalendar(trimmed, tz, order);
  return read === null || read < EARLIEST_MS ? null : read;
}

/** Whether a time says more than the day. */
export const namesTime = (text: string): boolean => /\d{1,2}:\d{2}|^\s*\d{10,13}\s*$/.test(text);

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;
const LOCAL = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:[ ,T]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;

function parseCalendar(text: string, tz: string, order: DateOrder): number | null {
  const iso = ISO.exec(text);
  if (iso !== null) return toInstant([iso[1], iso[2], iso[3]], [iso[4], iso[5], iso[6]], iso[7], iso[8], tz);
  const local = order === 'iso' ? null : LOCAL.exec(text);
  if (local === null) return null;
  const [day, month] = order === 'dmy' ? [local[1], local[2]] : [local[2], local[1]];
  return toInstant([local[3], month?.padStart(2, '0'), day?.padStart(2, '0')], [local[4], local[5], local[6]], undefined, local[7], tz);
}

type Text = string | undefined;

function toInstant([year, month, day]: readonly Text[], [hour, minute, second]: readonly Text[], fraction: Text, zone: Text, tz: string): number | null {
  const epochDay = parseLocalDate(`${year ?? ''}-${month ?? ''}-${day ?? ''}`);
  const [h, m, s] = [Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0)];
  if (epochDay === null || h > 23 || m > 59 || s > 60) return null;
  const wall = epochDay * MS_PER_DAY + ((h * 60 + m) * 60 + s) * 1000 + Math.floor(Number(`0.${fraction ?? '0'}`) * 1000);
  if (zone !== undefined) {
    const offset = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
    return offset === null ? wall : wall - (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3])) * 60_000;
  }
  const found = findZone(tz);
  if (found === null) return null;
  // The wall time less the offset that holds then; asked twice, because the first guess may lie on the other side of a change.
  const guess = wall - found.offsetAt(wall);
  return wall - found.offsetAt(guess);
}

/** True when a date such as 03/04/2026 has two meanings and the file's other rows do not settle it. */
export function orderOf(times: readonly string[]): DateOrder | 'ambiguous' {
  const local = times.map((text) => LOCAL.exec(text.trim())).filter((match) => match !== null);
  if (local.length === 0) return 'iso';
  if (local.some((match) => Number(match[1]) > 12)) return 'dmy';
  if (local.some((match) => Number(match[2]) > 12)) return 'mdy';
  return 'ambiguous';
}

/**
 * A decimal number as exact text: 1,234.50 and 1.234,50 and 1234.5 and 1e-7. null when it is none, or when its marks could mean either.
 * @param mark the mark of decimals where the file's other rows tell it; without it a lone point is one, and a lone comma before three digits is refused
 */
export function parseDecimal(text: string, mark: '.' | ',' | null = null): string | null {
  const trimmed = text.trim().replace(/[\s\u00A0\u202F']/g, '').replace(/^\+/, '');
  if (mark === ',') {
    const german = /^(-?)(\d{1,3}(?:\.\d{3})*|\d+)(?:,(\d+))?$/.exec(trimmed);
    if (german !== null) return `${german[1] ?? ''}${(german[2] ?? '').replaceAll('.', '')}${german[3] === undefined ? '' : `.${german[3]}`}`;
  }
  if (mark === '.' && /^-?\d{1,3}(,\d{3})+$/.test(trimmed)) return trimmed.replaceAll(',', '');
  if (/^-?\d+(\.\d+)?$/.test(trimmed)) return trimmed;
  const scientific = /^(-?)(\d+)(?:\.(\d+))?e([+-]?\d{1,3})$/i.exec(trimmed);
  if (scientific !== null) return fromScientific(scientific[1] ?? '', scientific[2] ?? '0', scientific[3] ?? '', Number(scientific[4]));
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(trimmed) && (trimmed.includes('.') || (trimmed.match(/,/g)?.length ?? 0) > 1)) return trimmed.replaceAll(',', '');
  if (/^-?\d{1,3}(\.\d{3})+,\d+$/.test(trimmed)) return trimmed.replaceAll('.', '').replace(',', '.');
  // One comma: a decimal mark unless exactly three digits follow, which could be thousands.
  const comma = /^(-?\d+),(\d+)$/.exec(trimmed);
  if (comma !== null && comma[2]?.length !== 3) return `${comma[1] ?? ''}.${comma[2] ?? ''}`;
  return null;
}

function fromScientific(sign: string, whole: string, fraction: string, exponent: number): string {
  const digits = whole + fraction;
  const point = whole.length + exponent;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return `${sign}${digits}${'0'.repeat(point - digits.length)}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
