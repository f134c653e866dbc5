import type { SeriesGroup, SeriesHistory, SeriesSample } from '../../../../shared/domain/series';
import type { GroupSamples, SeriesStore } from '../../../engine/ports/store';
import type { Clock } from '../../../engine/ports/system';
import type { Database } from '../sqlite/database';
import { type Channel, createChannels } from './channels';
import { createChunkRows } from './chunk-rows';
import { coverMs } from './coverage';
import { readHistory } from './history';
import { createSeriesReader } from './reader';
import { firstAfter, hasRow } from './row-table';
import { createTail } from './tail';
import type { TailEntry } from './tail-row';
import { createSeriesUpkeep } from './upkeep';

/** What `append` assumes where no period is given: the engine's own intervals, ms. */
const USUAL_PERIOD_MS: Readonly<Record<SeriesGroup, number>> = { cpu: 15_000, memory: 15_000, network: 15_000, gpu: 15_000, power: 15_000, disk: 60_000, temperature: 60_000 };

export interface DeviceSeriesStore extends SeriesStore {
  /** Removes all that was recorded of a device. */
  forget(deviceId: string): void;
}

/** Hardware series on SQLite: each full sample is one appended row; hours and days are packed by `maintain`. */
export function createSeriesStore(database: Database, clock: Pick<Clock, 'now'>): DeviceSeriesStore {
  const channels = createChannels(database);
  const tail = createTail(database);
  const chunks = createChunkRows(database);
  const reader = createSeriesReader(database, tail, chunks);
  const upkeep = createSeriesUpkeep(database, channels, tail, chunks, reader);
  const dropChannels = database.prepare('DELETE FROM series_channels WHERE device_id = ?');
  database.onRollback(() => {
    channels.reload();
    tail.reload();
  });

  /** Instant of the row before; null: none. Only right after a start is it not in the tail. */
  function before(channel: Channel, atMs: number): number | null {
    const open = tail.rows(channel.id).times;
    const inTail = open[firstAfter(open, atMs - 1) - 1];
    if (inTail !== undefined) return inTail;
    const hour = chunks.rawHourBefore(channel.id, atMs);
    if (hour === null) return null;
    const times = chunks.raw(channel.id, hour, [])?.times ?? [];
    return times[firstAfter(times, atMs - 1) - 1] ?? null;
  }

  function toEntry(channel: Channel, sample: SeriesSample, atMs: number, periodMs: number): TailEntry {
    const values: [number, number][] = [];
    for (const [name, value] of Object.entries(sample.values)) if (Number.isFinite(value)) values.push([channels.seriesId(channel, name), value]);
    return { channelId: channel.id, coverMs: coverMs(atMs, before(channel, atMs), periodMs), values };
  }

  function appendAll(deviceId: string, groups: readonly GroupSamples[]): void {
    database.transaction(() => {
      // Groups sampled at the same instant share a row; several instants are written in order, since each one's reach depends on the one before.
      const instants = new Set<number>();
      for (const { samples } of groups) for (const sample of samples) instants.add(Math.round(sample.atMs));
      for (const atMs of [...instants].sort((a, b) => a - b)) {
        if (!Number.isSafeInteger(atMs) || atMs <= 0) continue;
        const entries: TailEntry[] = [];
        for (const { group, periodMs, samples } of groups) {
          const sample = samples.find((candidate) => Math.round(candidate.atMs) === atMs);
          if (sample === undefined) continue;
          const channel = channels.ensure(deviceId, group);
          if (hasRow(tail.rows(channel.id), atMs)) continue;
          const entry = toEntry(channel, sample, atMs, periodMs);
          if (entry.values.length > 0) entries.push(entry);
        }
        if (entries.length > 0) tail.write(deviceId, atMs, entries);
      }
    });
  }

  return {
    append: (deviceId, group, samples) => appendAll(deviceId, [{ group, periodMs: USUAL_PERIOD_MS[group], samples }]),
    appendAll,
    list: (deviceId) => channels.ofDevice(deviceId).flatMap((channel) => [...channel.seriesIds.keys()].map((series) => ({ group: channel.group, series }))),
    history(deviceId, series, fromMs, toMs, maxPoints) {
      const found = new Map<string, SeriesHistory>();
      if (toMs > fromMs) {
        for (const channel of channels.ofDevice(deviceId)) {
          const names = series.filter((name) => channel.seriesIds.has(name) && !found.has(name));
          if (names.length === 0) continue;
          for (const history of readHistory(reader, { channel, names, fromMs, toMs, maxPoints, nowMs: clock.now() })) found.set(history.series, history);
        }
      }
      return series.map((name) => found.get(name) ?? { series: name, tier: 'raw', buckets: [] });
    },
    maintain: (nowMs) => ({ more: upkeep.step(nowMs) }),
    forget(deviceId) {
      tail.forget(deviceId);
      dropChannels.run(deviceId);
      channels.reload();
    },
  };
}
