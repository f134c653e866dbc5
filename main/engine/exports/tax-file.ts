import { toDecimalText } from '../../../shared/units/token-amount';
import type { Known } from '../../../shared/units/known';
import type { TaxNote } from '../../../shared/domain/export-codes';
import type { TaxLine } from '../../../shared/tax/own-moves';
import type { ExportPlan, ExportStore } from '../ports/exporter';
import type { TaxQuestion } from '../../../shared/contract/schemas/exports';
import { csvRows, type CsvCell } from './csv';
import type { FileEnd, FileSink } from './ledger-file';
import { isoTime } from './iso-time';
import { outsideTextOrNull } from './outside-text';
import { EXPORT_DIGITS, roundValues } from './rewards-report';
import { makeTaxResult } from './tax-report';

/** Columns of the tax file. Names never change their meaning; new ones are added at the end. */
const COLUMNS = [
  'section', 'time_utc', 'network', 'what', 'token', 'mint', 'amount', 'value', 'cost_basis', 'gain', 'currency', 'not_known', 'device', 'days', 'days_missing', 'line_id', 'text',
] as const;
type Cells = Partial<Record<(typeof COLUMNS)[number], CsvCell>>;

/** What the file says about itself in words; pages have their own by code. */
const NOTE_WORDS: Readonly<Record<TaxNote, string>> = {
  'figures-no-advice': 'These are figures calculated from the ledger, no tax advice. Which method a country allows is for you to find out.',
  'sent-may-be-no-disposal': 'Tokens that were sent away may still be yours: they are told without proceeds and not counted in the gains.',
  'unknown-cost': 'Some costs are not known: tokens without a price at receipt, or tokens that came from outside of what was read.',
  'unpriced-income': 'Some income lines have no price and are not in the totals.',
  'undated-income': 'Some income lines have no known time and lie in no year.',
  'unclassified-as-unknown-cost': 'Arrivals that nobody classified are held as lots of unknown cost.',
  'typed-price-as-cost': 'Arrivals that nobody classified and that you typed a price for are held at that price.',
  'refused-left-out': 'What came from senders that you refused is not among the lots, unless you typed a price for it.',
  'year-not-over': 'The year is not over: lots and holdings are those of the day on which this file was made.',
  'price-of-today-missing': 'Some of the tokens held have no price of today.',
};

const row = (cells: Cells): readonly CsvCell[] => COLUMNS.map((column) => cells[column] ?? null);
const money = (value: Known<number>): string | null => (value.known ? value.value.toFixed(EXPORT_DIGITS) : null);
const why = (...values: readonly Known<number>[]): string | null =>
  values.every((value) => value.known) ? null : [...new Set(values.flatMap((value) => (value.known ? [] : [value.reason])))].join(' ');
const amountText = (amount: bigint, decimals: number): string => toDecimalText({ base: amount, decimals });

function incomeRow(line: TaxLine, value: number | null, currency: string): readonly CsvCell[] {
  return row({
    section: 'income', time_utc: isoTime(line.atMs), network: outsideTextOrNull(line.network), what: line.what, token: outsideTextOrNull(line.symbol), mint: line.mint,
    amount: amountText(line.amount, line.decimals), value: value === null ? null : value.toFixed(EXPORT_DIGITS), currency, not_known: why(line.value), line_id: line.id,
  });
}

/**
 * The tax report as one table: each income line of the year, each disposal, each lot left, holdings, costs, totals and notes, told apart by
 * `section`. The values of the income rows add up to the total of the report.
 */
export function writeTax(plan: ExportPlan, question: TaxQuestion, store: ExportStore, sink: FileSink): FileEnd {
  const { year, costs, notes } = makeTaxResult(plan, question, store, (done, total) => sink.progress(done, total));
  const { currency } = question;
  const { values, total } = roundValues(year.incomeLines.map((line) => (line.value.known ? line.value.value : null)));
  const put = (cells: Cells): void => sink.write(csvRows([row({ ...cells, currency })]));
  sink.write(csvRows([COLUMNS]));
  year.incomeLines.forEach((line, n) => sink.write(csvRows([incomeRow(line, values[n] ?? null, currency)])));
  for (const one of year.disposals) {
    put({
      section: 'disposal', time_utc: isoTime(one.atMs), what: one.how, token: outsideTextOrNull(one.symbol), mint: one.mint, amount: amountText(one.amount, one.decimals), value: money(one.proceeds),
      cost_basis: money(one.costBasis), gain: money(one.gain), not_known: why(one.proceeds, one.costBasis, one.gain), line_id: one.lineId,
    });
  }
  for (const lot of year.lots) {
    put({
      section: 'lot', time_utc: isoTime(lot.acquiredAtMs), what: question.method, token: outsideTextOrNull(lot.symbol), mint: lot.mint, amount: amountText(lot.amount, lot.decimals),
      cost_basis: money(lot.costBasis), not_known: why(lot.costBasis), line_id: lot.lineId,
    });
  }
  for (const held of year.holdings) {
    put({
      section: 'holding', what: held.worthLessThanTax ? 'worth-less-than-set-aside' : null, token: outsideTextOrNull(held.symbol), mint: held.mint, amount: amountText(held.amount, held.decimals),
      value: money(held.valueNow), cost_basis: money(held.costBasis), not_known: why(held.valueNow, held.costBasis),
    });
    put({ section: 'set-aside', token: outsideTextOrNull(held.symbol), mint: held.mint, value: money(held.setAside), not_known: why(held.setAside) });
  }
  for (const cost of costs) put({ section: 'cost', what: cost.what, value: money(cost.amount), not_known: why(cost.amount), device: cost.device, days: cost.days, days_missing: cost.missing });
  const totalValue: Known<number> = year.incomeTotal.known ? { known: true, value: total } : year.incomeTotal;
  put({ section: 'total', what: 'income', value: money(totalValue), not_known: year.unpriced > 0 ? `unpriced lines: ${year.unpriced}` : why(totalValue) });
  put({ section: 'total', what: 'gains', value: money(year.gainTotal), not_known: why(year.gainTotal) });
  put({ section: 'total', what: 'set-aside', value: money(year.setAside), not_known: why(year.setAside) });
  for (const note of notes) sink.write(csvRows([row({ section: 'note', what: note, text: NOTE_WORDS[note] })]));
  return { totalValue };
}
