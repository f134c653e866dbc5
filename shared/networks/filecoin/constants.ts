/**
 * What the actors calculate with, as far as income needs it; the whole minting model stands elsewhere.
 * Sources: builtin-actors b0a3bdd6 (2026-07-21), lotus b835fab70 (2026-08-06), FIP-0100, FIP-0118 (draft of 2026-07-14).
 */

/** Expected wins of the whole network per epoch; a win is paid a fifth of the epoch's reward. */
export const EXPECTED_WINS_PER_EPOCH = 5;

/** Share of a block reward that is locked, as a fraction: 75 of 100, rounded down. Source: actors miner/src/monies.rs. */
export const LOCKED_SHARE = { numerator: 75n, denominator: 100n } as const;

/** The locked part is released over so many days, in daily steps that end on a half-day of the provider's own proving period. Source: actors miner/src/policy.rs. */
export const VESTING_DAYS = 180;
export const VESTING_QUANTUM_EPOCHS = 1_440;

/** Consensus minimum in bytes of raw power: below it a provider wins no blocks. 10 TiB. */
export const MINIMUM_RAW_BYTES = 10n * 2n ** 40n;

/** An ongoing fault costs so many days of expected reward per day. Source: actors miner/src/monies.rs. */
export const FAULT_DAYS_PER_DAY = 3.51;

/** FIP-0100: the daily fee of a deadline is at most this share of its expected daily reward. */
export const DAILY_FEE_CAP = 0.5;

/** No more FIL than this can ever exist; a larger amount in an answer is no amount. Source: lotus build parameters. */
export const LARGEST_ATTOFIL = 2_000_000_000n * 10n ** 18n;

export interface ConsensusShare {
  readonly fromMs: number;
  /** Part of the epoch's reward that is paid to storage providers by wins (w1 of FIP-0118). */
  readonly share: number;
  readonly source: string;
}

/** Dated: FIP-0118 would lower it. Until an upgrade with a date is known the whole reward is paid by wins. */
export const CONSENSUS_SHARES: readonly ConsensusShare[] = [{ fromMs: 0, share: 1, source: 'builtin-actors 2026-07-21' }];

export const consensusShareAt = (ms: number): number => CONSENSUS_SHARES.findLast((one) => one.fromMs <= ms)?.share ?? 1;
