import type { Migration } from '../sqlite/migrate';

const GROUP = ['wallet_id', 'kind', 'network', 'mint', 'symbol', 'decimals', 'source_device', 'sender', 'destination_account'];
const keyOf = (row: string): string => `json_array(${GROUP.map((column) => `${row}.${column}`).join(', ')})`;
const PRICE = (row: string): string => `(SELECT v.usd_per_token FROM line_values v WHERE v.line_id = ${row}.id)`;
const addGroup = (row: string): string => `INSERT INTO line_groups (key) SELECT ${keyOf(row)} WHERE NOT EXISTS (SELECT 1 FROM line_groups WHERE key = ${keyOf(row)});`;
const moved = [...GROUP, 'sort_ms', 'slot', 'base', 'id'].map((column) => `old.${column} IS NOT new.${column}`).join(' OR ');
const valueOf = (when: string, name: string, id: string): string =>
  `CREATE TRIGGER ${name} AFTER ${when} ON line_values BEGIN
      UPDATE line_facts SET price = (SELECT usd_per_token FROM line_values WHERE line_id = ${id}) WHERE line IN (SELECT rowid FROM ledger_lines WHERE id = ${id});
    END;`;

/** Makes the figures of all lines anew from the lines themselves; also for a copy whose row numbers are others than those it was made from. */
export const FILL_LINE_FACTS = `
    DELETE FROM line_facts;
    DELETE FROM line_groups;
    INSERT INTO line_groups (key) SELECT DISTINCT ${keyOf('l')} FROM ledger_lines l;
    INSERT INTO line_facts (line, grp, sort_ms, slot, base, price)
      SELECT l.rowid, (SELECT g.id FROM line_groups g WHERE g.key = ${keyOf('l')}), l.sort_ms, l.slot, l.base, ${PRICE('l')} FROM ledger_lines l;`;

/**
 * What sums and filters need of each line, narrow enough that all of it is read at a start within a fraction of a second: its figures, and the number
 * of what it has in common with many others. Kept by the database itself, whoever writes a line. A trigger reads the row as it is now: another one may
 * have changed it meanwhile, and nobody promises their order. And transactions by state, source and decoder, to be counted from an index alone.
 */
export const lineFacts: Migration = {
  id: 11,
  name: 'line-facts',
  up: `
    CREATE INDEX wallet_transactions_by_state ON wallet_transactions (wallet_id, state, source, decoder_version);

    CREATE TABLE line_groups (
      id INTEGER PRIMARY KEY,
      key TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE line_facts (
      line INTEGER PRIMARY KEY,
      grp INTEGER NOT NULL,
      sort_ms INTEGER NOT NULL,
      slot INTEGER NOT NULL,
      base TEXT NOT NULL,
      price REAL
    ) STRICT;
${FILL_LINE_FACTS}

    CREATE TRIGGER fact_line_added AFTER INSERT ON ledger_lines
    BEGIN
      INSERT INTO line_groups (key) SELECT ${keyOf('l')} FROM ledger_lines l WHERE l.rowid = new.rowid AND NOT EXISTS (SELECT 1 FROM line_groups WHERE key = ${keyOf('l')});
      INSERT INTO line_facts (line, grp, sort_ms, slot, base, price)
        SELECT l.rowid, (SELECT g.id FROM line_groups g WHERE g.key = ${keyOf('l')}), l.sort_ms, l.slot, l.base, ${PRICE('l')} FROM ledger_lines l WHERE l.rowid = new.rowid;
    END;
    CREATE TRIGGER fact_line_changed AFTER UPDATE ON ledger_lines WHEN ${moved}
    BEGIN
      ${addGroup('new')}
      UPDATE line_facts SET grp = (SELECT g.id FROM line_groups g WHERE g.key = ${keyOf('new')}), sort_ms = new.sort_ms, slot = new.slot, base = new.base, price = ${PRICE('new')} WHERE line = new.rowid;
    END;
    CREATE TRIGGER fact_line_removed AFTER DELETE ON ledger_lines BEGIN
      DELETE FROM line_facts WHERE line = old.rowid;
    END;
    ${valueOf('INSERT', 'fact_value_added', 'new.line_id')}
    ${valueOf('UPDATE', 'fact_value_changed', 'new.line_id')}
    ${valueOf('DELETE', 'fact_value_removed', 'old.line_id')}
  `,
};
