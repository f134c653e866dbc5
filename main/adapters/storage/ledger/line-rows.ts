import type { Evidence, LedgerLine, LineKind, LineValue } from '../../../../shared/domain/reward';
import type { LineFilter, LineWithValue } from '../../../engine/ports/store';
import type { Row, SqlValue } from '../sqlite/database';
import { chainOf, flagOf, numberOf, numberOrNullOf, textOf, textOrNullOf, wordOf } from '../sqlite/rows';

export const LINE_KINDS = ['reward', 'staking', 'zero-claim', 'conversion', 'spam', 'unclassified', 'outgoing', 'duplicate'] as const satisfies readonly LineKind[];

/** Lines whose time is not known yet stand before all others. */
export const END_OF_TIME_MS = Number.MAX_SAFE_INTEGER;

export const NEWEST_FIRST = 'l.sort_ms DESC, l.slot DESC, l.signature, l.id';

export const SELECT_LINES = `
  SELECT l.*, v.usd_per_token, v.source, v.price_at_ms, v.confidence, v.typed
  FROM ledger_lines l LEFT JOIN line_values v ON v.line_id = l.id`;

function parseEvidence(text: string): Evidence {
  let parsed: unknown = null;
  try {
    parsed = JSON.parse(text);
  } catch {
    // Said below.
  }
  if (typeof parsed === 'object' && parsed !== null) {
    const rule: unknown = Reflect.get(parsed, 'rule');
    const facts: unknown = Reflect.get(parsed, 'facts');
    if (typeof rule === 'string' && typeof facts === 'object' && facts !== null) {
      const known: Record<string, string> = {};
      for (const [name, value] of Object.entries(facts)) if (typeof value === 'string') known[name] = value;
      return { rule, facts: known };
    }
  }
  return { rule: 'unreadable-evidence', facts: {} };
}

export const lineOf = (row: Row): LedgerLine => ({
  id: textOf(row, 'id'),
  chain: chainOf(row),
  walletId: textOf(row, 'wallet_id'),
  signature: textOf(row, 'signature'),
  instructionPath: textOf(row, 'instruction_path'),
  destinationAccount: textOf(row, 'destination_account'),
  mint: textOf(row, 'mint'),
  symbol: textOrNullOf(row, 'symbol'),
  base: textOf(row, 'base'),
  decimals: numberOf(row, 'decimals'),
  slot: numberOf(row, 'slot'),
  atMs: numberOrNullOf(row, 'at_ms'),
  kind: wordOf(row, 'kind', LINE_KINDS),
  network: textOrNullOf(row, 'network'),
  sourceDevice: textOrNullOf(row, 'source_device'),
  sender: textOrNullOf(row, 'sender'),
  evidence: parseEvidence(textOf(row, 'evidence')),
  decoderVersion: numberOf(row, 'decoder_version'),
  ...(row['receipt'] === null || row['receipt'] === undefined ? {} : { receipt: textOf(row, 'receipt') }),
});

const valueOf = (row: Row): LineValue | null =>
  row['usd_per_token'] === null
    ? null
    : {
        lineId: textOf(row, 'id'),
        usdPerToken: numberOf(row, 'usd_per_token'),
        source: textOf(row, 'source'),
        priceAtMs: numberOf(row, 'price_at_ms'),
        confidence: numberOrNullOf(row, 'confidence'),
        typed: flagOf(row, 'typed'),
      };

export const lineWithValueOf = (row: Row): LineWithValue => ({ line: lineOf(row), value: valueOf(row) });

/** Columns of a line in the order of `INSERT_LINE`. */
export const lineValues = (line: LedgerLine): SqlValue[] => [
  line.walletId, line.id, line.chain, line.signature, line.instructionPath, line.destinationAccount, line.mint, line.symbol, line.base, line.decimals,
  line.slot, line.atMs === null ? null : Math.round(line.atMs), line.atMs === null ? END_OF_TIME_MS : Math.round(line.atMs), line.kind, line.network,
  line.sourceDevice, line.sender, JSON.stringify(line.evidence), line.decoderVersion, line.receipt ?? null,
];

const COLUMNS = [
  'wallet_id', 'id', 'chain', 'signature', 'instruction_path', 'destination_account', 'mint', 'symbol', 'base', 'decimals',
  'slot', 'at_ms', 'sort_ms', 'kind', 'network', 'source_device', 'sender', 'evidence', 'decoder_version', 'receipt',
];

export const INSERT_LINE = `
  INSERT INTO ledger_lines (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map(() => '?').join(', ')})
  ON CONFLICT (wallet_id, id) DO UPDATE SET ${COLUMNS.slice(2).map((column) => `${column} = excluded.${column}`).join(', ')}`;

export interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** The filter as a WHERE clause, for readers without the index. A line of unknown time lies in no stretch of time. */
export function toCondition(filter: LineFilter): Condition {
  const parts: string[] = [];
  const values: SqlValue[] = [];
  const add = (sql: string, ...given: SqlValue[]): void => {
    parts.push(sql);
    values.push(...given);
  };
  const among = (column: string, words: readonly string[] | undefined): void => {
    if (words !== undefined) add(words.length === 0 ? '0' : `${column} IN (${words.map(() => '?').join(', ')})`, ...words);
  };
  if (filter.walletId !== undefined) add('l.wallet_id = ?', filter.walletId);
  among('l.kind', filter.kinds);
  among('l.network', filter.networks);
  among('l.mint', filter.mints);
  among('l.source_device', filter.sourceDevices);
  if (filter.fromMs !== undefined) add('l.sort_ms >= ? AND l.at_ms IS NOT NULL', Math.ceil(filter.fromMs));
  if (filter.toMs !== undefined) add('l.sort_ms < ? AND l.at_ms IS NOT NULL', Math.ceil(filter.toMs));
  const search = filter.search?.trim() ?? '';
  if (search !== '') {
    const pattern = `%${search.replace(/[\\%_]/g, (letter) => `\\${letter}`)}%`;
    const columns = ['l.signature', 'l.symbol', 'l.mint', 'l.network', 'l.sender', 'l.source_device', 'l.destination_account'];
    add(`(${columns.map((column) => `${column} LIKE ? ESCAPE '\\'`).join(' OR ')})`, ...columns.map(() => pattern));
  }
  return { sql: parts.length === 0 ? '' : ` WHERE ${parts.join(' AND ')}`, values };
}
