import type { DeepReadonly } from '../../../shared/contract/handlers';
import type { Boundary, Cause, Reconciliation, ReconcileRow } from '../../../shared/contract/schemas/reconcile';
import type { Position } from '../../../shared/domain/position';
import { reconcile } from '../../../shared/domain/reconcile';
import type { CauseOf, Cell, Reconciled } from '../../../shared/domain/reconcile';
import type { Report, Stretch } from '../../../shared/domain/reconcile-reports';
import type { SourceReport } from '../../../shared/domain/source-look';
import { COUNTED_KINDS } from '../../../shared/domain/totals';
import type { NetworkFacts } from '../../../shared/networks/types';
import { formatLocalDate } from '../../../shared/units/local-date';
import { toWire, tokenAmount } from '../../../shared/units/token-amount';
import type { Books, MoneyRules } from '../accounts/books';
import { valueOfSum } from '../accounts/sum-value';
import { totalOfSums } from '../accounts/summary';
import type { Store } from '../ports/store';
import { readCells } from './cells';
import { rowEdges } from './row-edges';

/** What the desk asks of the rest of the engine. */
export interface ReconcileParts {
  readonly store: Pick<Store, 'ledger'>;
  readonly books: Pick<Books, 'zone' | 'currency' | 'context' | 'today'>;
  readonly money: Pick<MoneyRules, 'convert'>;
  readonly nowMs: number;
  /** Reports of the network's own sources that touch a stretch (UTC ms, to exclusive). */
  readonly reports: (network: string, fromMs: number, toMs: number) => readonly SourceReport[];
  /** What the sources say is not paid yet. */
  readonly positions: (network: string) => readonly Position[];
}

export interface ReconcileQuestion {
  readonly network: NetworkFacts;
  /** Epoch days, both inclusive. */
  readonly fromDay: number;
  readonly toDay: number;
  readonly boundary: Boundary;
}

interface Token {
  readonly mint: string;
  readonly symbol: string | null;
  readonly decimals: number;
}

/** Reports up to so much longer than a row are asked for beside it: days that are cut elsewhere. */
const BESIDE_MS = 45 * 86_400_000;

const toReport = (report: SourceReport): Report => ({ ...report, base: BigInt(report.base) });

/** Tokens of the network that anything is said of in the period: counted lines, reports, and what it pays in where that came in. */
function tokensOf({ store }: ReconcileParts, network: NetworkFacts, fromMs: number, toMs: number, reports: readonly SourceReport[]): readonly Token[] {
  const found = new Map<string, Token>();
  const add = (token: Token): void => void (found.has(token.mint) ? undefined : found.set(token.mint, token));
  for (const sum of store.ledger.tokenSums({ networks: [network.id], kinds: COUNTED_KINDS, fromMs, toMs })) add(sum);
  for (const report of reports) add(report);
  for (const sum of store.ledger.tokenSums({ mints: network.tokens.map((token) => token.mint), kinds: ['unclassified'], fromMs, toMs })) add(sum);
  return [...found.values()];
}

/** Times of transactions that no endpoint had, of all wallets. */
function missingTimes({ store: { ledger } }: ReconcileParts): readonly number[] {
  const times: number[] = [];
  for (const wallet of ledger.wallets()) {
    if (ledger.counts(wallet.id).missing === 0) continue;
    for (const one of ledger.missing(wallet.id, { limit: 1000, after: null })) if (one.blockTimeMs !== null) times.push(one.blockTimeMs);
  }
  return times;
}

function unreadOf(context: ReturnType<Books['context']>, from: number, to: number): readonly Stretch[] {
  const { readSinceMs, incomeAsOfMs } = context;
  if (readSinceMs === null || incomeAsOfMs === null) return [{ fromMs: from, toMs: to }];
  return [...(readSinceMs > from ? [{ fromMs: from, toMs: Math.min(readSinceMs, to) }] : []), ...(incomeAsOfMs < to ? [{ fromMs: Math.max(incomeAsOfMs, from), toMs: to }] : [])];
}

/** The lines behind a cause; null: there are none to be shown. */
function filterOf(cause: CauseOf, network: string, mint: string, { fromMs, toMs }: Stretch): Cause['filter'] {
  const here = { mints: [mint], fromMs, toMs };
  switch (cause.code) {
    case 'unclassified':
      return { ...here, kinds: ['unclassified'] };
    case 'not-counted':
      return { ...here, kinds: ['spam', 'conversion'] };
    case 'duplicate':
      return { ...here, kinds: ['duplicate'] };
    case 'own-record':
    case 'source-silent':
    case 'day-boundary':
      return { ...here, networks: [network], kinds: [...COUNTED_KINDS] };
    case 'unclaimed':
    case 'held':
    case 'rounding':
    case 'missing-page':
    case 'network-fee':
    case 'not-read-yet':
    case 'not-explained':
      return null;
  }
}

function toRow(row: Reconciled, network: string, { mint, decimals }: Token): DeepReadonly<ReconcileRow> {
  const amount = (base: bigint): ReconcileRow['counted'] => toWire(tokenAmount(base, decimals));
  const orNull = (base: bigint | null): ReconcileRow['source'] => (base === null ? null : amount(base));
  return {
    fromMs: row.fromMs, toMs: row.toMs, source: orNull(row.source), sourceName: row.sourceName, sourceAsOfMs: row.sourceAsOfMs, chain: orNull(row.chain), counted: amount(row.counted), lines: row.lines,
    sourceDifference: orNull(row.source === null ? null : row.source - row.counted), chainDifference: orNull(row.chain === null ? null : row.chain - row.counted),
    causes: row.causes.map((cause) => ({ code: cause.code, of: cause.of, amount: orNull(cause.amount), lines: cause.lines, filter: filterOf(cause, network, mint, row) })),
  };
}

