import type { SignatureInfo } from '../ports/chain';
import type { PendingTransaction, SyncRange } from '../ports/store';

/** Signatures asked for in one page; the most that Solana gives. */
export const PAGE_LIMIT = 1000;

/**
 * The range with which reading an address begins: a pass that was interrupted goes on where it stopped, a complete one becomes the target of a
 * new pass that reads from the newest signature down to it.
 */
export function beginPass(stored: SyncRange | null, walletId: string, address: string): SyncRange {
  if (stored === null) return { address, walletId, newest: null, oldestRead: null, target: null, complete: false, readSinceMs: null, listed: 0, decoded: 0 };
  if (!stored.complete) return stored;
  return { ...stored, newest: null, oldestRead: null, target: stored.newest ?? stored.target, complete: false };
}

/** What the next page of a range asks for. */
export const nextPage = (range: SyncRange): { readonly before: string | null; readonly until: string | null; readonly limit: number } => ({
  before: range.oldestRead, until: range.target, limit: PAGE_LIMIT,
});

export interface PageStep {
  readonly range: SyncRange;
  /** Transactions to be read; failed ones moved no token and are left out. */
  readonly found: readonly PendingTransaction[];
}

/**
 * The range after a page, and what the page brought.
 *
 * Only an empty page ends a range: a short one may be a node's own limit or its pruned history. The cursor (`newest`) was fixed by the first page,
 * so what arrives while paging belongs to the next pass.
 *
 * The next page begins above the lowest slot of this one, so that this slot is listed again: the order inside a slot may differ between two calls
 * (solana-labs/solana #35521), and a page that ends inside a slot could otherwise hide a transaction for ever.
 */
export function afterPage(range: SyncRange, page: readonly SignatureInfo[], known: ReadonlySet<string> = new Set()): PageStep {
  if (page.length === 0) return { range: { ...range, newest: range.newest ?? range.target, oldestRead: null, complete: true }, found: [] };
  const lowestSlot = Math.min(...page.map((one) => one.slot));
  const above = page.findLast((one) => one.slot > lowestSlot);
  const oldest = above ?? page.at(-1);
  const times = page.flatMap((one) => (one.blockTimeMs === null ? [] : [one.blockTimeMs]));
  if (range.readSinceMs !== null) times.push(range.readSinceMs);
  const bySignature = new Map(page.filter((one) => !known.has(one.signature)).map((one) => [one.signature, one]));
  return {
    range: {
      ...range,
      newest: range.newest ?? page[0]?.signature ?? null,
      oldestRead: oldest?.signature ?? range.oldestRead,
      readSinceMs: times.length === 0 ? null : Math.min(...times),
      listed: range.listed + bySignature.size,
    },
    found: [...bySignature.values()].filter((one) => !one.failed).map(({ signature, slot, blockTimeMs }) => ({ signature, slot, blockTimeMs })),
  };
}
