import type { SyncState } from '../../../shared/contract/schemas/ledger';
import type { SenderDecision } from '../../../shared/domain/reward';
import type { Wallet } from '../../../shared/domain/wallet';
import type { NetworkBook } from '../../../shared/networks/network-book';
import { builtInBook } from '../../../shared/networks/registry';
import { CancelledError, createCancel, neverCancelled, type Cancel } from '../../../shared/units/cancel';
import type { ChainSource } from '../ports/chain';
import type { EntrySource } from '../ports/entries';
import type { Store, StoreFailure } from '../ports/store';
import type { Clock, Logger } from '../ports/system';
import { allowRead } from './allowed-reads';
import { createChainPass } from './chain-pass';
import { createEntryPass } from './entry-pass';
import { createGate } from './gate';
import { lastDoneAtMs, saveLastDone } from './last-done';
import { mergeCoverage, mergeSyncStates } from './merge-sync-states';
import { readOwnMovesAgain } from './own-moves-again';
import { createPassTally, isChainFailure, type PassTally, type SyncError, type SyncOutcome } from './outcome';
import type { PassSource, ReadingRules, SourcePass } from './pass';
import type { WalletCoverage, WalletProgress } from './wallet-progress';

export interface RewardsSyncPorts {
  readonly chains: readonly ChainSource[];
  readonly entries?: readonly EntrySource[];
  readonly store: Pick<Store, 'ledger' | 'entries' | 'archive' | 'settings' | 'transaction'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The networks in force; left out: those that come with the app. */
  readonly networks?: () => NetworkBook;
  /** Senders that others than the person confirmed (added network files). */
  readonly otherDecisions?: () => readonly SenderDecision[];
  /** Sources that the person switched off, by id; nothing of them is asked. */
  readonly isOff?: (source: string) => boolean;
}

/** Reads the wallets' chains into the ledger. One pass at a time; a pass never throws: what went wrong is in its outcome. */
export interface RewardsSync {
  /**
   * Reads what is new, for one wallet or all. A second call for what is already being read joins it; any other waits for its turn.
   * @returns one outcome for each source that reads a wallet, and for each chain
   */
  syncNow(walletId?: string, cancel?: Cancel): Promise<readonly SyncOutcome[]>;
  /** Decodes again what has lines of this mint (after a decision about a sender), or (null) what an older decoder has read; from the archive where it can. */
  decodeAgain(mint: string | null, cancel?: Cancel): Promise<readonly SyncOutcome[]>;
  /** Looks again for own transfers in what was read before an own wallet was added or removed: from the archive alone. @param address of that wallet */
  readOwnMovesAgain(address: string): Promise<readonly SyncOutcome[]>;
  /** One state for each wallet that a source reads. */
  progress(): readonly SyncState[];
  /** How much of each wallet's history is known: what every money figure asks. */
  coverage(): readonly WalletCoverage[];
  /** Permits so many bytes once for a wallet that asks for them, or for its next reading when it has not asked yet. */
  allow(walletId: string, bytes: number): void;
  /** Every source with each wallet that it reads. */
  readers(): readonly { readonly wallet: Wallet; readonly source: PassSource }[];
  /** Told after changes, at most four times a second, and at the end of a pass. @returns takes the listener off */
  onProgress(listener: (states: readonly SyncState[]) => void): () => void;
  /** Work stops before the next request; what is under way is finished and kept. */
  pause(): void;
  resume(): void;
  readonly isPaused: boolean;
  /** Cancels what runs and waits until it has ended. Nothing starts after that. */
  stop(): Promise<void>;
}

const TELL_EVERY_MS = 250;

interface Job {
  readonly key: string;
  readonly promise: Promise<readonly SyncOutcome[]>;
}

/** The pass over all wallets while it runs: a wallet that is added meanwhile is taken along. */
interface RunningAll {
  readonly begun: Set<string>;
  kick(): void;
}

