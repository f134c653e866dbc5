/**
 * Text from outside as it may be kept and shown: control characters and those that turn the direction of writing are taken out, and it has an
 * end. It is never a link and never markup.
 */
export function toPlainText(value: unknown, maxLength = 120): string {
  if (typeof value !== 'string') return '';
  // Cut first: a name of megabytes is not searched.
  const clean = value.slice(0, maxLength * 4).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu, '').trim();
  return clean.length > maxLength ? `${clean.slice(0, maxLength - 1)}…` : clean;
}
