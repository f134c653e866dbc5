import { decimalSignOfLocale, parseTypedNumber } from '../../forms/parse-number';

/**
 * Exact decimal text of a typed amount: every digit stays, which a float would not promise ("0.000000000000000001").
 * @returns null when it is no amount above zero
 */
export function exactAmount(text: string, locale: string): string | null {
  const sign = decimalSignOfLocale(locale);
  const parsed = parseTypedNumber(text, sign);
  if (parsed.kind !== 'number' || parsed.value <= 0) return null;
  const compact = text.trim().replaceAll(/[\s'  ]/g, '');
  const dot = compact.lastIndexOf('.');
  const comma = compact.lastIndexOf(',');
  const last = Math.max(dot, comma);
  const digits = compact.replaceAll(/[.,]/g, '');
  // Where the number reads as a whole one, the sign that stands there parts thousands.
  if (last < 0 || (Number.isInteger(parsed.value) && String(parsed.value) === digits.replace(/^0+(?=\d)/, ''))) return digits;
  const places = compact.length - last - 1;
  return `${digits.slice(0, digits.length - places) || '0'}.${digits.slice(digits.length - places)}`;
}
