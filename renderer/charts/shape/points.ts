import type { Bucket } from '../../../shared/domain/series';

/** No chart draws more points a series than this: the screen shows no more, and the page stays quick. */
export const MAX_POINTS = 600;

/** A point of a line over time; null = nothing was measured there, and the line is broken. */
export interface LinePoint {
  readonly atMs: number;
  readonly value: number | null;
  /** Lowest and highest of the stretch where the point stands for one. */
  readonly band: readonly [number, number] | null;
  /** 0..1: how much of the stretch was really seen. */
  readonly covered: number;
}

/**
 * Buckets of a history as points, with a break wherever buckets are missing.
 * @param maxGapFactor a hole longer than this many bucket lengths breaks the line (raw samples jitter a little).
 */
export function pointsOfBuckets(buckets: readonly Bucket[], maxGapFactor = 1.5): readonly LinePoint[] {
  const points: LinePoint[] = [];
  const rawSpanMs = typicalStep(buckets);
  let endMs: number | null = null;
  for (const bucket of buckets) {
    const spanMs = bucket.spanMs > 0 ? bucket.spanMs : rawSpanMs;
    if (endMs !== null && bucket.fromMs - endMs > spanMs * (maxGapFactor - 1)) points.push({ atMs: endMs, value: null, band: null, covered: 0 });
    points.push({
      atMs: bucket.fromMs + bucket.spanMs / 2,
      value: bucket.mean,
      band: bucket.min === bucket.max ? null : [bucket.min, bucket.max],
      covered: bucket.spanMs === 0 ? 1 : Math.min(1, bucket.coveredMs / bucket.spanMs),
    });
    endMs = bucket.fromMs + spanMs;
  }
  return points;
}

/** The median distance of neighbouring buckets: raw samples have no length of their own. */
function typicalStep(buckets: readonly Bucket[]): number {
  const steps = buckets.slice(1).map((bucket, index) => bucket.fromMs - (buckets[index]?.fromMs ?? bucket.fromMs));
  steps.sort((a, b) => a - b);
  return steps[Math.floor((steps.length - 1) / 2)] ?? 0;
}

/**
 * At most `max` points: neighbouring points are joined into one with their mean and their lowest and highest, so that no peak is lost. Breaks
 * stay: a run of points is never joined across a hole.
 */
export function thin(points: readonly LinePoint[], max: number = MAX_POINTS): readonly LinePoint[] {
  if (points.length <= max) return points;
  for (let size = Math.ceil(points.length / max); size < points.length; size += 1) {
    const thinned = joinBy(points, size);
    if (thinned.length <= max) return thinned;
  }
  // More holes than points allowed: keep every n-th, so that at least the shape is seen.
  const every = Math.ceil(points.length / max);
  return points.filter((_, index) => index % every === 0);
}

function joinBy(points: readonly LinePoint[], size: number): readonly LinePoint[] {
  const joined: LinePoint[] = [];
  let group: LinePoint[] = [];
  const flush = (): void => {
    const merged = merge(group);
    if (merged !== null) joined.push(merged);
    group = [];
  };
  for (const point of points) {
    if (point.value === null) {
      flush();
      joined.push(point);
      continue;
    }
    group.push(point);
    if (group.length === size) flush();
  }
  flush();
  return joined;
}

function merge(group: readonly LinePoint[]): LinePoint | null {
  const [first] = group;
  if (first === undefined) return null;
  if (group.length === 1) return first;
  const values = group.map((point) => point.value ?? 0);
  const low = Math.min(...group.map((point, index) => point.band?.[0] ?? values[index] ?? 0));
  const high = Math.max(...group.map((point, index) => point.band?.[1] ?? values[index] ?? 0));
  const middle = group[Math.floor(group.length / 2)] ?? first;
  return {
    atMs: middle.atMs,
    value: values.reduce((sum, value) => sum + value, 0) / values.length,
    band: [low, high],
    covered: group.reduce((sum, point) => sum + point.covered, 0) / group.length,
  };
}

/** The last value that is known, lowest and highest of a line; null for an empty one. */
export function extremes(points: readonly LinePoint[]): { readonly last: number; readonly low: number; readonly high: number } | null {
  const values = points.flatMap((point) => (point.value === null ? [] : [point.value]));
  const last = values.at(-1);
  if (last === undefined) return null;
  const lows = points.flatMap((point) => (point.band === null ? [] : [point.band[0]]));
  const highs = points.flatMap((point) => (point.band === null ? [] : [point.band[1]]));
  return { last, low: Math.min(...values, ...lows), high: Math.max(...values, ...highs) };
}
