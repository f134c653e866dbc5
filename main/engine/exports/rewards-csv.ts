import { csvRows, toCsv, type CsvCell } from './csv';
import { EXPORT_DIGITS, type ExportLine, type RewardsReport } from './rewards-report';

/** Columns in the order of the file. Names never change their meaning: people keep formulas on them. */
const COLUMNS: readonly { readonly name: string; readonly cell: (line: ExportLine, currency: string) => CsvCell }[] = [
  { name: 'time_utc', cell: (l) => l.time },
  { name: 'day', cell: (l) => l.day },
  { name: 'kind', cell: (l) => l.kind },
  { name: 'network', cell: (l) => l.network },
  { name: 'token', cell: (l) => l.symbol },
  { name: 'amount', cell: (l) => l.amount },
  { name: 'usd_per_token', cell: (l) => l.usdPerToken },
  { name: 'price_time_utc', cell: (l) => l.priceTime },
  { name: 'price_source', cell: (l) => (l.priceTyped ? 'typed' : l.priceSource) },
  { name: 'value', cell: (l) => (l.value === null ? null : l.value.toFixed(EXPORT_DIGITS)) },
  { name: 'currency', cell: (_l, currency) => currency },
  { name: 'value_missing', cell: (l) => l.valueMissing },
  { name: 'device', cell: (l) => l.sourceDevice },
  { name: 'sender', cell: (l) => l.sender },
  { name: 'mint', cell: (l) => l.mint },
  { name: 'transaction', cell: (l) => l.transaction },
  { name: 'line_id', cell: (l) => l.id },
];

const cellsOf = (line: ExportLine, currency: string): readonly CsvCell[] => COLUMNS.map((column) => column.cell(line, currency));

/**
 * The report as CSV, without a row of totals (tools would count it twice): the sum of `value` is the report's total, exactly. `value` is
 * empty where a line is no income, and where its price is not known: then `value_missing` says why.
 */
export const toRewardsCsv = (report: RewardsReport): string =>
  toCsv(COLUMNS.map((column) => column.name), report.lines.map((line) => cellsOf(line, report.currency)));

/** The head of the file, and its rows piece by piece. */
export const rewardsCsvHead = (): string => csvRows([COLUMNS.map((column) => column.name)]);
export const rewardsCsvRows = (lines: readonly ExportLine[], currency: string): string => csvRows(lines.map((line) => cellsOf(line, currency)));
