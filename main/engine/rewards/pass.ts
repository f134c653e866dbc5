import type { LedgerLine, SenderDecision } from '../../../shared/domain/reward';
import type { Wallet, WatchedAccount } from '../../../shared/domain/wallet';
import type { NetworkBook } from '../../../shared/networks/network-book';
import type { Cancel } from '../../../shared/units/cancel';
import type { ChainSourceStatus } from '../ports/chain';
import type { Gate } from './gate';
import type { PassTally } from './outcome';
import type { WalletProgress } from './wallet-progress';

/** As the version of a decoder: no reading is older. What is asked with it is only what was never read to an end. */
export const NO_VERSION = 0;

/** By what decoders go besides the raw text: the networks in force, and who pays for them. */
export interface ReadingRules {
  networks(): NetworkBook;
  /** Of the person and of added network files; the newest word on a sender counts. */
  decisions(): readonly SenderDecision[];
}

/** One pass of one source over one wallet. */
export interface SourcePass {
  readonly wallet: Wallet;
  readonly tally: PassTally;
  readonly progress: WalletProgress;
  readonly gate: Gate;
  readonly cancel: Cancel;
  readonly onChange: () => void;
}

/** A source as the passes see it, whichever way it is read. */
export interface PassSource {
  /** Name in outcomes, logs and the settings' list of what is switched off. */
  readonly id: string;
  readonly decoderVersion: number;
  status(): ChainSourceStatus;
  reads(wallet: Wallet): boolean;
  createProgress(wallet: Wallet): WalletProgress;
  /**
   * Reads what is new. @returns false when it is not read to the end because the person has to allow it first
   * @throws ChainFailure, StoreFailure, CancelledError: what was read until then is kept
   */
  read(pass: SourcePass): Promise<boolean>;
  /** Decodes again what has lines of this mint, or (null) what an older decoder read. */
  decodeAgain(pass: SourcePass, mint: string | null): Promise<void>;
  readonly older: OlderReadings;
}

/** What today's decoder makes of a kept raw answer. */
export type Reread =
  | { readonly state: 'decoded'; readonly lines: readonly LedgerLine[]; readonly newAccounts: readonly WatchedAccount[] }
  /** The transaction failed: it has no lines. */
  | { readonly state: 'failed' }
  /** Today's decoder cannot read it: its lines stay. */
  | { readonly state: 'unreadable' }
  /** The archive has dropped it: its lines stay. */
  | { readonly state: 'no-raw' };

/** Transactions that an older decoder has read: nothing of them changes before the person has seen what would. */
export interface OlderReadings {
  count(wallet: Wallet): number;
  /** In the order of their keys; `after` is exclusive. */
  next(wallet: Wallet, after: string | null, limit: number): readonly string[];
  /** From the archive alone: nothing is asked and nothing is written. */
  reread(wallet: Wallet): (key: string) => Reread;
  /** Whether what the archive has dropped can be asked for again. */
  readonly fetches: boolean;
  /** Decodes these again and stores what comes of it, in small commits. @throws ChainFailure when something has to be fetched and cannot be */
  apply(pass: SourcePass, keys: readonly string[]): Promise<void>;
}
