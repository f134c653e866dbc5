import { parquetMetadata, type CompressionCodec, type FileMetaData, type SchemaElement } from 'hyparquet';
import { createChainFailure, isChainFailure } from './failures';
import type { FileVersion } from './portal-file';

/** The columns that are read. The provider's column was called `provider_id` before 2026-07. */
export const COLUMNS = {
  date: ['date'],
  provider: ['storage_provider_id', 'provider_id'],
  reward: ['block_rewards_fil'],
  wins: ['win_count'],
  power: ['quality_adjusted_power_tibs'],
} as const;

export type ColumnName = keyof typeof COLUMNS;

export interface ColumnPlace {
  readonly name: string;
  readonly codec: CompressionCodec;
  readonly start: number;
  readonly end: number;
}

export interface RowGroupPlace {
  readonly index: number;
  /** Row of the file with which it begins. */
  readonly rowStart: number;
  readonly rows: number;
  /** Days of its statistics, whole days since 1970-01-01; null: it has none, and may hold any. */
  readonly firstDay: number | null;
  readonly lastDay: number | null;
  /** Ids of its statistics as text; null: none. May be cut short, see `mayHold`. */
  readonly firstId: string | null;
  readonly lastId: string | null;
  readonly columns: Readonly<Record<ColumnName, ColumnPlace>>;
}

/** What the end of the file says of it. */
export interface PortalTable {
  readonly metadata: FileMetaData;
  readonly elements: Readonly<Record<ColumnName, SchemaElement>>;
  readonly rows: number;
  /** In the order of the file. */
  readonly groups: readonly RowGroupPlace[];
}

const LARGEST_FOOTER = 8 * 1024 * 1024;
const MOST_ROWS = 100_000_000;
/** Rows of one group are held in memory column by column. */
const MOST_ROWS_OF_GROUP = 4_000_000;

/** Dates of the statistics stay whole days. */
const PLAIN_PARSERS = { dateFromDays: (days: number) => days };

/** Whole day of a value of the date column, or of its statistics; null for anything else. */
export const toDay = (value: unknown): number | null => (typeof value === 'number' && Number.isInteger(value) ? value : null);

/**
 * Reads the table of contents. Everything in it comes from outside: places outside of the file, missing columns and absurd numbers are a bad answer.
 * @throws ChainFailure `bad-answer`, and what `file.slice` throws
 */
export async function readTable(file: FileVersion): Promise<PortalTable> {
  const bad = (detail: string): Error => createChainFailure('bad-answer', file.host, detail);
  const { tail } = file;
  if (tail.length < 12 || String.fromCodePoint(...tail.subarray(-4)) !== 'PAR1') throw bad('not-parquet');
  const footerLength = new DataView(tail.buffer, tail.byteOffset + tail.length - 8, 4).getUint32(0, true);
  if (footerLength + 12 > file.byteLength || footerLength > LARGEST_FOOTER) throw bad('not-parquet');
  const footer = footerLength + 8 <= tail.length ? tail : await file.slice(file.byteLength - footerLength - 8, file.byteLength);
  try {
    return toTable(parquetMetadata(footer, { parsers: PLAIN_PARSERS, geoparquet: false }), file.byteLength - footerLength - 8, bad);
  } catch (error) {
    if (isChainFailure(error)) throw error;
    // The library's types promise fields that a broken footer does not have.
    throw bad('not-parquet');
  }
}

/** @param dataEnd where the table of contents begins: no column may reach into it */
export function toTable(metadata: FileMetaData, dataEnd: number, bad: (detail: string) => Error): PortalTable {
  const leaves = metadata.schema.filter((element) => element.type !== undefined);
  const elementOf = (column: ColumnName): SchemaElement => {
    const found = COLUMNS[column].map((name) => leaves.find((leaf) => leaf.name === name)).find((leaf) => leaf !== undefined);
    if (found === undefined || found.repetition_type === 'REPEATED') throw bad(`no-column ${COLUMNS[column][0]}`);
    return found;
  };
  const elements = { date: elementOf('date'), provider: elementOf('provider'), reward: elementOf('reward'), wins: elementOf('wins'), power: elementOf('power') };
  if (elements.date.type !== 'INT32') throw bad('no-column date');
  const rows = Number(metadata.num_rows);
  if (!Number.isSafeInteger(rows) || rows < 0 || rows > MOST_ROWS) throw bad('rows');
  const groups: RowGroupPlace[] = [];
  let rowStart = 0;
  for (const [index, group] of metadata.row_groups.entries()) {
    const count = Number(group.num_rows);
    if (!Number.isSafeInteger(count) || count < 0 || count > MOST_ROWS_OF_GROUP) throw bad('rows');
    const chunkOf = (column: ColumnName) => {
      const meta = group.columns.find((chunk) => chunk.meta_data?.path_in_schema.join('.') === elements[column].name)?.meta_data;
      if (meta === undefined || Number(meta.num_values) !== count) throw bad('columns');
      return meta;
    };
    const placeOf = (column: ColumnName): ColumnPlace => {
      const meta = chunkOf(column);
      const start = Number(meta.dictionary_page_offset === undefined || meta.dictionary_page_offset === 0n ? meta.data_page_offset : meta.dictionary_page_offset);
      const end = start + Number(meta.total_compressed_size);
      if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 4 || end <= start || end > dataEnd) throw bad('columns');
      return { name: elements[column].name, codec: meta.codec, start, end };
    };
    const dates = chunkOf('date').statistics;
    const ids = chunkOf('provider').statistics;
    const asText = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
    groups.push({
      index, rowStart, rows: count,
      firstDay: toDay(dates?.min_value ?? dates?.min), lastDay: toDay(dates?.max_value ?? dates?.max),
      firstId: asText(ids?.min_value), lastId: asText(ids?.max_value),
      columns: { date: placeOf('date'), provider: placeOf('provider'), reward: placeOf('reward'), wins: placeOf('wins'), power: placeOf('power') },
    });
    rowStart += count;
  }
  if (rowStart !== rows) throw bad('rows');
  return { metadata, elements, rows, groups };
}

/** Whether the statistics leave room for the provider. A bound that was cut short stands for everything that begins like it. */
export function mayHold(group: RowGroupPlace, provider: string): boolean {
  if (group.rows === 0) return false;
  if (group.firstId !== null && provider < group.firstId) return false;
  return group.lastId === null || provider <= group.lastId || provider.startsWith(group.lastId);
}

/** The newest days first; groups without statistics before all others, since they may hold any. */
export const newestFirst = (groups: readonly RowGroupPlace[]): readonly RowGroupPlace[] =>
  groups.toSorted((a, b) => (b.lastDay ?? Number.MAX_SAFE_INTEGER) - (a.lastDay ?? Number.MAX_SAFE_INTEGER) || (b.firstDay ?? 0) - (a.firstDay ?? 0) || a.index - b.index);

/** Bytes of the columns of a group that would be fetched. */
export const bytesOf = (group: RowGroupPlace, file: FileVersion): number =>
  Object.values(group.columns).reduce((sum, place) => sum + (file.has(place.start, place.end) ? 0 : place.end - place.start), 0);
