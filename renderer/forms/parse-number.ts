/** A typed number, or nothing was typed, or it is none. */
export type TypedNumber = { readonly kind: 'number'; readonly value: number } | { readonly kind: 'empty' } | { readonly kind: 'wrong' };

/**
 * A number as people type it: "0.32", "0,32", "1.234,50", "1 234.5". Where both signs stand, the last one is the decimal sign; a single one with
 * exactly three digits behind it is read as the locale does, else it is the decimal sign.
 * @param decimalSign "." or ",": that of the person's locale.
 */
export function parseTypedNumber(text: string, decimalSign: '.' | ','): TypedNumber {
  const compact = text.trim().replaceAll(/[\s'  ]/g, '').replace('−', '-');
  if (compact === '') return { kind: 'empty' };
  if (!/^-?[\d.,]*\d[\d.,]*$/.test(compact)) return { kind: 'wrong' };
  const decimal = decimalSignOf(compact, decimalSign);
  const grouping = decimal === '.' ? ',' : '.';
  const plain = compact.replaceAll(grouping, '').replace(decimal, '.');
  const value = Number(plain);
  return Number.isFinite(value) && /^-?\d*\.?\d*$/.test(plain) ? { kind: 'number', value } : { kind: 'wrong' };
}

function decimalSignOf(text: string, localeSign: '.' | ','): '.' | ',' {
  const dot = text.lastIndexOf('.');
  const comma = text.lastIndexOf(',');
  if (dot >= 0 && comma >= 0) return dot > comma ? '.' : ',';
  const sign = dot >= 0 ? '.' : ',';
  const at = Math.max(dot, comma);
  if (at < 0) return localeSign;
  const single = text.indexOf(sign) === at;
  if (!single) return sign === '.' ? ',' : '.';
  const groupLike = text.length - at - 1 === 3 && at > 0 && !/^-?0$/.test(text.slice(0, at));
  if (!groupLike) return sign;
  return localeSign;
}

/** The decimal sign of a locale. */
export const decimalSignOfLocale = (locale: string): '.' | ',' =>
  new Intl.NumberFormat(locale).formatToParts(1.5).some((part) => part.type === 'decimal' && part.value === ',') ? ',' : '.';
