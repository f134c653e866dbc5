/** Money is a number of one currency, kept whole and rounded only where it is shown or exported. */

/** Digits after the point that a currency uses: 2 for EUR, 0 for JPY; 2 for a code that is not known. */
export function minorDigits(currency: string): number {
  try {
    return new Intl.NumberFormat('en-US', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

/** Number of smallest units nearest to `value`, halves away from zero; decimal, so that 1.005 at 2 digits is 101. */
function toMinor(value: number, digits: number): number {
  const magnitude = Math.abs(value);
  // `toPrecision(15)` drops the binary dust of a decimal figure: 1.005 is stored as 1.00499999999999989.
  const rounded = Math.round(Number((magnitude * 10 ** digits).toPrecision(15)));
  return value < 0 ? -rounded : rounded;
}

/** `value` to `digits` places, halves away from zero. Never −0. */
export const roundMoney = (value: number, digits: number): number => toMinor(value, digits) / 10 ** digits + 0;

/**
 * Rounds the lines of an export so that their sum is the rounded total: each line goes down or up by less than one smallest unit, and
 * those that lose most by rounding down go up first (largest remainder).
 */
export function roundLines(lines: readonly number[], digits: number): { readonly lines: readonly number[]; readonly total: number } {
  const scale = 10 ** digits;
  const exact = lines.map((line) => Number((line * scale).toPrecision(15)));
  const floors = exact.map(Math.floor);
  const total = toMinor(
    lines.reduce((sum, line) => sum + line, 0),
    digits,
  );
  const missing = total - floors.reduce((sum, line) => sum + line, 0);
  const byRemainder = exact.map((value, index) => ({ index, remainder: value - (floors[index] ?? 0) })).toSorted((a, b) => b.remainder - a.remainder || a.index - b.index);
  const raised = new Set(byRemainder.slice(0, Math.max(0, missing)).map(({ index }) => index));
  return { lines: floors.map((line, index) => (line + (raised.has(index) ? 1 : 0)) / scale + 0), total: total / scale + 0 };
}
