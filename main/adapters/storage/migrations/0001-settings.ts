import type { Migration } from '../sqlite/migrate';

export const settings: Migration = {
  id: 1,
  name: 'settings',
  up: `
    CREATE TABLE settings (
      key TEXT PRIMARY KEY,
      json TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
