import { toDecimalText } from '../../../shared/units/token-amount';
import type { ExportPlan, ExportStore, FileLine } from '../ports/exporter';
import { csvRows, type CsvCell } from './csv';
import { descriptionOf, isOutgoing, symbolOf, transactionOf, writeForeign, type ForeignLine } from './foreign-lines';
import type { FileEnd, FileSink } from './ledger-file';

/** Koinly's universal template; where its columns and tags come from stands in the README. */
export const KOINLY_COLUMNS = [
  'Date', 'Sent Amount', 'Sent Currency', 'Received Amount', 'Received Currency', 'Fee Amount', 'Fee Currency', 'Net Worth Amount', 'Net Worth Currency', 'Label', 'Description', 'TxHash',
] as const;

/** `2026-01-31 23:59:59 UTC`. */
const dateOf = (atMs: number): string => `${new Date(atMs).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

const amountOf = (line: FileLine): string => toDecimalText({ base: BigInt(line.base), decimals: line.decimals });

/** `reward` is Koinly's tag for staking and network rewards; movements carry none, so that it matches transfers by itself. */
const labelOf = (line: FileLine): string | null => (line.kind === 'reward' || line.kind === 'staking' ? 'reward' : null);

function singleRow({ line, value }: ForeignLine, currency: string): readonly CsvCell[] {
  const side: readonly CsvCell[] = [amountOf(line), symbolOf(line)];
  const none: readonly CsvCell[] = [null, null];
  return [
    dateOf(line.atMs), ...(isOutgoing(line) ? [...side, ...none] : [...none, ...side]), null, null, value, value === null ? null : currency, labelOf(line), descriptionOf(line), transactionOf(line),
  ];
}

/** One token out and one other in, within one transaction: a trade in one row, worth what left. */
function tradeRow(out: ForeignLine, into: ForeignLine, currency: string): readonly CsvCell[] {
  const value = out.value ?? into.value;
  return [
    dateOf(out.line.atMs), amountOf(out.line), symbolOf(out.line), amountOf(into.line), symbolOf(into.line), null, null, value, value === null ? null : currency, null,
    `swap (token ${out.line.mint} for ${into.line.mint})`, transactionOf(out.line),
  ];
}

function rowsOf(lines: readonly ForeignLine[], currency: string): readonly (readonly CsvCell[])[] {
  const out = lines.filter(({ line }) => isOutgoing(line));
  const into = lines.filter(({ line }) => line.kind === 'conversion');
  const [sold, bought] = [out[0], into[0]];
  if (out.length !== 1 || into.length !== 1 || sold === undefined || bought === undefined || sold.line.mint === bought.line.mint) return lines.map((line) => singleRow(line, currency));
  return [tradeRow(sold, bought, currency), ...lines.filter((line) => line !== sold && line !== bought).map((line) => singleRow(line, currency))];
}

/** The sum of `Net Worth Amount` over the rows labelled `reward` is the total of the page. */
export const writeKoinly = (plan: ExportPlan, store: ExportStore, sink: FileSink): FileEnd =>
  writeForeign(plan, store, sink, csvRows([KOINLY_COLUMNS]), (lines) => csvRows(rowsOf(lines, plan.currency)));
