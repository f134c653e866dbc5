/**
 * Sums of ledger lines: exact base units per token, and the value with how many lines lack one. The one way in which pages, command
 * line and exports add lines up, so that the same question has the same answer everywhere.
 */
import { zoneOf } from '../units/zone';
import { formatLocalDate } from '../units/local-date';
import { known, sumKnown, unknown } from '../units/known';
import type { Known } from '../units/known';
import { sumAmounts, tokenAmount } from '../units/token-amount';
import type { TokenAmount } from '../units/token-amount';
import type { LedgerLine, LineKind } from './reward';

/** A line with what it was worth in the currency of display. */
export interface ValuedLine {
  readonly line: LedgerLine;
  readonly value: Known<number>;
}

/** Kinds that are income; all others are shown and never added. */
export const COUNTED_KINDS: readonly LineKind[] = ['reward', 'staking'];

export const isCounted = (line: Pick<LedgerLine, 'kind'>): boolean => COUNTED_KINDS.includes(line.kind);

export interface TotalValue {
  /** Of the lines that have a value; unknown when there are lines and none has one. No lines at all are a sum of 0. */
  readonly value: Known<number>;
  readonly lines: number;
  /** Lines without a value: while there are any, the value is "at least". */
  readonly missing: number;
}

export function totalValue(lines: readonly Pick<ValuedLine, 'value'>[]): TotalValue {
  const sum = sumKnown(lines.map((l) => l.value));
  const first = lines.find((l) => !l.value.known)?.value;
  const none = sum.parts > 0 && sum.missing === sum.parts;
  return { value: none && first !== undefined && !first.known ? unknown(first.reason) : known(sum.value), lines: sum.parts, missing: sum.missing };
}

export interface TokenTotal extends TotalValue {
  readonly mint: string;
  readonly symbol: string | null;
  readonly network: string | null;
  readonly amount: TokenAmount;
}

/** One row per network and token, in the order in which they first appear. */
export function tokenTotals(lines: readonly ValuedLine[]): readonly TokenTotal[] {
  return [...groupLines(lines, (l) => `${l.line.network ?? ''} ${l.line.mint}`).values()].flatMap((group) => {
    const first = group[0]?.line;
    if (first === undefined) return [];
    const amount = sumAmounts(group.map((l) => tokenAmount(BigInt(l.line.base), l.line.decimals)), first.decimals);
    return [{ mint: first.mint, symbol: first.symbol, network: first.network, amount, ...totalValue(group) }];
  });
}

/** The groups in the order in which their first line appears; the lines of a group keep theirs. */
export function groupLines<L, K>(lines: readonly L[], keyOf: (line: L) => K): ReadonlyMap<K, readonly L[]> {
  const groups = new Map<K, L[]>();
  for (const line of lines) {
    const key = keyOf(line);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [line]);
    else group.push(line);
  }
  return groups;
}

/** Local day of an instant, YYYY-MM-DD. @param tz IANA name, `UTC` for days of the chain @throws RangeError for a name that is no zone */
export const dayOf = (atMs: number, tz: string): string => formatLocalDate(zoneOf(tz).dayAt(atMs));

export interface DayTotals {
  readonly day: string;
  readonly total: TotalValue;
  readonly tokens: readonly TokenTotal[];
}

/** Totals of each day that has lines, oldest first. Lines whose time is not known lie on no day and are left out: `undated` counts them. */
export function dayTotals(lines: readonly ValuedLine[], tz: string): { readonly days: readonly DayTotals[]; readonly undated: number } {
  const dated = lines.filter((l) => l.line.atMs !== null);
  const groups = groupLines(dated, (l) => dayOf(l.line.atMs ?? 0, tz));
  const days = [...groups].map(([day, group]) => ({ day, total: totalValue(group), tokens: tokenTotals(group) }));
  return { days: days.toSorted((a, b) => (a.day < b.day ? -1 : 1)), undated: lines.length - dated.length };
}
