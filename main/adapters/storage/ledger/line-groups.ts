import type { LineKind } from '../../../../shared/domain/reward';
import type { Row } from '../sqlite/database';
import { numberOf, textOf, textOrNullOf, wordOf } from '../sqlite/rows';
import { LINE_KINDS } from './line-rows';

/** What many lines have in common: everything a filter asks for besides time and transaction. */
export interface LineGroup {
  readonly walletId: string;
  readonly kind: LineKind;
  readonly network: string | null;
  readonly mint: string;
  readonly symbol: string | null;
  readonly decimals: number;
  readonly sourceDevice: string | null;
  readonly sender: string | null;
  readonly destinationAccount: string;
  /** What a search looks through, in small letters, one word after the other with `BETWEEN_WORDS` between. */
  readonly searched: string;
}

/** No search finds a text across two words. */
export const BETWEEN_WORDS = '\u0000';

/** Small letters of ASCII alone, as SQLite's LIKE compares. */
export const lower = (text: string): string => (/[A-Z]/.test(text) ? text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()) : text);

/** Columns of a line that make its group. */
export const GROUP_COLUMNS = ['wallet_id', 'kind', 'network', 'mint', 'symbol', 'decimals', 'source_device', 'sender', 'destination_account'] as const;

/** The groups that lines were found in, numbered as they come. */
export interface LineGroups {
  readonly all: readonly LineGroup[];
  /** Number of the row's group. */
  of(row: Row): number;
}

/** Words of accounts and tokens are told by their length first, so that no text from a chain can pass for a border between two of them. */
const keyPart = (value: unknown): string => (typeof value === 'string' ? `${value.length}:${value}` : '-');

export function createLineGroups(): LineGroups {
  const all: LineGroup[] = [];
  const numbers = new Map<string, number>();
  // One string for each word, however many rows repeat it.
  const words = new Map<string, string>();
  const word = (text: string): string => {
    const known = words.get(text);
    if (known !== undefined) return known;
    words.set(text, text);
    return text;
  };
  const wordOrNull = (text: string | null): string | null => (text === null ? null : word(text));
  return {
    all,
    of(row) {
      const key = `${keyPart(row['wallet_id'])}${keyPart(row['kind'])}${keyPart(row['network'])}${keyPart(row['mint'])}${keyPart(row['symbol'])}${String(row['decimals'])}${keyPart(row['source_device'])}${keyPart(row['sender'])}${keyPart(row['destination_account'])}`;
      const known = numbers.get(key);
      if (known !== undefined) return known;
      const number = all.length;
      const searched = [row['symbol'], row['mint'], row['network'], row['sender'], row['source_device'], row['destination_account']];
      all.push({
        searched: lower(searched.filter((text) => typeof text === 'string').join(BETWEEN_WORDS)),
        walletId: word(textOf(row, 'wallet_id')), kind: wordOf(row, 'kind', LINE_KINDS), network: wordOrNull(textOrNullOf(row, 'network')), mint: word(textOf(row, 'mint')),
        symbol: wordOrNull(textOrNullOf(row, 'symbol')), decimals: numberOf(row, 'decimals'), sourceDevice: wordOrNull(textOrNullOf(row, 'source_device')),
        sender: wordOrNull(textOrNullOf(row, 'sender')), destinationAccount: word(textOf(row, 'destination_account')),
      });
      numbers.set(key, number);
      return number;
    },
  };
}
