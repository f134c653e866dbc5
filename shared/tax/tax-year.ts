import { known, mapKnown, unknown } from '../units/known';
import type { Known } from '../units/known';
import { toNumber } from '../units/token-amount';
import { matchLots } from './match-lots';
import { fromPico, toPico } from './money';
import type { Lot, Movement, TaxMethod } from './movements';
import { withoutOwnMoves } from './own-moves';
import type { TaxLine } from './own-moves';

export interface TaxYearQuestion {
  /** The year, UTC ms, `toMs` exclusive. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly method: TaxMethod;
  /** Share of income to set aside, 0..1. */
  readonly setAsideShare: number;
  /** Today's price of one whole token in the currency of the values. */
  readonly priceNow: (mint: string) => Known<number>;
}

export interface TokenName {
  readonly mint: string;
  readonly symbol: string | null;
  readonly decimals: number;
}

export interface TaxIncome extends TokenName {
  readonly network: string | null;
  readonly kind: 'reward' | 'staking';
  readonly amount: bigint;
  /** Of the lines with a value; unknown when none has one. */
  readonly value: Known<number>;
  readonly lines: number;
  readonly unpriced: number;
}

export interface TaxDisposal extends TokenName {
  readonly lineId: string;
  readonly atMs: number;
  readonly amount: bigint;
  readonly how: 'sold' | 'sent';
  readonly proceeds: Known<number>;
  readonly costBasis: Known<number>;
  readonly gain: Known<number>;
}

export interface TaxLot extends TokenName {
  readonly lineId: string;
  readonly acquiredAtMs: number;
  readonly amount: bigint;
  readonly costBasis: Known<number>;
}

export interface TaxHolding extends TokenName {
  readonly amount: bigint;
  readonly costBasis: Known<number>;
  readonly valueNow: Known<number>;
  /** Share of what the held lots were worth as income when they came. */
  readonly setAside: Known<number>;
  readonly worthLessThanTax: boolean;
}

