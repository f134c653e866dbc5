import type { NetworkId } from './reward';

/**
 * Where money stands before it reaches the wallet. Paid is the ledger; the states are never added to each other or to it.
 * - `accrued`: earned by the network's own reckoning, cannot be taken yet
 * - `claimable`: can be taken now, by somebody's action
 * - `held`: kept back by the network as a security, may be lost
 * - `vesting`: the operator's own, released by dates
 * - `locked`: capital put in (pledge, stake, collateral): no income at all
 */
export type MoneyState = 'accrued' | 'claimable' | 'held' | 'vesting' | 'locked';

export interface Release {
  /** UTC ms; null: the amount will be released, and nobody knows when. */
  readonly atMs: number | null;
  readonly base: string;
}

/** An amount in one state, as one source told it at one instant. */
export interface Position {
  readonly walletId: string;
  readonly network: NetworkId;
  /** Token id. */
  readonly mint: string;
  readonly symbol: string | null;
  readonly base: string;
  readonly decimals: number;
  readonly state: MoneyState;
  /** The device on the network's side (hotspot, node, miner, satellite); null: the wallet as a whole. */
  readonly device: string | null;
  /** Known releases, earliest first; empty: no schedule is known. */
  readonly releases: readonly Release[];
  readonly kind: 'measured' | 'reported' | 'estimated';
  /** Code of the string catalogue (`source.<code>`). */
  readonly source: string;
  readonly asOfMs: number;
  /**
   * What has to be known about it, as a code (`position-note.<code>`); null: nothing. It also tells money of one wallet, device and state apart:
   * sources that give the same note speak of the same money, and only one of them counts.
   */
  readonly note: string | null;
}
