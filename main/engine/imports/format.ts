import type { ImportFormat } from '../../../shared/domain/own-record';
import type { FormatRow } from './imported-row';
import type { CsvRow } from './read-csv';

/** A kind of file whose columns are known. */
export interface FileFormat {
  readonly id: Exclude<ImportFormat, 'generic'>;
  /** True: real files of it were read. False: only its documentation. */
  readonly verified: boolean;
  /** Columns by which it is recognised; a file may have more. */
  readonly columns: readonly string[];
  read(row: CsvRow): FormatRow;
}
