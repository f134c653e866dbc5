import type { Books, MoneyRules } from '../accounts/books';
import type { LineFilter, Store } from '../ports/store';
import { toLedgerRow } from '../rewards/ledger-rows';
import { formatLocalDate } from '../../../shared/units/local-date';
import { toRewardsCsv } from './rewards-csv';
import { toRewardsReport, type RewardsReport } from './rewards-report';

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

/** The same as a file, named after the day it was made. */
export function exportLedgerCsv(parts: ExportParts, filter: LineFilter): { readonly fileName: string; readonly csv: string } {
  return { fileName: `nodeworth-ledger-${formatLocalDate(parts.books.today())}.csv`, csv: toRewardsCsv(exportLedger(parts, filter)) };
}
