import type { Database } from '../sqlite/database';
import { numberOf } from '../sqlite/rows';
import type { Channel, Channels } from './channels';
import type { ChunkRows } from './chunk-rows';
import { LONGEST_STRETCH_MS } from './coverage';
import { replaceStretch, type SeriesReader } from './reader';
import { mergeRows, sliceRows } from './row-table';
import type { Tail } from './tail';
import { BUCKET_TIERS, DAY_MS, floorTo, HOUR_MS, RAW } from './tiers';

const DROPPED_AT_ONCE = 64;

export interface SeriesUpkeep {
  /** One step: packs an hour, rolls up a day of one group, or drops what is too old. True when there was something to do. */
  step(nowMs: number): boolean;
}

export function createSeriesUpkeep(database: Database, channels: Channels, tail: Tail, chunks: ChunkRows, reader: SeriesReader): SeriesUpkeep {
  const openDays = database.prepare('SELECT channel_id, day_ms FROM series_open_days ORDER BY day_ms, channel_id');
  const openDay = database.prepare('INSERT OR IGNORE INTO series_open_days (channel_id, day_ms) VALUES (?, ?)');
  const closeDay = database.prepare('DELETE FROM series_open_days WHERE channel_id = ? AND day_ms = ?');

  /**
   * Over, and nothing that comes can reach into it. A stretch more than a day ahead of the clock was written by a clock that stood wrong and
   * is packed too, so that it does not wait there for years.
   */
  const isOver = (startMs: number, spanMs: number, nowMs: number): boolean => startMs + spanMs + LONGEST_STRETCH_MS <= nowMs || startMs > nowMs + DAY_MS;

  function packHour(deviceId: string, hourMs: number, nowMs: number): void {
    const ofDevice = channels.ofDevice(deviceId);
    database.transaction(() => {
      for (const channel of ofDevice) packChannelHour(channel, hourMs, nowMs);
      tail.drop(deviceId, hourMs, ofDevice.map((channel) => channel.id));
    });
  }

  function packChannelHour(channel: Channel, hourMs: number, nowMs: number): void {
    const late = sliceRows(tail.rows(channel.id), hourMs, hourMs + HOUR_MS);
    if (late.times.length === 0) return;
    const packed = chunks.raw(channel.id, hourMs);
    // A clock set far back: the hour is recorded, its raw rows are gone, and rows that come now say nothing better.
    if (packed === null && hourMs + HOUR_MS + RAW.keepMs <= nowMs && isRolledUp(channel.id, hourMs)) return;
    const rows = packed === null ? late : mergeRows(sliceRows(packed, hourMs, hourMs + HOUR_MS), late);
    chunks.saveRaw(channel.id, hourMs, rows);
    chunks.saveBuckets(channel.id, '1m', hourMs, reader.minutesOfHour(channel.id, hourMs, rows));
    openDay.run(channel.id, floorTo(hourMs, DAY_MS));
  }

  function isRolledUp(channelId: number, hourMs: number): boolean {
    if (chunks.starts(channelId, '1m', hourMs, hourMs + 1).length > 0) return true;
    for (const buckets of chunks.buckets(channelId, '1h', hourMs, hourMs + 1).values()) {
      if (buckets.some((bucket) => bucket.fromMs === hourMs)) return true;
    }
    return false;
  }

  function rollUpDay(channelId: number, dayMs: number): void {
    database.transaction(() => {
      const rolled = reader.day(channelId, dayMs);
      for (const tier of ['15m', '1h', '1d'] as const) {
        const { chunkMs } = BUCKET_TIERS[tier];
        const chunkStart = floorTo(dayMs, chunkMs);
        const chunk = chunks.buckets(channelId, tier, chunkStart, chunkStart + chunkMs);
        replaceStretch(chunk, rolled[tier], dayMs, dayMs + DAY_MS);
        chunks.saveBuckets(channelId, tier, chunkStart, chunk);
      }
      closeDay.run(channelId, dayMs);
    });
  }

  function dropOld(nowMs: number): boolean {
    for (const { code, chunkMs, keepMs } of [RAW, ...Object.values(BUCKET_TIERS)]) {
      if (keepMs !== null && chunks.dropOlder(code, chunkMs, nowMs - keepMs, DROPPED_AT_ONCE) > 0) return true;
    }
    return false;
  }

  return {
    step(nowMs) {
      const hour = tail.openHours().find((open) => isOver(open.hourMs, HOUR_MS, nowMs));
      if (hour !== undefined) {
        packHour(hour.deviceId, hour.hourMs, nowMs);
        return true;
      }
      for (const row of openDays.all()) {
        const dayMs = numberOf(row, 'day_ms');
        // The last hour of the day is packed only after its longest stretch: a little later than the day's own.
        if (!isOver(dayMs, DAY_MS, nowMs)) continue;
        rollUpDay(numberOf(row, 'channel_id'), dayMs);
        return true;
      }
      return dropOld(nowMs);
    },
  };
}
