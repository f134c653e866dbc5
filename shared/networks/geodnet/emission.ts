import type { DatedRate } from '../types';

const guide = { mark: 'secondary', source: 'a public mining guide of 2026-04-29, consistent with data per station', asOf: '2026-04-29', per: 'day', what: 'base-reward-per-station' } as const;

/** Base reward of one triple-band station in GEOD a day, before the shares of a hexagon and penalties. Halves each 30 June. */
export const GEOD_PER_STATION_DAY: readonly DatedRate[] = [
  { ...guide, fromMs: 0, tokens: 96 },
  { ...guide, fromMs: Date.UTC(2023, 5, 30), tokens: 48 },
  { ...guide, fromMs: Date.UTC(2024, 5, 30), tokens: 24 },
  { ...guide, fromMs: Date.UTC(2025, 5, 30), tokens: 12 },
  { ...guide, fromMs: Date.UTC(2026, 5, 30), tokens: 6 },
  { ...guide, fromMs: Date.UTC(2027, 5, 30), tokens: 3 },
];
