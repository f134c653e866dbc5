import type { LedgerStore, LineFilter, LineWithValue } from '../../../engine/ports/store';
import type { Database } from '../sqlite/database';
import { numberOf } from '../sqlite/rows';
import { createLineIndex } from './line-index';
import type { LineTable } from './line-index';
import { END_OF_TIME_MS, lineOf, lineWithValueOf, NEWEST_FIRST, SELECT_LINES } from './line-rows';
import { createSignatureFinder, selectLines } from './line-selection';
import type { Selection } from './line-selection';
import { countKinds, newestRewardsOf, newestTimes, sumLines, sumTokens, sumValues } from './line-sums';

type LineQuestions = Pick<LedgerStore, 'lines' | 'allLines' | 'valueSums' | 'tokenSums' | 'lineSums' | 'newestRewards' | 'newestTimes' | 'countByKind' | 'line' | 'transactionLines' | 'unvalued'>;

/** Lines read at once. */
const READ_AT_ONCE = 1_000;
const VALUED_KINDS = ['reward', 'staking', 'unclassified', 'conversion', 'outgoing'] as const;

/** Every question about lines: the index says which rows are meant and what they add up to; only the rows that are shown are read. */
export function createLineQuestions(database: Database): LineQuestions {
  const index = createLineIndex(database);
  const findSignatures = createSignatureFinder(database, () => index.table().order);
  const byId = database.prepare(`${SELECT_LINES} WHERE l.id = ? ORDER BY l.wallet_id LIMIT 1`);
  const ofTransaction = database.prepare('SELECT * FROM ledger_lines WHERE wallet_id = ? AND signature = ? ORDER BY id');
  const rowOfId = database.prepare('SELECT rowid AS row FROM ledger_lines WHERE id = ? LIMIT 1');
  const byRows = database.prepare(`${SELECT_LINES} WHERE l.rowid IN (SELECT value FROM json_each(?)) ORDER BY ${NEWEST_FIRST}`);
  const select = (table: LineTable, filter: LineFilter): Selection => selectLines(table, filter, findSignatures);

  const isSameInstant = ({ columns }: LineTable, a: number | undefined, b: number | undefined): boolean =>
    a !== undefined && b !== undefined && columns.sortMs[a] === columns.sortMs[b] && columns.slot[a] === columns.slot[b];

  /** The lines from `from` to `end` (exclusive) of a selection. Lines of one instant and slot are put in order by SQLite, so all of them are read. */
  function read(table: LineTable, rows: Selection, from: number, end: number): readonly LineWithValue[] {
    if (from >= end) return [];
    let first = from;
    let last = end;
    while (first > 0 && isSameInstant(table, rows[first - 1], rows[first])) first -= 1;
    while (last < rows.length && isSameInstant(table, rows[last - 1], rows[last])) last += 1;
    return byRows.all(JSON.stringify([...rows.subarray(first, last)])).map(lineWithValueOf).slice(from - first, end - first);
  }

  return {
    lines(filter, page) {
      const table = index.table();
      const rows = select(table, filter);
      return { lines: read(table, rows, page.offset, Math.min(rows.length, page.offset + page.limit)), total: rows.length };
    },
    allLines(filter) {
      const table = index.table();
      const rows = select(table, filter);
      const found: LineWithValue[] = [];
      for (let from = 0; from < rows.length; ) {
        let end = Math.min(rows.length, from + READ_AT_ONCE);
        while (end < rows.length && isSameInstant(table, rows[end - 1], rows[end])) end += 1;
        found.push(...read(table, rows, from, end));
        from = end;
      }
      return found;
    },
    valueSums(filter, offsets) {
      const table = index.table();
      return sumValues(table, select(table, filter), offsets);
    },
    lineSums(filter, boundariesMs, byDevice) {
      const table = index.table();
      return sumLines(table, select(table, filter), boundariesMs, byDevice);
    },
    tokenSums(filter) {
      const table = index.table();
      return sumTokens(table, select(table, filter));
    },
    newestRewards(boundariesMs) {
      const table = index.table();
      return newestRewardsOf(table, select(table, { kinds: ['reward'] }), boundariesMs);
    },
    newestTimes(filter, limit) {
      const table = index.table();
      return newestTimes(table, select(table, filter), limit);
    },
    countByKind(filter) {
      const table = index.table();
      return countKinds(table, select(table, filter));
    },
    line(id) {
      const row = byId.get(id);
      return row === undefined ? null : lineWithValueOf(row);
    },
    transactionLines: (walletId, signature) => ofTransaction.all(walletId, signature).map(lineOf),
    unvalued(limit, after) {
      const table = index.table();
      const { columns } = table;
      const open = select(table, { kinds: VALUED_KINDS }).filter((row) => Number.isNaN(columns.usd[row] ?? 0) && columns.sortMs[row] !== END_OF_TIME_MS);
      if (after === undefined || after === null) return read(table, open, 0, Math.min(limit, open.length)).map(({ line }) => line);
      const found = rowOfId.get(after);
      if (found === undefined) return [];
      const last = numberOf(found, 'row');
      // Those of the same instant and slot stand before or after it by their names, which only the lines themselves tell.
      const isBefore = (row: number): boolean => (columns.sortMs[row] ?? 0) > (columns.sortMs[last] ?? 0) || (columns.sortMs[row] === columns.sortMs[last] && (columns.slot[row] ?? 0) > (columns.slot[last] ?? 0));
      let from = 0;
      while (from < open.length && isBefore(open[from] ?? 0)) from += 1;
      let beside = from;
      while (beside < open.length && isSameInstant(table, open[beside], last)) beside += 1;
      const cursor = byId.get(after);
      if (cursor === undefined) return [];
      const at = lineOf(cursor);
      return read(table, open, from, Math.min(open.length, beside + limit))
        .map(({ line }) => line)
        .filter((line) => line.atMs !== at.atMs || line.slot !== at.slot || line.signature > at.signature || (line.signature === at.signature && line.id > at.id))
        .slice(0, limit);
    },
  };
}