export function createRewardsSync(ports: RewardsSyncPorts): RewardsSync {
  const { store, clock, logger } = ports;
  const isOff = ports.isOff ?? (() => false);
  const rules: ReadingRules = { networks: ports.networks ?? (() => builtInBook), decisions: () => [...(ports.otherDecisions?.() ?? []), ...store.ledger.decisions()] };
  const entrySources = (ports.entries ?? []).map((source) => createEntryPass(source, { store, clock, rules }));
  const sources: readonly PassSource[] = [...ports.chains.map((source) => createChainPass(source, { store, clock, rules })), ...entrySources];
  const gate = createGate();
  const stopping = createCancel();
  const progresses = new Map<string, WalletProgress>();
  const listeners = new Set<(states: readonly SyncState[]) => void>();
  const jobs: Job[] = [];
  let tail: Promise<unknown> = Promise.resolve();
  let toldMono = Number.NEGATIVE_INFINITY;
  let cancelTell: (() => void) | null = null;
  let runningAll: RunningAll | null = null;

  const readersOf = (wallet: Wallet): readonly PassSource[] => sources.filter((source) => source.reads(wallet));

  function progressOf(wallet: Wallet, source: PassSource): WalletProgress {
    const key = `${source.id} ${wallet.id}`;
    const known = progresses.get(key);
    if (known !== undefined) return known;
    const made = source.createProgress(wallet);
    progresses.set(key, made);
    return made;
  }

  const forgetProgress = (walletId: string): void => {
    for (const key of progresses.keys()) if (key.endsWith(` ${walletId}`)) progresses.delete(key);
  };

  const progress = (): readonly SyncState[] =>
    store.ledger.wallets().flatMap((wallet) => {
      const [first, ...rest] = readersOf(wallet).map((source) => progressOf(wallet, source).snapshot(gate.isShut));
      return first === undefined ? [] : [mergeSyncStates([first, ...rest])];
    });

  const coverage = (): readonly WalletCoverage[] =>
    store.ledger.wallets().flatMap((wallet) => {
      const parts = readersOf(wallet).map((source) => progressOf(wallet, source).coverage());
      return parts.length === 0 ? [] : [{ ...mergeCoverage(parts), lastDoneAtMs: lastDoneAtMs(store.settings, wallet.id) }];
    });

  function tell(): void {
    cancelTell?.();
    cancelTell = null;
    toldMono = clock.mono();
    if (listeners.size === 0) return;
    try {
      const states = progress();
      for (const listener of listeners) listener(states);
    } catch (error) {
      // Called from a timer too: nobody could catch it there.
      logger.error('rewards.progress-failed', { name: error instanceof Error ? error.name : 'unknown' });
    }
  }

  function changed(): void {
    if (listeners.size === 0 || cancelTell !== null) return;
    const wait = toldMono + TELL_EVERY_MS - clock.mono();
    if (wait <= 0) tell();
    else cancelTell = clock.after(wait, tell);
  }

  const isGone = (wallet: Wallet): boolean => !store.ledger.wallets().some((one) => one.id === wallet.id);

  /** What a pass can throw, as an error of its outcome. */
  function toSyncError(error: unknown, walletId: string | null): SyncError {
    const base = { walletId, count: 1 };
    if (isChainFailure(error)) return { ...base, code: error.chainCode, detail: `${error.host}${error.detail === '' ? '' : ` ${error.detail}`}` };
    if (isStoreFailure(error)) return { ...base, code: 'store-failed', detail: error.storeCode };
    return { ...base, code: 'unexpected', detail: error instanceof Error ? error.name : 'unknown' };
  }

  /** Runs one wallet's work and turns what it throws into the outcome. @returns true: it ended, and nothing is left to do */
  async function guarded(pass: SourcePass, work: (pass: SourcePass) => Promise<boolean>): Promise<boolean> {
    const { wallet, tally, progress: state } = pass;
    state.begin();
    changed();
    let done = false;
    try {
      done = await work(pass);
      state.end('idle', null);
    } catch (error) {
      if (error instanceof CancelledError) {
        tally.cancelled();
        state.end('idle', null);
      } else if (isGone(wallet)) {
        // Removed while it was being read: nothing of it may be written any more.
        forgetProgress(wallet.id);
      } else {
        const why = toSyncError(error, wallet.id);
        tally.error(why.code, why.detail, wallet.id);
        state.end('failed', why);
        logger.warn('rewards.pass-failed', { code: why.code, detail: why.detail });
      }
    }
    tell();
    return done;
  }

  /** Whether a source has anything to read; a store that fails was told by the pass already. */
  function hasWallet(source: PassSource): boolean {
    try {
      return store.ledger.wallets().some((wallet) => source.reads(wallet));
    } catch {
      return false;
    }
  }

  type Work = (source: PassSource, pass: SourcePass) => Promise<boolean>;

  /**
   * Every source goes through its wallets one after the other, and the sources side by side: each has its own hosts, and a first reading of one
   * takes an hour.
   */
  async function overSources(walletId: string | undefined, cancel: Cancel, work: Work, asRunning: (running: RunningAll | null) => void): Promise<readonly SyncOutcome[]> {
    const tallies = new Map(sources.map((source) => [source.id, { tally: createPassTally(), before: source.status().calls, seen: new Set<string>() }]));
    const begun = new Set<string>();
    const loops = new Map<string, Promise<void>>();

    // Asked again each time: a wallet added meanwhile belongs to this pass.
    const next = (source: PassSource): Wallet | undefined => {
      const seen = tallies.get(source.id)?.seen;
      return store.ledger.wallets().find((one) => source.reads(one) && seen?.has(one.id) === false && (walletId === undefined || one.id === walletId));
    };

    async function loop(source: PassSource, { tally, seen }: { readonly tally: PassTally; readonly seen: Set<string> }): Promise<void> {
      try {
        for (let wallet = next(source); wallet !== undefined; wallet = next(source)) {
          seen.add(wallet.id);
          begun.add(wallet.id);
          if (cancel.cancelled) tally.cancelled();
          else await guarded({ wallet, tally, progress: progressOf(wallet, source), gate, cancel, onChange: changed }, (pass) => work(source, pass));
        }
      } catch (error) {
        const why = toSyncError(error, null);
        tally.error(why.code, why.detail, null);
        seen.add('');
      }
    }

    const kick = (): void => {
      for (const source of sources) {
        const state = tallies.get(source.id);
        if (state === undefined || isOff(source.id) || loops.has(source.id) || state.seen.has('')) continue;
        loops.set(source.id, loop(source, state).finally(() => loops.delete(source.id)));
      }
    };
    asRunning({ begun, kick });
    try {
      kick();
      while (loops.size > 0) await Promise.race(loops.values());
    } finally {
      asRunning(null);
    }
    return sources.flatMap((source) => {
      const state = tallies.get(source.id);
      const isChain = ports.chains.some((chain) => chain.chain === source.id);
      // What is read entry by entry has an outcome where it reads anything; a dozen of sources that nobody uses are no news.
      if (!isChain && (state?.seen.size ?? 0) === 0 && !hasWallet(source)) return [];
      if (state === undefined || isOff(source.id)) return [switchedOff(source.id)];
      return [state.tally.outcome(source.id, source.status().calls - state.before, state.seen.size)];
    });
  }

  function enqueue(key: string, given: Cancel, run: (cancel: Cancel) => Promise<readonly SyncOutcome[]>): Promise<readonly SyncOutcome[]> {
    const known = jobs.find((job) => job.key === key);
    if (known !== undefined) return known.promise;
    const cancel = createCancel();
    const offs = [given.onCancel(() => cancel.cancel()), stopping.onCancel(() => cancel.cancel())];
    const promise = tail.then(() => run(cancel)).finally(() => {
      for (const off of offs) off();
      jobs.splice(jobs.findIndex((job) => job.key === key), 1);
    });
    jobs.push({ key, promise });
    tail = promise.catch(() => undefined);
    return promise;
  }

  /** A wallet is up to date when every source that reads it has come to its end. */
  function readAndRemember(): Work {
    const ended = new Map<string, Set<string>>();
    return async (source, pass) => {
      const done = await source.read(pass);
      if (!done) return false;
      const { wallet } = pass;
      const so = (ended.get(wallet.id) ?? new Set()).add(source.id);
      ended.set(wallet.id, so);
      if (readersOf(wallet).every((one) => so.has(one.id))) saveLastDone(store.settings, wallet.id, clock.now());
      return true;
    };
  }

  return {
    syncNow(walletId, given = neverCancelled) {
      const all = jobs.find((job) => job.key === 'all');
      // The pass over all wallets will still come to this one.
      if (walletId !== undefined && all !== undefined && runningAll?.begun.has(walletId) !== true) {
        runningAll?.kick();
        return all.promise;
      }
      return enqueue(walletId ?? 'all', given, (cancel) =>
        overSources(walletId, cancel, readAndRemember(), (running) => {
          if (walletId === undefined) runningAll = running;
        }),
      );
    },
    readers: () => store.ledger.wallets().flatMap((wallet) => readersOf(wallet).map((source) => ({ wallet, source }))),
    decodeAgain: (mint, given = neverCancelled) =>
      enqueue(`decode ${mint ?? ''}`, given, (cancel) =>
        overSources(undefined, cancel, async (source, pass) => {
          await source.decodeAgain(pass, mint);
          return true;
        }, () => undefined),
      ),
    readOwnMovesAgain: (address) =>
      // Added, removed and added again are three questions.
      enqueue(`own ${address} ${store.ledger.wallets().map((wallet) => wallet.id).join(' ')}`, neverCancelled, (cancel) => {
        // It may not have been read yet: then only its address is known.
        store.ledger.saveAccounts(store.ledger.wallets().filter((wallet) => wallet.address === address && wallet.chain !== 'book').map((wallet) => ({ walletId: wallet.id, address, kind: 'wallet', mint: null, origin: 'self' })));
        return overSources(undefined, cancel, async (source, pass) => {
          await readOwnMovesAgain(source, pass, address, { store, clock });
          return true;
        }, () => undefined);
      }),
    progress,
    coverage,
    allow(walletId, bytes) {
      const wallet = store.ledger.wallets().find((one) => one.id === walletId);
      if (wallet === undefined) return;
      const readers = entrySources.filter((source) => source.measures && source.reads(wallet));
      const asking = readers.filter((source) => source.asks(walletId) !== null);
      if (asking.length === 0) for (const source of readers) allowRead(store.settings, walletId, source.id, bytes);
      let left = bytes;
      for (const source of asking) {
        const wanted = source.asks(walletId) ?? 0;
        if (wanted > left) continue;
        allowRead(store.settings, walletId, source.id, wanted);
        left -= wanted;
      }
    },
    onProgress(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    pause() {
      gate.shut();
      changed();
    },
    resume() {
      gate.open();
      for (const one of progresses.values()) one.restartPace();
      changed();
    },
    get isPaused() {
      return gate.isShut;
    },
    async stop() {
      stopping.cancel();
      await tail;
      cancelTell?.();
      cancelTell = null;
      listeners.clear();
    },
  };
}

const isStoreFailure = (error: unknown): error is StoreFailure => error instanceof Error && 'storeCode' in error;

const switchedOff = (source: string): SyncOutcome => ({
  source, state: 'skipped', events: 0, transactionsRead: 0, callsMade: 0, unclassified: 0, errors: [{ code: 'switched-off', detail: '', walletId: null, count: 1 }],
});
