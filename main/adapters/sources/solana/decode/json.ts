/** Readers of JSON of unknown shape: each gives the value or null, none throws. */
export type JsonRecord = Readonly<Record<string, unknown>>;

export const asRecord = (value: unknown): JsonRecord | null => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonRecord) : null);

export const asList = (value: unknown): readonly unknown[] | null => (Array.isArray(value) ? value : null);

export const asText = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** A whole number that a float holds exactly and that is not negative (slots, indexes, lamports). */
export const asCount = (value: unknown): number | null => (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null);

/** Base units as the chain writes them: a text of digits. Never a float. */
export function asBaseUnits(value: unknown): bigint | null {
  return typeof value === 'string' && /^\d{1,39}$/.test(value) ? BigInt(value) : null;
}

export function parseJson(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false };
  }
}
