import { join } from 'node:path';

import type { ExportStore, FileEntry, LineWorth, LotEntry } from '../../engine/ports/exporter';
import type { LineFilter } from '../../engine/ports/store';
import type { Clock, Logger } from '../../engine/ports/system';
import { createDeviceStore } from './device-store';
import { END_OF_TIME_MS, LINE_KINDS, NEWEST_FIRST, toCondition } from './ledger/line-rows';
import { createPriceStore } from './price-store';
import { createSeriesStore } from './series/series-store';
import { openDatabase } from './sqlite/database';
import type { Database, Row } from './sqlite/database';
import { chainOf, flagOf, numberOf, numberOrNullOf, textOf, textOrNullOf, wordOf } from './sqlite/rows';
import { MAIN_FILE } from './open-store';
import { createUptimeStore } from './uptime-store';

const worthOf = (row: Row): LineWorth => ({
  kind: wordOf(row, 'kind', LINE_KINDS), network: textOrNullOf(row, 'network'), base: textOf(row, 'base'), decimals: numberOf(row, 'decimals'), atMs: numberOrNullOf(row, 'at_ms'),
  usdPerToken: numberOrNullOf(row, 'usd_per_token'),
});

const receiptOf = (row: Row): { readonly receipt?: string } => (row['receipt'] === null ? {} : { receipt: textOf(row, 'receipt') });

const fileEntryOf = (row: Row): FileEntry => ({
  line: {
    id: textOf(row, 'id'), chain: chainOf(row), walletId: textOf(row, 'wallet_id'), signature: textOf(row, 'signature'), mint: textOf(row, 'mint'), symbol: textOrNullOf(row, 'symbol'),
    base: textOf(row, 'base'), decimals: numberOf(row, 'decimals'), atMs: numberOrNullOf(row, 'at_ms'), kind: wordOf(row, 'kind', LINE_KINDS), network: textOrNullOf(row, 'network'),
    sourceDevice: textOrNullOf(row, 'source_device'), sender: textOrNullOf(row, 'sender'), ...receiptOf(row),
  },
  value: row['usd_per_token'] === null ? null : { usdPerToken: numberOf(row, 'usd_per_token'), source: textOf(row, 'source'), priceAtMs: numberOf(row, 'price_at_ms'), typed: flagOf(row, 'typed') },
  rule: textOrNullOf(row, 'rule'),
});

const lotEntryOf = (row: Row): LotEntry => ({
  ...worthOf(row), id: textOf(row, 'id'), walletId: textOf(row, 'wallet_id'), signature: textOf(row, 'signature'), mint: textOf(row, 'mint'), symbol: textOrNullOf(row, 'symbol'), rule: textOrNullOf(row, 'rule'),
  typed: flagOf(row, 'typed'), ...receiptOf(row),
});

const FROM = 'FROM ledger_lines l LEFT JOIN line_values v ON v.line_id = l.id';
/** Where the price alone is asked for: beside each line by its row number, and not at a random place of the file. */
const FROM_PRICED = 'FROM ledger_lines l LEFT JOIN line_facts f ON f.line = l.rowid';
/** Reading all evidence would take as long as all the rest. */
const RULE = "CASE WHEN l.kind IN ('outgoing', 'conversion') AND json_valid(l.evidence) THEN json_extract(l.evidence, '$.rule') END AS rule";
const LOT_RULE = RULE.replace("('outgoing', 'conversion')", "('outgoing', 'conversion', 'unclassified')");
/** Few lines wait for a word, so each is looked up. */
const TYPED = "CASE WHEN l.kind = 'unclassified' THEN coalesce((SELECT v.typed FROM line_values v WHERE v.line_id = l.id), 0) ELSE 0 END AS typed";
const FILE_COLUMNS = `l.id, l.chain, l.wallet_id, l.signature, l.mint, l.symbol, l.base, l.decimals, l.at_ms, l.kind, l.network, l.source_device, l.sender, l.receipt,
  v.usd_per_token, v.source, v.price_at_ms, v.typed, ${RULE}`;
const LOT_COLUMNS = `l.id, l.wallet_id, CASE WHEN l.kind IN ('reward', 'staking') THEN '' ELSE l.signature END AS signature, l.receipt, l.mint, l.symbol, l.base, l.decimals, l.at_ms, l.kind, l.network,
  f.price AS usd_per_token, ${LOT_RULE}, ${TYPED}`;

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
    // Prices are looked up by the line's id, at random places of the file: KiB.
    database.exec('PRAGMA cache_size = -16384');
    database.exec('BEGIN');
    const lines = (filter: LineFilter): { readonly sql: string; readonly values: ReturnType<typeof toCondition>['values'] } => {
      const where = toCondition(filter);
      return { sql: where.sql, values: where.values };
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
          .prepare(`SELECT l.kind, l.network, l.base, l.decimals, l.at_ms, f.price AS usd_per_token ${FROM_PRICED}${sql} ${ORDER}`)
          .each((row) => take(worthOf(row)), ...values);
      },
      eachLine(filter, take) {
        const { sql, values } = lines(filter);
        database.prepare(`SELECT ${FILE_COLUMNS} ${FROM}${sql} ${ORDER}`).each((row) => take(fileEntryOf(row)), ...values);
      },
      eachLotEntry(filter, take) {
        const { sql, values } = lines(filter);
        // In the order of the file: nothing is looked up but prices.
        database.prepare(`SELECT ${LOT_COLUMNS} ${FROM_PRICED.replace('ledger_lines l', 'ledger_lines l NOT INDEXED')}${sql}`).each((row) => take(lotEntryOf(row)), ...values);
      },
      close: () => database.close(),
    };
  } catch (error) {
    database.close();
    throw error;
  }
}
