import type { Migration } from '../sqlite/migrate';

/**
 * Chains and interfaces that are read entry by entry: where each stands, and of each entry its source and a digest of its text, so that a source
 * that changes its word is noticed. And what networks' own sources say: the last good look whole, and every report it ever told on its own.
 */
export const entriesAndLooks: Migration = {
  id: 9,
  name: 'entries-and-looks',
  up: `
    ALTER TABLE wallet_transactions ADD COLUMN source TEXT;
    ALTER TABLE wallet_transactions ADD COLUMN text_digest TEXT;

    CREATE TABLE entry_cursors (
      wallet_id TEXT NOT NULL REFERENCES wallets (id) ON DELETE CASCADE,
      source TEXT NOT NULL,
      cursor TEXT NOT NULL,
      complete_since_ms INTEGER,
      complete INTEGER NOT NULL,
      PRIMARY KEY (wallet_id, source)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE looks (
      watch TEXT NOT NULL,
      wallet_id TEXT NOT NULL REFERENCES wallets (id) ON DELETE CASCADE,
      network TEXT NOT NULL,
      asked_at_ms INTEGER NOT NULL,
      look_at_ms INTEGER,
      look TEXT,
      failures TEXT NOT NULL,
      PRIMARY KEY (watch, wallet_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE source_reports (
      wallet_id TEXT NOT NULL REFERENCES wallets (id) ON DELETE CASCADE,
      network TEXT NOT NULL,
      source TEXT NOT NULL,
      device TEXT NOT NULL,
      what TEXT NOT NULL,
      from_ms INTEGER NOT NULL,
      to_ms INTEGER NOT NULL,
      boundary TEXT NOT NULL,
      mint TEXT NOT NULL,
      symbol TEXT,
      base TEXT NOT NULL,
      decimals INTEGER NOT NULL,
      as_of_ms INTEGER NOT NULL,
      PRIMARY KEY (wallet_id, network, source, device, what, boundary, from_ms, mint)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX source_reports_by_time ON source_reports (network, to_ms);
  `,
};
