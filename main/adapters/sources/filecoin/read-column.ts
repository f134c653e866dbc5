import * as zlib from 'node:zlib';
import { parquetScan, type CompressionCodec, type Compressors, type FileMetaData, type SchemaElement } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { checkPages, type CheckedPages } from './check-pages';
import { createChainFailure, isChainFailure } from './failures';
import type { ColumnName, PortalTable, RowGroupPlace } from './parquet-table';
import { PLAIN_PARSERS } from './parquet-table';
import { FileChangedError, type FileVersion } from './portal-file';
import { CancelledError } from '../../../../shared/units/cancel';

/** A column of one row group, one value a row; null and undefined where a row has none. */
export type ColumnValues = ArrayLike<unknown>;

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

const CODECS = ['SNAPPY', 'GZIP', 'BROTLI', 'LZ4', 'LZ4_RAW', 'ZSTD'] as const;

/** Hands hyparquet the pages that were decompressed and looked at before, and no others. */
function fromChecked(pages: CheckedPages): Compressors {
  const find = (input: Uint8Array): Uint8Array => {
    const page = pages.get(input.byteOffset);
    if (page === undefined) throw new RangeError('a page that was not checked');
    return page;
  };
  return Object.fromEntries(CODECS.map((codec) => [codec, find]));
}

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
  const element = table.elements[column];
  // A piece of its own: places in it are then places of the buffer.
  const bytes = new Uint8Array(await file.slice(place.start, place.end));
  const asyncBuffer = {
    byteLength: file.byteLength,
    slice(start: number, end: number = file.byteLength): ArrayBuffer {
      if (start !== place.start || end !== place.end) throw new RangeError('outside of the column');
      return bytes.buffer;
    },
  };
  try {
    const pages = checkPages({ bytes, rows: group.rows, codec: place.codec, isOptional: element.repetition_type === 'OPTIONAL', decompress });
    const scan = await parquetScan({
      file: asyncBuffer, metadata: withRawNumbers(table.metadata), columns: [place.name], rowStart: group.rowStart, rowEnd: group.rowStart + group.rows,
      compressors: fromChecked(pages), parsers: PLAIN_PARSERS, useOffsetIndex: false, utf8: element.type === 'BYTE_ARRAY' && !isDecimal(element),
    });
    const values: ColumnValues = await scan.readColumn({ column: place.name, rowStart: group.rowStart, rowEnd: group.rowStart + group.rows });
    if (values.length !== group.rows) throw new RangeError('the column has another number of rows');
    return values;
  } catch (error) {
    if (isChainFailure(error) || error instanceof FileChangedError || error instanceof CancelledError) throw error;
    throw createChainFailure('bad-answer', file.host, `column ${column}`);
  }
}
