import { toDecimalText } from '../../../shared/units/token-amount';
import { isCounted } from '../../../shared/domain/totals';
import type { Known } from '../../../shared/units/known';
import type { ExportPlan, ExportStore, FileLine } from '../ports/exporter';
import { createLineMoney, readValues } from './line-money';
import { outsideTextOrNull } from './outside-text';
import { rewardsCsvHead, rewardsCsvRows } from './rewards-csv';
import { toExportLine } from './rewards-report';

/** Where a file is written to, piece by piece, and who is told how far it is. */
export interface FileSink {
  write(text: string): void;
  /** So many lines of all are written. */
  progress(done: number, total: number): void;
}

export interface FileEnd {
  readonly totalValue: Known<number>;
}

/** Lines between two reports of progress: about 20 ms of work. */
export const PROGRESS_LINES = 2000;

/** The ledger as CSV: byte by byte what `rewards.exportCsv` gives for the same filter. */
export function writeLedgerCsv(plan: ExportPlan, store: ExportStore, sink: FileSink): FileEnd {
  const money = createLineMoney(plan, store);
  const { values, totalValue } = readValues(store, plan.filter, money);
  sink.write(rewardsCsvHead());
  let done = 0;
  store.eachLine(plan.filter, ({ line, value }) => {
    const entry = toExportLine({ line, usd: value, value: money.valueOf(line, value?.usdPerToken ?? null) }, values[done] ?? null, plan.tz);
    sink.write(rewardsCsvRows([entry], plan.currency));
    done += 1;
    if (done % PROGRESS_LINES === 0) sink.progress(done, values.length);
  });
  sink.progress(done, values.length);
  return { totalValue };
}

interface TokenSum {
  readonly first: FileLine;
  base: bigint;
  lines: number;
  missing: number;
}

/** The report as JSON: the same object as `toRewardsReport` gives, written line by line. */
export function writeLedgerJson(plan: ExportPlan, store: ExportStore, sink: FileSink): FileEnd {
  const money = createLineMoney(plan, store);
  const { values, total, totalValue, counted, missing } = readValues(store, plan.filter, money);
  const tokens = new Map<string, TokenSum>();
  sink.write(`{"currency":${JSON.stringify(plan.currency)},"tz":${JSON.stringify(plan.tz)},"lines":[`);
  let done = 0;
  store.eachLine(plan.filter, ({ line, value }) => {
    const worth = money.valueOf(line, value?.usdPerToken ?? null);
    sink.write(`${done === 0 ? '' : ','}\n${JSON.stringify(toExportLine({ line, usd: value, value: worth }, values[done] ?? null, plan.tz))}`);
    done += 1;
    if (done % PROGRESS_LINES === 0) sink.progress(done, values.length);
    if (!isCounted(line)) return;
    const key = `${line.network ?? ''} ${line.mint} ${line.decimals}`;
    const sum = tokens.get(key) ?? { first: line, base: 0n, lines: 0, missing: 0 };
    sum.base += BigInt(line.base);
    sum.lines += 1;
    if (!worth.known) sum.missing += 1;
    tokens.set(key, sum);
  });
  const sums = [...tokens.values()].map(({ first, base, lines, missing: without }) => ({
    network: first.network, symbol: outsideTextOrNull(first.symbol), mint: first.mint, base: base.toString(), decimals: first.decimals,
    amount: toDecimalText({ base, decimals: first.decimals }), lines, missing: without,
  }));
  sink.write(`],"total":${JSON.stringify(totalValue.known ? total : null)},"counted":${counted},"missing":${missing},"tokens":${JSON.stringify(sums)}}\n`);
  sink.progress(done, values.length);
  return { totalValue };
}
