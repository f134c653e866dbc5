/** Lengths of time in milliseconds. A local day is not always `MS_PER_DAY` long: see `zone.ts`. */
export const MS_PER_SECOND = 1_000;
export const MS_PER_MINUTE = 60_000;
export const MS_PER_QUARTER_HOUR = 900_000;
export const MS_PER_HOUR = 3_600_000;
export const MS_PER_DAY = 86_400_000;

/** Average days of a month where a page or a formula speaks of months and no calendar is at hand. */
export const DAYS_PER_MONTH = 365 / 12;

export const toHours = (ms: number): number => ms / MS_PER_HOUR;
