import { HNT } from '../../../shared/networks/helium/tokens';
import { namesTime, parseDecimal, parseTime } from './cells';
import type { FileFormat } from './format';
import { bad, cellOf, ignored, plainRow, type FormatRow } from './imported-row';
import type { CsvRow } from './read-csv';

/** Time and amount of a row, which every format has. `utc`: the format's times are UTC, by its documentation. */
function basics(row: CsvRow, timeColumn: string, amountColumn: string): { readonly atMs: number; readonly ofDay: boolean; readonly amount: string } | FormatRow {
  const time = cellOf(row, timeColumn) ?? '';
  const atMs = parseTime(time, 'UTC', 'iso');
  if (atMs === null) return bad(row, 'bad-time', time);
  const text = cellOf(row, amountColumn) ?? '';
  const amount = parseDecimal(text);
  if (amount === null) return bad(row, 'bad-amount', text);
  if (amount.startsWith('-')) return ignored(row, 'goes-out', text);
  return { atMs, ofDay: !namesTime(time), amount };
}

/** Fairspot's export of the old Helium chain: one file a hotspot or account, HNT only, with the oracle's price of the day. */
export const fairspot: FileFormat = {
  id: 'fairspot',
  verified: true,
  columns: ['block', 'date', 'type', 'transaction_hash', 'hnt_amount', 'usd_oracle_price', 'payer', 'payee'],
  read(row) {
    const type = cellOf(row, 'type') ?? '';
    if (!/^rewards?_v\d+$/.test(type)) return ignored(row, 'not-a-reward', type);
    const read = basics(row, 'date', 'hnt_amount');
    if ('state' in read) return read;
    const price = parseDecimal(cellOf(row, 'usd_oracle_price') ?? '');
    return { ...plainRow, state: 'told', line: row.line, kind: 'reward', token: HNT.mint, ...read, network: 'helium', transaction: cellOf(row, 'transaction_hash'), price: price === null || price.startsWith('-') ? null : { amount: price, currency: 'USD' } };
  },
};

/** The old Helium explorer's export. */
export const heliumExplorer: FileFormat = {
  id: 'helium-explorer',
  verified: false,
  columns: ['Date', 'Received Quantity', 'Received Currency', 'Sent Quantity', 'Tag', 'Hotspot', 'Reward Type', 'Block', 'Hash'],
  read(row) {
    const tag = cellOf(row, 'Tag') ?? '';
    if (tag !== 'mined') return ignored(row, 'not-a-reward', tag);
    const read = basics(row, 'Date', 'Received Quantity');
    if ('state' in read) return read;
    const note = [cellOf(row, 'Reward Type'), cellOf(row, 'Note')].filter((part) => part !== null).join(', ');
    return { ...plainRow, state: 'told', line: row.line, kind: 'reward', token: cellOf(row, 'Received Currency') ?? 'HNT', ...read, network: 'helium', transaction: cellOf(row, 'Hash'), device: cellOf(row, 'Hotspot'), note };
  },
};

/** Labels by which Koinly marks income (its help pages; tags of the universal template). */
const KOINLY_REWARDS = new Set(['reward', 'mining', 'income', 'other income']);
const KOINLY_STAKING = new Set(['staking', 'staking reward', 'lending interest', 'interest']);

/** Koinly's universal template: rows that only receive, and are labelled as income. */
export const koinly: FileFormat = {
  id: 'koinly',
  verified: false,
  columns: ['Date', 'Sent Amount', 'Sent Currency', 'Received Amount', 'Received Currency', 'Label', 'TxHash'],
  read(row) {
    const label = (cellOf(row, 'Label') ?? '').toLowerCase();
    const kind = KOINLY_REWARDS.has(label) ? ('reward' as const) : KOINLY_STAKING.has(label) ? ('staking' as const) : null;
    if (kind === null || cellOf(row, 'Sent Amount') !== null) return ignored(row, 'not-a-reward', label);
    const read = basics(row, 'Date', 'Received Amount');
    if ('state' in read) return read;
    const worth = cellOf(row, 'Net Worth Amount');
    const currency = cellOf(row, 'Net Worth Currency');
    return {
      ...plainRow, state: 'told', line: row.line, kind, token: cellOf(row, 'Received Currency') ?? '', ...read, transaction: cellOf(row, 'TxHash'), note: cellOf(row, 'Description') ?? '',
      worth: worth === null || currency === null ? null : { amount: worth, currency: currency.toUpperCase() },
    };
  },
};

/** rotki's template of generic events: income and staking are rewards, the rest is other money. */
export const rotki: FileFormat = {
  id: 'rotki',
  verified: true,
  columns: ['Type', 'Location', 'Currency', 'Amount', 'Fee', 'Description', 'Timestamp'],
  read(row) {
    const type = (cellOf(row, 'Type') ?? '').toLowerCase();
    const kind = type === 'income' ? ('reward' as const) : type === 'staking' ? ('staking' as const) : null;
    if (kind === null) return ignored(row, 'not-a-reward', type);
    const read = basics(row, 'Timestamp', 'Amount');
    if ('state' in read) return read;
    return { ...plainRow, state: 'told', line: row.line, kind, token: tokenOfRotki(cellOf(row, 'Currency') ?? ''), ...read, note: cellOf(row, 'Description') ?? '' };
  },
};

/** rotki names contracts `eip155:1/erc20:0x…`, and Solana tokens `solana/token:<mint>`; other currencies are symbols. */
function tokenOfRotki(currency: string): string {
  const contract = /^(eip155:\d+)\/erc20:(0x[0-9a-f]{40})$/i.exec(currency);
  if (contract !== null) return `${contract[1] ?? ''}/${contract[2] ?? ''}`;
  const solana = /^solana\/token:([1-9A-HJ-NP-Za-km-z]{32,44})$/.exec(currency);
  return solana?.[1] ?? currency;
}

export const FORMATS: readonly FileFormat[] = [fairspot, heliumExplorer, koinly, rotki];

/** The format whose columns are all there; null: the columns have to be named. */
export const formatOf = (columns: readonly string[]): FileFormat | null => FORMATS.find((format) => format.columns.every((name) => columns.includes(name))) ?? null;
