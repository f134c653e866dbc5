import * as zlib from 'node:zlib';
import { parquetScan, type FileMetaData, type SchemaElement } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { createChainFailure, isChainFailure } from './failures';
import type { ColumnName, PortalTable, RowGroupPlace } from './parquet-table';
import { PLAIN_PARSERS } from './parquet-table';
import { FileChangedError, type FileVersion } from './portal-file';
import { CancelledError } from '../../../../shared/units/cancel';

/** A column of one row group, one value a row; null and undefined where a row has none. */
export type ColumnValues = ArrayLike<unknown>;

/** Largest page after decompression: a million numbers of 8 bytes, and room. A small piece must not grow without end. */
const LARGEST_PAGE = 64 * 1024 * 1024;

function bounded(decompress: (input: Uint8Array, outputLength: number) => Uint8Array): (input: Uint8Array, outputLength: number) => Uint8Array {
  return (input, outputLength) => {
    if (outputLength > LARGEST_PAGE) throw new RangeError('the page is too large');
    return decompress(input, outputLength);
  };
}

/** The file is written with zstd. Node's own is several times faster than one in JavaScript; the Node of an older Electron has none. */
const nativeZstd = 'zstdDecompressSync' in zlib ? (input: Uint8Array, outputLength: number): Uint8Array => zlib.zstdDecompressSync(input, { maxOutputLength: Math.max(1, outputLength) }) : compressors.ZSTD;

const COMPRESSORS = Object.fromEntries(
  Object.entries({ ...compressors, ...(nativeZstd === undefined ? {} : { ZSTD: nativeZstd }) }).map(([codec, decompress]) => [codec, bounded(decompress)]),
);

/** Dates and decimals come as the integers they are stored as: hyparquet would make objects of the first and lose digits of the second. */
function withRawNumbers(metadata: FileMetaData): FileMetaData {
  return { ...metadata, schema: metadata.schema.map((element) => (isDecimal(element) || element.converted_type === 'DATE' || element.logical_type?.type === 'DATE' ? rawElement(element) : element)) };
}

function rawElement(element: SchemaElement): SchemaElement {
  const { converted_type: _converted, logical_type: _logical, ...raw } = element;
  return raw;
}

export const isDecimal = (element: SchemaElement): boolean => element.converted_type === 'DECIMAL' || element.logical_type?.type === 'DECIMAL';

/**
 * Fetches and decodes one column of one row group.
 * @throws ChainFailure `bad-answer` when the bytes are not what the table of contents promises; what `file.slice` throws
 */
export async function readColumn(file: FileVersion, table: PortalTable, group: RowGroupPlace, column: ColumnName): Promise<ColumnValues> {
  const place = group.columns[column];
  const bytes = await file.slice(place.start, place.end);
  const asyncBuffer = {
    byteLength: file.byteLength,
    slice(start: number, end: number = file.byteLength): ArrayBuffer {
      if (start < place.start || end > place.end) throw new RangeError('outside of the column');
      return new Uint8Array(bytes.subarray(start - place.start, end - place.start)).buffer;
    },
  };
  try {
    const scan = await parquetScan({
      file: asyncBuffer, metadata: withRawNumbers(table.metadata), columns: [place.name], rowStart: group.rowStart, rowEnd: group.rowStart + group.rows,
      compressors: COMPRESSORS, parsers: PLAIN_PARSERS, useOffsetIndex: false, utf8: table.elements[column].type === 'BYTE_ARRAY' && !isDecimal(table.elements[column]),
    });
    const values: ColumnValues = await scan.readColumn({ column: place.name, rowStart: group.rowStart, rowEnd: group.rowStart + group.rows });
    if (values.length !== group.rows) throw new RangeError('the column has another number of rows');
    return values;
  } catch (error) {
    if (isChainFailure(error) || error instanceof FileChangedError || error instanceof CancelledError) throw error;
    throw createChainFailure('bad-answer', file.host, `column ${column}`);
  }
}
