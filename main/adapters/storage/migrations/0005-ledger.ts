import type { Migration } from '../sqlite/migrate';

/**
 * Wallets and what their chains say. One transaction may touch several wallets, so transactions and lines are keyed by wallet first; the
 * value of a line belongs to the event (line id) and is shared. `sort_ms` is the time of the line, or the end of time while it is unknown.
 */
export const ledger: Migration = {
  id: 5,
  name: 'ledger',
  up: `
    CREATE TABLE wallets (
      id TEXT PRIMARY KEY,
      chain TEXT NOT NULL,
      address TEXT NOT NULL,
      label TEXT NOT NULL,
      added_at_ms INTEGER NOT NULL,
      UNIQUE (chain, address)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE watched_accounts (
      wallet_id TEXT NOT NULL REFERENCES wallets (id) ON DELETE CASCADE,
      address TEXT NOT NULL,
      kind TEXT NOT NULL,
      mint TEXT,
      origin TEXT NOT NULL,
      PRIMARY KEY (wallet_id, address)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE sync_ranges (
      wallet_id TEXT NOT NULL REFERENCES wallets (id) ON DELETE CASCADE,
      address TEXT NOT NULL,
      newest TEXT,
      oldest_read TEXT,
      target TEXT,
      complete INTEGER NOT NULL,
      read_since_ms INTEGER,
      listed INTEGER NOT NULL,
      decoded INTEGER NOT NULL,
      PRIMARY KEY (wallet_id, address)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX sync_ranges_by_address ON sync_ranges (address);

    CREATE TABLE wallet_transactions (
      wallet_id TEXT NOT NULL REFERENCES wallets (id) ON DELETE CASCADE,
      signature TEXT NOT NULL,
      slot INTEGER NOT NULL,
      block_time_ms INTEGER,
      state TEXT NOT NULL,
      decoder_version INTEGER,
      PRIMARY KEY (wallet_id, signature)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX wallet_transactions_pending ON wallet_transactions (wallet_id, slot DESC) WHERE state = 'pending';

    CREATE TABLE ledger_lines (
      wallet_id TEXT NOT NULL REFERENCES wallets (id) ON DELETE CASCADE,
      id TEXT NOT NULL,
      chain TEXT NOT NULL,
      signature TEXT NOT NULL,
      instruction_path TEXT NOT NULL,
      destination_account TEXT NOT NULL,
      mint TEXT NOT NULL,
      symbol TEXT,
      base TEXT NOT NULL,
      decimals INTEGER NOT NULL,
      slot INTEGER NOT NULL,
      at_ms INTEGER,
      sort_ms INTEGER NOT NULL,
      kind TEXT NOT NULL,
      network TEXT,
      source_device TEXT,
      sender TEXT,
      evidence TEXT NOT NULL,
      decoder_version INTEGER NOT NULL,
      UNIQUE (wallet_id, id)
    ) STRICT;
    CREATE INDEX ledger_lines_newest ON ledger_lines (sort_ms DESC, slot DESC, signature, id);
    CREATE INDEX ledger_lines_by_signature ON ledger_lines (wallet_id, signature);
    CREATE INDEX ledger_lines_by_id ON ledger_lines (id);

    CREATE TABLE line_values (
      line_id TEXT PRIMARY KEY,
      usd_per_token REAL NOT NULL,
      source TEXT NOT NULL,
      price_at_ms INTEGER NOT NULL,
      confidence REAL,
      typed INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE sender_decisions (
      network TEXT NOT NULL,
      mint TEXT NOT NULL,
      sender TEXT NOT NULL,
      decision TEXT NOT NULL,
      decided_at_ms INTEGER NOT NULL,
      PRIMARY KEY (network, mint, sender)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE holdings (
      wallet_id TEXT NOT NULL REFERENCES wallets (id) ON DELETE CASCADE,
      mint TEXT NOT NULL,
      symbol TEXT,
      base TEXT NOT NULL,
      decimals INTEGER NOT NULL,
      as_of_ms INTEGER NOT NULL,
      PRIMARY KEY (wallet_id, mint)
    ) STRICT, WITHOUT ROWID;
  `,
};
