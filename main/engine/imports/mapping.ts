import type { ColumnMapping } from '../../../shared/contract/schemas/records';
import { namesTime, orderOf, parseDecimal, parseTime, type DateOrder } from './cells';
import { bad, cellOf, ignored, plainRow, type FormatRow } from './imported-row';
import type { CsvRow } from './read-csv';

/** Names by which columns are recognised, lower case, the surest first. */
const NAMES: Readonly<Record<'time' | 'amount' | 'token' | 'network' | 'transaction' | 'price' | 'value' | 'currency' | 'device' | 'note' | 'kind', readonly string[]>> = {
  time: ['timestamp', 'time', 'date', 'datetime', 'date (utc)', 'time (utc)', 'time_utc', 'created at', 'block time', 'paid at'],
  amount: ['amount', 'quantity', 'tokens', 'reward', 'rewards', 'received amount', 'earned', 'received'],
  // `currency` comes last: beside a column of tokens it is the money of the value.
  token: ['token', 'symbol', 'asset', 'coin', 'mint', 'received currency', 'currency'],
  network: ['network', 'project'],
  transaction: ['transaction', 'tx', 'txhash', 'tx hash', 'transaction hash', 'transaction_hash', 'hash', 'signature', 'txid'],
  price: ['price', 'usd price', 'price usd', 'usd_per_token', 'usd per token'],
  value: ['value', 'usd value', 'value usd', 'net worth amount', 'fiat value', 'usd amount'],
  currency: ['value currency', 'net worth currency', 'price currency', 'fiat', 'fiat currency', 'currency'],
  device: ['device', 'hotspot', 'node', 'station', 'miner', 'worker'],
  note: ['note', 'description', 'memo', 'comment'],
  kind: ['kind', 'type', 'label', 'tag', 'category'],
};

/** A first guess from the header; what cannot be told is left out and asked for. */
export function guessMapping(columns: readonly string[]): Partial<ColumnMapping> {
  const guess: Record<string, string> = {};
  const taken = new Set<string>();
  for (const [field, names] of Object.entries(NAMES)) {
    const column = names.map((name) => columns.find((one) => one.toLowerCase() === name && !taken.has(one))).find((one) => one !== undefined);
    if (column === undefined) continue;
    guess[field] = column;
    taken.add(column);
  }
  return guess;
}

/** Fields that have to be said before anything can be imported: `time`, `amount`, `token`, `dateOrder`; `column:X` for one the file lacks. */
export function mappingAsks(mapping: Partial<ColumnMapping>, columns: readonly string[], rows: readonly CsvRow[]): readonly string[] {
  const asks: string[] = [];
  if (mapping.time === undefined) asks.push('time');
  if (mapping.amount === undefined) asks.push('amount');
  if (mapping.token === undefined && mapping.fixedToken === undefined) asks.push('token');
  for (const field of Object.keys(NAMES) as (keyof typeof NAMES)[]) {
    const column = mapping[field];
    if (column !== undefined && !columns.includes(column)) asks.push(`column:${column}`);
  }
  if (mapping.time !== undefined && mapping.dateOrder === undefined && orderOf(rows.map((row) => row.cells[mapping.time ?? ''] ?? '')) === 'ambiguous') asks.push('dateOrder');
  return asks;
}

/** Words of own money that moves: they rule out income whatever stands beside them ("Simple Earn Redemption", "Unstake", "Fee payment"). */
const OWN_MONEY = /\b(unstak\w*|undelegat\w*|unlock\w*|withdraw\w*|redempt\w*|redeem\w*|deposit\w*|return\w*|refund\w*|fees?|subscri\w*|transfer\w*|principal|purchase\w*|buy|bought|sell|sold|trade\w*|swap\w*|convert\w*|conversion\w*|sent?|spend|spent)\b/i;
const STAKING = /\b(staking|staked|stake|delegation|delegator|interest)\b/i;
const REWARD = /\b(rewards?|mining|mined|income|earn|earned|earnings?|payouts?|payments?)\b/i;

/** What a word of a column of kinds says; null: no income. */
function kindOf(text: string): 'reward' | 'staking' | null {
  const words = text.replace(/[_\-./]+/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2');
  if (OWN_MONEY.test(words)) return null;
  return STAKING.test(words) ? 'staking' : REWARD.test(words) ? 'reward' : null;
}

/** How a file writes its decimals: one amount with both marks, or a comma that can only be one, tells of all of them. */
export const decimalMarkOf = (amounts: readonly string[]): '.' | ',' | null => {
  if (amounts.some((text) => /\d\.\d{3},\d/.test(text) || /^\s*-?\d+,(\d{1,2}|\d{4,})\s*$/.test(text))) return ',';
  return amounts.some((text) => /\d,\d{3}\.\d/.test(text) || /^\s*-?\d+\.(\d{1,2}|\d{4,})\s*$/.test(text)) ? '.' : null;
};

/** Reads a row of any file by its mapping. @param tz zone of times that name none @param mark how the file writes decimals; null: no row tells */
export function readMapped(row: CsvRow, mapping: ColumnMapping, order: DateOrder, tz: string, mark: '.' | ',' | null): FormatRow {
  const time = cellOf(row, mapping.time) ?? '';
  const atMs = parseTime(time, mapping.tz ?? tz, mapping.dateOrder ?? order);
  if (atMs === null) return bad(row, 'bad-time', time);
  const amountText = cellOf(row, mapping.amount) ?? '';
  const amount = parseDecimal(amountText, mark);
  if (amount === null) return bad(row, 'bad-amount', amountText);
  if (amount.startsWith('-')) return ignored(row, 'goes-out', amountText);
  const kindText = cellOf(row, mapping.kind);
  // A column of kinds tells rewards from other money; without one the person says that the whole file is rewards.
  const kind = kindText === null ? 'reward' : kindOf(kindText);
  if (kind === null) return ignored(row, 'not-a-reward', kindText ?? '');
  const token = mapping.fixedToken ?? cellOf(row, mapping.token);
  if (token === null) return bad(row, 'no-token', '');
  const priceText = cellOf(row, mapping.price);
  const price = priceText === null ? null : parseDecimal(priceText, mark);
  if (priceText !== null && (price === null || price.startsWith('-'))) return bad(row, 'bad-price', priceText);
  const worthText = cellOf(row, mapping.value);
  const currency = mapping.fixedCurrency ?? cellOf(row, mapping.currency) ?? 'USD';
  return {
    ...plainRow, state: 'told', line: row.line, atMs, kind, token, amount,
    network: mapping.fixedNetwork ?? cellOf(row, mapping.network), transaction: cellOf(row, mapping.transaction), device: cellOf(row, mapping.device), note: cellOf(row, mapping.note) ?? '',
    price: price === null ? null : { amount: price, currency: /usd|\$/i.test(mapping.price ?? '') ? 'USD' : currency.toUpperCase() },
    ofDay: !namesTime(time),
    worth: worthText === null || price !== null ? null : { amount: parseDecimal(worthText, mark) ?? worthText, currency: currency.toUpperCase() },
  };
}
