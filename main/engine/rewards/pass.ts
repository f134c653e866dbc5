import type { SenderDecision } from '../../../shared/domain/reward';
import type { Wallet } from '../../../shared/domain/wallet';
import type { NetworkBook } from '../../../shared/networks/network-book';
import type { Cancel } from '../../../shared/units/cancel';
import type { ChainSourceStatus } from '../ports/chain';
import type { Gate } from './gate';
import type { PassTally } from './outcome';
import type { WalletProgress } from './wallet-progress';

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
}
