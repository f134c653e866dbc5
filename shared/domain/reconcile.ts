/**
 * What a network's own source says, what the chain says and what is counted, side by side, with the causes of every difference. All amounts are
 * base units of one token. Whatever is given, this holds exactly: counted + causes of the source = source; counted + causes of the chain = chain.
 */
import { chooseReports, coveredBy, stretchesOutside } from './reconcile-reports';
import type { Report, Stretch } from './reconcile-reports';

/** What came in between two instants of the fine cut: every boundary of a row and of a report is one of its edges. */
export interface Cell extends Stretch {
  /** Counted as income of this network, seen on a chain. */
  readonly counted: bigint;
  readonly countedLines: number;
  /** The part of `counted` of wallets that the source says nothing of, though it speaks of others. */
  readonly silentWallets: bigint;
  /** Counted without a chain: typed or imported. */
  readonly ownRecords: bigint;
  readonly ownLines: number;
  readonly unclassified: bigint;
  readonly unclassifiedLines: number;
  /** Seen on the chain and not income: spam, own money moved, income of another network. */
  readonly notCounted: bigint;
  readonly notCountedLines: number;
  /** Lines of weaker sources about transactions that their chain tells itself: in no figure. */
  readonly duplicateLines: number;
}

/** Codes of the string catalogue, `cause.<code>`. Append only. */
export const CAUSE_CODES = [
  'day-boundary', 'unclaimed', 'held', 'rounding', 'missing-page', 'unclassified', 'not-counted', 'duplicate', 'network-fee', 'not-read-yet', 'source-silent', 'own-record', 'not-explained',
] as const;
export type CauseCode = (typeof CAUSE_CODES)[number];

export interface CauseOf {
  readonly code: CauseCode;
  /** Which of the two differences it explains. */
  readonly of: 'source' | 'chain';
  /** null: it explains nothing by an amount and is only to be known. */
  readonly amount: bigint | null;
  readonly lines: number;
}

export interface Reconciled extends Stretch {
  readonly source: bigint | null;
  readonly sourceName: string | null;
  readonly sourceAsOfMs: number | null;
  /** null: the chain was not read in any part of it. */
  readonly chain: bigint | null;
  readonly counted: bigint;
  readonly lines: number;
  readonly causes: readonly CauseOf[];
}

export interface ReconcileInput {
  /** Oldest first, without a gap. */
  readonly cells: readonly Cell[];
  /** Of this token alone. */
  readonly reports: readonly Report[];
  readonly decimals: number;
  /** Not paid yet as the source's positions tell it now; explains only what is left of a stretch that reaches the present. */
  readonly unclaimedNow: bigint;
  readonly heldNow: bigint;
  readonly nowMs: number;
  /** Stretches of time in which some wallet was not read. */
  readonly unread: readonly Stretch[];
  /** Times of transactions that no endpoint had. */
  readonly missingAtMs: readonly number[];
}

type Sums = Omit<Cell, 'fromMs' | 'toMs'>;

const NOTHING: Sums = { counted: 0n, countedLines: 0, silentWallets: 0n, ownRecords: 0n, ownLines: 0, unclassified: 0n, unclassifiedLines: 0, notCounted: 0n, notCountedLines: 0, duplicateLines: 0 };

const add = (a: Sums, b: Sums): Sums => ({
  counted: a.counted + b.counted, countedLines: a.countedLines + b.countedLines, silentWallets: a.silentWallets + b.silentWallets,
  ownRecords: a.ownRecords + b.ownRecords, ownLines: a.ownLines + b.ownLines, unclassified: a.unclassified + b.unclassified, unclassifiedLines: a.unclassifiedLines + b.unclassifiedLines,
  notCounted: a.notCounted + b.notCounted, notCountedLines: a.notCountedLines + b.notCountedLines, duplicateLines: a.duplicateLines + b.duplicateLines,
});

/** First cell that does not begin before the instant. */
function firstFrom(cells: readonly Cell[], atMs: number): number {
  let low = 0;
  let high = cells.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((cells[middle]?.fromMs ?? 0) >= atMs) high = middle;
    else low = middle + 1;
  }
  return low;
}

function sumIn(cells: readonly Cell[], stretches: readonly Stretch[]): Sums {
  let sum = NOTHING;
  for (const stretch of stretches) {
    for (let at = firstFrom(cells, stretch.fromMs); at < cells.length; at += 1) {
      const cell = cells[at];
      if (cell === undefined || cell.toMs > stretch.toMs) break;
      sum = add(sum, cell);
    }
  }
  return sum;
}

const countedOf = (sums: Sums): bigint => sums.counted + sums.ownRecords;
const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const positive = (a: bigint): bigint => (a > 0n ? a : 0n);
const touches = (a: Stretch, b: Stretch): boolean => a.fromMs < b.toMs && b.fromMs < a.toMs;

/** Whole cents of a token are the coarsest figures that pass for rounded. */
const CENT_PLACES = 2;

/** The step in which the source tells its amounts: the largest power of ten that divides all of them, a hundredth of a token at most. */
function stepOf(reports: readonly Report[], decimals: number): bigint {
  const told = reports.map((report) => report.base).filter((base) => base !== 0n);
  if (told.length === 0) return 1n;
  const most = Math.max(0, decimals - CENT_PLACES);
  for (let places = most; places > 0; places -= 1) {
    const step = 10n ** BigInt(places);
    if (told.every((base) => base % step === 0n)) return step;
  }
  return 1n;
}

