import type { BarDay } from '../charts/shape/days';
import type { CurvePoint, RealisedPoint } from '../charts/shape/curve';
import type { UptimeCell } from '../charts/shape/cells';
import type { Bucket } from '../../shared/domain/series';

/** Made-up numbers for the gallery: always the same, so that two screenshots can be compared. */
const noise = (index: number, seed: number): number => {
  const x = Math.sin(index * 12.9898 + seed * 78.233) * 43_758.5453;
  return x - Math.floor(x);
};

export const wave = (count: number, seed: number): readonly number[] => Array.from({ length: count }, (_, index) => 50 + 20 * Math.sin(index / 4) + 20 * noise(index, seed));

const DAY_MS = 86_400_000;
const START_MS = Date.UTC(2026, 9, 1);

export const dayText = (index: number): string => new Date(START_MS + index * DAY_MS).toISOString().slice(0, 10);

export const madeUpDays: readonly BarDay[] = Array.from({ length: 45 }, (_, index) => ({
  day: dayText(index),
  read: index < 9 || index > 12,
  partly: index === 44 || index === 20,
  estimated: index > 39 && index < 44,
  values: index === 25 ? {} : { helium: 0.4 + noise(index, 1) * 0.5, render: index % 3 === 0 ? 1.1 + noise(index, 2) : 0, hivemapper: 0.2 * noise(index, 5) },
  line: index >= 9 && index <= 12 ? null : -0.4 + noise(index, 4),
}));

export const madeUpBuckets: readonly Bucket[] = Array.from({ length: 240 }, (_, index) => index)
  .filter((index) => index < 90 || index > 110)
  .map((index) => {
    const mean = 35 + 25 * Math.sin(index / 17) + 10 * noise(index, 7);
    return { fromMs: START_MS + index * 15_000, spanMs: 15_000, min: mean - 8, mean, max: mean + 9, count: 1, coveredMs: 15_000 };
  });

export const madeUpCurve: readonly CurvePoint[] = Array.from({ length: 36 }, (_, month) => ({
  day: new Date(Date.UTC(2026, 2 + month, 1)).toISOString().slice(0, 10),
  middle: -900 + month * 42,
  low: -900 + month * 14,
  high: -900 + month * 75,
}));

export const madeUpRealised: readonly RealisedPoint[] = Array.from({ length: 8 }, (_, month) => ({
  day: new Date(Date.UTC(2026, 2 + month, 1)).toISOString().slice(0, 10),
  cumulative: -900 + month * 36 + 10 * noise(month, 3),
}));

export const madeUpCells: readonly UptimeCell[] = Array.from({ length: 90 }, (_, index) => {
  const fromMs = START_MS + index * DAY_MS;
  const cell = { fromMs, toMs: fromMs + DAY_MS, up: 1, down: 0, asleep: 0, unwatched: 0 };
  if (index > 20 && index < 24) return { ...cell, up: 0, unwatched: 1 };
  if (index === 40) return { ...cell, up: 0, down: 1 };
  if (index === 41 || index === 70) return { ...cell, up: 0.6, down: 0.4 };
  if (index === 55) return { ...cell, up: 0.1, asleep: 0.9 };
  return cell;
});
