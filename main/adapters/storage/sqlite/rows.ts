import { isChainId } from '../../../../shared/domain/wallet';
import type { ChainId } from '../../../../shared/domain/wallet';
import type { Row } from './database';
import { StoreError } from './store-error';

// A row comes from a file that others can write to: each column is checked where it is read.

function damaged(column: string, found: unknown): StoreError {
  return new StoreError('corrupt', `The database holds an unexpected value in column "${column}" (${found === null ? 'null' : typeof found}).`, 'Put the newest copy from the folder "backups" in its place.');
}

export function textOf(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw damaged(column, value);
  return value;
}

export const textOrNullOf = (row: Row, column: string): string | null => (row[column] === null ? null : textOf(row, column));

export function numberOf(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw damaged(column, value);
  return value;
}

export const numberOrNullOf = (row: Row, column: string): number | null => (row[column] === null ? null : numberOf(row, column));

export const flagOf = (row: Row, column: string): boolean => numberOf(row, column) !== 0;

export function bytesOf(row: Row, column: string): Uint8Array {
  const value = row[column];
  if (!(value instanceof Uint8Array)) throw damaged(column, value);
  return value;
}

/** A text column that may hold only the given words. */
export function wordOf<W extends string>(row: Row, column: string, words: readonly W[]): W {
  const value = textOf(row, column);
  const word = words.find((candidate) => candidate === value);
  if (word === undefined) throw damaged(column, value);
  return word;
}

export function chainOf(row: Row): ChainId {
  const value = textOf(row, 'chain');
  if (!isChainId(value)) throw damaged('chain', value);
  return value;
}
