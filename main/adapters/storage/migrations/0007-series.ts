import type { Migration } from '../sqlite/migrate';

/**
 * A channel is a group of series of one device. `series_tail` takes each full sample as one row at the end of the table (one page written);
 * when an hour is over its rows become packed chunks. `series_open_days` are days whose hours changed after the day was rolled up (or that
 * were never rolled up).
 */
export const series: Migration = {
  id: 7,
  name: 'series',
  up: `
    CREATE TABLE series_channels (
      id INTEGER PRIMARY KEY,
      device_id TEXT NOT NULL,
      grp TEXT NOT NULL,
      UNIQUE (device_id, grp)
    ) STRICT;

    CREATE TABLE series_names (
      id INTEGER PRIMARY KEY,
      channel_id INTEGER NOT NULL REFERENCES series_channels (id) ON DELETE CASCADE,
      name TEXT NOT NULL,
      UNIQUE (channel_id, name)
    ) STRICT;

    CREATE TABLE series_tail (
      seq INTEGER PRIMARY KEY,
      device_id TEXT NOT NULL,
      at_ms INTEGER NOT NULL,
      body BLOB NOT NULL
    ) STRICT;

    CREATE TABLE series_chunks (
      channel_id INTEGER NOT NULL REFERENCES series_channels (id) ON DELETE CASCADE,
      tier INTEGER NOT NULL,
      from_ms INTEGER NOT NULL,
      body BLOB NOT NULL,
      PRIMARY KEY (channel_id, tier, from_ms)
    ) STRICT;
    CREATE INDEX series_chunks_by_age ON series_chunks (tier, from_ms);

    CREATE TABLE series_open_days (
      channel_id INTEGER NOT NULL REFERENCES series_channels (id) ON DELETE CASCADE,
      day_ms INTEGER NOT NULL,
      PRIMARY KEY (channel_id, day_ms)
    ) STRICT, WITHOUT ROWID;
  `,
};
