import type { ColumnMapping, ImportInput, ImportPreview, ImportRow } from '../../../shared/contract/schemas/records';
import type { DeepReadonly } from '../../../shared/contract/handlers';
import type { ImportFormat } from '../../../shared/domain/own-record';
import type { LedgerLine } from '../../../shared/domain/reward';
import { sumAmounts, toDecimalText, tokenAmount, toWire } from '../../../shared/units/token-amount';
import { orderOf } from './cells';
import { FORMATS, formatOf } from './formats';
import type { FormatRow, LeftRow } from './imported-row';
import { decimalMarkOf, guessMapping, mappingAsks, readMapped } from './mapping';
import { readCsv, type CsvRow } from './read-csv';
import type { Twin } from '../ports/records';
import { plainText, toLine, type ImportedLine, type ToLineParts } from './to-line';

export interface PlanParts extends ToLineParts {
  /** Zone of times that name none, in files whose format does not say. */
  readonly tz: string;
  /** Lines that are there already and may be the same payment, the likeliest first. */
  readonly twinsOf: (line: LedgerLine) => readonly Twin[];
}

/** What importing a file would do: every row has its fate before anything is written. */
export interface ImportPlan {
  readonly format: ImportFormat;
  readonly verified: boolean;
  readonly columns: readonly string[];
  readonly mapping: Partial<ColumnMapping> | null;
  /** What the person has to say first; then there are no rows. */
  readonly asks: readonly string[];
  readonly fresh: readonly ImportedLine[];
  readonly duplicates: readonly { readonly line: LedgerLine; readonly why: string }[];
  readonly left: readonly LeftRow[];
}

const nothing = (asks: readonly string[], columns: readonly string[] = [], mapping: Partial<ColumnMapping> | null = null, format: ImportFormat = 'generic'): ImportPlan => ({
  format, verified: format !== 'generic' && (FORMATS.find((one) => one.id === format)?.verified ?? false), columns, mapping, asks, fresh: [], duplicates: [], left: [],
});

/** Reads a file to the end without writing anything. Pure but for what `twinsOf` looks up. */
export function planImport(input: ImportInput, parts: PlanParts): ImportPlan {
  const file = readCsv(input.text);
  if (!file.ok) return nothing([`file:${file.why}`]);
  const { columns, rows } = file;
  const recognised = input.format === undefined ? formatOf(columns) : (FORMATS.find((format) => format.id === input.format) ?? null);
  if (recognised !== null && input.mapping === undefined) {
    const absent = recognised.columns.filter((name) => !columns.includes(name));
    if (absent.length > 0) return nothing(absent.map((name) => `column:${name}`), columns, null, recognised.id);
    return finish(rows, file.broken, (row) => recognised.read(row), { ...nothing([], columns, null, recognised.id) }, input.fileName, parts);
  }
  const mapping: Partial<ColumnMapping> = input.mapping ?? guessMapping(columns);
  const asks = mappingAsks(mapping, columns, rows);
  if (asks.length > 0 || mapping.time === undefined || mapping.amount === undefined) return nothing(asks, columns, mapping);
  const whole = { ...mapping, time: mapping.time, amount: mapping.amount } as ColumnMapping;
  const found = orderOf(rows.map((row) => row.cells[whole.time] ?? ''));
  const order = found === 'ambiguous' ? (whole.dateOrder ?? 'iso') : found;
  const mark = decimalMarkOf(rows.map((row) => row.cells[whole.amount] ?? ''));
  return finish(rows, file.broken, (row) => readMapped(row, whole, order, parts.tz, mark), nothing([], columns, mapping), input.fileName, parts);
}

function finish(rows: readonly CsvRow[], broken: readonly { readonly line: number; readonly why: string }[], read: (row: CsvRow) => FormatRow, empty: ImportPlan, fileName: string, parts: PlanParts): ImportPlan {
  const fresh: ImportedLine[] = [];
  const duplicates: { line: LedgerLine; why: string }[] = [];
  const left: LeftRow[] = broken.map(({ line, why }) => ({ state: 'bad', line, why: `broken-${why}`, what: '' }));
  const seen = new Set<string>();
  const taken = new Set<string>();
  for (const row of rows) {
    const told = read(row);
    if (told.state !== 'told') {
      left.push({ ...told, what: plainText(told.what, 120) });
      continue;
    }
    const made = toLine(told, fileName, empty.format, parts);
    if ('state' in made) {
      left.push(made);
      continue;
    }
    const { line } = made;
    // The same row twice in one file: only where a transaction says so, or everything down to the second and the device is the same.
    const same = `${line.receipt ?? ''} ${line.mint} ${line.base} ${String(line.atMs)} ${line.sourceDevice ?? ''}`;
    const why = seen.has(same) ? 'twice-in-file' : takeTwin(parts.twinsOf(line), taken);
    seen.add(same);
    if (why === null) fresh.push(made);
    else duplicates.push({ line, why });
  }
  return { ...empty, fresh, duplicates, left };
}

/** Why a row is there already, or null. One line stands for one row, unless its transaction says that it is told: then it stands for all of it. */
function takeTwin(twins: readonly Twin[], taken: Set<string>): string | null {
  const twin = twins.find((one) => one.why === 'on-chain' || !taken.has(one.id));
  if (twin === undefined) return null;
  if (twin.why !== 'on-chain') taken.add(twin.id);
  return twin.why;
}

/** Rows that are shown beside the bad ones. */
const SHOWN = 100;

export function toPreview(plan: ImportPlan): DeepReadonly<ImportPreview> {
  const ofLeft = (row: LeftRow): ImportRow => ({ line: row.line, state: row.state, why: row.why, what: row.what, atMs: null, kind: null, network: null, symbol: null, amount: null, transaction: null });
  const ofLine = (line: LedgerLine, state: 'new' | 'duplicate', why: string | null): ImportRow => ({
    line: Number(line.instructionPath), state, why, what: null, atMs: line.atMs, kind: line.kind, network: line.network, symbol: line.symbol,
    amount: toDecimalText({ base: BigInt(line.base), decimals: line.decimals }), transaction: line.receipt ?? null,
  });
  const badRows = plan.left.filter((row) => row.state === 'bad');
  const others = [...plan.fresh.map(({ line }) => ofLine(line, 'new', null)), ...plan.duplicates.map(({ line, why }) => ofLine(line, 'duplicate', why)), ...plan.left.filter((row) => row.state === 'ignored').map(ofLeft)];
  const byMint = new Map<string, LedgerLine[]>();
  for (const { line } of plan.fresh) {
    const lines = byMint.get(line.mint);
    if (lines === undefined) byMint.set(line.mint, [line]);
    else lines.push(line);
  }
  const complete = plan.mapping === null || plan.mapping.time === undefined || plan.mapping.amount === undefined ? null : { ...plan.mapping, time: plan.mapping.time, amount: plan.mapping.amount };
  return {
    format: plan.format, verified: plan.verified, columns: plan.columns, mapping: complete, asks: plan.asks,
    counts: { new: plan.fresh.length, duplicate: plan.duplicates.length, bad: badRows.length, ignored: plan.left.length - badRows.length },
    rows: [...badRows.map(ofLeft).toSorted((a, b) => a.line - b.line), ...others.toSorted((a, b) => a.line - b.line).slice(0, SHOWN)],
    totals: [...byMint].map(([mint, lines]) => ({ mint, symbol: lines[0]?.symbol ?? null, lines: lines.length, amount: toWire(sumAmounts(lines.map((line) => tokenAmount(BigInt(line.base), line.decimals)), lines[0]?.decimals ?? 0)) })),
  };
}
