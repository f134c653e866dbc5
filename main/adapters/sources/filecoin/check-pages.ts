import type { CompressionCodec } from 'hyparquet';
import { deserializeTCompactProtocol } from 'hyparquet/src/thrift.js';

/** Decompressed pages of a column, by the place of their compressed bytes. */
export type CheckedPages = ReadonlyMap<number, Uint8Array>;

export interface ChunkToCheck {
  /** The bytes of one column of one row group, dictionary and all. */
  readonly bytes: Uint8Array;
  readonly rows: number;
  readonly codec: CompressionCodec;
  readonly isOptional: boolean;
  readonly decompress: (codec: CompressionCodec, input: Uint8Array, outputLength: number) => Uint8Array;
}

const DATA_PAGE = 0;
const DICTIONARY_PAGE = 2;
const DATA_PAGE_V2 = 3;
/** Encodings whose length is bounded by the number of values: plain, dictionary (old and new name), run length, byte stream split. */
const PLAIN = 0;
const BYTE_STREAM_SPLIT = 9;
const DICTIONARIES: ReadonlySet<number> = new Set([2, 8]);
/** Writers fill the last bit-packed run up. */
const PADDING = 1_024;

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

/**
 * Walks through the pages of a column before hyparquet reads them: it trusts sizes and run lengths, so that a negative size makes it go round for ever
 * and a run of two thousand million values fills the memory (found by changing bytes at random). Formats of which no bound is known are refused.
 * Source of the format: Apache Parquet, PageHeader in parquet.thrift and Encodings.md.
 * @returns the pages, decompressed once
 * @throws RangeError for anything that the reader could stumble over
 */
export function checkPages(chunk: ChunkToCheck): CheckedPages {
  const { bytes, rows } = chunk;
  const pages = new Map<number, Uint8Array>();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let values = 0;
  let at = 0;
  while (values < rows) {
    const reader = { view, offset: at };
    const header: Readonly<Record<string, unknown>> = deserializeTCompactProtocol(reader);
    const compressed = numberOf(header['field_3'], bytes.length - reader.offset, 'page size');
    const size = numberOf(header['field_2'], Number.MAX_SAFE_INTEGER, 'page size');
    const body = bytes.subarray(reader.offset, reader.offset + compressed);
    const unpack = (input: Uint8Array, length: number): Uint8Array => {
      const page = chunk.codec === 'UNCOMPRESSED' ? input : chunk.decompress(chunk.codec, input, length);
      if (page.length !== length) throw wrong('page size');
      pages.set(input.byteOffset, page);
      return page;
    };
    switch (header['field_1']) {
      case DICTIONARY_PAGE: {
        numberOf(partOf(header['field_7'], 'dictionary')['field_1'], rows, 'dictionary');
        unpack(body, size);
        break;
      }
      case DATA_PAGE: {
        const data = partOf(header['field_5'], 'data page');
        const count = numberOf(data['field_1'], rows - values, 'values');
        let page = unpack(body, size);
        if (chunk.isOptional) {
          if (page.length < 4) throw wrong('levels');
          const length = new DataView(page.buffer, page.byteOffset, 4).getUint32(0, true);
          if (length + 4 > page.length) throw wrong('levels');
          checkRuns(page.subarray(4, 4 + length), 1, count);
          page = page.subarray(4 + length);
        }
        checkValues(page, data['field_2'], count);
        values += count;
        break;
      }
      case DATA_PAGE_V2: {
        const data = partOf(header['field_8'], 'data page');
        const count = numberOf(data['field_1'], rows - values, 'values');
        numberOf(data['field_2'], count, 'nulls');
        if (numberOf(data['field_3'], rows - values, 'rows') !== count) throw wrong('rows');
        const levels = numberOf(data['field_5'], body.length, 'levels');
        if (numberOf(data['field_6'], 0, 'levels') !== 0 || levels > size) throw wrong('levels');
        if (levels > 0) checkRuns(body.subarray(0, levels), 1, count);
        const rest = body.subarray(levels);
        checkValues(data['field_7'] === false ? rest : unpack(rest, size - levels), data['field_4'], count);
        values += count;
        break;
      }
      default:
        throw wrong('page type');
    }
    at = reader.offset + compressed;
  }
  return pages;
}

function checkValues(page: Uint8Array, encoding: unknown, count: number): void {
  if (encoding === PLAIN || encoding === BYTE_STREAM_SPLIT) return;
  if (typeof encoding !== 'number' || !DICTIONARIES.has(encoding)) throw wrong('encoding');
  const width = page[0] ?? 0;
  if (width > 32) throw wrong('width');
  if (width > 0) checkRuns(page.subarray(1), width, count);
}

/** Runs of the RLE and bit-packing hybrid: none may be longer than there are values. Ends where the reader ends, or earlier. */
function checkRuns(bytes: Uint8Array, width: number, count: number): void {
  let at = 0;
  let seen = 0;
  while (seen < count && at < bytes.length) {
    let header = 0;
    let shift = 0;
    for (let byte = 0x80; byte >= 0x80; ) {
      byte = bytes[at] ?? 0;
      at += 1;
      if (shift > 28) throw wrong('run');
      header += (byte & 0x7f) * 2 ** shift;
      shift += 7;
    }
    const run = header % 2 === 1 ? Math.floor(header / 2) * 8 : Math.floor(header / 2);
    if (run > count - seen + PADDING) throw wrong('run');
    at += header % 2 === 1 ? (run / 8) * width : Math.ceil(width / 8);
    seen += run;
  }
}
