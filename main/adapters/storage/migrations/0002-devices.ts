import type { Migration } from '../sqlite/migrate';

/** Few rows that are always read whole: one JSON document each, checked by a schema where it is read. */
export const devices: Migration = {
  id: 2,
  name: 'devices',
  up: `
    CREATE TABLE devices (
      id TEXT PRIMARY KEY,
      created_at_ms INTEGER NOT NULL,
      json TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE deployments (
      id TEXT PRIMARY KEY,
      device_id TEXT NOT NULL REFERENCES devices (id) ON DELETE CASCADE,
      from_date TEXT NOT NULL,
      json TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX deployments_by_device ON deployments (device_id);

    CREATE TABLE tariffs (
      id TEXT PRIMARY KEY,
      valid_from TEXT,
      json TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
