import { EPOCHS_PER_DAY } from '../../chains/filecoin/epochs';
import { LOCKED_SHARE, VESTING_DAYS, VESTING_QUANTUM_EPOCHS } from './constants';

export interface VestingStep {
  /** The amount is free in the epoch after this one. */
  readonly epoch: number;
  readonly base: bigint;
}

/** What is locked of a reward, attoFIL, rounded down. Source: actors miner/src/monies.rs, locked_reward_from_reward. */
export const lockedPart = (reward: bigint): bigint => (reward * LOCKED_SHARE.numerator) / LOCKED_SHARE.denominator;

/** What is available at once, attoFIL: the rest, so that nothing is lost in rounding. */
export const availablePart = (reward: bigint): bigint => reward - lockedPart(reward);

/** The next epoch at or after `epoch` that lies whole half-days from `offset` (also negative ones). */
function quantizeUp(epoch: number, offset: number): number {
  const past = (((epoch - offset) % VESTING_QUANTUM_EPOCHS) + VESTING_QUANTUM_EPOCHS) % VESTING_QUANTUM_EPOCHS;
  return past === 0 ? epoch : epoch + VESTING_QUANTUM_EPOCHS - past;
}

/**
 * When a locked amount becomes free: daily steps, each moved up to the next half-day of the provider's proving period, each releasing what linear
 * vesting over 180 days has reached by then. 180 steps; the first is larger by up to a half, the last smaller.
 * Source: actors miner/src/vesting_state.rs, add_locked_funds.
 * @param locked attoFIL
 * @param begin epoch of the reward
 * @param provingPeriodStart `ProvingPeriodStart` of the miner's state; only its place within a half-day matters
 */
export function vestingSteps(locked: bigint, begin: number, provingPeriodStart: number): readonly VestingStep[] {
  const period = VESTING_DAYS * EPOCHS_PER_DAY;
  const steps: VestingStep[] = [];
  let released = 0n;
  for (let epoch = begin + EPOCHS_PER_DAY; released < locked; epoch += EPOCHS_PER_DAY) {
    const at = quantizeUp(epoch, provingPeriodStart);
    const elapsed = at - begin;
    const target = elapsed < period ? (locked * BigInt(elapsed)) / BigInt(period) : locked;
    steps.push({ epoch: at, base: target - released });
    released = target;
  }
  return steps;
}

/**
 * What a day's locked amount releases on the `n`-th day after it, in whole days: equal parts, rounded down so that they add up exactly.
 * For rewards of which only the day is known.
 * @param n 1 to 180; other numbers release nothing
 */
export function releasedOnDay(locked: bigint, n: number): bigint {
  if (!Number.isInteger(n) || n < 1 || n > VESTING_DAYS) return 0n;
  const days = BigInt(VESTING_DAYS);
  return (locked * BigInt(n)) / days - (locked * BigInt(n - 1)) / days;
}

/**
 * What unlocks on a day of the rewards before it.
 * @param day whole days since 1970-01-01 (UTC)
 * @param rewardOf the whole reward of a day, attoFIL; 0n where nothing was won
 */
export function unlockedOn(day: number, rewardOf: (day: number) => bigint): bigint {
  let sum = 0n;
  for (let n = 1; n <= VESTING_DAYS; n += 1) {
    const reward = rewardOf(day - n);
    if (reward > 0n) sum += releasedOnDay(lockedPart(reward), n);
  }
  return sum;
}
