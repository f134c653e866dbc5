import { parse } from 'csv-parse/sync';

/** A row of the file with the line at which it begins (1-based) and its cells by the names of the header. */
export interface CsvRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** A row that could not be cut into cells. */
export interface BrokenRow {
  readonly line: number;
  readonly why: 'quotes' | 'columns';
}

export type ReadCsv =
  | { readonly ok: true; readonly columns: readonly string[]; readonly rows: readonly CsvRow[]; readonly broken: readonly BrokenRow[] }
  | { readonly ok: false; readonly why: 'empty' | 'no-header' | 'not-text' | 'too-many-rows' };

export const MOST_ROWS = 250_000;
/** A cell longer than this is no cell of a ledger. */
const MOST_RECORD_B = 100_000;

/** The number of cells that most rows have: titles above the header have fewer, a row with a comma too many has more. */
function usualWidth(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

/** The mark that separates cells: whichever stands most often in the first lines outside of quotes. A title above the header may hold none. */
function delimiterOf(firstLines: string): string {
  const bare = firstLines.replace(/"[^"]*"/g, '');
  return [',', ';', '\t'].map((mark) => ({ mark, count: bare.split(mark).length })).toSorted((a, b) => b.count - a.count)[0]?.mark ?? ',';
}

/**
 * Cuts a CSV file into rows. Lines before the header that hold fewer cells (titles that exporters put there) are skipped. A row that is broken is
 * told with its line, and the rows after it are still read.
 */
export function readCsv(text: string): ReadCsv {
  // A file of another kind (a spreadsheet, an image) has zero bytes.
  if (text.slice(0, 4096).includes('\u0000')) return { ok: false, why: 'not-text' };
  const body = text.replace(/^\uFEFF/, '');
  if (body.trim() === '') return { ok: false, why: 'empty' };
  const broken: BrokenRow[] = [];
  const records = parse(body, {
    delimiter: delimiterOf(body.split(/\r?\n/, 20).join('\n')), info: true, relax_quotes: true, relax_column_count: true, skip_empty_lines: true, max_record_size: MOST_RECORD_B, skip_records_with_error: true, to: MOST_ROWS + 1,
    on_skip: (error) => {
      broken.push({ line: typeof error?.['lines'] === 'number' ? error['lines'] : 0, why: 'quotes' });
      return undefined;
    },
  }) as unknown as readonly { readonly info: { readonly lines: number }; readonly record: readonly string[] }[];
  if (records.length > MOST_ROWS) return { ok: false, why: 'too-many-rows' };
  const width = usualWidth(records.slice(0, 50).map(({ record }) => record.length));
  const headAt = records.findIndex(({ record }) => record.length === width);
  const head = records[headAt];
  if (head === undefined || width < 2) return { ok: false, why: 'no-header' };
  const columns = head.record.map((name) => name.trim());
  if (new Set(columns).size !== columns.length || columns.some((name) => name === '')) return { ok: false, why: 'no-header' };
  const rows: CsvRow[] = [];
  for (const { info, record } of records.slice(headAt + 1)) {
    // `lines` counts to the end of the record; one that spans several lines began that many earlier.
    const line = info.lines - record.reduce((breaks, cell) => breaks + (cell.match(/\n/g)?.length ?? 0), 0);
    if (record.length > width && record.slice(width).some((cell) => cell !== '')) broken.push({ line, why: 'columns' });
    else rows.push({ line, cells: Object.fromEntries(columns.map((name, at) => [name, record[at] ?? ''])) });
  }
  return { ok: true, columns, rows, broken };
}
