/** Which of a source's reports speak of a stretch of time, and what they add up to. */
import type { SourceReport } from './source-look';

/** UTC ms, from inclusive, to exclusive. */
export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

export type Report = Pick<SourceReport, 'source' | 'what' | 'fromMs' | 'toMs' | 'boundary' | 'asOfMs' | 'walletId' | 'device'> & { readonly base: bigint };

export interface ChosenReports {
  readonly source: string;
  /** What the figure is: earned where the source tells it, else paid. */
  readonly what: 'earned' | 'paid';
  readonly total: bigint;
  /** The reports that make the figure. */
  readonly figure: readonly Report[];
  /** The same source on the same stretches; null: it does not tell. */
  readonly paid: bigint | null;
  readonly held: bigint;
  readonly fees: bigint;
  readonly asOfMs: number;
}

/** A report that is longer than its row by this factor says nothing of the row. */
const MOST_LONGER = 1.5;

const lengthOf = (stretch: Stretch): number => stretch.toMs - stretch.fromMs;

/** A report belongs to the row that holds its middle, so that no report is told twice. */
function belongsTo(report: Report, row: Stretch): boolean {
  const middle = report.fromMs + lengthOf(report) / 2;
  return lengthOf(report) > 0 && middle >= row.fromMs && middle < row.toMs && lengthOf(report) <= lengthOf(row) * MOST_LONGER;
}

/** The stretches of reports joined, oldest first. */
export function coveredBy(reports: readonly Stretch[]): readonly Stretch[] {
  const joined: { fromMs: number; toMs: number }[] = [];
  for (const { fromMs, toMs } of reports.toSorted((a, b) => a.fromMs - b.fromMs)) {
    const last = joined.at(-1);
    if (last !== undefined && fromMs <= last.toMs) last.toMs = Math.max(last.toMs, toMs);
    else joined.push({ fromMs, toMs });
  }
  return joined;
}

/** What of a row lies in none of the stretches. */
export function stretchesOutside(row: Stretch, stretches: readonly Stretch[]): readonly Stretch[] {
  const gaps: Stretch[] = [];
  let at = row.fromMs;
  for (const stretch of coveredBy(stretches)) {
    if (stretch.toMs <= at) continue;
    if (stretch.fromMs >= row.toMs) break;
    if (stretch.fromMs > at) gaps.push({ fromMs: at, toMs: stretch.fromMs });
    at = stretch.toMs;
  }
  if (at < row.toMs) gaps.push({ fromMs: at, toMs: row.toMs });
  return gaps;
}

const sum = (reports: readonly Report[]): bigint => reports.reduce((total, report) => total + report.base, 0n);

/** The newest word on each wallet, device, subject and stretch: a source that is asked again tells the same stretch again. */
function newest(reports: readonly Report[]): readonly Report[] {
  const known = new Map<string, Report>();
  for (const report of reports) {
    const key = JSON.stringify([report.walletId, report.device, report.what, report.fromMs, report.toMs]);
    const before = known.get(key);
    if (before === undefined || before.asOfMs <= report.asOfMs) known.set(key, report);
  }
  return [...known.values()];
}

/**
 * The reports of one source, cut by one kind of boundary, that say most about the row: those that cover most of it, the finer cut before the
 * coarser. null: no source says what was earned or paid there. What is only expected is no statement.
 */
export function chooseReports(reports: readonly Report[], row: Stretch): ChosenReports | null {
  const groups = new Map<string, Report[]>();
  for (const report of reports) {
    if (!belongsTo(report, row)) continue;
    const key = `${report.source} ${report.boundary}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [report]);
    else group.push(report);
  }
  let best: { readonly chosen: ChosenReports; readonly coveredMs: number; readonly reportMs: number } | null = null;
  for (const group of groups.values()) {
    const told = newest(group);
    const earned = told.filter((report) => report.what === 'earned');
    const paid = told.filter((report) => report.what === 'paid');
    const figure = earned.length > 0 ? earned : paid;
    const first = figure[0];
    if (first === undefined) continue;
    const coveredMs = coveredBy(figure).reduce((total, stretch) => total + lengthOf(stretch), 0);
    const reportMs = Math.max(...figure.map(lengthOf));
    if (best !== null && (best.coveredMs > coveredMs || (best.coveredMs === coveredMs && best.reportMs <= reportMs))) continue;
    const chosen: ChosenReports = {
      source: first.source, what: earned.length > 0 ? 'earned' : 'paid', total: sum(figure), figure, paid: paid.length === 0 ? null : sum(paid),
      held: sum(told.filter((report) => report.what === 'held')), fees: sum(told.filter((report) => report.what === 'penalty' || report.what === 'fee')),
      asOfMs: Math.max(...figure.map((report) => report.asOfMs)),
    };
    best = { chosen, coveredMs, reportMs };
  }
  return best?.chosen ?? null;
}