const isWorthShowing = (row: Reconciled): boolean => row.source !== null || row.lines > 0 || (row.chain !== null && row.chain !== 0n) || row.causes.some((cause) => cause.lines > 0);

const beganWithin = ({ ledger }: Pick<Store, 'ledger'>, network: string, mint: string, { fromMs }: Stretch): boolean =>
  ledger.tokenSums({ networks: [network], mints: [mint], kinds: COUNTED_KINDS, toMs: fromMs }).length === 0;

const within = (report: SourceReport, { fromMs, toMs }: Stretch): SourceReport => ({ ...report, fromMs: Math.max(report.fromMs, fromMs), toMs: Math.min(report.toMs, toMs) });

/** Sums of positions of a token that are not paid yet. */
const notPaid = (positions: readonly Position[], mint: string, states: readonly Position['state'][]): bigint =>
  positions.filter((position) => position.mint === mint && states.includes(position.state)).reduce((sum, position) => sum + BigInt(position.base), 0n);

/** Source, chain and count of one network side by side: from sums, no line is read. */
export function reconcileNetwork(parts: ReconcileParts, { network, fromDay, toDay, boundary: asked }: ReconcileQuestion): DeepReadonly<Reconciliation> {
  const { store, books, nowMs } = parts;
  const { boundary, edges } = rowEdges(asked, books.zone(), network.cadence, fromDay, toDay);
  const whole: Stretch = { fromMs: edges[0] ?? 0, toMs: edges.at(-1) ?? 0 };
  const reports = parts.reports(network.id, whole.fromMs - BESIDE_MS, whole.toMs + BESIDE_MS);
  const positions = parts.positions(network.id);
  const wallets = store.ledger.wallets();
  const ownWallets = new Set(wallets.filter((wallet) => wallet.chain === 'book').map((wallet) => wallet.id));
  const missingAtMs = missingTimes(parts);
  const unread = unreadOf(books.context(), whole.fromMs - BESIDE_MS, whole.toMs + BESIDE_MS);

  const tokens = tokensOf(parts, network, whole.fromMs, whole.toMs, reports.filter((report) => report.fromMs < whole.toMs && report.toMs > whole.fromMs)).map((token) => {
    const told = reports.filter((report) => report.mint === token.mint && report.toMs > report.fromMs);
    const mine = told.filter((report) => report.boundary !== 'lifetime');
    // A figure of all time says something of a period before which nothing came.
    const lifetimes = beganWithin(store, network.id, token.mint, whole) ? told.filter((report) => report.boundary === 'lifetime').map((report) => within(report, whole)) : [];
    const fine = [...new Set([...edges, ...[...mine, ...lifetimes].flatMap((report) => [report.fromMs, report.toMs])])].toSorted((a, b) => a - b);
    const paying = new Set(store.ledger.lineSums({ networks: [network.id], mints: [token.mint], kinds: COUNTED_KINDS }, [], false).map((sum) => sum.walletId));
    const reported = new Set(told.map((report) => report.walletId));
    // A node that is paid into another wallet is no wallet of the lines: then its reports speak of all of them.
    const reportedWallets = [...paying].some((id) => reported.has(id)) ? reported : new Set<string>();
    const cells: readonly Cell[] = readCells(store, token.mint, fine, { network: network.id, ownWallets, reportedWallets });
    const input = {
      cells, reports: mine.map(toReport), decimals: token.decimals, unread, missingAtMs, nowMs,
      unclaimedNow: notPaid(positions, token.mint, ['accrued', 'claimable']), heldNow: notPaid(positions, token.mint, ['held', 'vesting']),
    };
    const rows = edges.slice(0, -1).map((fromMs, i) => reconcile(input, { fromMs, toMs: edges[i + 1] ?? fromMs })).filter(isWorthShowing);
    return {
      mint: token.mint, symbol: token.symbol, decimals: token.decimals,
      rows: rows.map((row) => toRow(row, network.id, token)), total: toRow(reconcile({ ...input, reports: [...mine, ...lifetimes].map(toReport) }, whole), network.id, token),
      countedValue: valueOf(parts, network.id, token.mint, whole),
    };
  });
  return { network: network.id, boundary, currency: books.currency(), tokens, sources: sourcesOf(reports) };
}

/** Sources that told anything, with their newest word. */
function sourcesOf(reports: readonly SourceReport[]): Reconciliation['sources'] {
  const newest = new Map<string, number>();
  for (const report of reports) newest.set(report.source, Math.max(newest.get(report.source) ?? report.asOfMs, report.asOfMs));
  return [...newest].map(([source, asOfMs]) => ({ source, asOfMs }));
}

/** What the counted lines were worth at receipt, each on its local day. */
function valueOf({ store, books, money }: ReconcileParts, network: string, mint: string, { fromMs, toMs }: Stretch): DeepReadonly<Reconciliation['tokens'][number]['countedValue']> {
  const zone = books.zone();
  const currency = books.currency();
  const first = zone.dayAt(fromMs);
  const starts = Array.from({ length: zone.dayAt(Math.max(fromMs, toMs - 1)) - first + 2 }, (_, i) => zone.startOfDay(first + i));
  const sums = store.ledger.lineSums({ networks: [network], mints: [mint], kinds: COUNTED_KINDS, fromMs, toMs }, starts, false);
  return totalOfSums(sums.map((sum) => valueOfSum(sum, (usd, day) => money.convert(usd, 'USD', currency, day), formatLocalDate(first + Math.max(0, sum.cell ?? 0))))).value;
}
