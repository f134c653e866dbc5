import type { Position } from './position';
import type { NetworkId } from './reward';
import type { Holding } from './wallet';

/** What a network's own source says about a stretch of time, for the reconciliation desk. Never income by itself: receipts prove payment. */
export interface SourceReport {
  readonly walletId: string;
  readonly network: NetworkId;
  /** Code of the string catalogue (`source.<code>`). */
  readonly source: string;
  readonly device: string | null;
  readonly what: 'earned' | 'expected' | 'paid' | 'held' | 'penalty' | 'fee';
  /** UTC ms, from inclusive, to exclusive. */
  readonly fromMs: number;
  readonly toMs: number;
  /** The boundary by which the source cuts its days. */
  readonly boundary: 'utc-day' | 'local-day' | 'epoch' | 'month' | 'lifetime';
  readonly mint: string;
  readonly symbol: string | null;
  readonly base: string;
  readonly decimals: number;
  readonly asOfMs: number;
}

/** Something of the network's side that wants a look: a failed claim, a low audit score, faulty sectors. Words by code (`notice.<code>`). */
export interface SourceNotice {
  readonly walletId: string;
  readonly network: NetworkId;
  readonly device: string | null;
  readonly code: string;
  readonly context: Readonly<Record<string, string>>;
  readonly level: 'bad' | 'warning' | 'info';
  readonly sinceMs: number | null;
}

/** A figure of the network's side (power, sectors, score, share): a number with a unit, or a text. Name by code (`fact.<name>`). */
export interface SourceFact {
  readonly walletId: string;
  readonly network: NetworkId;
  readonly device: string | null;
  readonly name: string;
  readonly value: number | null;
  readonly text: string | null;
  /** Unit as a code of the figure formats (`share`, `B`, `FIL`, `count`, `s` …). */
  readonly unit: string;
  readonly kind: 'measured' | 'reported' | 'estimated';
  readonly source: string;
  readonly asOfMs: number;
}

/** A question that a look could not ask, or an answer it could not read; what else it found still counts. */
export interface LookFailure {
  /** A code of `ChainFailure` or `bad-answer`. */
  readonly code: string;
  /** A host, never a path or a key. */
  readonly detail: string;
}

/** Everything one look at a network's source found about one watched address. */
export interface SourceLook {
  readonly positions: readonly Position[];
  readonly reports: readonly SourceReport[];
  readonly notices: readonly SourceNotice[];
  readonly facts: readonly SourceFact[];
  readonly holdings: readonly Holding[];
  readonly failures: readonly LookFailure[];
}
