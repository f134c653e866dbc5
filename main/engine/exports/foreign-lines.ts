import type { LineKind } from '../../../shared/domain/reward';
import type { ExportPlan, ExportStore, FileEntry, FileLine } from '../ports/exporter';
import type { LineFilter } from '../ports/store';
import { createLineMoney, readValues } from './line-money';
import type { FileEnd, FileSink } from './ledger-file';
import { PROGRESS_LINES } from './ledger-file';
import { isOwnOut, isPurchase } from './movement-rules';
import { EXPORT_DIGITS } from './rewards-report';
import { MAX_ADDRESS, outsideText, outsideTextOrNull } from './outside-text';

/** What other tools can use: income, what was bought and what left. Own money on the move, zero claims, spam, unclassified lines and duplicates stay here. */
const FOREIGN_KINDS: readonly LineKind[] = ['reward', 'staking', 'conversion', 'outgoing'];

export const isOutgoing = (line: Pick<FileLine, 'kind'>): boolean => line.kind === 'outgoing';

/** A line with its value as it is exported: rounded so that income adds up to the total; others rounded alone; null: not known. */
export interface ForeignLine {
  readonly line: FileLine & { readonly atMs: number };
  readonly value: string | null;
}

export const symbolOf = (line: FileLine): string => outsideTextOrNull(line.symbol) ?? line.mint;

/** The transaction as its chain knows it; null where the line names only a key of its source. */
export const transactionOf = (line: FileLine): string | null =>
  line.receipt ?? (line.chain === 'book' || line.chain === 'storj' || line.signature.includes(':') ? null : line.signature);

/** One plain clause for the reader of another tool. */
export function descriptionOf(line: FileLine): string {
  const network = line.network === null ? '' : `${outsideText(line.network)} `;
  const device = line.sourceDevice === null ? '' : `, device ${outsideText(line.sourceDevice, MAX_ADDRESS)}`;
  const words: Readonly<Partial<Record<LineKind, string>>> = { reward: 'reward', staking: 'staking reward', conversion: 'bought or exchanged', outgoing: 'sent or sold' };
  return `${network}${words[line.kind] ?? line.kind}${device} (token ${outsideText(line.mint, MAX_ADDRESS)})`;
}

const filterOf = (filter: LineFilter): LineFilter => ({ ...filter, kinds: filter.kinds === undefined ? FOREIGN_KINDS : filter.kinds.filter((kind) => FOREIGN_KINDS.includes(kind)) });

/**
 * Writes the lines of a filter for another tool, one transaction at a time, newest first. Lines whose time is not known and amounts of 0 cannot be
 * told there and are left out; a line without a time has no value either, so the sum stays that of the page.
 * @param rowsOf the rows of one transaction
 */
export function writeForeign(plan: ExportPlan, store: ExportStore, sink: FileSink, head: string, rowsOf: (lines: readonly ForeignLine[]) => string): FileEnd {
  const money = createLineMoney(plan, store);
  const filter = filterOf(plan.filter);
  const { values, totalValue } = readValues(store, filter, money);
  sink.write(head);
  let done = 0;
  let group: ForeignLine[] = [];
  const flush = (): void => {
    if (group.length > 0) sink.write(rowsOf(group));
    group = [];
  };
  const valueText = ({ line, value }: FileEntry, exported: number | null): string | null => {
    if (exported !== null) return exported.toFixed(EXPORT_DIGITS);
    const worth = line.kind === 'outgoing' || line.kind === 'conversion' ? money.valueOf(line, value?.usdPerToken ?? null) : null;
    return worth?.known === true ? worth.value.toFixed(EXPORT_DIGITS) : null;
  };
  store.eachLine(filter, (entry) => {
    const exported = values[done] ?? null;
    done += 1;
    if (done % PROGRESS_LINES === 0) sink.progress(done, values.length);
    const { line } = entry;
    if (line.atMs === null || line.base === '0' || (line.kind === 'conversion' && !isPurchase(entry.rule)) || isOwnOut(entry.rule)) return;
    const [first] = group;
    if (first !== undefined && (first.line.signature !== line.signature || first.line.walletId !== line.walletId)) flush();
    group.push({ line: { ...line, atMs: line.atMs }, value: valueText(entry, exported) });
  });
  flush();
  sink.progress(done, values.length);
  return { totalValue };
}
