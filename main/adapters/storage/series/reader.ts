import type { Bucket } from '../../../../shared/domain/series';
import type { Database } from '../sqlite/database';
import { numberOf } from '../sqlite/rows';
import { mergeBuckets, toBuckets } from './buckets';
import type { BucketsBySeries, ChunkRows } from './chunk-rows';
import type { RawRows } from './raw-chunk';
import { createRowTable, firstAfter, mergeRows, type RowTable, sliceRows, toStretches } from './row-table';
import type { Tail } from './tail';
import { BUCKET_TIERS, type BucketTier, cellOf, DAY_MS, floorTo, HOUR_MS, MINUTE_MS } from './tiers';

export type DayTiers = Readonly<Record<Exclude<BucketTier, '1m'>, BucketsBySeries>>;

/** Reads what is packed together with what is not packed yet, so that a question about now and one about last year are answered alike. */
export interface SeriesReader {
  /** Rows with `fromMs` < instant ≤ `toMs`, packed and not packed. */
  rows(channelId: number, fromMs: number, toMs: number, ids?: readonly number[]): RowTable;
  /** Minutes of one hour from its rows and the first row after it (whose stretch may reach back into the hour). */
  minutesOfHour(channelId: number, hourMs: number, rows: RawRows, ids?: readonly number[]): BucketsBySeries;
  /** The coarser tiers of a day, from its minutes; hours whose minutes are gone stay as they were rolled up before. */
  day(channelId: number, dayMs: number, ids?: readonly number[]): DayTiers;
  /** `merge` whole buckets of the tier as one, for `fromMs`..`toMs` (exclusive; both on the merged grid), oldest first. */
  buckets(channelId: number, tier: BucketTier, merge: number, fromMs: number, toMs: number, ids?: readonly number[]): BucketsBySeries;
}

