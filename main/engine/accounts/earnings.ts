import type { Earnings, EarningsDay, TokenTotal } from '../../../shared/contract/schemas/ledger';
import type { DeepReadonly } from '../../../shared/contract/handlers';
import { known, sumKnown, unknown } from '../../../shared/units/known';
import { addAmounts, toWire, tokenAmount } from '../../../shared/units/token-amount';
import type { DayAccount, DayLine } from './day-book';
import { incomeFigure, keepLine, summarise } from './summary';
import type { SummaryContext, SummaryFilter } from './summary';

type Tokens = EarningsDay['networks'][number]['tokens'];

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const list = groups.get(key);
    if (list === undefined) groups.set(key, [item]);
    else list.push(item);
  }
  return groups;
}

/** Exact sum of lines of one mint. */
const amountOf = (lines: readonly DayLine[]): { readonly base: string; readonly decimals: number } =>
  toWire(lines.reduce((sum, l) => addAmounts(sum, tokenAmount(BigInt(l.line.base), l.line.decimals)), tokenAmount(0n, lines[0]?.line.decimals ?? 0)));

const tokensOf = (lines: readonly DayLine[]): Tokens =>
  [...groupBy(lines, (l) => l.line.mint)].map(([mint, group]) => ({ mint, symbol: group[0]?.line.symbol ?? null, amount: amountOf(group) }));

/** Per token: exact amount and value at receipt. */
export function tokenTotals(lines: readonly DayLine[], allRead: boolean, context: SummaryContext): readonly DeepReadonly<TokenTotal>[] {
  return [...groupBy(lines, (l) => `${l.line.mint}|${l.line.network ?? ''}`)].map(([, group]) => ({
    mint: group[0]?.line.mint ?? '',
    symbol: group[0]?.line.symbol ?? null,
    network: group[0]?.line.network ?? null,
    amount: amountOf(group),
    lines: group.length,
    value: incomeFigure(group, allRead, context),
  }));
}

/** Earnings day by day for the stacked bars, with costs and net; a day that was not read is a gap. */
export function toEarnings(accounts: readonly DayAccount[], context: SummaryContext, tz: string, filter: SummaryFilter): DeepReadonly<Earnings> {
  const summary = summarise(accounts, context, filter);
  const days = accounts.map((account): DeepReadonly<EarningsDay> => {
    const lines = account.lines.filter((l) => keepLine(l, filter));
    const one = summarise([account], context, filter);
    return {
      day: account.day,
      networks: [...groupBy(lines, (l) => l.line.network ?? 'unknown')].map(([network, group]) => {
        const sum = sumKnown(group.map((l) => l.value));
        return { network, value: sum.missing === sum.parts ? unknown('no-price') : known(sum.value), missing: sum.missing, tokens: tokensOf(group) };
      }),
      read: context.readSinceMs !== null && context.readSinceMs <= account.fromMs,
      cost: one.cost.value,
      net: one.net.value,
    };
  });
  const lines = accounts.flatMap((a) => a.lines).filter((l) => keepLine(l, filter));
  const allRead = accounts[0] === undefined || (context.readSinceMs !== null && context.readSinceMs <= accounts[0].fromMs);
  return {
    currency: context.currency, tz, days, totals: tokenTotals(lines, allRead, context),
    income: summary.income, cost: summary.cost, net: summary.net, netIsKnown: summary.netIsKnown,
  };
}
