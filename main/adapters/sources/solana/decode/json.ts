/** Readers of JSON of unknown shape: each gives the value or null, none throws. */
export type JsonRecord = Readonly<Record<string, unknown>>;

export const asRecord = (value: unknown): JsonRecord | null => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonRecord) : null);

export const asList = (value: unknown): readonly unknown[] | null => (Array.isArray(value) ? value : null);

export const asText = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** A whole number that a float holds exactly and that is not negative (slots, indexes, lamports). */
export const asCount = (value: unknown): number | null => (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null);

/** An address of the chain: 32 bytes in base58 have 32 to 44 characters. Anything else is no name that may travel on. */
export const asAddress = (value: unknown): string | null => (typeof value === 'string' && /^[1-9A-HJ-NP-Za-km-z]{32,44}$/.test(value) ? value : null);

/** Amounts of the chain are 64 bits wide. */
const MOST_BASE_UNITS = 2n ** 64n - 1n;

/** Base units as the chain writes them: a text of digits. Never a float, never more than the chain can hold. */
export function asBaseUnits(value: unknown): bigint | null {
  if (typeof value !== 'string' || !/^\d{1,20}$/.test(value)) return null;
  const base = BigInt(value);
  return base > MOST_BASE_UNITS ? null : base;
}

export function parseJson(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false };
  }
}
