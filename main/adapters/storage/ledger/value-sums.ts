import type { LineFilter, OffsetUntil, ValueSum } from '../../../engine/ports/store';
import type { Database, Row, SqlValue } from '../sqlite/database';
import { numberOf, numberOrNullOf } from '../sqlite/rows';
import { toCondition } from './line-rows';

const MS_PER_DAY = 86_400_000;

/** Epoch day that the wall shows at the time of a line, as SQL: the offset of the first stretch that has not ended yet. */
function dayExpression(offsets: readonly OffsetUntil[]): { readonly sql: string; readonly values: readonly SqlValue[] } {
  const last = offsets.at(-1)?.offsetMs ?? 0;
  const earlier = offsets.slice(0, -1);
  const cases = earlier.length === 0 ? '?' : `CASE ${earlier.map(() => 'WHEN l.sort_ms < ? THEN ?').join(' ')} ELSE ? END`;
  return {
    sql: `CASE WHEN l.at_ms IS NULL THEN NULL ELSE CAST((l.sort_ms + ${cases}) / ${MS_PER_DAY}.0 AS INTEGER) END`,
    values: [...earlier.flatMap((stretch) => [stretch.untilMs, stretch.offsetMs]), last],
  };
}

const sumOf = (row: Row): ValueSum => ({
  day: numberOrNullOf(row, 'day'),
  lines: numberOf(row, 'lines'),
  unpriced: numberOf(row, 'unpriced'),
  worthless: numberOf(row, 'worthless'),
  usd: numberOf(row, 'usd') / 10 ** numberOf(row, 'decimals'),
});

/** Sums of income by day, added up inside SQLite: reading ten thousand lines one by one takes ten times as long. */
export function readValueSums(database: Database, filter: LineFilter, offsets: readonly OffsetUntil[]): readonly ValueSum[] {
  const where = toCondition(filter);
  const day = dayExpression(offsets);
  const rows = database.prepare(`
    SELECT ${day.sql} AS day, l.decimals AS decimals, count(*) AS lines,
      count(*) FILTER (WHERE l.base <> '0' AND v.usd_per_token IS NULL) AS unpriced,
      count(*) FILTER (WHERE l.base = '0' OR v.usd_per_token = 0) AS worthless,
      total(CAST(l.base AS REAL) * v.usd_per_token) AS usd
    FROM ledger_lines l LEFT JOIN line_values v ON v.line_id = l.id${where.sql === '' ? ' WHERE' : `${where.sql} AND`} l.kind IN ('reward', 'staking')
    GROUP BY 1, 2`).all(...day.values, ...where.values);
  return rows.map(sumOf);
}
