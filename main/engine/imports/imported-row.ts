import type { CsvRow } from './read-csv';

/** What a row of a file says, before tokens and amounts are worked out. */
export interface ToldRow {
  readonly state: 'told';
  readonly line: number;
  /** UTC ms. */
  readonly atMs: number;
  readonly kind: 'reward' | 'staking';
  /** A token id, or a symbol as the file writes it. */
  readonly token: string;
  /** Exact decimal text, above zero. */
  readonly amount: string;
  /** Network by id where the file or the mapping names one. */
  readonly network: string | null;
  readonly transaction: string | null;
  readonly device: string | null;
  /** True: the row names a day and no time of it. */
  readonly ofDay: boolean;
  /** Money a whole token, exact decimal text; null: not told. */
  readonly price: { readonly amount: string; readonly currency: string } | null;
  /** Money the row was worth, in a currency; the price follows from it. */
  readonly worth: { readonly amount: string; readonly currency: string } | null;
  readonly note: string;
}

/** A row that is not taken, and why, as a code (`import.<code>`), with the words of the file that it is about. */
export interface LeftRow {
  /** `bad`: it should have been a reward and cannot be read; `ignored`: it is something else (a trade, a transfer, a fee). */
  readonly state: 'bad' | 'ignored';
  readonly line: number;
  readonly why: string;
  readonly what: string;
}

export type FormatRow = ToldRow | LeftRow;

export const bad = (row: Pick<CsvRow, 'line'>, why: string, what: string): LeftRow => ({ state: 'bad', line: row.line, why, what: what.slice(0, 120) });
export const ignored = (row: Pick<CsvRow, 'line'>, why: string, what: string): LeftRow => ({ state: 'ignored', line: row.line, why, what: what.slice(0, 120) });

/** The rest of a told row, for formats that say little. */
export const plainRow = { network: null, transaction: null, device: null, price: null, worth: null, note: '' } as const;

/** The text of a cell, or null when it is empty. */
export const cellOf = (row: CsvRow, column: string | undefined): string | null => {
  const text = column === undefined ? '' : (row.cells[column] ?? '');
  return text.trim() === '' ? null : text.trim();
};
