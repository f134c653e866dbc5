import type { ChainSource } from '../ports/chain';
import type { LedgerStore, SyncRange } from '../ports/store';
import type { Cancel } from '../../../shared/units/cancel';
import { afterPage, beginPass, nextPage } from './ranges';

export interface ListPorts {
  readonly source: ChainSource;
  readonly ledger: LedgerStore;
  readonly cancel: Cancel;
  /** Waits while reading is paused. */
  readonly turn: () => Promise<void>;
  /** After each page: the addresses whose range is not complete yet, with what is known of them. */
  readonly onPage: (found: number) => void;
}

/** Addresses listed at once; the client keeps the endpoint's limits. */
const AT_ONCE = 3;

/** What one pass knows of an address beyond its stored range. */
interface Listing {
  range: SyncRange;
  /** Signatures of the page before: the slot at its end is listed again. */
  known: ReadonlySet<string>;
  /** The range was left over from an earlier pass: a pass from the newest signature on follows. */
  readonly resumed: boolean;
}

/** Lists the signatures of a wallet's accounts, all first pages before any second one: this month is known first. */
export interface AccountLister {
  /** Lists until every account known now is complete; accounts that are found meanwhile are listed too. */
  run(): Promise<void>;
  /** Whether accounts are known that this pass has not listed yet. */
  hasWork(): boolean;
  /** Oldest instant of the part that was listed in this pass, for addresses that are not complete; null where nothing is known. */
  openRanges(): readonly SyncRange[];
}

export function createAccountLister(walletId: string, ports: ListPorts): AccountLister {
  const { source, ledger, cancel } = ports;
  const open = new Map<string, Listing>();
  const done = new Set<string>();

  const addresses = (): readonly string[] => ledger.accounts(walletId).map((account) => account.address);

  async function listPage(address: string): Promise<void> {
    await ports.turn();
    const stored = open.get(address)?.range ?? ledger.range(address, walletId);
    const listing: Listing = open.get(address) ?? { range: beginPass(stored, walletId, address), known: new Set(), resumed: stored !== null && !stored.complete && stored.oldestRead !== null };
    const page = await source.signatures(address, { ...nextPage(listing.range), cancel });
    const step = afterPage(listing.range, page, listing.known);
    ledger.savePage(step.range, step.found);
    ports.onPage(step.found.length);
    if (!step.range.complete) {
      open.set(address, { ...listing, range: step.range, known: new Set(page.map((one) => one.signature)) });
      return;
    }
    open.delete(address);
    // What arrived since the interrupted pass began lies above its cursor.
    if (!listing.resumed) done.add(address);
  }

  return {
    hasWork: () => addresses().some((address) => !done.has(address)),
    openRanges: () => [...open.values()].map((listing) => listing.range),
    async run() {
      for (;;) {
        const round = addresses().filter((address) => !done.has(address));
        if (round.length === 0) return;
        const queue = [...round];
        const workers = Array.from({ length: Math.min(AT_ONCE, queue.length) }, async () => {
          for (let address = queue.shift(); address !== undefined; address = queue.shift()) await listPage(address);
        });
        const ends = await Promise.allSettled(workers);
        const failed = ends.find((end) => end.status === 'rejected');
        if (failed?.status === 'rejected') throw failed.reason;
      }
    },
  };
}
