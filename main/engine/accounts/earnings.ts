import type { DeepReadonly } from '../../../shared/contract/handlers';
import type { Earnings, EarningsDay, TokenTotal } from '../../../shared/contract/schemas/ledger';
import { groupLines } from '../../../shared/domain/totals';
import { toWire, tokenAmount } from '../../../shared/units/token-amount';
import type { DayAccount, DayLine } from './day-book';
import { incomeFigure, isDayRead, keepLine, summarise, totalOfSums } from './summary';
import type { SummaryContext, SummaryFilter } from './summary';

/** Sums of one network and token, in the order in which their first one appears. */
function byToken(lines: readonly DayLine[]): readonly { readonly first: DayLine; readonly base: bigint; readonly sums: readonly DayLine[] }[] {
  return [...groupLines(lines, (l) => `${l.network ?? ''} ${l.mint} ${l.decimals}`).values()].flatMap((sums) => {
    const first = sums[0];
    return first === undefined ? [] : [{ first, base: sums.reduce((total, l) => total + l.base, 0n), sums }];
  });
}

function networksOf(lines: readonly DayLine[]): DeepReadonly<EarningsDay['networks']> {
  return [...groupLines(lines, (l) => l.network ?? 'unknown')].map(([network, group]) => {
    const { value, missing } = totalOfSums(group);
    return { network, value, missing, tokens: byToken(group).map(({ first, base }) => ({ mint: first.mint, symbol: first.symbol, amount: toWire(tokenAmount(base, first.decimals)) })) };
  });
}

/** Per network and token: exact amount and value at receipt. */
function totalsOf(lines: readonly DayLine[], allRead: boolean, context: SummaryContext): readonly DeepReadonly<TokenTotal>[] {
  return byToken(lines).map(({ first, base, sums }) => ({
    mint: first.mint, symbol: first.symbol, network: first.network, amount: toWire(tokenAmount(base, first.decimals)),
    lines: sums.reduce((count, l) => count + l.lines, 0), value: incomeFigure(sums, allRead, context),
  }));
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
