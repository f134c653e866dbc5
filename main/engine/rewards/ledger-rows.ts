import type { DeepReadonly } from '../../../shared/contract/handlers';
import type { LedgerPage, LedgerRow } from '../../../shared/contract/schemas/ledger';
import { transactionLink } from '../../../shared/networks/explorers';
import { formatLocalDate } from '../../../shared/units/local-date';
import { unknown } from '../../../shared/units/known';
import type { Books, MoneyRules } from '../accounts/books';
import { incomeOfTotal } from '../accounts/summary';
import type { LineFilter, LineWithValue, Store } from '../ports/store';
import type { LedgerMemo } from './ledger-memo';
import { ledgerTotal } from './ledger-total';
import type { LedgerTotal } from './ledger-total';

/** A ledger line with its value in the display currency and the way to its transaction. */
export function toLedgerRow(entry: LineWithValue, books: Books, money: MoneyRules): DeepReadonly<LedgerRow> {
  const currency = books.currency();
  const { line } = entry;
  const value = line.atMs === null ? unknown('no-time') : money.valueOf(entry, currency, formatLocalDate(books.zone().dayAt(line.atMs)));
  return { line, usd: entry.value, value, currency, explorerUrl: transactionLink(line.chain, line.signature) ?? '' };
}

export interface LedgerPageParts {
  readonly store: Store;
  readonly books: Books;
  readonly money: MoneyRules;
  readonly memo: LedgerMemo;
  readonly nowMs: number;
}

/** How many lines of each kind the filter finds, whatever kinds it names. */
export function ledgerCountsOf({ store, memo }: LedgerPageParts, filter: LineFilter): Readonly<Record<string, number>> {
  const { kinds: _kinds, ...withoutKinds } = filter;
  return memo.once(`counts ${JSON.stringify(withoutKinds)}`, () => ({ ...store.ledger.countByKind(withoutKinds) }));
}

/** What the counted lines of the filter were worth. */
export const ledgerTotalOf = ({ store, books, money, memo, nowMs }: LedgerPageParts, filter: LineFilter): LedgerTotal =>
  memo.once(`total ${JSON.stringify(filter)}`, () => ledgerTotal(store, filter, money, books.currency(), books.zone(), nowMs));

/** A page of the ledger with the counts of its tabs and the value of everything the filter counts. Only the lines of the page are read. */
export function readLedgerPage(parts: LedgerPageParts, filter: LineFilter, limit: number, offset: number): DeepReadonly<LedgerPage> {
  const { store, books, money } = parts;
  const page = store.ledger.lines(filter, { limit, offset });
  const context = books.context();
  const fromMs = filter.fromMs ?? Number.NEGATIVE_INFINITY;
  const allRead = context.readSinceMs !== null && context.readSinceMs <= fromMs;
  return {
    rows: page.lines.map((entry) => toLedgerRow(entry, books, money)),
    total: page.total,
    counts: ledgerCountsOf(parts, filter),
    value: incomeOfTotal(ledgerTotalOf(parts, filter), allRead, context),
  };
}
