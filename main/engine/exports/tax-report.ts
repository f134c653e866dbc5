import type { DeepReadonly } from '../../../shared/contract/handlers';
import type { TaxQuestion, TaxReport } from '../../../shared/contract/schemas/exports';
import type { TaxNote } from '../../../shared/domain/export-codes';
import type { LineKind } from '../../../shared/domain/reward';
import { taxYear } from '../../../shared/tax/tax-year';
import type { TaxLot, TaxYear } from '../../../shared/tax/tax-year';
import type { TaxLine } from '../../../shared/tax/own-moves';
import { known, sumKnown, unknown } from '../../../shared/units/known';
import type { Known } from '../../../shared/units/known';
import { partsOfTokenId } from '../../../shared/networks/token-id';
import { toEpochDay } from '../../../shared/units/local-date';
import { toWire, tokenAmount } from '../../../shared/units/token-amount';
import { zoneOf } from '../../../shared/units/zone';
import type { ExportPlan, ExportStore, LotEntry } from '../ports/exporter';
import { readCostLines, type CostLine } from './cost-lines';
import { createLineMoney, usdNow, type LineMoney } from './line-money';
import { isOwnIn, isOwnOut, isPurchase, isRefund, isRefused, isSale } from './movement-rules';
import { outsideText, outsideTextOrNull } from './outside-text';


const KINDS: readonly LineKind[] = ['reward', 'staking', 'conversion', 'unclassified', 'outgoing'];

/** First day of a calendar year and of the next, epoch days. */
export const daysOfYear = (year: number): { readonly fromDay: number; readonly toDay: number } => ({
  fromDay: toEpochDay({ year, month: 1, day: 1 }), toDay: toEpochDay({ year: year + 1, month: 1, day: 1 }) - 1,
});

interface ReadLines {
  readonly lines: readonly TaxLine[];
  readonly undated: number;
  readonly unclassified: number;
  /** Unclassified lines whose price the person typed. */
  readonly typed: number;
  /** Lines of senders that the person refused. */
  readonly refused: number;
}

/** What a line is to the lots; null: nothing, own money on the move (staking, a bridge) or what the person wants nothing to do with. */
function whatOf({ kind, rule, mint, typed }: LotEntry): TaxLine['what'] | null {
  if (kind === 'reward' || kind === 'staking') return kind;
  if (kind === 'outgoing') return isOwnOut(rule) ? 'own-out' : isSale(rule) ? 'sold' : 'sent';
  if (kind === 'conversion') {
    if (isPurchase(rule)) return 'bought';
    if (isRefund(rule)) return 'returned';
    // On Solana what moves between own accounts leaves no line where it went from; elsewhere it is half of a pair.
    return isOwnIn(rule) && partsOfTokenId(mint).chain !== 'solana' ? 'own-in' : null;
  }
  if (typed) return 'typed-in';
  return isRefused(rule) ? null : 'other-in';
}

/** What left in a transaction that also brought something bought was sold for it, also where the chain's rules do not tell selling from sending. */
function withSales(lines: readonly TaxLine[]): readonly TaxLine[] {
  const bought = new Map(lines.flatMap((line) => (line.what === 'bought' ? [[line.transaction, line.mint] as const] : [])));
  if (bought.size === 0) return lines;
  return lines.map((line) => {
    const mint = line.what === 'sent' ? bought.get(line.transaction) : undefined;
    return mint !== undefined && mint !== line.mint ? { ...line, what: 'sold' } : line;
  });
}

/** Gives the same text for the same text: a hundred thousand copies of a token's name take as much memory as the amounts. */
function createKeeper(): <T extends string | null>(text: T) => T {
  const texts = new Map<string | null, string | null>();
  return <T extends string | null>(text: T): T => {
    const known = texts.get(text);
    if (known !== undefined) return known as T;
    texts.set(text, text);
    return text;
  };
}

