import type { SyncState } from '../../../shared/contract/schemas/ledger';
import type { Wallet } from '../../../shared/domain/wallet';
import { CancelledError, createCancel, neverCancelled, type Cancel } from '../../../shared/units/cancel';
import type { ChainSource } from '../ports/chain';
import type { Store, StoreFailure } from '../ports/store';
import type { Clock, Logger } from '../ports/system';
import { createGate } from './gate';
import { lastDoneAtMs, saveLastDone } from './last-done';
import { createPassTally, isChainFailure, type PassTally, type SyncError, type SyncOutcome } from './outcome';
import { prunedBeforeSlot } from './pruned-history';
import { decodeOlder, syncWallet, type SyncMemory, type WalletPass } from './sync-wallet';
import { createWalletProgress, type WalletCoverage, type WalletProgress } from './wallet-progress';

export interface RewardsSyncPorts {
  readonly chains: readonly ChainSource[];
  readonly store: Pick<Store, 'ledger' | 'archive' | 'settings' | 'transaction'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Reads the wallets' chains into the ledger. One pass at a time; a pass never throws: what went wrong is in its outcome. */
export interface RewardsSync {
  /**
   * Reads what is new, for one wallet or all. A second call for what is already being read joins it; any other waits for its turn.
   * @returns one outcome for each source
   */
  syncNow(walletId?: string, cancel?: Cancel): Promise<readonly SyncOutcome[]>;
  /** Decodes again what has lines of this mint (after a decision about a sender), or what an older decoder read; from the archive where it can. */
  decodeAgain(mint: string | null, cancel?: Cancel): Promise<readonly SyncOutcome[]>;
  /** One state for each wallet. */
  progress(): readonly SyncState[];
  /** How much of each wallet's history is known: what every money figure asks. */
  coverage(): readonly WalletCoverage[];
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

export function createRewardsSync(ports: RewardsSyncPorts): RewardsSync {
  const { chains, store, clock, logger } = ports;
  const gate = createGate();
  const stopping = createCancel();
  const memory: SyncMemory = { missingAfter: new Map(), fanoutsAsked: new Set() };
  const progresses = new Map<string, WalletProgress>();
  const listeners = new Set<(states: readonly SyncState[]) => void>();
  const jobs: Job[] = [];
  let tail: Promise<unknown> = Promise.resolve();
  let toldMono = Number.NEGATIVE_INFINITY;
  let cancelTell: (() => void) | null = null;
  /** Wallets that the pass over all of them has begun; null: there is no such pass. */
  let begunByAll: Set<string> | null = null;

  function progressOf(wallet: Wallet, source: ChainSource): WalletProgress {
    const known = progresses.get(wallet.id);
    if (known !== undefined) return known;
    const made = createWalletProgress({
      wallet, source, ledger: store.ledger, clock, lastDoneAtMs: () => lastDoneAtMs(store.settings, wallet.id), prunedBeforeSlot: () => prunedBeforeSlot(store.settings, wallet.id),
    });
    progresses.set(wallet.id, made);
    return made;
  }

  const overProgress = <T>(read: (one: WalletProgress) => T): readonly T[] =>
    store.ledger.wallets().flatMap((wallet) => {
      const source = chains.find((chain) => chain.chain === wallet.chain);
      return source === undefined ? [] : [read(progressOf(wallet, source))];
    });
  const progress = (): readonly SyncState[] => overProgress((one) => one.snapshot(gate.isShut));

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

  /** Runs one wallet's work and turns what it throws into the outcome. */
  async function guarded(pass: WalletPass, work: (pass: WalletPass) => Promise<void>): Promise<void> {
    const { wallet, tally, progress: state } = pass;
    state.begin();
    changed();
    try {
      await work(pass);
      state.end('idle', null);
    } catch (error) {
      if (error instanceof CancelledError) {
        tally.cancelled();
        state.end('idle', null);
      } else if (isGone(wallet)) {
        // Removed while it was being read: nothing of it may be written any more.
        progresses.delete(wallet.id);
      } else {
        const why = toSyncError(error, wallet.id);
        tally.error(why.code, why.detail, wallet.id);
        state.end('failed', why);
        logger.warn('rewards.pass-failed', { code: why.code, detail: why.detail });
      }
    }
    tell();
  }

  async function overWallets(source: ChainSource, walletId: string | undefined, cancel: Cancel, work: (pass: WalletPass) => Promise<void>): Promise<SyncOutcome> {
    const tally: PassTally = createPassTally();
    const callsBefore = source.status().calls;
    const seen = begunByAll ?? new Set<string>();
    let wallets = 0;
    try {
      for (;;) {
        // Asked again each time: a wallet added meanwhile belongs to this pass.
        const wallet = store.ledger.wallets().find((one) => one.chain === source.chain && !seen.has(one.id) && (walletId === undefined || one.id === walletId));
        if (wallet === undefined) break;
        seen.add(wallet.id);
        wallets += 1;
        if (cancel.cancelled) tally.cancelled();
        else await guarded({ wallet, source, store, clock, tally, progress: progressOf(wallet, source), gate, cancel, onChange: changed }, work);
      }
    } catch (error) {
      const why = toSyncError(error, null);
      tally.error(why.code, why.detail, null);
      wallets = Math.max(1, wallets);
    }
    return tally.outcome(source.chain, source.status().calls - callsBefore, wallets);
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

  const perSource = async (walletId: string | undefined, cancel: Cancel, work: (pass: WalletPass) => Promise<void>): Promise<readonly SyncOutcome[]> => {
    const outcomes: SyncOutcome[] = [];
    for (const source of chains) outcomes.push(await overWallets(source, walletId, cancel, work));
    return outcomes;
  };

  return {
    syncNow(walletId, given = neverCancelled) {
      const all = jobs.find((job) => job.key === 'all');
      // The pass over all wallets will still come to this one.
      if (walletId !== undefined && all !== undefined && begunByAll?.has(walletId) !== true) return all.promise;
      return enqueue(walletId ?? 'all', given, async (cancel) => {
        if (walletId === undefined) begunByAll = new Set();
        try {
          return await perSource(walletId, cancel, async (pass) => {
            await syncWallet(pass, memory);
            saveLastDone(store.settings, pass.wallet.id, clock.now());
          });
        } finally {
          if (walletId === undefined) begunByAll = null;
        }
      });
    },
    decodeAgain: (mint, given = neverCancelled) => enqueue(`decode ${mint ?? ''}`, given, (cancel) => perSource(undefined, cancel, (pass) => decodeOlder(pass, mint))),
    progress,
    coverage: () => overProgress((one) => one.coverage()),
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
