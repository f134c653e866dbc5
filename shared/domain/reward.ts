import type { ChainId } from './wallet';

/** Id of a network in the network book; of a built-in one also the folder under `shared/networks`. */
export type NetworkId = string;

/**
 * What a ledger line is. Only `reward` and `staking` are income; the rest is shown and never counted.
 * - `reward`: paid by the network for the operator's hardware
 * - `staking`: paid for staked tokens (veHNT), kept apart
 * - `zero-claim`: a claim that paid nothing: kept for "last claim", no income
 * - `conversion`: redemption, swap, bridge or own money moved
 * - `spam`: unsolicited or dust of an unknown token, hidden by default
 * - `unclassified`: incoming that no rule knows
 * - `outgoing`: a token that left the wallet (sold, sent); `base` is the amount that left. No income; the tax report asks for it
 * - `duplicate`: a line of a weaker source (own record, node's own report) about a transaction that its chain tells itself; never counted
 */
export type LineKind = 'reward' | 'staking' | 'zero-claim' | 'conversion' | 'spam' | 'unclassified' | 'outgoing' | 'duplicate';

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
  /** Transaction, or the key of the source's own entry (`fdp:2026-11-01`): unique within chain and wallet. */
  readonly signature: string;
  /** Position in the instruction tree, "3.2.1" (top-level index, then inner indices). */
  readonly instructionPath: string;
  readonly destinationAccount: string;
  /** Token id, see `shared/networks/token-id.ts`. */
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
  /**
   * Transaction that this line speaks of without having been read from its chain (a node's payout receipt, an imported row). As soon as that
   * chain's own line is there, this one becomes a `duplicate`.
   */
  readonly receipt?: string;
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