/** Explains the difference of the chain: what came in less what is counted of it. */
function chainCauses(sums: Sums): readonly CauseOf[] {
  const of = 'chain' as const;
  return [
    ...(sums.unclassifiedLines === 0 && sums.unclassified === 0n ? [] : [{ code: 'unclassified' as const, of, amount: sums.unclassified, lines: sums.unclassifiedLines }]),
    ...(sums.notCountedLines === 0 && sums.notCounted === 0n ? [] : [{ code: 'not-counted' as const, of, amount: sums.notCounted, lines: sums.notCountedLines }]),
    ...(sums.ownLines === 0 && sums.ownRecords === 0n ? [] : [{ code: 'own-record' as const, of, amount: -sums.ownRecords, lines: sums.ownLines }]),
    ...(sums.duplicateLines === 0 ? [] : [{ code: 'duplicate' as const, of, amount: null, lines: sums.duplicateLines }]),
  ];
}

/** Explains the difference of the source, cause by cause; each takes what it can of the rest, and what stays is not explained. */
function sourceCauses(input: ReconcileInput, row: Stretch, here: Sums, source: bigint, chosen: NonNullable<ReturnType<typeof chooseReports>>): readonly CauseOf[] {
  const { cells } = input;
  const covered = coveredBy(chosen.figure);
  const inReports = sumIn(cells, covered);
  const causes: CauseOf[] = [];
  let rest = source - countedOf(here);
  const explain = (code: CauseCode, amount: bigint, lines = 0): void => {
    if (amount === 0n) return;
    causes.push({ code, of: 'source', amount, lines });
    rest -= amount;
  };

  // Time of the row that no report speaks of: at its edges, shorter than a report, the days are cut elsewhere; else the source is silent.
  const longest = Math.max(...chosen.figure.map((report) => report.toMs - report.fromMs));
  const outside = stretchesOutside(row, covered);
  const isShift = (gap: Stretch): boolean => (gap.fromMs === row.fromMs || gap.toMs === row.toMs) && gap.toMs - gap.fromMs < longest;
  const silent = sumIn(cells, outside.filter((gap) => !isShift(gap)));
  explain('source-silent', -countedOf(silent), silent.countedLines + silent.ownLines);
  const cutElsewhere = countedOf(inReports) - countedOf(here) + countedOf(silent);
  explain('day-boundary', cutElsewhere);

  explain('source-silent', -inReports.silentWallets);

  if (chosen.what === 'earned') {
    explain('network-fee', chosen.fees);
    explain('held', chosen.held);
    if (chosen.paid !== null) explain('unclaimed', source - chosen.paid - chosen.held - chosen.fees);
    else if (Math.max(...covered.map((stretch) => stretch.toMs)) >= input.nowMs - longest) {
      explain('held', least(positive(rest), positive(input.heldNow - chosen.held)));
      explain('unclaimed', least(positive(rest), input.unclaimedNow));
    }
  }
  explain('unclassified', least(positive(rest), inReports.unclassified), inReports.unclassifiedLines);
  explain('not-counted', least(positive(rest), inReports.notCounted), inReports.notCountedLines);
  const step = stepOf(chosen.figure, input.decimals);
  const size = rest < 0n ? -rest : rest;
  if (size <= step * BigInt(chosen.figure.length)) explain('rounding', rest);
  if (rest > 0n && covered.some((stretch) => input.unread.some((gap) => touches(stretch, gap)))) explain('not-read-yet', rest);
  const missing = input.missingAtMs.filter((atMs) => covered.some((stretch) => atMs >= stretch.fromMs && atMs < stretch.toMs)).length;
  if (rest > 0n && missing > 0) explain('missing-page', rest, missing);
  explain('not-explained', rest);
  return merged(causes);
}

/** One entry for each code. */
function merged(causes: readonly CauseOf[]): readonly CauseOf[] {
  const byCode = new Map<CauseCode, CauseOf>();
  for (const cause of causes) {
    const known = byCode.get(cause.code);
    byCode.set(cause.code, known === undefined ? cause : { ...cause, amount: (known.amount ?? 0n) + (cause.amount ?? 0n), lines: known.lines + cause.lines });
  }
  return [...byCode.values()].filter((cause) => cause.amount !== 0n);
}

/** A source that speaks of other stretches is silent on this one; a network without a source is not. */
const silence = ({ reports }: ReconcileInput): readonly CauseOf[] => (reports.length === 0 ? [] : [{ code: 'source-silent', of: 'source', amount: null, lines: 0 }]);

/** The three figures of one stretch of time and what lies between them. Its edges are edges of cells. */
export function reconcile(input: ReconcileInput, row: Stretch): Reconciled {
  const here = sumIn(input.cells, [row]);
  const chosen = chooseReports(input.reports, row);
  const isUnread = stretchesOutside(row, input.unread).length === 0;
  const chain = isUnread && here.countedLines + here.unclassifiedLines + here.notCountedLines === 0 ? null : here.counted + here.unclassified + here.notCounted;
  const counted = countedOf(here);
  return {
    ...row,
    source: chosen?.total ?? null,
    sourceName: chosen?.source ?? null,
    sourceAsOfMs: chosen?.asOfMs ?? null,
    chain, counted, lines: here.countedLines + here.ownLines,
    causes: [
      ...(chosen === null ? silence(input) : sourceCauses(input, row, here, chosen.total, chosen)),
      ...(chain === null ? [{ code: 'not-read-yet' as const, of: 'chain' as const, amount: null, lines: 0 }] : chainCauses(here)),
    ],
  };
}