export interface TaxYear {
  readonly income: readonly TaxIncome[];
  /** The year's income lines, oldest first. */
  readonly incomeLines: readonly TaxLine[];
  readonly incomeTotal: Known<number>;
  readonly unpriced: number;
  /** Oldest first. */
  readonly disposals: readonly TaxDisposal[];
  readonly gainTotal: Known<number>;
  readonly gainsUnknown: number;
  /** Left at the end of the year, by token and then in the order of acquisition. */
  readonly lots: readonly TaxLot[];
  readonly holdings: readonly TaxHolding[];
  readonly setAside: Known<number>;
  /** All that is held together is worth less today than what is to be set aside on it. */
  readonly worthLessThanTax: boolean;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byTime = (a: TaxLine, b: TaxLine): number => a.atMs - b.atMs || byText(a.id, b.id);
const isIncome = (line: TaxLine): line is TaxLine & { readonly what: 'reward' | 'staking' } => line.what === 'reward' || line.what === 'staking';

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** Sum of what is known; unknown when there are parts and none is. */
function sumOf(parts: readonly Known<number>[]): { readonly value: Known<number>; readonly missing: number } {
  let sum = 0n;
  let missing = 0;
  let reason = '';
  for (const part of parts) {
    if (part.known) sum += toPico(part.value);
    else {
      if (missing === 0) reason = part.reason;
      missing += 1;
    }
  }
  return { value: missing > 0 && missing === parts.length ? unknown(reason) : known(fromPico(sum)), missing };
}

/** Sum of parts that all have to be known. */
function sumOfAll(parts: readonly Known<number>[]): Known<number> {
  const first = parts.find((part) => !part.known);
  return first !== undefined && !first.known ? first : sumOf(parts).value;
}

const nameOf = ({ mint, symbol, decimals }: TokenName): TokenName => ({ mint, symbol, decimals });

function incomeOf(lines: readonly TaxLine[]): readonly TaxIncome[] {
  const groups = groupBy(lines.filter(isIncome), (line) => `${line.network ?? ''} ${line.mint} ${line.decimals} ${line.what}`);
  return [...groups.values()].flatMap((group): readonly TaxIncome[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { value, missing } = sumOf(group.map((line) => line.value));
    return [{ ...nameOf(first), network: first.network, kind: first.what, amount: group.reduce((sum, line) => sum + line.amount, 0n), value, lines: group.length, unpriced: missing }];
  });
}

/** Cost of what came in: income at its value at receipt, what was bought at its value then, what the person priced at their word; of the rest nobody told. */
function basisOf(line: TaxLine): Known<bigint> {
  if (line.what === 'other-in' && line.value.known) return unknown('moved-in');
  return mapKnown(line.value, toPico);
}

interface TokenBook {
  readonly name: TokenName;
  readonly disposals: readonly TaxDisposal[];
  readonly lots: readonly TaxLot[];
  readonly holding: TaxHolding | null;
  /** Lower bound of what is to be set aside on what is held: lots without a price add nothing to it. */
  readonly setAsideAtLeast: number;
}

function disposalOf(line: TaxLine, cost: Known<bigint>): TaxDisposal {
  const proceeds: Known<number> = line.what === 'sold' ? line.value : unknown('sent');
  const costBasis = mapKnown(cost, fromPico);
  const gain = !proceeds.known ? proceeds : !cost.known ? cost : known(fromPico(toPico(proceeds.value) - cost.value));
  return { ...nameOf(line), lineId: line.id, atMs: line.atMs, amount: line.amount, how: line.what === 'sold' ? 'sold' : 'sent', proceeds, costBasis, gain };
}

function holdingOf(name: TokenName, left: readonly Lot[], question: TaxYearQuestion): { readonly holding: TaxHolding | null; readonly setAsideAtLeast: number } {
  if (left.length === 0) return { holding: null, setAsideAtLeast: 0 };
  const amount = left.reduce((sum, lot) => sum + lot.amount, 0n);
  const unknownLot = left.find((lot) => !lot.basis.known)?.basis;
  const costBasis = unknownLot !== undefined && !unknownLot.known ? unknownLot : known(fromPico(left.reduce((sum, lot) => sum + lot.knownBasis, 0n)));
  const setAsideAtLeast = question.setAsideShare * fromPico(left.reduce((sum, lot) => sum + lot.knownIncome, 0n));
  const noPrice = left.find((lot) => !lot.incomeKnown)?.basis;
  const setAside: Known<number> = noPrice !== undefined && !noPrice.known ? noPrice : known(setAsideAtLeast);
  const valueNow = mapKnown(question.priceNow(name.mint), (price) => toNumber({ base: amount, decimals: name.decimals }) * price);
  return { holding: { ...name, amount, costBasis, valueNow, setAside, worthLessThanTax: valueNow.known && valueNow.value < setAsideAtLeast }, setAsideAtLeast };
}

function bookOf(lines: readonly TaxLine[], question: TaxYearQuestion): TokenBook | null {
  const [first] = lines;
  if (first === undefined) return null;
  const name = nameOf(first);
  const leaving = new Map(lines.flatMap((line) => (line.what === 'sold' || line.what === 'sent' ? [[line.id, line] as const] : [])));
  const movements = lines.map((line): Movement => {
    const { id, atMs, amount } = line;
    if (line.what === 'returned') return { way: 'back', id, atMs, amount };
    return leaving.has(id) ? { way: 'out', id, atMs, amount, mayReturn: line.what === 'sent' } : { way: 'in', id, atMs, amount, basis: basisOf(line), income: isIncome(line) };
  });
  const { matches, left } = matchLots(movements, question.method);
  const disposals = matches.flatMap((match) => {
    const line = leaving.get(match.id);
    return line === undefined || match.atMs < question.fromMs ? [] : [disposalOf(line, match.cost)];
  });
  const lots = left.map((lot): TaxLot => ({ ...name, lineId: lot.id, acquiredAtMs: lot.acquiredAtMs, amount: lot.amount, costBasis: mapKnown(lot.basis, fromPico) }));
  return { name, disposals, lots, ...holdingOf(name, left, question) };
}

/**
 * A calendar year out of the whole history of the ledger: income at receipt, what was sold or sent with its cost by the method, and the lots
 * held at the year's end. Figures, not tax advice.
 * @param all every line up to the end of the year or later, of any tokens, in any order; ids are unique
 */
export function taxYear(all: readonly TaxLine[], question: TaxYearQuestion): TaxYear {
  const lines = withoutOwnMoves(all.filter((line) => line.amount > 0n && line.atMs < question.toMs)).toSorted(byTime);
  const incomeLines = lines.filter((line) => isIncome(line) && line.atMs >= question.fromMs);
  const { value: incomeTotal, missing: unpriced } = sumOf(incomeLines.map((line) => line.value));
  const books = [...groupBy(lines, (line) => `${line.mint} ${line.decimals}`).values()].flatMap((group) => bookOf(group, question) ?? []);
  const disposals = books.flatMap((book) => book.disposals).toSorted((a, b) => a.atMs - b.atMs || byText(a.lineId, b.lineId));
  const gains = disposals.filter((disposal) => disposal.how === 'sold').map((disposal) => disposal.gain);
  const valued = books.flatMap(({ holding, setAsideAtLeast }) => (holding?.valueNow.known === true ? [{ value: holding.valueNow.value, setAsideAtLeast }] : []));
  return {
    income: incomeOf(incomeLines), incomeLines, incomeTotal, unpriced,
    disposals, gainTotal: sumOfAll(gains), gainsUnknown: gains.filter((gain) => !gain.known).length,
    lots: books.flatMap((book) => book.lots),
    holdings: books.flatMap((book) => book.holding ?? []),
    setAside: mapKnown(incomeTotal, (total) => total * question.setAsideShare),
    worthLessThanTax: valued.reduce((sum, one) => sum + one.value, 0) < valued.reduce((sum, one) => sum + one.setAsideAtLeast, 0),
  };
}
