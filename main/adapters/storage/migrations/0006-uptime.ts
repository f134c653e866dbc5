import type { Migration } from '../sqlite/migrate';

/** The row written last (highest id) is the open interval; the wall clock may be set back, so time does not tell which one is open. */
export const uptime: Migration = {
  id: 6,
  name: 'uptime',
  up: `
    CREATE TABLE uptime_intervals (
      id INTEGER PRIMARY KEY,
      device_id TEXT NOT NULL,
      from_ms INTEGER NOT NULL,
      to_ms INTEGER NOT NULL,
      state TEXT NOT NULL
    ) STRICT;
    CREATE INDEX uptime_intervals_by_time ON uptime_intervals (device_id, from_ms);
  `,
};
