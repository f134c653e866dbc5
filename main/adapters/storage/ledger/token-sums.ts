import type { LineFilter, TokenSum } from '../../../engine/ports/store';
import type { Database, Row } from '../sqlite/database';
import { numberOf, numberOrNullOf, textOf, textOrNullOf } from '../sqlite/rows';
import { toCondition } from './line-rows';

// Amounts go beyond the 64 bits that SQLite adds: they are cut into pieces of nine digits, each piece is added up, and the pieces are put together
// as bigint. Nine pieces hold 81 digits, more than 2^256; a piece summed over nine billion lines still fits.
const DIGITS = 9;
const PIECES = 9;
const PADDED = `substr('${'0'.repeat(DIGITS * PIECES)}' || l.base, -${DIGITS * PIECES})`;
const PIECE_SUMS = Array.from({ length: PIECES }, (_, i) => `sum(CAST(substr(padded, ${i * DIGITS + 1}, ${DIGITS}) AS INTEGER)) AS p${i}`).join(', ');
const SCALE = 10n ** BigInt(DIGITS);

const baseOf = (row: Row): bigint => Array.from({ length: PIECES }, (_, i) => BigInt(numberOf(row, `p${i}`))).reduce((sum, piece) => sum * SCALE + piece, 0n);

/** Exact amounts by network and token. Only whole amounts of 0 and more are stored; anything else is left out and not guessed at. */
export function readTokenSums(database: Database, filter: LineFilter): readonly TokenSum[] {
  const where = toCondition(filter);
  const rows = database.prepare(`
    SELECT network, mint, decimals, max(symbol) AS symbol, count(*) AS lines, max(at_ms) AS last_at_ms, ${PIECE_SUMS}
    FROM (SELECT l.network, l.mint, l.decimals, l.symbol, l.at_ms, ${PADDED} AS padded FROM ledger_lines l${where.sql === '' ? ' WHERE' : `${where.sql} AND`} l.base NOT GLOB '*[^0-9]*')
    GROUP BY network, mint, decimals ORDER BY network, mint, decimals`).all(...where.values);
  return rows.map((row) => ({
    network: textOrNullOf(row, 'network'), mint: textOf(row, 'mint'), symbol: textOrNullOf(row, 'symbol'), decimals: numberOf(row, 'decimals'),
    base: baseOf(row).toString(), lines: numberOf(row, 'lines'), lastAtMs: numberOrNullOf(row, 'last_at_ms'),
  }));
}
