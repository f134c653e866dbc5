import type { SyncState } from '../../../shared/contract/schemas/ledger';
import type { Wallet } from '../../../shared/domain/wallet';
import type { EntrySource } from '../ports/entries';
import type { EntryStore, LedgerStore } from '../ports/store';
import type { SyncError } from './outcome';
import type { WalletProgress } from './wallet-progress';

/** Where the reading of one wallet through one source stands, entry by entry. */
export interface EntryProgress extends WalletProgress {
  /** So many bytes wait for the person's word; null: none do. */
  ask(bytes: number | null): void;
  readonly asks: number | null;
}

export interface EntryProgressPorts {
  readonly wallet: Wallet;
  readonly source: EntrySource;
  readonly ledger: LedgerStore;
  readonly entries: EntryStore;
  readonly lastDoneAtMs: () => number | null;
}

export function createEntryProgress(ports: EntryProgressPorts): EntryProgress {
  const { wallet, source, ledger, entries } = ports;
  let state: 'idle' | 'running' | 'failed' = 'idle';
  let phase: SyncState['phase'] = null;
  let error: SyncError | null = null;
  let callsBefore = 0;
  let calls = 0;
  let asks: number | null = null;

  function coverage(): { readonly completeSinceMs: number | null; readonly complete: boolean } {
    const cursor = entries.cursor(wallet.id, source.id);
    return { completeSinceMs: cursor?.completeSinceMs ?? null, complete: cursor?.complete ?? false };
  }

  return {
    begin() {
      state = 'running';
      phase = 'accounts';
      error = null;
      callsBefore = source.status().calls;
    },
    phase(next) {
      phase = next;
    },
    restartPace: () => undefined,
    open: () => undefined,
    readOne: () => undefined,
    ask(bytes) {
      asks = bytes;
    },
    get asks() {
      return asks;
    },
    end(next, why) {
      calls = source.status().calls - callsBefore;
      state = next;
      phase = next === 'idle' && asks === null ? 'done' : null;
      error = why;
    },
    coverage: () => ({ ...coverage(), lastDoneAtMs: ports.lastDoneAtMs() }),
    snapshot(isPaused) {
      const counts = entries.counts(wallet.id, source.id);
      const status = source.status();
      return {
        walletId: wallet.id,
        state: state === 'running' && isPaused ? 'paused' : state,
        phase,
        listed: counts.entries,
        read: counts.entries,
        waiting: 0,
        lines: ledger.lines({ walletId: wallet.id }, { limit: 1, offset: 0 }).total,
        unclassified: ledger.countByKind({ walletId: wallet.id, kinds: ['unclassified'] }).unclassified ?? 0,
        unreadable: counts.unreadable,
        missing: 0,
        calls: state === 'running' ? status.calls - callsBefore : calls,
        leftMs: null,
        ...coverage(),
        endpoint: status.endpoint,
        waitingUntilMs: state === 'running' ? status.waitingUntilMs : null,
        lastDoneAtMs: ports.lastDoneAtMs(),
        error: error === null ? null : { code: error.code, detail: error.detail },
        asksBytes: asks,
      };
    },
  };
}