export function createSeriesReader(database: Database, tail: Tail, chunks: ChunkRows): SeriesReader {
  const openDays = database.prepare('SELECT day_ms FROM series_open_days WHERE channel_id = ? AND day_ms >= ? AND day_ms < ? ORDER BY day_ms');

  function rows(channelId: number, fromMs: number, toMs: number, ids?: readonly number[]): RowTable {
    const open = sliceRows(tail.rows(channelId), fromMs, toMs, ids);
    const hours = chunks.rawHours(channelId, cellOf(fromMs, HOUR_MS), toMs);
    if (hours.length === 0) return open;
    const all = createRowTable();
    for (const hour of hours) {
      const packed = chunks.raw(channelId, hour, ids);
      if (packed !== null) mergeRows(all, sliceRows(packed, fromMs, toMs));
    }
    return mergeRows(all, open);
  }

  function minutesOfHour(channelId: number, hourMs: number, own: RawRows, ids?: readonly number[]): BucketsBySeries {
    const after = nextRow(channelId, hourMs + HOUR_MS, ids);
    const withNext = after === null ? own : mergeRows(sliceRows(own, hourMs, hourMs + HOUR_MS), after);
    const minutes: BucketsBySeries = new Map();
    for (const id of ids ?? withNext.columns.keys()) {
      const buckets = toBuckets(toStretches(withNext, id), MINUTE_MS, hourMs, hourMs + HOUR_MS);
      if (buckets.length > 0) minutes.set(id, buckets);
    }
    return minutes;
  }

  /** The first row after an hour's end, within the hour that follows. */
  function nextRow(channelId: number, atMs: number, ids?: readonly number[]): RowTable | null {
    const open = tail.rows(channelId);
    const openTime = open.times[firstAfter(open.times, atMs)];
    const packed = chunks.raw(channelId, atMs, ids);
    const packedTime = packed?.times[0];
    if (packed !== null && packedTime !== undefined && (openTime === undefined || packedTime < openTime)) return sliceRows(packed, atMs, packedTime);
    return openTime === undefined || openTime > atMs + HOUR_MS ? null : sliceRows(open, atMs, openTime, ids);
  }

  function minutes(channelId: number, fromMs: number, toMs: number, ids?: readonly number[]): BucketsBySeries {
    const found = chunks.buckets(channelId, '1m', fromMs, toMs, ids);
    const open = tail.hours(channelId).filter((hour) => hour >= floorTo(fromMs, HOUR_MS) && hour < toMs);
    for (const hour of open) {
      const own = rows(channelId, hour, hour + HOUR_MS, ids);
      replaceStretch(found, minutesOfHour(channelId, hour, own, ids), hour, hour + HOUR_MS);
    }
    return clip(found, fromMs, toMs);
  }

  function day(channelId: number, dayMs: number, ids?: readonly number[]): DayTiers {
    const end = dayMs + DAY_MS;
    const fine = minutes(channelId, dayMs, end, ids);
    const withMinutes = new Set([...chunks.starts(channelId, '1m', dayMs, end), ...tail.hours(channelId)]);
    const rollUp = (tier: '15m' | '1h'): BucketsBySeries => {
      const rolled = mapBuckets(fine, (buckets) => mergeBuckets(buckets, BUCKET_TIERS[tier].spanMs));
      const before = mapBuckets(chunks.buckets(channelId, tier, dayMs, end, ids), (kept) => kept.filter((bucket) => !withMinutes.has(floorTo(bucket.fromMs, HOUR_MS))));
      for (const [id, kept] of before) rolled.set(id, [...kept, ...(rolled.get(id) ?? [])].sort((a, b) => a.fromMs - b.fromMs));
      return rolled;
    };
    const hours = rollUp('1h');
    return { '15m': rollUp('15m'), '1h': hours, '1d': mapBuckets(hours, (buckets) => mergeBuckets(buckets, DAY_MS)) };
  }

  function buckets(channelId: number, tier: BucketTier, merge: number, fromMs: number, toMs: number, ids?: readonly number[]): BucketsBySeries {
    const spanMs = merge * BUCKET_TIERS[tier].spanMs;
    const onGrid = (found: BucketsBySeries): BucketsBySeries => (merge === 1 ? found : mapBuckets(found, (list) => mergeBuckets(list, spanMs)));
    if (tier === '1m') return onGrid(minutes(channelId, fromMs, toMs, ids));
    const firstDay = floorTo(fromMs, DAY_MS);
    const days = new Set(openDays.all(channelId, firstDay, toMs).map((row) => numberOf(row, 'day_ms')));
    for (const hour of tail.hours(channelId)) days.add(floorTo(hour, DAY_MS));
    const notPacked = [...days].filter((dayMs) => dayMs >= firstDay && dayMs < toMs);
    // Before the first open day nothing has to be put in place: those buckets are merged while they are unpacked.
    const turnMs = Math.max(fromMs, Math.min(toMs, ...notPacked));
    const found = turnMs > fromMs ? chunks.buckets(channelId, tier, fromMs, turnMs, ids, merge === 1 ? undefined : spanMs) : new Map<number, Bucket[]>();
    if (turnMs < toMs) {
      const rest = chunks.buckets(channelId, tier, turnMs, toMs, ids);
      for (const dayMs of notPacked) replaceStretch(rest, day(channelId, dayMs, ids)[tier], dayMs, dayMs + DAY_MS);
      for (const [id, list] of clip(rest, turnMs, toMs)) found.set(id, [...(found.get(id) ?? []), ...list]);
    }
    return onGrid(found);
  }

  return { rows, minutesOfHour, day, buckets };
}

function mapBuckets(bySeries: BucketsBySeries, change: (buckets: Bucket[]) => Bucket[]): BucketsBySeries {
  const changed: BucketsBySeries = new Map();
  for (const [id, buckets] of bySeries) {
    const result = change(buckets);
    if (result.length > 0) changed.set(id, result);
  }
  return changed;
}

const clip = (bySeries: BucketsBySeries, fromMs: number, toMs: number): BucketsBySeries =>
  mapBuckets(bySeries, (buckets) => {
    const isWithin = (bucket: Bucket | undefined): boolean => bucket === undefined || (bucket.fromMs >= fromMs && bucket.fromMs < toMs);
    return isWithin(buckets[0]) && isWithin(buckets.at(-1)) ? buckets : buckets.filter(isWithin);
  });

/** Puts `by` in the place of all buckets that begin in the stretch; both are oldest first and stay so. */
export function replaceStretch(target: BucketsBySeries, by: BucketsBySeries, fromMs: number, toMs: number): void {
  for (const id of new Set([...target.keys(), ...by.keys()])) {
    const list = target.get(id) ?? [];
    const start = firstFrom(list, fromMs);
    list.splice(start, firstFrom(list, toMs) - start, ...(by.get(id) ?? []));
    target.set(id, list);
  }
}

/** Index of the first bucket that begins at the instant or later; the stretch looked for is most often at the end. */
function firstFrom(buckets: readonly Bucket[], atMs: number): number {
  let index = buckets.length;
  while (index > 0 && (buckets[index - 1]?.fromMs ?? 0) >= atMs) index -= 1;
  return index;
}
