import type { Migration } from '../sqlite/migrate';

/** A chain's own line about a transaction: read there, and more than "something came in". */
const TOLD_BY_CHAIN = (line: string, other: string): string =>
  `${other}.receipt IS NULL AND ${other}.chain <> 'book' AND ${other}.kind NOT IN ('unclassified', 'spam') AND (${other}.mint = ${line}.mint OR ${line}.mint LIKE 'fiat:%')`;

/**
 * Costs and files of the operator's own. And the rule that a payment counts once, kept by the database itself, whoever writes a line: a line that
 * only speaks of a transaction (`receipt`) is a `duplicate` for as long as that transaction's own chain tells it, and what it was before
 * (`own_kind`) comes back when the chain's line goes.
 */
export const ownRecords: Migration = {
  id: 10,
  name: 'own-records',
  up: `
    CREATE TABLE typed_costs (
      id TEXT PRIMARY KEY,
      day TEXT NOT NULL,
      amount REAL NOT NULL,
      currency TEXT NOT NULL,
      what TEXT NOT NULL,
      device_id TEXT,
      network TEXT,
      added_at_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX typed_costs_by_day ON typed_costs (day);

    CREATE TABLE import_batches (
      id TEXT PRIMARY KEY REFERENCES wallets (id) ON DELETE CASCADE,
      file_name TEXT NOT NULL,
      format TEXT NOT NULL,
      lines INTEGER NOT NULL,
      duplicates INTEGER NOT NULL,
      imported_at_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER receipt_line_added AFTER INSERT ON ledger_lines WHEN new.receipt IS NOT NULL AND new.kind <> 'duplicate'
    BEGIN
      UPDATE ledger_lines SET own_kind = kind, kind = 'duplicate'
      WHERE rowid = new.rowid AND EXISTS (SELECT 1 FROM ledger_lines c WHERE c.signature = new.receipt AND ${TOLD_BY_CHAIN('new', 'c')});
    END;
    CREATE TRIGGER receipt_line_changed AFTER UPDATE ON ledger_lines WHEN new.receipt IS NOT NULL AND new.kind <> 'duplicate' AND (old.kind <> 'duplicate' OR new.own_kind IS NOT NULL)
    BEGIN
      UPDATE ledger_lines SET own_kind = kind, kind = 'duplicate'
      WHERE rowid = new.rowid AND EXISTS (SELECT 1 FROM ledger_lines c WHERE c.signature = new.receipt AND ${TOLD_BY_CHAIN('new', 'c')});
    END;

    CREATE TRIGGER chain_line_added AFTER INSERT ON ledger_lines WHEN new.receipt IS NULL AND new.chain <> 'book'
    BEGIN
      UPDATE ledger_lines SET own_kind = kind, kind = 'duplicate' WHERE receipt = new.signature AND kind <> 'duplicate' AND ${TOLD_BY_CHAIN('ledger_lines', 'new')};
    END;
    CREATE TRIGGER chain_line_changed AFTER UPDATE OF kind, mint, signature ON ledger_lines WHEN new.receipt IS NULL AND new.chain <> 'book'
    BEGIN
      UPDATE ledger_lines SET own_kind = kind, kind = 'duplicate' WHERE receipt = new.signature AND kind <> 'duplicate' AND ${TOLD_BY_CHAIN('ledger_lines', 'new')};
      UPDATE ledger_lines SET kind = own_kind, own_kind = NULL
      WHERE receipt = old.signature AND kind = 'duplicate' AND own_kind IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM ledger_lines c WHERE c.signature = ledger_lines.receipt AND ${TOLD_BY_CHAIN('ledger_lines', 'c')});
    END;
    CREATE TRIGGER chain_line_removed AFTER DELETE ON ledger_lines WHEN old.receipt IS NULL AND old.chain <> 'book'
    BEGIN
      UPDATE ledger_lines SET kind = own_kind, own_kind = NULL
      WHERE receipt = old.signature AND kind = 'duplicate' AND own_kind IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM ledger_lines c WHERE c.signature = ledger_lines.receipt AND ${TOLD_BY_CHAIN('ledger_lines', 'c')});
    END;
  `,
};
