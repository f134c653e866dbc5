import type { Tier } from '../../../../shared/domain/series';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
/** Chunks of the two coarsest tiers: 768 hours, 32 days. Counted from 1970 like every grid here (UTC, no calendar, no clock changes). */
const LONG_CHUNK_MS = 32 * DAY_MS;

export type BucketTier = Exclude<Tier, 'raw'>;

export interface TierLayout {
  /** Number in the database; never changes. */
  readonly code: number;
  readonly spanMs: number;
  /** Stretch of time that one packed row holds. */
  readonly chunkMs: number;
  /** null: for ever. */
  readonly keepMs: number | null;
}

export const RAW = { code: 0, chunkMs: HOUR_MS, keepMs: 7 * DAY_MS } as const;

export const BUCKET_TIERS: Readonly<Record<BucketTier, TierLayout>> = {
  '1m': { code: 1, spanMs: MINUTE_MS, chunkMs: HOUR_MS, keepMs: 30 * DAY_MS },
  '15m': { code: 2, spanMs: 15 * MINUTE_MS, chunkMs: DAY_MS, keepMs: 730 * DAY_MS },
  '1h': { code: 3, spanMs: HOUR_MS, chunkMs: LONG_CHUNK_MS, keepMs: null },
  '1d': { code: 4, spanMs: DAY_MS, chunkMs: LONG_CHUNK_MS, keepMs: null },
};

export const floorTo = (atMs: number, gridMs: number): number => Math.floor(atMs / gridMs) * gridMs;
export const ceilTo = (atMs: number, gridMs: number): number => Math.ceil(atMs / gridMs) * gridMs;

/**
 * Start of the grid cell that a sample belongs to. A sample stands for the time before it, so one taken exactly on a border closes the
 * cell that ends there: cells are open at the start and closed at the end.
 */
export const cellOf = (atMs: number, gridMs: number): number => ceilTo(atMs, gridMs) - gridMs;
