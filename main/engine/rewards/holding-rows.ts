import type { DeepReadonly } from '../../../shared/contract/handlers';
import type { HoldingRow } from '../../../shared/contract/schemas/ledger';
import { COUNTED_KINDS } from '../../../shared/domain/totals';
import { unknown } from '../../../shared/units/known';
import { formatLocalDate, toEpochDay } from '../../../shared/units/local-date';
import type { Zone } from '../../../shared/units/zone';
import { toWire, tokenAmount } from '../../../shared/units/token-amount';
import { valueOfSum } from '../accounts/sum-value';
import type { ValuedSum } from '../accounts/sum-value';
import type { Books } from '../accounts/books';
import type { PricingDesk } from '../accounts/pricing-desk';
import { incomeFigure } from '../accounts/summary';
import type { LineSum, Store } from '../ports/store';
import type { LedgerMemo } from './ledger-memo';

/** No network of today paid earlier. */
const FIRST_DAY = toEpochDay({ year: 2015, month: 1, day: 1 });

const keyOf = (of: { readonly walletId: string; readonly mint: string }): string => `${of.walletId} ${of.mint}`;

const known = new WeakMap<Zone, number[]>();

/** Where the days of a zone begin, up to that epoch day; worked out once. */
function dayStarts(zone: Zone, lastDay: number): readonly number[] {
  const starts = known.get(zone) ?? [];
  known.set(zone, starts);
  for (let day = FIRST_DAY + starts.length; day <= lastDay; day += 1) starts.push(zone.startOfDay(day));
  return starts;
}

interface Earned {
  base: bigint;
  readonly sums: ValuedSum[];
}

/** What each wallet earned in each of these tokens, day by day: dollars of a day are told at the rate of that day. */
function readEarned(store: Store, books: Books, pricing: PricingDesk, mints: readonly string[]): ReadonlyMap<string, Earned> {
  const zone = books.zone();
  const currency = books.currency();
  const starts = dayStarts(zone, books.today() + 1);
  const earned = new Map<string, Earned>();
  const valued = (sum: LineSum): ValuedSum =>
    sum.cell === null ? { value: unknown('no-time'), lines: sum.lines, missing: sum.lines } : valueOfSum(sum, (usd, day) => pricing.convert(usd, 'USD', currency, day), formatLocalDate(FIRST_DAY + sum.cell));
  for (const sum of store.ledger.lineSums({ kinds: COUNTED_KINDS, mints }, starts, false)) {
    const found = earned.get(keyOf(sum)) ?? { base: 0n, sums: [] };
    found.base += sum.base;
    found.sums.push(valued(sum));
    earned.set(keyOf(sum), found);
  }
  return earned;
}

/** What each wallet holds with today's value, beside what it earned in that token: a balance proves no payment, so the two are never added. */
export function readHoldings(store: Store, books: Books, pricing: PricingDesk, memo: LedgerMemo): readonly DeepReadonly<HoldingRow>[] {
  const currency = books.currency();
  const context = books.context();
  const holdings = store.ledger.holdings();
  const earned = holdings.length === 0 ? new Map<string, Earned>() : earnedOf([...new Set(holdings.map((holding) => holding.mint))]);
  function earnedOf(mints: readonly string[]): ReadonlyMap<string, Earned> {
    return memo.once(`earned ${books.today()} ${mints.join(' ')}`, () => readEarned(store, books, pricing, mints));
  }
  return holdings.map((holding) => {
    const mine = earned.get(keyOf(holding));
    return {
      holding,
      value: pricing.valueHolding(holding, currency),
      earned: mine === undefined ? null : toWire(tokenAmount(mine.base, holding.decimals)),
      earnedValue: incomeFigure(mine?.sums ?? [], context.readSinceMs === Number.NEGATIVE_INFINITY, context),
    };
  });
}
