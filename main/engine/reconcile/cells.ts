import type { LineKind } from '../../../shared/domain/reward';
import type { Cell } from '../../../shared/domain/reconcile';
import type { LineSum, Store } from '../ports/store';

const COUNTED: ReadonlySet<LineKind> = new Set<LineKind>(['reward', 'staking']);
/** Kinds that came in and are no income. A claim of nothing brought nothing, and what left did not come in. */
const NOT_INCOME: ReadonlySet<LineKind> = new Set<LineKind>(['spam', 'conversion']);

type Open = { -readonly [K in keyof Cell]: Cell[K] };

const emptyCell = (fromMs: number, toMs: number): Open => ({
  fromMs, toMs, counted: 0n, countedLines: 0, silentWallets: 0n, ownRecords: 0n, ownLines: 0, unclassified: 0n, unclassifiedLines: 0, notCounted: 0n, notCountedLines: 0, duplicateLines: 0,
});

export interface CellQuestion {
  readonly network: string;
  /** Wallets whose lines are on no chain: typed or imported. */
  readonly ownWallets: ReadonlySet<string>;
  /** Wallets that the source speaks of; empty: it tells them apart from those of the lines, and none is silent. */
  readonly reportedWallets: ReadonlySet<string>;
}

function take(cell: Open, sum: LineSum, { network, ownWallets, reportedWallets }: CellQuestion): void {
  const isOwn = ownWallets.has(sum.walletId);
  if (COUNTED.has(sum.kind) && sum.network === network) {
    if (isOwn) {
      cell.ownRecords += sum.base;
      cell.ownLines += sum.lines;
      return;
    }
    cell.counted += sum.base;
    cell.countedLines += sum.lines;
    if (reportedWallets.size > 0 && !reportedWallets.has(sum.walletId)) cell.silentWallets += sum.base;
    return;
  }
  if (isOwn) {
    if (sum.kind === 'duplicate') cell.duplicateLines += sum.lines;
    return;
  }
  if (sum.kind === 'duplicate') cell.duplicateLines += sum.lines;
  else if (sum.kind === 'unclassified') {
    cell.unclassified += sum.base;
    cell.unclassifiedLines += sum.lines;
  } else if (NOT_INCOME.has(sum.kind) || COUNTED.has(sum.kind)) {
    cell.notCounted += sum.base;
    cell.notCountedLines += sum.lines;
  }
}

/** What came in of one token between each two edges (UTC ms, oldest first), from sums of the ledger alone. */
export function readCells(store: Pick<Store, 'ledger'>, mint: string, edges: readonly number[], question: CellQuestion): readonly Cell[] {
  const cells = edges.slice(0, -1).map((fromMs, i) => emptyCell(fromMs, edges[i + 1] ?? fromMs));
  const [fromMs, toMs] = [edges[0], edges.at(-1)];
  if (fromMs === undefined || toMs === undefined) return [];
  for (const sum of store.ledger.lineSums({ mints: [mint], fromMs, toMs }, edges, false)) {
    const cell = sum.cell === null ? undefined : cells[sum.cell];
    if (cell !== undefined) take(cell, sum, question);
  }
  return cells;
}
