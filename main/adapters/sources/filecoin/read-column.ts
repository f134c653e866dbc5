import * as zlib from 'node:zlib';
import type { CompressionCodec, SchemaElement } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { toPages } from './column-pages';
import { toColumnValues, type ColumnValues } from './column-values';
import { createChainFailure } from './failures';
import type { ColumnName, PortalTable, RowGroupPlace } from './parquet-table';
import type { FileVersion } from './portal-file';

/** Largest page after decompression: a million numbers of 8 bytes, and room. A small piece must not grow without end. */
const LARGEST_PAGE = 64 * 1024 * 1024;

/** The file is written with zstd. Node's own is several times faster than one in JavaScript; the Node of an older Electron has none. */
function decompress(codec: CompressionCodec, input: Uint8Array, outputLength: number): Uint8Array {
  if (outputLength > LARGEST_PAGE) throw new RangeError('the page is too large');
  if (codec === 'ZSTD' && 'zstdDecompressSync' in zlib) return zlib.zstdDecompressSync(input, { maxOutputLength: Math.max(1, outputLength) });
  const own = compressors[codec];
  if (own === undefined) throw new RangeError('an unknown compression');
  return own(input, outputLength);
}

export const isDecimal = (element: SchemaElement): boolean => element.converted_type === 'DECIMAL' || element.logical_type?.type === 'DECIMAL';

/**
 * Fetches and decodes one column of one row group. Values are raw: days and decimals are the integers they are stored as. The pages are taken apart
 * here and not by hyparquet, which makes an object of each of a million rows (0.4 s in one go) and trusts sizes and run lengths.
 * @throws ChainFailure `bad-answer` when the bytes are not what the table of contents promises; what `file.slice` throws
 */
export async function readColumn(file: FileVersion, table: PortalTable, group: RowGroupPlace, column: ColumnName): Promise<ColumnValues> {
  const place = group.columns[column];
  const element = table.elements[column];
  const bytes = await file.slice(place.start, place.end);
  try {
    const { type } = element;
    if (type === undefined) throw new RangeError('no type');
    const pages = toPages({ bytes, rows: group.rows, codec: place.codec, isOptional: element.repetition_type === 'OPTIONAL', decompress });
    return toColumnValues(pages, type, element.type_length);
  } catch {
    throw createChainFailure('bad-answer', file.host, `column ${column}`);
  }
}
