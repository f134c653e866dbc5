import type { SeriesGroup } from '../../../../shared/domain/series';
import type { Database } from '../sqlite/database';
import { numberOf, textOf, wordOf } from '../sqlite/rows';

const GROUPS = ['cpu', 'memory', 'network', 'disk', 'temperature', 'gpu', 'power'] as const satisfies readonly SeriesGroup[];

/** A group of series of one device, with the numbers that stand for the names in packed rows. */
export interface Channel {
  readonly id: number;
  readonly deviceId: string;
  readonly group: SeriesGroup;
  readonly seriesIds: ReadonlyMap<string, number>;
}

export interface Channels {
  /** Makes the channel when it is new. */
  ensure(deviceId: string, group: SeriesGroup): Channel;
  /** Number of a series; made when it is new. */
  seriesId(channel: Channel, name: string): number;
  ofDevice(deviceId: string): readonly Channel[];
  /** Forgets what is kept in memory; read anew at the next question. */
  reload(): void;
}

/** Names are few and asked for at every sample: they are kept in memory beside the table. */
export function createChannels(database: Database): Channels {
  const readChannels = database.prepare('SELECT id, device_id, grp FROM series_channels ORDER BY id');
  const readNames = database.prepare('SELECT id, channel_id, name FROM series_names ORDER BY id');
  const addChannel = database.prepare('INSERT INTO series_channels (device_id, grp) VALUES (?, ?) RETURNING id');
  const addName = database.prepare('INSERT INTO series_names (channel_id, name) VALUES (?, ?) RETURNING id');

  interface Entry extends Channel {
    readonly seriesIds: Map<string, number>;
  }
  let byDevice: Map<string, Map<SeriesGroup, Entry>> | null = null;

  function load(): Map<string, Map<SeriesGroup, Entry>> {
    if (byDevice !== null) return byDevice;
    const loaded = new Map<string, Map<SeriesGroup, Entry>>();
    const byId = new Map<number, Entry>();
    for (const row of readChannels.all()) {
      const entry: Entry = { id: numberOf(row, 'id'), deviceId: textOf(row, 'device_id'), group: wordOf(row, 'grp', GROUPS), seriesIds: new Map() };
      byId.set(entry.id, entry);
      place(loaded, entry);
    }
    for (const row of readNames.all()) byId.get(numberOf(row, 'channel_id'))?.seriesIds.set(textOf(row, 'name'), numberOf(row, 'id'));
    byDevice = loaded;
    return loaded;
  }

  function place(loaded: Map<string, Map<SeriesGroup, Entry>>, entry: Entry): void {
    const groups = loaded.get(entry.deviceId) ?? new Map<SeriesGroup, Entry>();
    groups.set(entry.group, entry);
    loaded.set(entry.deviceId, groups);
  }

  return {
    ensure(deviceId, group) {
      const loaded = load();
      const known = loaded.get(deviceId)?.get(group);
      if (known !== undefined) return known;
      const entry: Entry = { id: numberOf(addChannel.get(deviceId, group) ?? {}, 'id'), deviceId, group, seriesIds: new Map() };
      place(loaded, entry);
      return entry;
    },
    seriesId(channel, name) {
      const known = channel.seriesIds.get(name);
      if (known !== undefined) return known;
      const id = numberOf(addName.get(channel.id, name) ?? {}, 'id');
      load().get(channel.deviceId)?.get(channel.group)?.seriesIds.set(name, id);
      return id;
    },
    ofDevice: (deviceId) => [...(load().get(deviceId)?.values() ?? [])],
    reload: () => {
      byDevice = null;
    },
  };
}
