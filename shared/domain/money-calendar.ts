import type { NetworkId } from './reward';

/** Something that will happen to money, or is due: the entries of the one calendar of all networks. */
export interface CalendarEntry {
  readonly network: NetworkId;
  readonly walletId: string | null;
  /**
   * - `epoch-end`: a reward period ends · `payout`: a payment is expected · `release`: held or vesting money becomes the operator's
   * - `minimum`: below the network's minimum payout, carried forward · `rule`: the network's rule changes
   */
  readonly what: 'epoch-end' | 'payout' | 'release' | 'minimum' | 'rule';
  /** UTC ms; null: nobody can say when. */
  readonly atMs: number | null;
  /** True when the day has passed without what was expected. */
  readonly overdue: boolean;
  readonly mint: string | null;
  readonly symbol: string | null;
  /** null: the amount is not known before. */
  readonly base: string | null;
  readonly decimals: number | null;
  /** How the date is known, as a code: `epoch`, `rhythm`, `schedule`, `rule`, `not-known`. */
  readonly basis: string;
}
