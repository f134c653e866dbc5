/** The few questions a parser asks of unknown JSON. */

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A price is a number above zero: a source that says 0 has no price. */
export const isPrice = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value > 0;

/** Seconds or milliseconds since 1970, after 2009 and before 2100 in seconds: a price without a plausible time is none. */
export const isUnixSeconds = (value: unknown): value is number => typeof value === 'number' && value > 1_230_768_000 && value < 4_102_444_800;

/** Confidence from 0 to 1, else null. */
export const toConfidence = (value: unknown): number | null => (typeof value === 'number' && value >= 0 && value <= 1 ? value : null);
