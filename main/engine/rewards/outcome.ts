import type { ChainFailure, ChainFailureCode } from '../ports/chain';

/**
 * What went wrong in a pass, as a code of the string catalogue. Append only.
 * - the codes of `ChainFailure`: the chain could not be asked
 * - `transaction-missing`: listed by the chain, but no endpoint has it (any more); asked again at the next pass
 * - `transaction-refused`: endpoints refuse this one question
 * - `transaction-unreadable`: no decoder can read it; kept, and read again by the next decoder
 * - `large-read`: so much would be fetched that the person is asked first; `detail` is the bytes, and nothing was read
 * - `entry-corrected`: a source told something else under a known key; its lines were replaced
 * - `entry-withdrawn`: entries turned out not to exist (a reorganisation); their lines were taken back
 * - `history-pruned`: the endpoints keep nothing before a slot, so the totals begin there
 * - `store-failed`: the answer could not be written down
 * - `unexpected`: a fault of ours; `detail` is the name of the error
 */
export type SyncErrorCode = ChainFailureCode | 'large-read' | 'entry-corrected' | 'entry-withdrawn' | 'transaction-missing' | 'transaction-refused' | 'transaction-unreadable' | 'history-pruned' | 'store-failed' | 'unexpected';

export interface SyncError {
  readonly code: SyncErrorCode;
  /** A host, a count, a slot or a code: never a path, a key or a stack. */
  readonly detail: string;
  readonly walletId: string | null;
  /** How many times in this pass. */
  readonly count: number;
}

/**
 * How a pass over one source ended. Four different things: `done`, `partly` (some of it failed), `failed` (nothing came), `cancelled`; and
 * `skipped` when there was nothing to ask for.
 */
export interface SyncOutcome {
  readonly source: string;
  readonly state: 'done' | 'partly' | 'failed' | 'cancelled' | 'skipped';
  /** Ledger lines that are new in this pass. */
  readonly events: number;
  readonly transactionsRead: number;
  readonly callsMade: number;
  /** Lines among `events` that no rule knows. */
  readonly unclassified: number;
  readonly errors: readonly SyncError[];
}

/** What is told although the pass did what could be done. */
const TOLD_ONLY: ReadonlySet<SyncErrorCode> = new Set(['history-pruned', 'transaction-unreadable', 'entry-corrected', 'entry-withdrawn']);

/** Collects a pass. Errors of one kind are counted, not repeated. */
export interface PassTally {
  event(unclassified: boolean): void;
  read(): void;
  error(code: SyncErrorCode, detail: string, walletId: string | null): void;
  cancelled(): void;
  outcome(source: string, callsMade: number, wallets: number): SyncOutcome;
}

export function createPassTally(): PassTally {
  let events = 0;
  let unclassified = 0;
  let transactionsRead = 0;
  let wasCancelled = false;
  const errors = new Map<string, { readonly code: SyncErrorCode; readonly detail: string; readonly walletId: string | null; count: number }>();
  return {
    event(isUnclassified) {
      events += 1;
      if (isUnclassified) unclassified += 1;
    },
    read() {
      transactionsRead += 1;
    },
    error(code, detail, walletId) {
      const key = `${code} ${detail} ${walletId ?? ''}`;
      const known = errors.get(key);
      if (known === undefined) errors.set(key, { code, detail, walletId, count: 1 });
      else known.count += 1;
    },
    cancelled() {
      wasCancelled = true;
    },
    outcome(source, callsMade, wallets) {
      const list = [...errors.values()];
      const serious = list.filter((error) => !TOLD_ONLY.has(error.code));
      const asksOnly = serious.length > 0 && serious.every((error) => error.code === 'large-read');
      const state = wasCancelled ? 'cancelled' : wallets === 0 ? 'skipped' : serious.length === 0 ? 'done' : transactionsRead > 0 ? 'partly' : asksOnly ? 'skipped' : 'failed';
      return { source, state, events, transactionsRead, callsMade, unclassified, errors: list };
    },
  };
}

export const isChainFailure = (error: unknown): error is ChainFailure => error instanceof Error && 'chainCode' in error;
