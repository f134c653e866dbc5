import type { Migration } from '../sqlite/migrate';

/** What the app talked to: one row for each host and purpose. */
export const traffic: Migration = {
  id: 3,
  name: 'traffic',
  up: `
    CREATE TABLE traffic (
      host TEXT NOT NULL,
      purpose TEXT NOT NULL,
      calls INTEGER NOT NULL,
      failures INTEGER NOT NULL,
      last_call_at_ms INTEGER NOT NULL,
      last_status TEXT NOT NULL,
      PRIMARY KEY (host, purpose)
    ) STRICT, WITHOUT ROWID;
  `,
};
