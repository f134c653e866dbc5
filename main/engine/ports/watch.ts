import type { SourceLook } from '../../../shared/domain/source-look';
import type { Wallet } from '../../../shared/domain/wallet';
import type { Cancel } from '../../../shared/units/cancel';

/** What the engine knows already and a look may need. */
export interface LookContext {
  /** Devices on the network's side that the ledger names for this wallet (hotspots: recipient addresses). */
  readonly knownDevices: readonly string[];
  /** Start of the operator's days, IANA zone. */
  readonly tz: string;
}

/**
 * Asks a network's own source what it says of a watched address: money states, reports for the reconciliation desk, notices, figures. Never
 * ledger lines. A question that fails is a failure in the look and not an exception, so that the rest still counts; only when nothing could
 * be asked it throws.
 * @throws ChainFailure, CancelledError
 */
export interface NetworkWatch {
  readonly id: string;
  readonly network: string;
  /** Source that it shares its endpoints with: switched off, this is not asked either. Its own id and its network switch it off as well. */
  readonly source?: string;
  watches(wallet: Wallet): boolean;
  look(wallet: Wallet, context: LookContext, cancel?: Cancel): Promise<SourceLook>;
}

/** Raw account data of the Solana chain, for looks that need it (paid so far of a hotspot). null: no such account. */
export interface SolanaAccounts {
  read(addresses: readonly string[], cancel?: Cancel): Promise<readonly ({ readonly owner: string; readonly dataBase64: string } | null)[]>;
}
