import type { DeepReadonly } from '../../../shared/contract/handlers';
import type { LedgerPage, LedgerRow } from '../../../shared/contract/schemas/ledger';
import { transactionLink } from '../../../shared/networks/registry';
import { formatLocalDate } from '../../../shared/units/local-date';
import { unknown } from '../../../shared/units/known';
import type { Books, MoneyRules } from '../accounts/books';
import { incomeFigure } from '../accounts/summary';
import type { LineFilter, LineWithValue, Store } from '../ports/store';

/** Lines that count as income; the rest is shown and never added. */
const isCounted = (entry: LineWithValue): boolean => entry.line.kind === 'reward' || entry.line.kind === 'staking';

/** A ledger line with its value in the display currency and the way to its transaction. */
export function toLedgerRow(entry: LineWithValue, books: Books, money: MoneyRules): DeepReadonly<LedgerRow> {
  const currency = books.currency();
  const { line } = entry;
  const value = line.atMs === null ? unknown('no-time') : money.valueOf(entry, currency, formatLocalDate(books.zone().dayAt(line.atMs)));
  return { line, usd: entry.value, value, currency, explorerUrl: transactionLink(line.chain, line.signature) ?? '' };
}

/** A page of the ledger with the counts of its tabs and the value of everything the filter counts. */
export function readLedgerPage(store: Store, books: Books, money: MoneyRules, filter: LineFilter, limit: number, offset: number): DeepReadonly<LedgerPage> {
  const page = store.ledger.lines(filter, { limit, offset });
  const { kinds: _kinds, ...withoutKinds } = filter;
  const counts: Record<string, number> = { ...store.ledger.countByKind(withoutKinds) };
  const context = books.context();
  const counted = store.ledger.allLines(filter).filter(isCounted);
  const lines = counted.map((entry) => ({ value: toLedgerRow(entry, books, money).value }));
  const fromMs = filter.fromMs ?? Number.NEGATIVE_INFINITY;
  const allRead = context.readSinceMs !== null && context.readSinceMs <= fromMs;
  return {
    rows: page.lines.map((entry) => toLedgerRow(entry, books, money)),
    total: page.total,
    counts,
    value: incomeFigure(lines, allRead, context),
  };
}
