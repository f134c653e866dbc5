/** A cell: text, a number, or nothing. Text from outside is told apart from numbers, because only text can be a formula. */
export type CsvCell = string | number | bigint | null;

/** Spreadsheets run a cell that begins with one of these; a quote in front makes it text again. */
const FORMULA_START = /^[=+\-@\t\r\n]/;
/** An exact decimal as text may begin with a sign: it is a number, not a formula. */
const DECIMAL = /^-?\d+(\.\d+)?$/;
const NEEDS_QUOTES = /[",\r\n]/;

/** Numbers without an exponent: spreadsheets and tax tools misread 1e-7. */
function numberText(value: number): string {
  if (!Number.isFinite(value)) return '';
  const text = String(value);
  return /e/i.test(text) ? value.toFixed(18).replace(/\.?0+$/, '') : text;
}

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return numberText(cell);
  if (typeof cell === 'bigint') return cell.toString();
  const safe = FORMULA_START.test(cell) && !DECIMAL.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows alone, for a file that is put together piece by piece. */
export const csvRows = (rows: readonly (readonly CsvCell[])[]): string => rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');

/** RFC 4180: comma, CRLF after every row, quotes where needed. UTF-8 without a mark; a header of the given names. */
export const toCsv = (header: readonly string[], rows: readonly (readonly CsvCell[])[]): string =>
  csvRows([header]) + csvRows(rows);
