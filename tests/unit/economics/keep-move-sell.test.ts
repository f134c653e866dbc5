import { describe, expect, it } from 'vitest';
import { keepMoveSell } from '../../../shared/economics/keep-move-sell';
import { resaleAt } from '../../../shared/economics/break-even';
import { scenarioOf } from './scenarios';

const base = { horizonMonths: 12, device: { price: 1000, lifeMonths: 48 } };

describe('keep, move or sell', () => {
  it('forgets what was paid and counts what is left', () => {
    const scenario = scenarioOf({ ...base, collateral: { tokens: 20 }, income: { delayDays: 10, saleCost: 0.1 } });
    const result = keepMoveSell({ scenario, ageDays: 100, pending: [], moves: [] });
    // 355 days of 4.50, 365 days of 2.40, then the device, 20 tokens of collateral and 50 pending.
    expect(result.keep).toBeCloseTo(355 * 4.5 - 365 * 2.4 + resaleAt(scenario.device, 464) + 70 * 0.9, 8);
    expect(result.sell).toBeCloseTo(resaleAt(scenario.device, 100) + 18, 9);
    expect(result.best).toEqual({ kind: 'keep' });
  });

  it('pays out tokens of the past to those who stay only', () => {
    const scenario = scenarioOf(base);
    const plain = keepMoveSell({ scenario, ageDays: 0, pending: [], moves: [] });
    const waiting = keepMoveSell({ scenario, ageDays: 0, pending: [{ day: 3, tokens: 40 }, { day: 400, tokens: 7 }], moves: [] });
    expect(waiting.keep - plain.keep).toBeCloseTo(47, 9);
    expect(waiting.sell).toBe(plain.sell);
  });

  it('takes the cost of moving and the new collateral off, and gives the old one back', () => {
    const scenario = scenarioOf({ ...base, collateral: { tokens: 30 } });
    const other = scenarioOf({ ...base, income: { tokensPerDay: 6 }, token: { price: 2 }, collateral: { tokens: 10 } });
    const result = keepMoveSell({ scenario, ageDays: 50, pending: [{ day: 1, tokens: 1000 }], moves: [{ name: 'other', scenario: other, movingCost: 25 }] });
    const value = 365 * (12 - 2.4) + resaleAt(other.device, 414) + 10 * 2 + 30 - 20 - 25;
    expect(result.moves).toEqual([{ name: 'other', value: expect.closeTo(value, 8) as number }]);
    expect(result.best).toEqual({ kind: 'move', name: 'other' });
  });

  it('sells what only costs', () => {
    const scenario = scenarioOf({ ...base, income: { tokensPerDay: 0 } });
    expect(keepMoveSell({ scenario, ageDays: 0, pending: [], moves: [{ name: 'same', scenario, movingCost: 1 }] }).best).toEqual({ kind: 'sell' });
  });

  it('discounts all three to today', () => {
    const scenario = scenarioOf({ ...base, income: { tokensPerDay: 0 }, device: { price: 1000, lifeMonths: 48, watts: { idle: 0, busy: 0 } }, discountRatePerYear: 0.1 });
    expect(keepMoveSell({ scenario, ageDays: 0, pending: [], moves: [] }).keep).toBeCloseTo(resaleAt(scenario.device, 364) / 1.1 ** (364 / 365), 9);
  });

  it('refuses to compare different horizons', () => {
    const scenario = scenarioOf(base);
    expect(() => keepMoveSell({ scenario, ageDays: 0, pending: [], moves: [{ name: 'other', scenario: scenarioOf({ ...base, horizonMonths: 24 }), movingCost: 0 }] })).toThrow(/other cannot be compared: its horizonMonths/);
  });
});
