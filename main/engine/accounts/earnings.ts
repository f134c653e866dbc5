import type { DeepReadonly } from '../../../shared/contract/handlers';
import type { Earnings, EarningsDay, TokenTotal } from '../../../shared/contract/schemas/ledger';
import { groupLines, tokenTotals, totalValue } from '../../../shared/domain/totals';
import { toWire } from '../../../shared/units/token-amount';
import type { DayAccount, DayLine } from './day-book';
import { incomeFigure, isDayRead, keepLine, summarise } from './summary';
import type { SummaryContext, SummaryFilter } from './summary';

function networksOf(lines: readonly DayLine[]): DeepReadonly<EarningsDay['networks']> {
  return [...groupLines(lines, (l) => l.line.network ?? 'unknown')].map(([network, group]) => {
    const { value, missing } = totalValue(group);
    return { network, value, missing, tokens: tokenTotals(group).map((t) => ({ mint: t.mint, symbol: t.symbol, amount: toWire(t.amount) })) };
  });
}

/** Per network and token: exact amount and value at receipt. */
function totalsOf(lines: readonly DayLine[], allRead: boolean, context: SummaryContext): readonly DeepReadonly<TokenTotal>[] {
  const groups = groupLines(lines, (l) => `${l.line.network ?? ''} ${l.line.mint}`);
  return [...groups.values()].flatMap((group) =>
    tokenTotals(group).map((t) => ({ mint: t.mint, symbol: t.symbol, network: t.network, amount: toWire(t.amount), lines: t.lines, value: incomeFigure(group, allRead, context) })),
  );
}

/** Earnings day by day for the stacked bars, with costs and net; a day that was not read is a gap. */
export function toEarnings(accounts: readonly DayAccount[], context: SummaryContext, tz: string, filter: SummaryFilter): DeepReadonly<Earnings> {
  const summary = summarise(accounts, context, filter);
  const days = accounts.map((account): DeepReadonly<EarningsDay> => {
    const one = summarise([account], context, filter);
    const lines = account.lines.filter((l) => keepLine(l, filter));
    return { day: account.day, networks: networksOf(lines), read: isDayRead(account, context), cost: one.cost.value, net: one.net.value };
  });
  const lines = accounts.flatMap((a) => a.lines).filter((l) => keepLine(l, filter));
  return {
    currency: context.currency, tz, days, totals: totalsOf(lines, accounts.every((a) => isDayRead(a, context)), context),
    income: summary.income, cost: summary.cost, net: summary.net, netIsKnown: summary.netIsKnown,
  };
}
