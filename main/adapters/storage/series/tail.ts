import type { Database } from '../sqlite/database';
import { bytesOf, numberOf, textOf } from '../sqlite/rows';
import { createRowTable, insertRow, removeRows, type RowTable } from './row-table';
import { decodeTailRow, encodeTailRow, type TailEntry } from './tail-row';
import { cellOf, HOUR_MS } from './tiers';

/** Hours that are not packed yet, on disk row by row and in memory by channel. */
export interface Tail {
  rows(channelId: number): RowTable;
  /** Hours with rows of this channel, oldest first. */
  hours(channelId: number): readonly number[];
  /** Devices and hours with rows. */
  openHours(): readonly { readonly deviceId: string; readonly hourMs: number }[];
  /** Writes one row for each instant; on disk when the transaction around it ends. */
  write(deviceId: string, atMs: number, entries: readonly TailEntry[]): void;
  /** Removes a device's hour, after it was packed. */
  drop(deviceId: string, hourMs: number, channelIds: readonly number[]): void;
  forget(deviceId: string): void;
  reload(): void;
}

export function createTail(database: Database): Tail {
  const readAll = database.prepare('SELECT device_id, at_ms, body FROM series_tail ORDER BY seq');
  const insert = database.prepare('INSERT INTO series_tail (device_id, at_ms, body) VALUES (?, ?, ?)');
  const dropHour = database.prepare('DELETE FROM series_tail WHERE device_id = ? AND at_ms > ? AND at_ms <= ?');
  const forget = database.prepare('DELETE FROM series_tail WHERE device_id = ?');

  interface Loaded {
    readonly tables: Map<number, RowTable>;
    /** Hours by device: the rows each holds. */
    readonly hours: Map<string, Set<number>>;
  }
  let loaded: Loaded | null = null;

  function load(): Loaded {
    if (loaded !== null) return loaded;
    const fresh: Loaded = { tables: new Map(), hours: new Map() };
    for (const row of readAll.all()) keep(fresh, textOf(row, 'device_id'), numberOf(row, 'at_ms'), decodeTailRow(bytesOf(row, 'body')));
    loaded = fresh;
    return fresh;
  }

  function keep(into: Loaded, deviceId: string, atMs: number, entries: readonly TailEntry[]): void {
    for (const entry of entries) insertRow(tableOf(into, entry.channelId), atMs, entry.coverMs, entry.values);
    const hours = into.hours.get(deviceId) ?? new Set<number>();
    hours.add(cellOf(atMs, HOUR_MS));
    into.hours.set(deviceId, hours);
  }

  function tableOf(into: Loaded, channelId: number): RowTable {
    const known = into.tables.get(channelId);
    if (known !== undefined) return known;
    const table = createRowTable();
    into.tables.set(channelId, table);
    return table;
  }

  return {
    rows: (channelId) => tableOf(load(), channelId),
    hours(channelId) {
      const hours = new Set<number>();
      for (const time of tableOf(load(), channelId).times) hours.add(cellOf(time, HOUR_MS));
      return [...hours];
    },
    openHours: () => [...load().hours].flatMap(([deviceId, hours]) => [...hours].map((hourMs) => ({ deviceId, hourMs }))),
    write(deviceId, atMs, entries) {
      const into = load();
      insert.run(deviceId, atMs, encodeTailRow(entries));
      keep(into, deviceId, atMs, entries);
    },
    drop(deviceId, hourMs, channelIds) {
      const from = load();
      dropHour.run(deviceId, hourMs, hourMs + HOUR_MS);
      for (const channelId of channelIds) removeRows(tableOf(from, channelId), hourMs, hourMs + HOUR_MS);
      from.hours.get(deviceId)?.delete(hourMs);
    },
    forget(deviceId) {
      forget.run(deviceId);
      loaded = null;
    },
    reload: () => {
      loaded = null;
    },
  };
}
