import type { ChainId } from './wallet';

/** Networks of this version; the id is also the folder under `shared/networks`. */
export type NetworkId = string;

/**
 * What a ledger line is. Only `reward` and `staking` are income; the rest is shown and never counted.
 * - `reward`: paid by the network for the operator's hardware
 * - `staking`: paid for staked tokens (veHNT), kept apart
 * - `zero-claim`: a claim that paid nothing: kept for "last claim", no income
 * - `conversion`: redemption, swap, bridge or own money moved
 * - `spam`: unsolicited or dust of an unknown token, hidden by default
 * - `unclassified`: incoming that no rule knows
 */
export type LineKind = 'reward' | 'staking' | 'zero-claim' | 'conversion' | 'spam' | 'unclassified';

/** Why the classifier decided so; shown in "why is this a reward?". */
export interface Evidence {
  /** Rule code of the string catalogue, for example `helium-distribute-compression`. */
  readonly rule: string;
  /** Named accounts and values that the rule matched (program, authority, escrow, hotspot …), public addresses only. */
  readonly facts: Readonly<Record<string, string>>;
}

/** One line of the ledger, as decoded from one instruction of one finalized transaction. */
export interface LedgerLine {
  /** (chain, transaction, instruction path, destination account, token) joined; the same event always has the same id. */
  readonly id: string;
  readonly chain: ChainId;
  readonly walletId: string;
  readonly signature: string;
  /** Position in the instruction tree, "3.2.1" (top-level index, then inner indices). */
  readonly instructionPath: string;
  readonly destinationAccount: string;
  readonly mint: string;
  readonly symbol: string | null;
  /** Exact base units received, decimal integer string. */
  readonly base: string;
  readonly decimals: number;
  readonly slot: number;
  /** UTC ms of the block; null until the chain tells (never "now"). */
  readonly atMs: number | null;
  readonly kind: LineKind;
  readonly network: NetworkId | null;
  /** The device on the network's side (hotspot: recipient or asset), when the transaction proves it. */
  readonly sourceDevice: string | null;
  readonly sender: string | null;
  readonly evidence: Evidence;
  /** Version of the decoder that made the line; older lines are decoded again from the archive. */
  readonly decoderVersion: number;
}

/** The price that was used to value a line: kept with it and never changed silently. */
export interface LineValue {
  readonly lineId: string;
  /** USD per whole token at the time of the line. */
  readonly usdPerToken: number;
  readonly source: string;
  readonly priceAtMs: number;
  readonly confidence: number | null;
  readonly typed: boolean;
}

/** A sender the person has confirmed (or refused) as a network's payer, for networks without a public reward program. */
export interface SenderDecision {
  readonly network: NetworkId;
  readonly mint: string;
  readonly sender: string;
  readonly decision: 'confirmed' | 'refused';
  readonly decidedAtMs: number;
}
