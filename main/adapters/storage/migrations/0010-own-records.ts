import type { Migration } from '../sqlite/migrate';

/** What a chain tells of incoming money: lines that only came in unexplained, or went out, tell nothing of a reward. */
const tells = (name: string): string => `${name}.receipt IS NULL AND ${name}.chain <> 'book' AND ${name}.kind IN ('reward', 'staking', 'conversion')`;

/**
 * Whether the chain tells what a line with a receipt speaks of: the same token, and at least as much of it as the rows of that transaction say up to
 * this one (one row may sum up several payments; what is more went to somebody else's wallet; floats of amounts differ by far less than a
 * millionth). Money stands for whatever token paid it.
 */
const told = (line: string): string => `(
  (SELECT total(CAST(r.base AS REAL)) FROM ledger_lines r WHERE r.receipt = ${line}.receipt AND r.mint = ${line}.mint AND r.rowid <= ${line}.rowid) <= 1.000001 * (SELECT total(CAST(c.base AS REAL)) FROM ledger_lines c WHERE c.signature = ${line}.receipt AND c.mint = ${line}.mint AND ${tells('c')})
  OR (${line}.mint LIKE 'fiat:%' AND EXISTS (SELECT 1 FROM ledger_lines c WHERE c.signature = ${line}.receipt AND ${tells('c')})))`;

const MAKE_DUPLICATE = "UPDATE ledger_lines SET own_kind = kind, kind = 'duplicate'";

const settleReceipts = (signature: string): string => `
  ${MAKE_DUPLICATE} WHERE receipt = ${signature} AND kind <> 'duplicate' AND ${told('ledger_lines')};
  UPDATE ledger_lines SET kind = own_kind, own_kind = NULL WHERE receipt = ${signature} AND kind = 'duplicate' AND own_kind IS NOT NULL AND NOT ${told('ledger_lines')};`;

/**
 * A row that names no transaction is taken for the chain's line of the same token and amount within two minutes, on the day that the row names, or
 * within a day of what was typed: one row for one line, the nearest first. From then on it has the line's transaction for its receipt.
 */
const matchOne = `
  UPDATE ledger_lines SET receipt = new.signature, own_kind = kind, kind = 'duplicate'
  WHERE rowid = (
      SELECT b.rowid FROM ledger_lines b
      WHERE b.chain = 'book' AND b.receipt IS NULL AND b.mint = new.mint AND b.base = new.base AND b.kind IN ('reward', 'staking')
        AND ((b.destination_account = 'import' AND b.sort_ms BETWEEN new.sort_ms - 120000 AND new.sort_ms + 120000)
          OR (b.destination_account = 'import-of-day' AND b.sort_ms BETWEEN new.sort_ms - 90000000 AND new.sort_ms)
          OR (b.destination_account = 'typed' AND b.sort_ms BETWEEN new.sort_ms - 90000000 AND new.sort_ms + 90000000))
      ORDER BY abs(b.sort_ms - new.sort_ms), b.rowid LIMIT 1)
    AND (SELECT count(*) FROM ledger_lines x WHERE x.receipt = new.signature AND x.chain = 'book' AND x.mint = new.mint AND x.base = new.base)
      < (SELECT count(*) FROM ledger_lines y WHERE y.signature = new.signature AND y.mint = new.mint AND y.base = new.base AND y.receipt IS NULL AND y.chain <> 'book' AND y.kind IN ('reward', 'staking'));`;

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
    CREATE INDEX ledger_lines_of_files ON ledger_lines (mint, base, sort_ms) WHERE chain = 'book';

    CREATE TRIGGER receipt_line_added AFTER INSERT ON ledger_lines WHEN new.receipt IS NOT NULL AND new.kind <> 'duplicate'
    BEGIN
      ${MAKE_DUPLICATE} WHERE rowid = new.rowid AND ${told('new')};
    END;
    CREATE TRIGGER receipt_line_changed AFTER UPDATE ON ledger_lines WHEN new.receipt IS NOT NULL AND new.kind <> 'duplicate' AND (old.kind <> 'duplicate' OR new.own_kind IS NOT NULL)
    BEGIN
      ${MAKE_DUPLICATE} WHERE rowid = new.rowid AND ${told('new')};
    END;

    CREATE TRIGGER chain_line_added AFTER INSERT ON ledger_lines WHEN new.receipt IS NULL AND new.chain <> 'book'
    BEGIN
      ${settleReceipts('new.signature')}
    END;
    CREATE TRIGGER chain_line_changed AFTER UPDATE OF kind, mint, signature, base ON ledger_lines WHEN new.receipt IS NULL AND new.chain <> 'book'
    BEGIN
      ${settleReceipts('new.signature')}
      ${settleReceipts('old.signature')}
    END;
    CREATE TRIGGER chain_line_removed AFTER DELETE ON ledger_lines WHEN old.receipt IS NULL AND old.chain <> 'book'
    BEGIN
      ${settleReceipts('old.signature')}
    END;

    CREATE TRIGGER reward_meets_file AFTER INSERT ON ledger_lines
    WHEN new.receipt IS NULL AND new.chain <> 'book' AND new.kind IN ('reward', 'staking') AND new.at_ms IS NOT NULL AND EXISTS (SELECT 1 FROM wallets WHERE chain = 'book')
    BEGIN${matchOne}
    END;
    CREATE TRIGGER decision_meets_file AFTER UPDATE OF kind, base, at_ms ON ledger_lines
    WHEN new.receipt IS NULL AND new.chain <> 'book' AND new.kind IN ('reward', 'staking') AND new.at_ms IS NOT NULL AND EXISTS (SELECT 1 FROM wallets WHERE chain = 'book')
    BEGIN${matchOne}
    END;
  `,
};
