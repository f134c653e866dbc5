import { FILL_LINE_FACTS } from '../migrations/0011-line-facts';
import type { Database } from '../sqlite/database';
import { numberOf, numberOrNullOf, textOf } from '../sqlite/rows';
import { StoreError } from '../sqlite/store-error';

/** Takes in one line: its row number, the number of its group in the database, its figures. @param price USD a whole token; null: none is known */
export type TakeFact = (line: number, group: number, sortMs: number, slot: number, base: string, price: number | null) => void;

export interface LineFacts {
  /** All lines, by row number. */
  each(take: TakeFact): void;
  /** @returns false when there is no such line (any more) */
  one(line: number, take: TakeFact): boolean;
}

const COLUMNS = 'line, grp, sort_ms, slot, base, price';

/**
 * A copy of the database may have given its lines other row numbers (`VACUUM INTO` keeps their order and leaves out gaps). Then the figures have more,
 * fewer or other row numbers than the lines, and are made anew.
 */
function refillWhereCopied(database: Database): void {
  const row = database.prepare(`
    SELECT (SELECT count(*) FROM ledger_lines) AS lines, (SELECT count(*) FROM line_facts) AS facts,
      (SELECT coalesce(max(rowid), 0) FROM ledger_lines) AS last_line, (SELECT coalesce(max(line), 0) FROM line_facts) AS last_fact`).get() ?? {};
  if (numberOf(row, 'lines') === numberOf(row, 'facts') && numberOf(row, 'last_line') === numberOf(row, 'last_fact')) return;
  database.transaction(() => database.exec(FILL_LINE_FACTS));
}

export function createLineFacts(database: Database): LineFacts {
  const one = database.prepare(`SELECT ${COLUMNS} FROM line_facts WHERE line = ?`);
  return {
    each(take) {
      if (!database.readOnly) refillWhereCopied(database);
      database.eachTuple(`SELECT ${COLUMNS} FROM line_facts`, ([line, group, sortMs, slot, base, price]) => {
        if (typeof line !== 'number' || typeof group !== 'number' || typeof sortMs !== 'number' || typeof slot !== 'number' || typeof base !== 'string' || (typeof price !== 'number' && price !== null)) {
          throw new StoreError('corrupt', 'The database holds figures of a line that cannot be read.', 'Put the newest copy from the folder "backups" in its place.');
        }
        take(line, group, sortMs, slot, base, price);
      });
    },
    one(line, take) {
      const row = one.get(line);
      if (row === undefined) return false;
      take(numberOf(row, 'line'), numberOf(row, 'grp'), numberOf(row, 'sort_ms'), numberOf(row, 'slot'), textOf(row, 'base'), numberOrNullOf(row, 'price'));
      return true;
    },
  };
}
