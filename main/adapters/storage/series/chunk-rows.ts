import type { Bucket } from '../../../../shared/domain/series';
import type { Database, Row } from '../sqlite/database';
import { bytesOf, numberOf } from '../sqlite/rows';
import { StoreError } from '../sqlite/store-error';
import { decodeBucketChunk, encodeBucketChunk } from './bucket-chunk';
import { decodeRawChunk, encodeRawChunk, type RawRows } from './raw-chunk';
import { BUCKET_TIERS, type BucketTier, floorTo, RAW } from './tiers';

export type BucketsBySeries = Map<number, Bucket[]>;

/** Packed rows of all tiers. */
export interface ChunkRows {
  raw(channelId: number, hourMs: number, ids?: readonly number[]): RawRows | null;
  /** Hours of raw chunks that begin in `fromMs`..`toMs` (exclusive), oldest first. */
  rawHours(channelId: number, fromMs: number, toMs: number): readonly number[];
  /** The last raw hour that begins before the instant. */
  rawHourBefore(channelId: number, atMs: number): number | null;
  saveRaw(channelId: number, hourMs: number, rows: RawRows): void;
  /** Buckets that begin in `fromMs`..`toMs` (exclusive), oldest first; merged within each chunk when `mergeMs` is given. */
  buckets(channelId: number, tier: BucketTier, fromMs: number, toMs: number, ids?: readonly number[], mergeMs?: number): BucketsBySeries;
  /** Starts of the chunks of this tier in the stretch. */
  starts(channelId: number, tier: BucketTier, fromMs: number, toMs: number): readonly number[];
  saveBuckets(channelId: number, tier: BucketTier, chunkStartMs: number, bySeries: BucketsBySeries): void;
  /** Removes up to `limit` chunks of a tier that end before the instant. */
  dropOlder(tierCode: number, chunkMs: number, beforeMs: number, limit: number): number;
}

export function createChunkRows(database: Database): ChunkRows {
  const one = database.prepare('SELECT body FROM series_chunks WHERE channel_id = ? AND tier = ? AND from_ms = ?');
  const between = database.prepare('SELECT from_ms, body FROM series_chunks WHERE channel_id = ? AND tier = ? AND from_ms >= ? AND from_ms < ? ORDER BY from_ms');
  const startsBetween = database.prepare('SELECT from_ms FROM series_chunks WHERE channel_id = ? AND tier = ? AND from_ms >= ? AND from_ms < ? ORDER BY from_ms');
  const startBefore = database.prepare('SELECT max(from_ms) AS from_ms FROM series_chunks WHERE channel_id = ? AND tier = ? AND from_ms < ?');
  const save = database.prepare('INSERT INTO series_chunks (channel_id, tier, from_ms, body) VALUES (?, ?, ?, ?) ON CONFLICT (channel_id, tier, from_ms) DO UPDATE SET body = excluded.body');
  const drop = database.prepare('DELETE FROM series_chunks WHERE rowid IN (SELECT rowid FROM series_chunks WHERE tier = ? AND from_ms < ? LIMIT ?)');

  const unpack = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw new StoreError('corrupt', 'A packed hour of hardware history cannot be read.', 'Put the newest copy from the folder "backups" in its place.', error);
    }
  };

  return {
    raw(channelId, hourMs, ids) {
      const row = one.get(channelId, RAW.code, hourMs);
      return row === undefined ? null : unpack(() => decodeRawChunk(bytesOf(row, 'body'), hourMs, ids));
    },
    rawHours: (channelId, fromMs, toMs) => startsBetween.all(channelId, RAW.code, fromMs, toMs).map((row) => numberOf(row, 'from_ms')),
    rawHourBefore(channelId, atMs) {
      const row = startBefore.get(channelId, RAW.code, atMs);
      return row === undefined || row['from_ms'] === null ? null : numberOf(row, 'from_ms');
    },
    saveRaw: (channelId, hourMs, rows) => void save.run(channelId, RAW.code, hourMs, encodeRawChunk(rows, hourMs)),
    buckets(channelId, tier, fromMs, toMs, ids, mergeMs) {
      const { code, chunkMs, spanMs } = BUCKET_TIERS[tier];
      const bySeries: BucketsBySeries = new Map();
      const addRow = (row: Row): void => {
        const start = numberOf(row, 'from_ms');
        for (const [id, buckets] of unpack(() => decodeBucketChunk(bytesOf(row, 'body'), start, chunkMs, spanMs, { ids, fromMs, toMs, mergeMs }))) {
          if (buckets.length === 0) continue;
          const list = bySeries.get(id);
          if (list === undefined) bySeries.set(id, buckets);
          else for (const bucket of buckets) list.push(bucket);
        }
      };
      between.all(channelId, code, floorTo(fromMs, chunkMs), toMs).forEach(addRow);
      return bySeries;
    },
    starts: (channelId, tier, fromMs, toMs) => startsBetween.all(channelId, BUCKET_TIERS[tier].code, fromMs, toMs).map((row) => numberOf(row, 'from_ms')),
    saveBuckets(channelId, tier, chunkStartMs, bySeries) {
      const { code, chunkMs, spanMs } = BUCKET_TIERS[tier];
      save.run(channelId, code, chunkStartMs, encodeBucketChunk(bySeries, chunkStartMs, chunkMs, spanMs));
    },
    dropOlder: (tierCode, chunkMs, beforeMs, limit) => drop.run(tierCode, beforeMs - chunkMs, limit),
  };
}
