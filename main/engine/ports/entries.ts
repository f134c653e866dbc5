import type { SenderDecision } from '../../../shared/domain/reward';
import type { Wallet } from '../../../shared/domain/wallet';
import type { NetworkBook } from '../../../shared/networks/network-book';
import type { Cancel } from '../../../shared/units/cancel';
import type { ChainSourceStatus, DecodeContext, Decoded } from './chain';

/** One raw piece as its source gave it: archived under its key, and decoded again whenever a rule changes. */
export interface RawEntry {
  /** Transaction hash, or a key of the source's own (`fdp:2026-11-01`): unique within chain and wallet; becomes `LedgerLine.signature`. */
  readonly key: string;
  /** Height, slot, or 0 where the source has none; orders entries of one instant. */
  readonly height: number;
  /** UTC ms; null: the source does not tell. */
  readonly atMs: number | null;
  readonly text: string;
}

/** Entries with the cursor behind them: both are stored in one transaction, so that a crash repeats work and loses nothing. */
export interface EntryPage {
  readonly entries: readonly RawEntry[];
  /** Where to go on; opaque to the engine, JSON as text. */
  readonly cursor: string;
  /** Once this page is stored, nothing is missing from this instant until now (UTC ms); null: that cannot be said yet. */
  readonly completeSinceMs: number | null;
  /** True: the beginning of what there is has been reached. */
  readonly complete: boolean;
  /** Keys of earlier entries that turned out not to exist (a reorganisation): their lines are taken back. */
  readonly withdrawn?: readonly string[];
}

export interface EntryContext {
  readonly networks: NetworkBook;
  readonly decisions: readonly SenderDecision[];
}

/**
 * A chain or interface that is read as a list of entries: everything but Solana's signature lists. Client (side effects) and pure decoder behind
 * one door. Final data only: what can still be reorganised is either left out or withdrawn later.
 * @throws ChainFailure from `measure` and `pages`, after its own retries on every endpoint
 */
export interface EntrySource {
  /** Also the name in outcomes, logs and the data-route page. */
  readonly id: string;
  readonly decoderVersion: number;
  reads(wallet: Wallet): boolean;
  /** Bytes that the next pass will fetch, measured without fetching them; null: little, nobody needs to be asked. */
  measure?(wallet: Wallet, cursor: string | null, cancel?: Cancel): Promise<number | null>;
  /** Pages from the cursor on, until nothing is left. The engine stores each before it asks for the next, and pauses or cancels between them. */
  pages(wallet: Wallet, cursor: string | null, context: EntryContext, cancel?: Cancel): AsyncIterable<EntryPage>;
  /** Never throws, never invents a reward: what cannot be read says so. */
  decode(key: string, text: string, wallet: Wallet, context: DecodeContext): Decoded;
  status(): ChainSourceStatus;
}
