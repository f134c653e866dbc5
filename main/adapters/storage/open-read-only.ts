import { join } from 'node:path';

import type { ExportStore, LineWorth } from '../../engine/ports/exporter';
import type { LineFilter, LineWithValue } from '../../engine/ports/store';
import type { Clock, Logger } from '../../engine/ports/system';
import { createDeviceStore } from './device-store';
import { END_OF_TIME_MS, LINE_KINDS, lineWithValueOf, NEWEST_FIRST, SELECT_LINES, toCondition } from './ledger/line-rows';
import { createPriceStore } from './price-store';
import { createSeriesStore } from './series/series-store';
import { openDatabase } from './sqlite/database';
import type { Database, Row } from './sqlite/database';
import { numberOf, numberOrNullOf, textOf, textOrNullOf, wordOf } from './sqlite/rows';
import { MAIN_FILE } from './open-store';
import { createUptimeStore } from './uptime-store';

const worthOf = (row: Row): LineWorth => ({
  kind: wordOf(row, 'kind', LINE_KINDS), network: textOrNullOf(row, 'network'), base: textOf(row, 'base'), decimals: numberOf(row, 'decimals'), atMs: numberOrNullOf(row, 'at_ms'),
  usdPerToken: numberOrNullOf(row, 'usd_per_token'),
});

/** The row number decides between copies of one event in two wallets, so that two readings have one order. */
const ORDER = `ORDER BY ${NEWEST_FIRST}, l.rowid`;

/**
 * A second connection to the main database of a store that is open, for a long read in another thread. It takes no lock: whoever has the store
 * open holds the data folder, in this process. All answers are of one state of the file (a read transaction); what is written meanwhile waits
 * for nothing. Close it soon: the log cannot be emptied before.
 * @param options `dataDir`: folder of the open store @throws StoreError
 */
export function openReadOnly(options: { readonly dataDir: string; readonly clock: Pick<Clock, 'now'>; readonly logger: Logger }): ExportStore {
  const database: Database = openDatabase({ file: join(options.dataDir, MAIN_FILE), readOnly: true });
  try {
    database.exec('BEGIN');
    const lines = (filter: LineFilter): { readonly sql: string; readonly values: ReturnType<typeof toCondition>['values'] } => {
      const where = toCondition(filter);
      return { sql: where.sql, values: where.values };
    };
    const eachLine = (filter: LineFilter, take: (entry: LineWithValue) => void): void => {
      const { sql, values } = lines(filter);
      database.prepare(`${SELECT_LINES}${sql} ${ORDER}`).each((row) => take(lineWithValueOf(row)), ...values);
    };
    return {
      devices: createDeviceStore(database, options.logger, () => undefined),
      uptime: createUptimeStore(database),
      series: createSeriesStore(database, options.clock),
      prices: createPriceStore(database),
      count(filter) {
        const { sql, values } = lines(filter);
        return numberOf(database.prepare(`SELECT count(*) AS n FROM ledger_lines l${sql}`).get(...values) ?? {}, 'n');
      },
      countUndated(filter) {
        const { sql, values } = lines(filter);
        return numberOf(database.prepare(`SELECT count(*) AS n FROM ledger_lines l${sql === '' ? ' WHERE' : `${sql} AND`} l.at_ms IS NULL AND l.sort_ms = ${END_OF_TIME_MS}`).get(...values) ?? {}, 'n');
      },
      eachWorth(filter, take) {
        const { sql, values } = lines(filter);
        database
          .prepare(`SELECT l.kind, l.network, l.base, l.decimals, l.at_ms, v.usd_per_token FROM ledger_lines l LEFT JOIN line_values v ON v.line_id = l.id${sql} ${ORDER}`)
          .each((row) => take(worthOf(row)), ...values);
      },
      eachLine,
      close: () => database.close(),
    };
  } catch (error) {
    database.close();
    throw error;
  }
}
