import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { availableBalance } from '../../../shared/networks/filecoin/available-balance';
import { availablePart, lockedPart, releasedOnDay, unlockedOn, vestingSteps } from '../../../shared/networks/filecoin/vesting';

const FIL = 10n ** 18n;
const amount = fc.bigInt({ min: 0n, max: 500_000n * FIL });

describe('a reward', () => {
  it('is three quarters locked, rounded down, and nothing is lost', () => {
    expect(lockedPart(100n)).toBe(75n);
    expect(lockedPart(3n)).toBe(2n);
    fc.assert(fc.property(amount, (reward) => { expect(lockedPart(reward) + availablePart(reward)).toBe(reward); }));
  });
});

describe('release by epochs', () => {
  it('is 180 daily steps that end on half-days of the proving period', () => {
    const steps = vestingSteps(180n * FIL, 6_566_640, 100);
    expect(steps).toHaveLength(180);
    expect(steps.every((step) => (step.epoch - 100) % 1_440 === 0)).toBe(true);
    expect(new Set(steps.slice(1).map((step, i) => step.epoch - (steps[i]?.epoch ?? 0)))).toEqual(new Set([2_880]));
  });

  it('releases one 180th a day when the reward falls on a half-day', () => {
    const steps = vestingSteps(180n * FIL, 14_400, 0);
    expect(steps[0]).toEqual({ epoch: 17_280, base: FIL });
    expect(steps.at(-1)).toEqual({ epoch: 14_400 + 180 * 2_880, base: FIL });
  });

  it('releases half a day more at first and less at last when it falls just after one', () => {
    const steps = vestingSteps(180n * FIL * 2_880n, 14_401, 0);
    expect(steps[0]).toEqual({ epoch: 18_720, base: 4_319n * FIL });
    expect(steps.at(-1)?.base).toBe(1_441n * FIL);
  });

  it('adds up to what was locked, begins after a day at the earliest and ends within 181 days', () => {
    fc.assert(fc.property(amount, fc.integer({ min: 0, max: 9_000_000 }), fc.integer({ min: -2_880, max: 9_000_000 }), (locked, begin, offset) => {
      const steps = vestingSteps(locked, begin, offset);
      expect(steps.reduce((sum, step) => sum + step.base, 0n)).toBe(locked);
      for (const step of steps) {
        expect(step.epoch).toBeGreaterThanOrEqual(begin + 2_880);
        expect(step.epoch).toBeLessThan(begin + 180 * 2_880 + 1_440);
      }
    }), { numRuns: 200 });
  });
});

describe('release by days', () => {
  it('is equal parts on the 180 days after the day, adding up exactly', () => {
    expect(releasedOnDay(180n, 1)).toBe(1n);
    expect(releasedOnDay(180n, 0)).toBe(0n);
    expect(releasedOnDay(180n, 181)).toBe(0n);
    fc.assert(fc.property(amount, (locked) => {
      let sum = 0n;
      for (let n = 1; n <= 180; n += 1) sum += releasedOnDay(locked, n);
      expect(sum).toBe(locked);
    }), { numRuns: 50 });
  });

  it('adds the parts of all rewards of the 180 days before, and none of the day itself', () => {
    const rewards = new Map([[1_000, 240n * FIL], [1_100, 240n * FIL], [1_180, 240n * FIL]]);
    const rewardOf = (day: number): bigint => rewards.get(day) ?? 0n;
    expect(unlockedOn(1_000, rewardOf)).toBe(0n);
    expect(unlockedOn(1_001, rewardOf)).toBe(FIL);
    expect(unlockedOn(1_101, rewardOf)).toBe(2n * FIL);
    expect(unlockedOn(1_180, rewardOf)).toBe(2n * FIL);
    expect(unlockedOn(1_181, rewardOf)).toBe(2n * FIL);
    expect(unlockedOn(1_281, rewardOf)).toBe(FIL);
    expect(unlockedOn(1_361, rewardOf)).toBe(0n);
  });

  it('differs from the exact release by no more than a day and a half of releases at any time', () => {
    const locked = 180n * 2_880n * FIL;
    for (const [begin, offset] of [[0, 0], [2_879, 0], [1_441, 0], [1, 0]] as const) {
      const steps = vestingSteps(locked, begin, offset);
      for (const day of [1, 2, 50, 179, 180, 181]) {
        const exact = steps.filter((step) => step.epoch < (day + 1) * 2_880).reduce((sum, step) => sum + step.base, 0n);
        let byDays = 0n;
        for (let n = 1; n <= day; n += 1) byDays += releasedOnDay(locked, n);
        const off = exact > byDays ? exact - byDays : byDays - exact;
        expect(off).toBeLessThanOrEqual((locked / 180n) * 3n / 2n);
      }
    }
  });
});

describe('what could be withdrawn', () => {
  const funds = { balance: 100n, lockedFunds: 30n, preCommitDeposits: 5n, initialPledge: 40n, feeDebt: 1n, vestedNotUnlocked: 2n };
  it('is the balance less everything that is bound, and what has vested is free', () => {
    expect(availableBalance(funds)).toBe(26n);
  });
  it('is negative for a miner that owes more than it holds freely', () => {
    expect(availableBalance({ ...funds, feeDebt: 50n })).toBe(-23n);
  });
});
