import { describe, expect, it } from 'vitest';
import { consensusShareAt } from '../../../shared/networks/filecoin/constants';
import { expectedReward, type ExpectedRewardInput } from '../../../shared/networks/filecoin/expected-reward';

const FIL = 10n ** 18n;
const PIB = 2n ** 50n;
const input: ExpectedRewardInput = { minerQap: PIB, networkQap: 14_400n * PIB, epochReward: 22n * FIL, hasMinimumPower: true, days: 1, consensusShare: 1 };

describe('the expected reward', () => {
  it('is the reward of an epoch times 2,880 times the share of power', () => {
    const answer = expectedReward(input);
    expect(answer?.expected).toBe((22n * FIL * 2_880n) / 14_400n);
    expect(answer?.perWin).toBe((22n * FIL) / 5n);
    expect(answer?.share).toBeCloseTo(1 / 14_400, 12);
    expect(answer?.wins.expected).toBeCloseTo(1, 9);
  });

  it('comes with the spread of rare wins: with one a day expected, over a third of the days have none', () => {
    const answer = expectedReward(input);
    expect(answer?.wins.none).toBeCloseTo(Math.exp(-1), 9);
    expect(answer?.low).toBe(0n);
    // Poisson with mean 1: two wins or fewer in 92 % of the days.
    expect(answer?.high).toBe(2n * ((22n * FIL) / 5n));
  });

  it('is nearly even over a month of a large provider', () => {
    const answer = expectedReward({ ...input, minerQap: 144n * PIB, days: 30 });
    // 4,320 expected; 1.28 times its root on either side.
    expect(answer?.wins).toMatchObject({ p10: 4_236, p90: 4_404 });
  });

  it('is nothing below the consensus minimum, and unknown without a network', () => {
    expect(expectedReward({ ...input, hasMinimumPower: false })).toMatchObject({ expected: 0n, high: 0n, share: 0 });
    expect(expectedReward({ ...input, networkQap: 0n })).toBeNull();
    expect(expectedReward({ ...input, minerQap: input.networkQap + 1n })).toBeNull();
  });

  it('follows the dated share that is paid by wins', () => {
    expect(consensusShareAt(1_795_000_000_000)).toBe(1);
    expect(expectedReward({ ...input, consensusShare: 0.5 })?.expected).toBe((11n * FIL * 2_880n) / 14_400n);
  });
});
