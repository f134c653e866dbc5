import type { Bucket, SeriesHistory } from '../../../../shared/domain/series';
import { toBuckets } from './buckets';
import type { Channel } from './channels';
import type { SeriesReader } from './reader';
import { type RowTable, toStretches } from './row-table';
import { LONGEST_STRETCH_MS } from './coverage';
import { BUCKET_TIERS, type BucketTier, ceilTo, DAY_MS, floorTo, MINUTE_MS, RAW } from './tiers';

/** Buckets read to answer one question, at most (the coarsest tier is always allowed). Keeps a year at about 10 ms. */
const MOST_READ = 10_000;
/** Rows are merged onto one of these where there are more of them than points. */
const RAW_SPANS_MS = [1000, 2000, 5000, 10_000, 15_000, 20_000, 30_000, MINUTE_MS] as const;
const LONGEST_RAW_MS = DAY_MS;

interface Choice {
  readonly tier: BucketTier;
  /** Whole buckets merged into one. */
  readonly merge: number;
}

/** Points that a grid needs for a stretch: cells that touch it. */
const cells = (fromMs: number, toMs: number, spanMs: number): number => (ceilTo(toMs, spanMs) - floorTo(fromMs, spanMs)) / spanMs;

/** The tier and the merging that give the finest answer within the point budget and the reading limit, from what is still kept. */
export function chooseTier(fromMs: number, toMs: number, maxPoints: number, nowMs: number): Choice {
  let best: Choice | null = null;
  let bestSpan = Number.POSITIVE_INFINITY;
  for (const tier of ['1d', '1h', '15m', '1m'] as const) {
    const { spanMs, keepMs } = BUCKET_TIERS[tier];
    if (keepMs !== null && fromMs < nowMs - keepMs) continue;
    if (tier !== '1d' && (toMs - fromMs) / spanMs > MOST_READ) continue;
    let merge = Math.max(1, Math.ceil((toMs - fromMs) / (maxPoints * spanMs)));
    while (cells(fromMs, toMs, merge * spanMs) > maxPoints && merge * spanMs < toMs) merge += 1;
    if (merge * spanMs < bestSpan) {
      best = { tier, merge };
      bestSpan = merge * spanMs;
    }
  }
  return best ?? { tier: '1d', merge: 1 };
}

/** True when rows themselves, or a grid finer than a minute, fit the question. */
const wantsRaw = (fromMs: number, toMs: number, maxPoints: number, nowMs: number): boolean =>
  toMs - fromMs <= Math.min(maxPoints * MINUTE_MS, LONGEST_RAW_MS) && fromMs >= nowMs - RAW.keepMs;

export interface HistoryQuestion {
  readonly channel: Channel;
  readonly names: readonly string[];
  readonly fromMs: number;
  readonly toMs: number;
  readonly maxPoints: number;
  readonly nowMs: number;
}

/** Series of one channel for a stretch of time; every series gets the same tier. */
export function readHistory(reader: SeriesReader, { channel, names, fromMs, toMs, maxPoints, nowMs }: HistoryQuestion): SeriesHistory[] {
  const wanted = names.flatMap((name) => {
    const id = channel.seriesIds.get(name);
    return id === undefined ? [] : [{ name, id }];
  });
  const ids = wanted.map((series) => series.id);
  const points = Math.max(1, Math.floor(maxPoints));
  if (wantsRaw(fromMs, toMs, points, nowMs)) {
    // The first row after the end may stand for time before it.
    const rows = reader.rows(channel.id, fromMs, toMs + LONGEST_STRETCH_MS, ids);
    const found = wanted.map(({ name, id }) => ({ series: name, tier: 'raw' as const, buckets: rowBuckets(rows, id, fromMs, toMs, points) }));
    if (found.every((history) => history.buckets !== null)) return found.map((history) => ({ ...history, buckets: history.buckets ?? [] }));
  }
  const { tier, merge } = chooseTier(fromMs, toMs, points, nowMs);
  const spanMs = merge * BUCKET_TIERS[tier].spanMs;
  const bySeries = reader.buckets(channel.id, tier, merge, floorTo(fromMs, spanMs), ceilTo(toMs, spanMs), ids);
  return wanted.map(({ name, id }) => ({ series: name, tier, buckets: bySeries.get(id) ?? [] }));
}

/** null: too many rows for the budget, also on the widest grid finer than the minute tier's. */
function rowBuckets(rows: RowTable, id: number, fromMs: number, toMs: number, maxPoints: number): Bucket[] | null {
  const stretches = toStretches(rows, id).filter((stretch) => stretch.toMs > fromMs && stretch.fromMs < toMs);
  if (stretches.length <= maxPoints) {
    return stretches.map(({ fromMs: start, toMs: end, value }) => ({ fromMs: start, spanMs: end - start, min: value, mean: value, max: value, count: 1, coveredMs: end - start }));
  }
  const spanMs = RAW_SPANS_MS.find((span) => cells(fromMs, toMs, span) <= maxPoints);
  return spanMs === undefined ? null : toBuckets(stretches, spanMs, floorTo(fromMs, spanMs), toMs);
}
