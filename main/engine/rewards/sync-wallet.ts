import type { Wallet } from '../../../shared/domain/wallet';
import { CancelledError, createCancel, type Cancel } from '../../../shared/units/cancel';
import type { ChainSource, DecodeContext } from '../ports/chain';
import type { LedgerStore, Store } from '../ports/store';
import type { Clock } from '../ports/system';
import { provenFanouts, saveProvenFanouts, unprovenFanouts } from './fanout-proofs';
import { lastDoneAtMs } from './last-done';
import { createAccountLister } from './list-accounts';
import { createBreather } from './breathe';
import { NO_VERSION } from './pass';
import type { ReadingRules, SourcePass } from './pass';
import { savePrunedBefore } from './pruned-history';
import { decodeAgain, readTransactions, type ReadPorts } from './read-transactions';

export interface WalletPass extends SourcePass {
  readonly source: ChainSource;
  readonly store: Pick<Store, 'ledger' | 'archive' | 'settings' | 'transaction'>;
  readonly clock: Clock;
  readonly rules: ReadingRules;
}

/** Transactions fetched before the first of them is decoded: small where the endpoint is slow, so that this month fills at once. */
const BATCH = { limited: 20, unlimited: 80 } as const;
/** Transactions that no endpoint had: so many are asked for again in a pass. */
const MISSING_AGAIN = 100;
const DECODE_AGAIN = 100;

export function contextOf({ wallet, store, rules }: Pick<WalletPass, 'wallet' | 'store' | 'rules'>): DecodeContext {
  const { ledger } = store;
  return {
    walletId: wallet.id,
    accounts: ledger.wallets().flatMap((one) => ledger.accounts(one.id)),
    decisions: rules.decisions(),
    networks: rules.networks(),
    provenFanouts: provenFanouts(store.settings),
  };
}

export function readPortsOf(pass: WalletPass, cancel: Cancel = pass.cancel): ReadPorts {
  const { store, source, tally, progress } = pass;
  return {
    source, ledger: store.ledger, archive: store.archive, tally, cancel,
    together: (work) => store.transaction(work),
    breathe: createBreather(pass.clock, pass.gate, cancel),
    context: () => contextOf(pass),
    onRead: () => {
      progress.readOne();
      pass.onChange();
    },
  };
}

/** Lists and reads at the same time: what is listed first is the newest, and it is read while the rest is still being listed. */
async function listAndRead(pass: WalletPass): Promise<void> {
  const { wallet, source, gate, progress } = pass;
  const { ledger } = pass.store;
  const stopListing = createCancel();
  const off = pass.cancel.onCancel(() => stopListing.cancel());
  let wake = (): void => undefined;
  const lister = createAccountLister(wallet.id, {
    source, ledger, cancel: stopListing,
    turn: () => gate.pass(stopListing),
    onPage: () => {
      progress.open(lister.openRanges());
      pass.onChange();
      wake();
    },
  });
  const ports = readPortsOf(pass);
  try {
    while (lister.hasWork() || ledger.pendingCount(wallet.id) > 0) {
      progress.phase('listing');
      let isListing = true;
      const listing = lister.run().finally(() => {
        isListing = false;
        progress.phase('reading');
        wake();
      });
      // It is awaited below, perhaps long after it has failed.
      listing.catch(() => undefined);
      try {
        for (;;) {
          await gate.pass(pass.cancel);
          const size = Number.isFinite(source.status().transactionsPerSecond) ? BATCH.limited : BATCH.unlimited;
          const batch = ledger.pending(wallet.id, size);
          if (batch.length > 0) await readTransactions(batch, ports);
          else if (!isListing) break;
          else {
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
          }
        }
      } catch (error) {
        stopListing.cancel();
        await listing.catch(() => undefined);
        throw error;
      }
      await listing;
    }
  } finally {
    off();
  }
}

