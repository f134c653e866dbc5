import type { CompressionCodec } from 'hyparquet';
import { deserializeTCompactProtocol } from 'hyparquet/src/thrift.js';

/** One page of a column, decompressed, with every size in its header checked. */
export type ColumnPage =
  | { readonly kind: 'dictionary'; readonly count: number; readonly values: Uint8Array }
  | { readonly kind: 'data'; readonly count: number; readonly encoding: 'plain' | 'dictionary'; /** null: every row has a value */ readonly levels: Uint8Array | null; readonly values: Uint8Array };

export interface ChunkOfColumn {
  /** The bytes of one column of one row group, dictionary and all. */
  readonly bytes: Uint8Array;
  readonly rows: number;
  readonly codec: CompressionCodec;
  readonly isOptional: boolean;
  /** Gives exactly `outputLength` bytes, or throws. */
  readonly decompress: (codec: CompressionCodec, input: Uint8Array, outputLength: number) => Uint8Array;
}

const DATA_PAGE = 0;
const DICTIONARY_PAGE = 2;
const DATA_PAGE_V2 = 3;

const wrong = (what: string): RangeError => new RangeError(what);

/** A whole number of a header, 0 to `most`. */
function numberOf(value: unknown, most: number, what: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > most) throw wrong(what);
  return value;
}

/** Fields of a nested part of a header. */
function partOf(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Uint8Array) throw wrong(what);
  return Object.fromEntries(Object.entries(value));
}

/** Encodings by their number; those that DuckDB does not write in its usual format are refused. */
function encodingOf(value: unknown): 'plain' | 'dictionary' {
  if (value === 0) return 'plain';
  if (value === 2 || value === 8) return 'dictionary';
  throw wrong('encoding');
}

/**
 * The pages of a column. Every size comes from outside: a negative one would make a reader go round for ever, a huge one fill the memory.
 * Source of the format: Apache Parquet, PageHeader in parquet.thrift.
 * @throws RangeError for anything that is not as the format has it, or has more than `rows` values
 */
export function toPages(chunk: ChunkOfColumn): readonly ColumnPage[] {
  const { bytes, rows } = chunk;
  const pages: ColumnPage[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const unpack = (input: Uint8Array, length: number): Uint8Array => {
    const page = chunk.codec === 'UNCOMPRESSED' ? input : chunk.decompress(chunk.codec, input, length);
    if (page.length !== length) throw wrong('page size');
    return page;
  };
  let values = 0;
  let at = 0;
  while (values < rows) {
    const reader = { view, offset: at };
    const header: Readonly<Record<string, unknown>> = deserializeTCompactProtocol(reader);
    const compressed = numberOf(header['field_3'], bytes.length - reader.offset, 'page size');
    const size = numberOf(header['field_2'], Number.MAX_SAFE_INTEGER, 'page size');
    const body = bytes.subarray(reader.offset, reader.offset + compressed);
    const before = values;
    switch (header['field_1']) {
      case DICTIONARY_PAGE:
        if (pages.length > 0) throw wrong('dictionary');
        pages.push({ kind: 'dictionary', count: numberOf(partOf(header['field_7'], 'dictionary')['field_1'], rows, 'dictionary'), values: unpack(body, size) });
        break;
      case DATA_PAGE: {
        const data = partOf(header['field_5'], 'data page');
        values += numberOf(data['field_1'], rows - values, 'values');
        pages.push({ kind: 'data', count: values - before, encoding: encodingOf(data['field_2']), ...splitLevels(unpack(body, size), chunk.isOptional) });
        break;
      }
      case DATA_PAGE_V2: {
        const data = partOf(header['field_8'], 'data page');
        values += numberOf(data['field_1'], rows - values, 'values');
        const levels = numberOf(data['field_5'], Math.min(body.length, size), 'levels');
        if (numberOf(data['field_6'], 0, 'levels') !== 0) throw wrong('levels');
        const rest = body.subarray(levels);
        pages.push({
          kind: 'data', count: values - before, encoding: encodingOf(data['field_4']), levels: chunk.isOptional ? body.subarray(0, levels) : null,
          values: data['field_7'] === false ? rest : unpack(rest, size - levels),
        });
        break;
      }
      default:
        throw wrong('page type');
    }
    // A page of no values leads on; one of no bytes would not.
    at = reader.offset + compressed;
  }
  return pages;
}

/** Version 1 of the format puts the length of the levels before them. */
function splitLevels(page: Uint8Array, isOptional: boolean): { readonly levels: Uint8Array | null; readonly values: Uint8Array } {
  if (!isOptional) return { levels: null, values: page };
  if (page.length < 4) throw wrong('levels');
  const length = new DataView(page.buffer, page.byteOffset, 4).getUint32(0, true);
  if (length > page.length - 4) throw wrong('levels');
  return { levels: page.subarray(4, 4 + length), values: page.subarray(4 + length) };
}
