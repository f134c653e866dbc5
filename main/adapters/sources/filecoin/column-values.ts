import type { ParquetType } from 'hyparquet';
import type { ColumnPage } from './column-pages';

/** A column of one row group, one value a row. Numbers as numbers, 64-bit integers as bigint, texts as text, fixed bytes as bytes; null where a row has none. */
export interface ColumnValues {
  readonly length: number;
  at(row: number): unknown;
}

type Reader = (index: number) => unknown;

const wrong = (what: string): RangeError => new RangeError(what);
const utf8 = new TextDecoder();
/** No dictionary has more than 2^24 entries; with this width the bits of a value and of the next byte fit a 32-bit number. */
const WIDEST = 24;

/**
 * Values of the run-length and bit-packing hybrid. Runs are taken only as far as there are values.
 * Source: Apache Parquet, Encodings.md. @throws RangeError when the bytes end before
 */
export function readRuns(bytes: Uint8Array, width: number, count: number): Uint32Array {
  const out = new Uint32Array(count);
  if (width === 0) return out;
  if (width > WIDEST) throw wrong('width');
  const mask = 2 ** width - 1;
  let seen = 0;
  let at = 0;
  const next = (): number => {
    const byte = bytes[at];
    if (byte === undefined) throw wrong('runs');
    at += 1;
    return byte;
  };
  while (seen < count) {
    let header = 0;
    let scale = 1;
    for (let byte = 0x80; byte >= 0x80; scale *= 128) {
      if (scale > 2 ** 28) throw wrong('run');
      byte = next();
      header += (byte & 0x7f) * scale;
    }
    const half = Math.floor(header / 2);
    if (half === 0) throw wrong('run');
    if (header % 2 === 0) {
      let value = 0;
      for (let shift = 0; shift < width; shift += 8) value |= next() << shift;
      const end = Math.min(count, seen + half);
      out.fill(value & mask, seen, end);
      seen = end;
      continue;
    }
    const end = Math.min(count, seen + half * 8);
    const start = at;
    let bits = 0;
    let held = 0;
    for (; seen < end; seen += 1) {
      for (; held < width; held += 8) bits |= next() << held;
      out[seen] = bits & mask;
      bits >>>= width;
      held -= width;
    }
    at = start + half * width;
  }
  return out;
}

/** Values one after the other, as they are. @param count how many there have to be */
function plainReader(bytes: Uint8Array, type: ParquetType, width: number | undefined, count: number): Reader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sized = (size: number, read: (at: number) => unknown): Reader => {
    if (count * size > bytes.length) throw wrong('values');
    return (index) => read(index * size);
  };
  switch (type) {
    case 'INT32':
      return sized(4, (at) => view.getInt32(at, true));
    case 'INT64':
      return sized(8, (at) => view.getBigInt64(at, true));
    case 'FLOAT':
      return sized(4, (at) => view.getFloat32(at, true));
    case 'DOUBLE':
      return sized(8, (at) => view.getFloat64(at, true));
    case 'FIXED_LEN_BYTE_ARRAY': {
      if (width === undefined || width < 1 || width > 1_000) throw wrong('width');
      return sized(width, (at) => bytes.subarray(at, at + width));
    }
    case 'BYTE_ARRAY': {
      const texts: string[] = [];
      let at = 0;
      for (let i = 0; i < count; i += 1) {
        if (at + 4 > bytes.length) throw wrong('values');
        const length = view.getUint32(at, true);
        at += 4;
        if (length > bytes.length - at) throw wrong('values');
        texts.push(utf8.decode(bytes.subarray(at, at + length)));
        at += length;
      }
      return (index) => texts[index];
    }
    case 'BOOLEAN':
    case 'INT96':
      throw wrong('type');
  }
}

/** Which value of the page a row has, -1 for none; null: each its own. */
function ranksOf(levels: Uint8Array | null, count: number): { readonly ranks: Int32Array | null; readonly present: number } {
  if (levels === null) return { ranks: null, present: count };
  const defined = readRuns(levels, 1, count);
  let present = 0;
  for (const level of defined) present += level;
  if (present === count) return { ranks: null, present };
  const ranks = new Int32Array(count);
  let rank = 0;
  for (let row = 0; row < count; row += 1) {
    ranks[row] = defined[row] === 1 ? rank : -1;
    rank += defined[row] ?? 0;
  }
  return { ranks, present };
}

/**
 * Values of a column out of its pages, without an object for each row: a million rows are indices into a dictionary, or the bytes themselves.
 * @throws RangeError when the pages do not hold what they promise
 */
export function toColumnValues(pages: readonly ColumnPage[], type: ParquetType, width: number | undefined): ColumnValues {
  let dictionary: Reader | null = null;
  let entries = 0;
  const parts: { readonly first: number; readonly end: number; readonly read: Reader }[] = [];
  let rows = 0;
  for (const page of pages) {
    if (page.kind === 'dictionary') {
      const read = plainReader(page.values, type, width, page.count);
      const values = Array.from({ length: page.count }, (_, i) => read(i));
      dictionary = (index) => values[index];
      entries = page.count;
      continue;
    }
    const { ranks, present } = ranksOf(page.levels, page.count);
    const read = page.encoding === 'plain' ? plainReader(page.values, type, width, present) : dictionaryReader(page.values, present, dictionary, entries);
    const first = rows;
    rows += page.count;
    parts.push({
      first, end: rows,
      read: ranks === null ? read : (index) => {
        const rank = ranks[index] ?? -1;
        return rank < 0 ? null : read(rank);
      },
    });
  }
  let current = parts[0];
  return {
    length: rows,
    at(row) {
      // Rows are mostly asked for in their order.
      if (current === undefined || row < current.first || row >= current.end) current = parts.find((part) => row >= part.first && row < part.end);
      return current === undefined ? null : current.read(row - current.first);
    },
  };
}

function dictionaryReader(bytes: Uint8Array, present: number, dictionary: Reader | null, entries: number): Reader {
  if (present === 0) return () => null;
  if (dictionary === null || bytes.length === 0) throw wrong('dictionary');
  const indices = readRuns(bytes.subarray(1), bytes[0] ?? 0, present);
  for (const index of indices) if (index >= entries) throw wrong('dictionary');
  return (index) => dictionary(indices[index] ?? 0);
}