/** One event can stand in two wallets; the copies are then told apart by a number, so that ids are unique. */
function withUniqueIds(lines: readonly TaxLine[]): readonly TaxLine[] {
  const sorted = lines.toSorted((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  let copy = 1;
  return sorted.map((line, n) => {
    copy = line.id === sorted[n - 1]?.id ? copy + 1 : 1;
    return copy === 1 ? line : { ...line, id: `${line.id} (${copy})` };
  });
}

/** The whole history up to the end of the year as the mathematics of lots takes it, and what has no place in it. */
function readTaxLines(store: ExportStore, money: LineMoney, toMs: number, progress: (done: number, total: number) => void): ReadLines {
  const filter = { kinds: KINDS };
  const total = store.count(filter);
  const lines: TaxLine[] = [];
  const kept = createKeeper();
  let done = 0;
  let undated = 0;
  let unclassified = 0;
  let typed = 0;
  let refused = 0;
  store.eachLotEntry(filter, (line) => {
    done += 1;
    if (done % 2000 === 0) progress(done, total);
    const what = whatOf(line);
    if (what === null) {
      if (line.kind === 'unclassified' && line.atMs !== null && line.atMs < toMs) refused += 1;
      return;
    }
    if (line.atMs === null) {
      if (what === 'reward' || what === 'staking') undated += 1;
      return;
    }
    if (line.atMs >= toMs) return;
    if (what === 'other-in') unclassified += 1;
    if (what === 'typed-in') typed += 1;
    lines.push({
      id: line.id, transaction: what === 'reward' || what === 'staking' ? '' : (line.receipt ?? line.signature), network: kept(line.network), mint: kept(line.mint), symbol: kept(line.symbol), decimals: line.decimals, atMs: line.atMs,
      amount: BigInt(line.base), what,
      value: what === 'other-in' ? unknown('unclassified') : money.valueOf(line, line.usdPerToken),
    });
  });
  progress(total, total);
  return { lines: withUniqueIds(withSales(lines)), undated, unclassified, typed, refused };
}

/** What page and file are both made from. */
export interface TaxResult {
  readonly year: TaxYear;
  readonly costs: DeepReadonly<TaxReport['costs']>;
  readonly undated: number;
  readonly notes: readonly TaxNote[];
  readonly money: LineMoney;
}

const wire = (base: bigint, decimals: number): TaxReport['lots'][number]['amount'] => toWire(tokenAmount(base, decimals));

/** Lots of one token and local day as one: a page can show a year of hourly rewards, and a file has each lot by itself. */
function lotsByDay(lots: readonly TaxLot[], money: LineMoney): DeepReadonly<TaxReport['lots']> {
  const days = new Map<string, TaxLot[]>();
  for (const lot of lots) {
    const key = `${lot.mint} ${lot.decimals} ${money.dayOf(lot.acquiredAtMs)}`;
    const day = days.get(key);
    if (day === undefined) days.set(key, [lot]);
    else day.push(lot);
  }
  return [...days.values()].flatMap((day) => {
    const [first] = day;
    if (first === undefined) return [];
    const without = day.find((lot) => !lot.costBasis.known)?.costBasis;
    return [{
      mint: first.mint, symbol: outsideTextOrNull(first.symbol), amount: wire(day.reduce((sum, lot) => sum + lot.amount, 0n), first.decimals), acquiredAtMs: first.acquiredAtMs,
      costBasis: without ?? known(sumKnown(day.map((lot) => lot.costBasis)).value), lots: day.length,
    }];
  });
}

function costsOf(lines: readonly CostLine[]): DeepReadonly<TaxReport['costs']> {
  const groups = new Map<string, CostLine[]>();
  for (const line of lines) {
    const key = JSON.stringify([line.deviceId, line.what, line.name]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [line]);
    else group.push(line);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const sum = sumKnown(group.map((line) => line.amount));
    const amount: Known<number> = sum.missing === sum.parts ? first.amount : known(sum.value);
    return [{ device: outsideTextOrNull(first.device), what: first.what === 'typed' ? `typed:${outsideText(first.name ?? '')}` : first.what, amount, days: sum.parts - sum.missing, missing: sum.missing }];
  });
}

function notesOf(year: TaxYear, { undated, unclassified, typed, refused }: ReadLines, isOver: boolean): readonly TaxNote[] {
  const notes: readonly (readonly [TaxNote, boolean])[] = [
    ['figures-no-advice', true],
    ['sent-may-be-no-disposal', year.disposals.some((disposal) => disposal.how === 'sent')],
    ['unknown-cost', year.disposals.some((disposal) => !disposal.costBasis.known) || year.lots.some((lot) => !lot.costBasis.known)],
    ['unpriced-income', year.unpriced > 0],
    ['undated-income', undated > 0],
    ['unclassified-as-unknown-cost', unclassified > 0],
    ['typed-price-as-cost', typed > 0],
    ['refused-left-out', refused > 0],
    ['year-not-over', !isOver],
    ['price-of-today-missing', year.holdings.some((holding) => !holding.valueNow.known)],
  ];
  return notes.flatMap(([code, applies]) => (applies ? [code] : []));
}

/** The year with its costs from the day book. */
export function makeTaxResult(plan: ExportPlan, question: TaxQuestion, store: ExportStore, progress: (done: number, total: number) => void): TaxResult {
  const inCurrency: ExportPlan = { ...plan, currency: question.currency, ...daysOfYear(question.year) };
  const money = createLineMoney(inCurrency, store);
  const zone = zoneOf(plan.tz);
  const toMs = zone.startOfDay(inCurrency.toDay + 1);
  const read = readTaxLines(store, money, toMs, progress);
  const year = taxYear(read.lines, {
    fromMs: zone.startOfDay(inCurrency.fromDay), toMs, method: question.method, setAsideShare: question.setAsideShare,
    priceNow(mint) {
      const point = store.prices.latest(mint);
      return point === null ? unknown('no-price') : usdNow(point.usd, inCurrency, money);
    },
  });
  return { year, costs: costsOf(readCostLines(inCurrency, store, money)), undated: read.undated, notes: notesOf(year, read, plan.nowMs >= toMs), money };
}

/**
 * The tax report of a year for a page: income at receipt, disposals with their cost over the whole history, lots held at the year's end by day, costs.
 * Figures, no tax advice.
 */
export function makeTaxReport(plan: ExportPlan, question: TaxQuestion, store: ExportStore): DeepReadonly<TaxReport> {
  const { year, costs, undated, notes, money } = makeTaxResult(plan, question, store, () => undefined);
  const name = <T extends { readonly symbol: string | null }>(row: T): T => ({ ...row, symbol: outsideTextOrNull(row.symbol) });
  return {
    question, tz: plan.tz,
    income: year.income.map(({ amount, decimals, ...row }) => ({ ...name(row), amount: wire(amount, decimals) })),
    incomeTotal: year.incomeTotal, unpriced: year.unpriced, undated,
    disposals: year.disposals.map(({ amount, decimals, ...row }) => ({ ...name(row), amount: wire(amount, decimals) })),
    gainTotal: year.gainTotal, gainsUnknown: year.gainsUnknown,
    lots: lotsByDay(year.lots, money),
    holdings: year.holdings.map(({ amount, decimals, ...row }) => ({ ...name(row), amount: wire(amount, decimals) })),
    costs, setAside: year.setAside, worthLessThanTax: year.worthLessThanTax, notes,
  };
}
