/** A cell of a table as text, number or nothing (nothing is an empty cell, never 0). */
export type CsvCell = string | number | null;

/**
 * Comma separated values after RFC 4180. Numbers keep a decimal point whatever the locale. Text that a spreadsheet would run as a formula gets an
 * apostrophe in front.
 */
export function toCsv(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return `${[header, ...rows].map((row) => row.map(cellText).join(',')).join('\r\n')}\r\n`;
}

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Offers a text as a file of the browser's or window's download folder. */
export function downloadText(fileName: string, text: string, type = 'text/csv;charset=utf-8'): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // Released after the click was taken up by the browser.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
