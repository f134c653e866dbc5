import { parseLocalDate } from '../../../../shared/units/local-date';
import { isObject, isPrice } from '../json-shapes';

export interface PublishedRate {
  /** Day of publication, YYYY-MM-DD. */
  readonly day: string;
  /** Units of the quote for one USD. */
  readonly rate: number;
}

export type ParsedRates = { readonly ok: true; readonly rates: readonly PublishedRate[] } | { readonly ok: false; readonly why: 'unknown-shape' | 'wrong-base' };

/**
 * Reads version 1: one day (`{"base","date","rates":{"EUR":0.9}}`) or a range (`rates` by day). Days without the quote are left out.
 * @returns rates with the days on which they were published, oldest first
 */
export function parseRates(json: unknown, quote: string): ParsedRates {
  if (!isObject(json) || !isObject(json['rates'])) return { ok: false, why: 'unknown-shape' };
  if (json['base'] !== 'USD') return { ok: false, why: 'wrong-base' };
  const byDay: readonly (readonly [string, unknown])[] = typeof json['date'] === 'string' ? [[json['date'], json['rates']]] : Object.entries(json['rates']);
  const rates = byDay.flatMap(([day, row]) => {
    const rate = isObject(row) ? row[quote] : undefined;
    return parseLocalDate(day) !== null && isPrice(rate) ? [{ day, rate }] : [];
  });
  return { ok: true, rates: rates.toSorted((a, b) => (a.day < b.day ? -1 : 1)) };
}

/** Reads version 2: a list of `{"date","base","quote","rate"}`, blended from several central banks. Rows of another pair are left out. */
export function parseBlended(json: unknown, quote: string): ParsedRates {
  if (!Array.isArray(json)) return { ok: false, why: 'unknown-shape' };
  const rows: readonly unknown[] = json;
  if (rows.some((row) => isObject(row) && row['base'] !== 'USD')) return { ok: false, why: 'wrong-base' };
  const rates = rows.flatMap((row) => {
    if (!isObject(row) || row['quote'] !== quote || typeof row['date'] !== 'string' || parseLocalDate(row['date']) === null || !isPrice(row['rate'])) return [];
    return [{ day: row['date'], rate: row['rate'] }];
  });
  return { ok: true, rates: rates.toSorted((a, b) => (a.day < b.day ? -1 : 1)) };
}
