import type { SyncState } from '../../../shared/contract/schemas/ledger';
import type { Wallet } from '../../../shared/domain/wallet';
import type { ChainSource } from '../ports/chain';
import type { LedgerStore, SyncRange } from '../ports/store';
import type { Clock } from '../ports/system';
import type { SyncError } from './outcome';

/** Where the reading of one wallet stands: what changes while it runs; the rest is asked of the store. */
export interface WalletProgress {
  begin(): void;
  phase(phase: 'accounts' | 'listing' | 'reading'): void;
  /** Ranges that this pass has begun and not finished. */
  open(ranges: readonly SyncRange[]): void;
  readOne(): void;
  /** The pace is measured anew: reading has begun, or goes on after a pause. */
  restartPace(): void;
  end(state: 'idle' | 'failed', error: SyncError | null): void;
  snapshot(isPaused: boolean): SyncState;
  /** What is known of the wallet's history; far cheaper than the whole state. */
  coverage(): WalletCoverage;
}

export interface WalletCoverage {
  /** From this instant on nothing is missing (UTC ms); null: that cannot be said. */
  readonly completeSinceMs: number | null;
  /** True: all there ever was is known. */
  readonly complete: boolean;
  readonly lastDoneAtMs: number | null;
}

export interface ProgressPorts {
  readonly wallet: Wallet;
  readonly source: ChainSource;
  readonly ledger: LedgerStore;
  readonly clock: Clock;
  readonly lastDoneAtMs: () => number | null;
  /** First slot of what could be read of this wallet; null: everything could. */
  readonly prunedBeforeSlot: () => number | null;
}

const MISSING_PAGE = 1000;

export function createWalletProgress(ports: ProgressPorts): WalletProgress {
  const { wallet, source, ledger, clock } = ports;
  let state: 'idle' | 'running' | 'failed' = 'idle';
  let phase: SyncState['phase'] = null;
  let error: SyncError | null = null;
  let openRanges: readonly SyncRange[] = [];
  let read = 0;
  let beganMono = 0;
  let callsBefore = 0;
  let calls = 0;

  const restartPace = (): void => {
    read = 0;
    beganMono = clock.mono();
  };

  /** At the endpoint's limit, or at the pace of this pass where that is slower or there is no limit. */
  function leftMs(waiting: number): number | null {
    if (state !== 'running' || phase !== 'reading') return null;
    if (waiting === 0) return 0;
    const seconds = (clock.mono() - beganMono) / 1000;
    const pace = read > 0 && seconds > 0 ? read / seconds : Number.POSITIVE_INFINITY;
    const perSecond = Math.min(source.status().transactionsPerSecond, pace);
    return Number.isFinite(perSecond) && perSecond > 0 ? Math.ceil((waiting / perSecond) * 1000) : null;
  }

  let missingKnown: { readonly hole: number | null } | null = null;

  /** The newest transaction that no endpoint had: it may have been a reward. Null: its time is not known either; −∞: there is none. */
  function missingHole(): number | null {
    if (missingKnown !== null) return missingKnown.hole;
    let hole: number | null = Number.NEGATIVE_INFINITY;
    for (let after: string | null = null; ; ) {
      const page = ledger.missing(wallet.id, { limit: MISSING_PAGE, after });
      for (const one of page) hole = hole === null || one.blockTimeMs === null ? null : Math.max(hole, one.blockTimeMs);
      if (page.length < MISSING_PAGE) break;
      after = page.at(-1)?.signature ?? null;
    }
    missingKnown = { hole };
    return hole;
  }

  /**
   * The instant from which on everything is known, and whether that is all there is. A part is not known yet between the oldest listed signature
   * of an open range and its target, wherever a listed transaction waits to be read or could not be had, and before the endpoints' history
   * begins; reading goes from the newest to the oldest.
   */
  function coverage(): { readonly completeSinceMs: number | null; readonly complete: boolean } {
    const ranges = ledger.ranges(wallet.id);
    const accounts = ledger.accounts(wallet.id);
    const first = new Set(ranges.map((range) => range.address));
    const oldest = ranges.flatMap((range) => (range.readSinceMs === null ? [] : [range.readSinceMs]));
    const pending = ledger.pending(wallet.id, 1)[0];
    const holes: (number | null)[] = pending === undefined ? [] : [pending.blockTimeMs];
    for (const range of ranges) {
      if (range.complete) continue;
      // A pass after the first one has its hole between its oldest page and the target; after a restart that page is not known any more.
      const page = openRanges.find((open) => open.address === range.address);
      holes.push(range.target === null ? range.readSinceMs : page === undefined || page.oldestRead === null ? null : page.readSinceMs);
    }
    const allListed = accounts.length > 0 && accounts.every((account) => first.has(account.address));
    if (!allListed && !accounts.every((account) => first.has(account.address) || account.origin === 'expected')) holes.push(null);
    const missing = missingHole();
    if (missing !== Number.NEGATIVE_INFINITY) holes.push(missing);
    if (accounts.length === 0) return { completeSinceMs: null, complete: false };
    if (holes.some((hole) => hole === null)) return { completeSinceMs: null, complete: false };
    if (holes.length > 0) return { completeSinceMs: Math.max(...holes.filter((hole): hole is number => hole !== null)), complete: false };
    // What the endpoints threw away may have held rewards: the oldest they listed is where knowledge begins.
    if (ports.prunedBeforeSlot() !== null) return { completeSinceMs: oldest.length === 0 ? ports.lastDoneAtMs() : Math.min(...oldest), complete: false };
    return { completeSinceMs: oldest.length === 0 ? null : Math.min(...oldest), complete: allListed };
  }

  return {
    begin() {
      state = 'running';
      phase = 'accounts';
      error = null;
      missingKnown = null;
      restartPace();
      callsBefore = source.status().calls;
    },
    phase(next) {
      phase = next;
      if (next === 'reading') restartPace();
    },
    restartPace,
    open(ranges) {
      openRanges = ranges;
    },
    readOne() {
      missingKnown = null;
      read += 1;
    },
    end(next, why) {
      calls = source.status().calls - callsBefore;
      state = next;
      phase = next === 'idle' ? 'done' : null;
      error = why;
      missingKnown = null;
      openRanges = [];
    },
    coverage: () => ({ ...coverage(), lastDoneAtMs: ports.lastDoneAtMs() }),
    snapshot(isPaused) {
      const counts = ledger.counts(wallet.id);
      const waiting = ledger.pendingCount(wallet.id);
      const status = source.status();
      return {
        walletId: wallet.id,
        state: state === 'running' && isPaused ? 'paused' : state,
        phase,
        listed: counts.transactions + waiting,
        read: counts.transactions,
        waiting,
        lines: ledger.lines({ walletId: wallet.id }, { limit: 1, offset: 0 }).total,
        unclassified: counts.unclassified,
        unreadable: counts.unreadable,
        missing: counts.missing,
        calls: state === 'running' ? status.calls - callsBefore : calls,
        leftMs: leftMs(waiting),
        ...coverage(),
        endpoint: status.endpoint,
        waitingUntilMs: state === 'running' ? status.waitingUntilMs : null,
        lastDoneAtMs: ports.lastDoneAtMs(),
        error: error === null ? null : { code: error.code, detail: error.detail },
        asksBytes: null,
      };
    },
  };
}
