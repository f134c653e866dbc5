import { winSpread, type WinSpread } from '../../economics/lumpy-income';
import { EPOCHS_PER_DAY } from '../../chains/filecoin/epochs';
import { EXPECTED_WINS_PER_EPOCH } from './constants';

export interface ExpectedReward {
  /** The provider's part of the network's quality-adjusted power, 0..1. */
  readonly share: number;
  /** attoFIL one win pays, without tips. */
  readonly perWin: bigint;
  /** attoFIL expected over the days, available and locked together. */
  readonly expected: bigint;
  /** attoFIL in a bad and a good case: one time in ten it is less, one time in ten more. */
  readonly low: bigint;
  readonly high: bigint;
  /** Number of wins: expected, quantiles, and the share of cases without any. */
  readonly wins: WinSpread;
}

export interface ExpectedRewardInput {
  /** Quality-adjusted power of provider and network, bytes. */
  readonly minerQap: bigint;
  readonly networkQap: bigint;
  /** `ThisEpochReward` of the reward actor, attoFIL: the reward of a whole epoch. */
  readonly epochReward: bigint;
  /** False: below the consensus minimum nothing is won. */
  readonly hasMinimumPower: boolean;
  readonly days: number;
  /** Part of the reward that is paid by wins, see `consensusShareAt`. */
  readonly consensusShare: number;
}

/** Shares are reckoned in parts of 10^9: finer than any power report is true. */
const PARTS = 1_000_000_000;

/**
 * Reward of an epoch · 2,880 · share of power, with the Poisson spread of the number of wins.
 * Source: fil-spec "expected rewards"; builtin-actors reward/src/lib.rs pays reward · wins / 5.
 * @returns null when the network's power is 0: nothing can be said
 */
export function expectedReward(input: ExpectedRewardInput): ExpectedReward | null {
  if (input.networkQap <= 0n || input.minerQap < 0n || input.minerQap > input.networkQap || input.epochReward < 0n) return null;
  const power = input.hasMinimumPower ? input.minerQap : 0n;
  const byWins = (input.epochReward * BigInt(Math.round(input.consensusShare * PARTS))) / BigInt(PARTS);
  const perWin = byWins / BigInt(EXPECTED_WINS_PER_EPOCH);
  const epochs = BigInt(Math.round(input.days * EPOCHS_PER_DAY));
  const share = Number((power * BigInt(PARTS) * 1_000_000n) / input.networkQap) / (PARTS * 1_000_000);
  const wins = winSpread(share * EXPECTED_WINS_PER_EPOCH * Number(epochs));
  return {
    share, perWin, wins,
    expected: (byWins * epochs * power) / input.networkQap,
    low: perWin * BigInt(wins.p10),
    high: perWin * BigInt(wins.p90),
  };
}