/** Asks again for what no endpoint had: another endpoint, or the same one later, may have it. Where to go on is kept for the next pass. */
async function readMissing(pass: WalletPass, after: Map<string, string>): Promise<void> {
  const { wallet } = pass;
  const { ledger } = pass.store;
  let batch = ledger.missing(wallet.id, { limit: MISSING_AGAIN, after: after.get(wallet.id) ?? null });
  if (batch.length === 0) batch = ledger.missing(wallet.id, { limit: MISSING_AGAIN, after: null });
  const last = batch.at(-1);
  if (last === undefined) return;
  after.set(wallet.id, last.signature);
  await readTransactions(batch, readPortsOf(pass));
}

/** Decodes again what has lines of this mint: the person decided about a sender. null: what an older decoder has read. */
export const decodeOlder = (pass: WalletPass, mint: string | null): Promise<void> => decodeBefore(pass, mint === null ? pass.source.decoderVersion : NO_VERSION, mint);

/** Decodes again what was read before this version of the decoder, what has lines of this mint, and what could not be read at all. */
async function decodeBefore(pass: WalletPass, decoderVersion: number, mint: string | null): Promise<void> {
  const { wallet } = pass;
  let after: string | null = null;
  for (;;) {
    await pass.gate.pass(pass.cancel);
    const batch: readonly string[] = pass.store.ledger.toDecodeAgain(wallet.id, { decoderVersion, mint, limit: DECODE_AGAIN, after });
    const last = batch.at(-1);
    if (last === undefined) return;
    await decodeAgain(batch, readPortsOf(pass));
    after = last;
  }
}

/** Reads the chain for fan-outs that paid the wallet and are not proven yet; what a proof changes is decoded again. */
async function proveNewFanouts(pass: WalletPass, asked: Set<string>): Promise<void> {
  const { wallet, source, store } = pass;
  if (source.proveFanouts === undefined) return;
  const unproven = unprovenFanouts(wallet.id, store);
  const ask = [...unproven.keys()].filter((fanout) => !asked.has(fanout));
  if (ask.length === 0) return;
  const proven = await source.proveFanouts(ask, pass.cancel);
  for (const fanout of ask) asked.add(fanout);
  const found = Object.keys(proven);
  if (found.length === 0) return;
  saveProvenFanouts(store.settings, proven);
  await decodeAgain([...new Set(found.flatMap((fanout) => unproven.get(fanout) ?? []))], readPortsOf(pass));
}

async function saveHoldings(pass: WalletPass): Promise<void> {
  const { wallet, source, store } = pass;
  store.ledger.saveHoldings(wallet.id, await source.holdings(wallet, pass.cancel), pass.clock.now());
}

/** What outlives a pass and is not worth storing. */
export interface SyncMemory {
  readonly missingAfter: Map<string, string>;
  readonly fanoutsAsked: Set<string>;
}

/** One pass over one wallet. @throws ChainFailure, StoreFailure, CancelledError: what was read until then is kept. */
export async function syncWallet(pass: WalletPass, memory: SyncMemory): Promise<void> {
  const { wallet, source, store, gate, cancel, tally } = pass;
  if (cancel.cancelled) throw new CancelledError();
  await gate.pass(cancel);
  knowItself(store.ledger, wallet);
  store.ledger.saveAccounts(await source.accounts(wallet, cancel));
  pass.onChange();
  await listAndRead(pass);
  await readMissing(pass, memory.missingAfter);
  // What an older decoder has read waits until the person has seen what a newer one would change (`redecode/`).
  await decodeBefore(pass, NO_VERSION, null);
  await proveNewFanouts(pass, memory.fanoutsAsked);
  await saveHoldings(pass);
  const from = source.status().historyStartsAtSlot;
  if (from === null) return;
  tally.error('history-pruned', String(from), null);
  if (lastDoneAtMs(store.settings, wallet.id) === null) savePrunedBefore(store.settings, wallet.id, from);
}

/** The wallet is one of its accounts from the first moment on, also when the endpoint cannot be reached. */
function knowItself(ledger: LedgerStore, wallet: Wallet): void {
  ledger.saveAccounts([{ walletId: wallet.id, address: wallet.address, kind: 'wallet', mint: null, origin: 'self' }]);
}
