import type { Migration } from '../sqlite/migrate';

/** `seq` counts up with every answer that comes in, so the lowest is the oldest. `body` is gzip. */
const rawAnswers: Migration = {
  id: 1,
  name: 'raw-answers',
  up: `
    CREATE TABLE raw_answers (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      chain TEXT NOT NULL,
      signature TEXT NOT NULL,
      body BLOB NOT NULL,
      UNIQUE (chain, signature)
    ) STRICT;
  `,
};

/** All steps of `archive.db`, oldest first. */
export const ARCHIVE_MIGRATIONS: readonly Migration[] = [rawAnswers];
