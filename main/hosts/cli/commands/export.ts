import { renameSync, rmSync, writeFileSync, appendFileSync } from 'node:fs';

import { exportFormatSchema, taxMethodSchema } from '../../../../shared/contract/schemas/exports';
import type { ExportGaps, ExportQuestion } from '../../../../shared/contract/schemas/exports';
import type { DeepReadonly, EngineHandlers } from '../../../../shared/contract/handlers';
import { formatLocalDate, parseLocalDate } from '../../../../shared/units/local-date';
import type { Command } from '../command';
import { EXIT, UsageError } from '../output';
import { readDay, readOptions } from '../words';

const FORMATS = exportFormatSchema.options;
const METHODS = taxMethodSchema.options;

function among<W extends string>(text: string | undefined, words: readonly W[], name: string): W | null {
  if (text === undefined) return null;
  const word = words.find((candidate) => candidate === text);
  if (word === undefined) throw new UsageError(`--${name} should be one of ${words.join(', ')}, not ${text}`);
  return word;
}

function numberWithin(text: string | undefined, name: string, low: number, high: number): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (text.trim() === '' || !(value >= low && value <= high)) throw new UsageError(`--${name} should be a number from ${low} to ${high}, not ${text}`);
  return value;
}

function currencyOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (!/^[A-Z]{3}$/.test(text)) throw new UsageError(`--currency should be a code such as EUR, not ${text}`);
  return text;
}

/** @throws UsageError */
function toQuestion(values: Readonly<Record<string, string>>, usage: string, displayCurrency: string): ExportQuestion {
  const format = among(values['format'], FORMATS, 'format');
  if (format === null) throw new UsageError(`--format is missing. Usage: nodeworth ${usage}`);
  const year = numberWithin(values['year'], 'year', 2015, 2100);
  const method = among(values['method'], METHODS, 'method');
  const share = numberWithin(values['set-aside'], 'set-aside', 0, 1);
  const currency = currencyOf(values['currency']);
  if (year !== null && !Number.isInteger(year)) throw new UsageError(`--year should be a year such as 2026, not ${values['year'] ?? ''}`);
  if (year !== null && (values['from'] !== undefined || values['to'] !== undefined)) throw new UsageError('--year or --from and --to, not both');
  if (format === 'tax') {
    if (year === null) throw new UsageError('--format tax needs --year');
    return { format, tax: { year, currency: currency ?? displayCurrency, method: method ?? 'fifo', setAsideShare: share ?? 0 } };
  }
  if (method !== null || share !== null) throw new UsageError('--method and --set-aside belong to --format tax');
  const from = year === null ? readDay(values['from'], 'from', parseLocalDate) : parseLocalDate(`${year}-01-01`);
  const to = year === null ? readDay(values['to'], 'to', parseLocalDate) : parseLocalDate(`${year}-12-31`);
  return { format, ...(from === null ? {} : { fromDay: formatLocalDate(from) }), ...(to === null ? {} : { toDay: formatLocalDate(to) }), ...(currency === null ? {} : { currency }) };
}

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** What the file lacks, one clause each. */
function gapWords(gaps: DeepReadonly<ExportGaps>): readonly string[] {
  return [
    ...(gaps.unpriced > 0 ? [`${count(gaps.unpriced, 'reward has', 'rewards have')} no price, on ${count(gaps.daysWithoutPrice, 'day', 'days')}`] : []),
    ...(gaps.undated > 0 ? [`${count(gaps.undated, 'reward has', 'rewards have')} no known time`] : []),
    ...(gaps.unclassified > 0 ? [`${count(gaps.unclassified, 'arrival is', 'arrivals are')} not classified`] : []),
    ...(gaps.readSinceMs === null ? ['the wallets have not been read to the end yet'] : []),
    ...(gaps.unknownCosts.length > 0 ? [`costs not known: ${gaps.unknownCosts.join(', ')}`] : []),
  ];
}

type Exports = EngineHandlers['exports'];

async function ended(exports: Exports, id: string): Promise<Awaited<ReturnType<Exports['state']>>> {
  for (;;) {
    const job = await exports.state({ id });
    if (job.state !== 'running') return job;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function eachPiece(exports: Exports, id: string, take: (text: string) => void): Promise<void> {
  for (let offset: number | null = 0; offset !== null; ) {
    const piece: Awaited<ReturnType<Exports['read']>> = await exports.read({ id, offset });
    take(piece.text);
    offset = piece.next;
  }
}

/** A file of the person's choice, whole or not at all. */
async function writeOut(exports: Exports, id: string, file: string): Promise<void> {
  const part = `${file}.part`;
  try {
    writeFileSync(part, '', { mode: 0o600 });
    await eachPiece(exports, id, (text) => appendFileSync(part, text));
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw error instanceof Error && 'code' in error ? new UsageError(`${file} cannot be written (${String(error.code)})`) : error;
  }
}

/** `export`: a file of the ledger, for a tax tool, of a tax year, or of costs; the same bytes as from the page. */
export const exportFile: Command = {
  name: 'export',
  usage: `export --format ${FORMATS.join('|')} [--year Y] [--currency C] [--method ${METHODS.join('|')}] [--set-aside SHARE] [--from YYYY-MM-DD --to YYYY-MM-DD] [--out FILE] [--json]`,
  what: 'a file of the ledger, for Koinly or rotki, of a tax year or of costs, to FILE or to the output; what it lacks is told beside it',
  async run({ words, json, output, engine }) {
    const { values } = readOptions(words, { format: 'text', year: 'text', currency: 'text', method: 'text', 'set-aside': 'text', from: 'text', to: 'text', out: 'text' }, this.usage);
    const out = values['out'];
    if (json && out === undefined) throw new UsageError('--json tells about a file that was written: it needs --out');
    const { handlers, parts } = engine();
    const question = toQuestion(values, this.usage, parts.books.currency());
    const gaps = await handlers.exports.gaps(question);
    const { id } = await handlers.exports.start(question);
    const job = await ended(handlers.exports, id);
    if (job.state !== 'done') {
      output.words(`The file could not be made (${job.reason ?? job.state})`);
      return EXIT.partly;
    }
    if (out === undefined) {
      const pieces: string[] = [];
      await eachPiece(handlers.exports, id, (text) => pieces.push(text));
      // The output ends its answers with a line break of its own.
      output.answer(pieces.join('').replace(/\n$/, ''));
    } else {
      await writeOut(handlers.exports, id, out);
      if (json) output.answer(JSON.stringify({ file: out, format: job.format, bytes: job.bytes, totalValue: job.totalValue, gaps }));
      else output.answer(`${out}: ${job.bytes ?? 0} bytes`);
    }
    for (const gap of gapWords(gaps)) output.words(gap);
    return EXIT.good;
  },
};
