import type { TokenAmount } from '../units/token-amount';

/**
 * A sender that looks like a network's payer, for the person to confirm or refuse once. The app proposes; nothing is counted before the word.
 */
export interface SenderProposal {
  readonly network: string;
  readonly mint: string;
  readonly sender: string;
  /** `rhythm`: the payments follow the network's calendar; `program`: the network's own program paid; `few`: too few payments to tell;
   * `wallet`: many senders paid one wallet, so the wallet itself stands as the sender. */
  readonly why: 'rhythm' | 'program' | 'few' | 'wallet';
  readonly payments: number;
  /** All its payments together. */
  readonly amount: TokenAmount;
  readonly firstAtMs: number | null;
  readonly lastAtMs: number | null;
}

/** What payments of one sender have in common; null times are left out of the rhythm, not taken for zero. */
export interface SenderPayments {
  readonly sender: string;
  readonly mint: string;
  readonly times: readonly number[];
  readonly payments: number;
  readonly amount: TokenAmount;
}
