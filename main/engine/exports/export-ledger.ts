import type { Books, MoneyRules } from '../accounts/books';
import type { LineFilter, LineWithValue, Store } from '../ports/store';
import { toLedgerRow } from '../rewards/ledger-rows';
import { formatLocalDate } from '../../../shared/units/local-date';
import { rewardsCsvHead, rewardsCsvRows, toRewardsCsv } from './rewards-csv';
import { exportValues, toExportLine, toRewardsReport, type RewardsReport } from './rewards-report';

interface ExportParts {
  readonly ports: { readonly store: Store };
  readonly books: Books;
  readonly pricing: MoneyRules;
}

/** The lines of a filter, newest first, valued exactly as the ledger page values them. */
export function exportLedger(parts: ExportParts, filter: LineFilter): RewardsReport {
  const { books, pricing, ports } = parts;
  const lines = ports.store.ledger.allLines(filter).map((entry) => toLedgerRow(entry, books, pricing));
  return toRewardsReport(lines, books.currency(), books.zone().name);
}

export interface CsvFile {
  readonly fileName: string;
  readonly csv: string;
}

const fileNameOf = (books: Books): string => `nodeworth-ledger-${formatLocalDate(books.today())}.csv`;

/** The same as a file, named after the day it was made. */
export const exportLedgerCsv = (parts: ExportParts, filter: LineFilter): CsvFile => ({ fileName: fileNameOf(parts.books), csv: toRewardsCsv(exportLedger(parts, filter)) });

/** So many lines are read, valued and written between two breaths: about 15 ms of work. */
const SLICE_LINES = 1000;

/** All lines of a filter, newest first, slice by slice. What the chain brings meanwhile is newer than the first slice and left out. */
async function readInSlices(store: Store, filter: LineFilter, breathe: () => Promise<void>): Promise<readonly LineWithValue[]> {
  const found = new Map<string, LineWithValue>();
  let slice: LineFilter = filter;
  let offset = 0;
  for (;;) {
    const { lines } = store.ledger.lines(slice, { limit: SLICE_LINES, offset });
    for (const entry of lines) found.set(`${entry.line.walletId} ${entry.line.id}`, entry);
    const last = lines.at(-1);
    if (last === undefined || lines.length < SLICE_LINES) return [...found.values()];
    const { atMs } = last.line;
    if (atMs === null) offset += lines.length;
    else {
      // The next slice begins within the instant at which this one ended, behind what was seen of it.
      slice = { ...filter, toMs: atMs + 1 };
      offset = [...found.values()].reduce((seen, entry) => seen + (entry.line.atMs === atMs ? 1 : 0), 0);
    }
    await breathe();
  }
}

/** The same file byte by byte as `exportLedgerCsv`, made without holding the engine's thread. @param breathe lets others work */
export async function exportLedgerCsvGently(parts: ExportParts, filter: LineFilter, breathe: () => Promise<void>): Promise<CsvFile> {
  const { books, pricing, ports } = parts;
  const currency = books.currency();
  const tz = books.zone().name;
  const entries = await readInSlices(ports.store, filter, breathe);
  const rows: ReturnType<typeof toLedgerRow>[] = [];
  for (let from = 0; from < entries.length; from += SLICE_LINES) {
    if (from > 0) await breathe();
    for (const entry of entries.slice(from, from + SLICE_LINES)) rows.push(toLedgerRow(entry, books, pricing));
  }
  const { values } = exportValues(rows);
  const pieces = [rewardsCsvHead()];
  for (let from = 0; from < rows.length; from += SLICE_LINES) {
    if (from > 0) await breathe();
    pieces.push(rewardsCsvRows(rows.slice(from, from + SLICE_LINES).map((row, i) => toExportLine(row, values[from + i] ?? null, tz)), currency));
  }
  return { fileName: fileNameOf(books), csv: pieces.join('') };
}
