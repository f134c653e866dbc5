import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exitBalance, firstDayAtOrAbove, firstTouch, npvOf, npvWithExitOf, resaleAt } from '../../../shared/economics/break-even';
import { runCashFlow } from '../../../shared/economics/cash-flow';
import { estimate } from '../../../shared/economics/estimate';
import { lensesOf } from '../../../shared/economics/lenses';
import { buildTimeline } from '../../../shared/economics/timeline';
import { decimal, scenarioOf } from './scenarios';

const balance = (...values: number[]): Float64Array => Float64Array.from(values);

describe('break-even day', () => {
  it.each([
    ['stays above from the third day', balance(-2, -1, 0, 1), 2, 2],
    ['touches and falls back for good', balance(-1, 1, -1, -2), null, 1],
    ['touches, falls back and returns', balance(-1, 1, -1, 2), 3, 1],
    ['never gets there', balance(-3, -2, -1), null, null],
    ['has been there from the start', balance(0, 1), 0, 0],
  ])('%s', (_, values, stays, touches) => {
    expect(firstDayAtOrAbove(values, 0)).toBe(stays);
    expect(firstTouch(values, 0)).toBe(touches);
  });

  it('falls on the day when the sum is exactly the outlay, whatever rounding says', () => {
    // 0.3 − 0.2 a day is a little less than 0.1 in binary; the 100th day still pays back the 10.
    const result = estimate(scenarioOf({ device: { price: 10, watts: { idle: 0, busy: 0 } }, tariff: { standingPerDay: 0.2 }, income: { tokensPerDay: 0.3 } }), { targetMonths: 1 });
    expect(result.cashBreakEvenDay).toBe(99);
  });

  it('is a date of the local calendar, and null beyond the horizon', () => {
    const result = estimate(scenarioOf());
    // 100 / 2.6 = 38.46: the 39th day.
    expect([result.cashBreakEvenDay, result.cashBreakEvenDate]).toEqual([38, '2026-02-08']);
    const never = estimate(scenarioOf({ horizonMonths: 1 }));
    expect([never.cashBreakEvenDay, never.cashBreakEvenDate, never.cashFirstTouchDay]).toEqual([null, null, null]);
  });

  it('is undone by a cost that comes later', () => {
    const result = estimate(scenarioOf({ oneOffCosts: [{ name: 'repair', month: 2, amount: 100 }] }));
    // Paid back on day 38; on day 59 the balance is 56 less 100, so 17 more days.
    expect([result.cashFirstTouchDay, result.cashBreakEvenDay]).toEqual([38, 76]);
  });
});

describe('leaving', () => {
  it('falls in a straight line to the salvage value and stays there', () => {
    const { device } = scenarioOf({ device: { price: 1000, quantity: 2, lifeMonths: 12, salvageFraction: 0.1, resaleStart: 0.5 } });
    expect(resaleAt(device, 0)).toBe(1000);
    expect(resaleAt(device, 182.5)).toBeCloseTo(600, 9);
    expect(resaleAt(device, 365)).toBeCloseTo(200, 9);
    expect(resaleAt(device, 3650)).toBe(200);
  });

  it('brings the collateral back at the price of the day, less the cost of selling', () => {
    const scenario = scenarioOf({ collateral: { tokens: 50 }, income: { saleCost: 0.1 }, token: { driftPerYear: 1 }, horizonMonths: 24 });
    const flow = runCashFlow(scenario, buildTimeline(scenario, 24));
    const exit = exitBalance(scenario, flow);
    expect(flow.outlay).toBe(150);
    expect((exit[365] ?? 0) - (flow.cumulative[365] ?? 0)).toBeCloseTo(resaleAt(scenario.device, 365) + 50 * 2 * 0.9, 9);
  });

  it('comes sooner than cash break-even', () => {
    const result = estimate(scenarioOf());
    // Day 0: −97.40 + 80; the device loses 80 / 1460 a day.
    expect(result.exitBreakEvenDay).toBe(7);
  });
});

describe('present value', () => {
  it('is the final cumulative at rate 0, and discounts each day otherwise', () => {
    const plain = scenarioOf();
    const flow = runCashFlow(plain, buildTimeline(plain, 12));
    expect(npvOf(plain, flow)).toBeCloseTo(flow.cumulative[364] ?? 0, 9);
    const rate = 0.21;
    const q = 1.21 ** (-1 / 365);
    expect(npvOf({ discountRatePerYear: rate }, flow)).toBeCloseTo(-100 + (2.6 * (1 - q ** 365)) / (1 - q), 8);
  });

  it('adds what is left on the last day, locked tokens included', () => {
    const scenario = scenarioOf({ income: { delayDays: 10, saleCost: 0.5 }, collateral: { tokens: 4 }, discountRatePerYear: 0.1 });
    const flow = runCashFlow(scenario, buildTimeline(scenario, 12));
    const left = resaleAt(scenario.device, 364) + (4 + 50) * 0.5;
    expect(npvWithExitOf(scenario, flow) - npvOf(scenario, flow)).toBeCloseTo(left / 1.1 ** (364 / 365), 9);
  });
});

describe('lenses', () => {
  it('agree when the token stands still and selling is free', () => {
    const scenario = scenarioOf();
    const lenses = lensesOf(scenario, runCashFlow(scenario, buildTimeline(scenario, 12)));
    expect(lenses.sold).toBeCloseTo(849, 9);
    expect(lenses.held).toBeCloseTo(849, 9);
    expect(lenses.boughtToken).toBeCloseTo(0, 9);
  });

  it('show what holding and what buying the token would have brought', () => {
    const scenario = scenarioOf({ token: { driftPerYear: 1 }, income: { saleCost: 0.1 }, horizonMonths: 1 });
    const flow = runCashFlow(scenario, buildTimeline(scenario, 1));
    const end = 2 ** (30 / 365);
    const lenses = lensesOf(scenario, flow);
    expect(lenses.held).toBeCloseTo(-100 - 31 * 2.4 + 155 * end * 0.9, 9);
    let worth = 100 * end * 0.9;
    for (let i = 0; i < 31; i += 1) worth += 2.4 * 2 ** ((30 - i) / 365) * 0.9;
    expect(lenses.boughtToken).toBeCloseTo(worth - 100 - 31 * 2.4, 9);
  });

  it('have a value for a token without a price', () => {
    const { lenses } = estimate(scenarioOf({ token: { price: 0 } }));
    expect(Object.values(lenses).every(Number.isFinite)).toBe(true);
  });
});

it('moves the break-even never later when the token pays more', () => {
  fc.assert(
    fc.property(decimal(0.3, 3), decimal(1, 2), (price, factor) => {
      const day = (at: number): number => estimate(scenarioOf({ token: { price: at } }), { targetMonths: 1 }).cashBreakEvenDay ?? Infinity;
      expect(day(price * factor)).toBeLessThanOrEqual(day(price));
    }),
    { numRuns: 30 },
  );
});
