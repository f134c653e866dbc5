import type { SyncState } from '../../../shared/contract/schemas/ledger';
import type { WalletCoverage } from './wallet-progress';

/** The first of the states that anything is in: one that failed is told before one that runs on. */
const ORDER = ['failed', 'paused', 'running', 'idle'] as const satisfies readonly SyncState['state'][];

const worst = (states: readonly SyncState[]): SyncState['state'] => ORDER.find((state) => states.some((one) => one.state === state)) ?? 'idle';
const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

/** What is known of a wallet that several sources read: only what all of them know. */
export function mergeCoverage(parts: readonly Pick<WalletCoverage, 'completeSinceMs' | 'complete'>[]): Pick<WalletCoverage, 'completeSinceMs' | 'complete'> {
  const open = parts.filter((part) => !part.complete);
  if (open.some((part) => part.completeSinceMs === null)) return { completeSinceMs: null, complete: false };
  const since = (list: typeof parts): number[] => list.flatMap((part) => (part.completeSinceMs === null ? [] : [part.completeSinceMs]));
  if (open.length > 0) return { completeSinceMs: Math.max(...since(open)), complete: false };
  const begins = since(parts);
  return { completeSinceMs: begins.length === 0 ? null : Math.min(...begins), complete: parts.length > 0 };
}

/** One state of a wallet from those of its sources; lines are the wallet's and counted once. */
export function mergeSyncStates(states: readonly [SyncState, ...SyncState[]]): SyncState {
  const [first] = states;
  if (states.length === 1) return first;
  const shown = states.find((one) => one.state === worst(states)) ?? first;
  const asked = states.flatMap((one) => (one.asksBytes === null ? [] : [one.asksBytes]));
  const known = <K extends 'leftMs' | 'waitingUntilMs'>(key: K): number | null => states.reduce<number | null>((most, one) => (one[key] === null ? most : Math.max(most ?? 0, one[key])), null);
  return {
    ...shown,
    listed: sum(states.map((one) => one.listed)),
    read: sum(states.map((one) => one.read)),
    waiting: sum(states.map((one) => one.waiting)),
    unreadable: sum(states.map((one) => one.unreadable)),
    missing: sum(states.map((one) => one.missing)),
    calls: sum(states.map((one) => one.calls)),
    leftMs: known('leftMs'),
    waitingUntilMs: known('waitingUntilMs'),
    ...mergeCoverage(states),
    error: states.find((one) => one.error !== null)?.error ?? null,
    asksBytes: asked.length === 0 ? null : sum(asked),
  };
}
