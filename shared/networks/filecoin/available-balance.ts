/** The amounts of a miner's state that stand between its balance and its owner, attoFIL. */
export interface MinerFunds {
  readonly balance: bigint;
  /** Rewards in the vesting table, also those that have vested and that the actor has not unlocked yet. */
  readonly lockedFunds: bigint;
  readonly preCommitDeposits: bigint;
  readonly initialPledge: bigint;
  readonly feeDebt: bigint;
  /** Part of `lockedFunds` whose epoch has passed: the actor unlocks it at its next call. */
  readonly vestedNotUnlocked: bigint;
}

/**
 * What the owner could withdraw now. Negative: the miner owes more than it holds freely, and withdraws nothing until that is made good.
 * Source: go-state-types miner GetAvailableBalance; lotus adds what has vested.
 */
export const availableBalance = (funds: MinerFunds): bigint =>
  funds.balance - funds.lockedFunds + funds.vestedNotUnlocked - funds.preCommitDeposits - funds.initialPledge - funds.feeDebt;
