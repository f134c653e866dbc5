import type { Migration } from '../sqlite/migrate';

/** Lines of weaker sources name the transaction they speak of; `own_kind` is what such a line is while that chain has no line of its own. */
export const lineReceipts: Migration = {
  id: 8,
  name: 'line-receipts',
  up: `
    ALTER TABLE ledger_lines ADD COLUMN receipt TEXT;
    ALTER TABLE ledger_lines ADD COLUMN own_kind TEXT;
    CREATE INDEX ledger_lines_by_receipt ON ledger_lines (receipt) WHERE receipt IS NOT NULL;
    CREATE INDEX ledger_lines_by_transaction ON ledger_lines (signature);
  `,
};
