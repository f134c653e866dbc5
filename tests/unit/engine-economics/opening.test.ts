import { describe, expect, it } from 'vitest';

import { calculate } from '../../../main/engine/economics/calculate';
import type { CalculationRequest, Opening } from '../../../main/engine/ports/calculator';

/** 1 token a day at 2, 10 W at 0.25: 0.06 a day; 600 paid, life of 24 months down to 100. */
const scenario = {
  currency: 'EUR', start: '2026-01-01', tz: 'UTC', horizonMonths: 12,
  device: { price: 600, lifeMonths: 24, salvageFraction: 1 / 6, watts: { idle: 10, busy: 10 } },
  duty: { uptime: 1, busyFraction: 1 }, tariff: { periods: [{ price: 0.25 }] }, income: { tokensPerDay: 1 }, token: { price: 2, volatilityPerYear: 0 },
};

function figures(opening?: Opening, more: Partial<CalculationRequest> = {}) {
  const answer = calculate({ scenario, series: true, bandPaths: 10, ...(opening === undefined ? {} : { opening }), ...more });
  if (!answer.ok) throw new Error(`${answer.key} ${answer.should}`);
  return answer;
}

describe('a scenario that begins after the purchase', () => {
  it.each([-600, -1200, -12.5, 40])('starts at the balance of %d in every figure', (balance) => {
    const fresh = figures();
    const { estimate, band } = figures({ balance, ageDays: 100 });
    const shift = balance + 600;
    expect(estimate.series?.cumulative[0]).toBeCloseTo(balance + 2 - 0.06, 9);
    expect(estimate.cumulative).toBeCloseTo(fresh.estimate.cumulative + shift, 9);
    expect(band.at(-1)?.p50).toBeCloseTo((fresh.band.at(-1)?.p50 ?? Number.NaN) + shift, 6);
    expect(estimate.monteCarlo?.finalP50).toBeCloseTo((fresh.estimate.monteCarlo?.finalP50 ?? Number.NaN) + shift, 6);
    expect(estimate.cashBreakEvenDay).toBe(balance >= 0 ? 0 : balance === -1200 ? null : Math.ceil(-balance / 1.94) - 1);
  });

  it('keeps price and costs what they are', () => {
    const { estimate } = figures({ balance: -12.5, ageDays: 100 });
    expect(estimate.outlay).toBe(600);
    expect(estimate.cost).toBeCloseTo(365 * 0.06, 9);
    expect(estimate.firstMonths[0]?.cost).toBeCloseTo(31 * 0.06, 9);
    expect(estimate.series?.cost[0]).toBeCloseTo(0.06, 9);
    expect(figures().estimate.sensitivity.map((row) => row.input)).toContain('device.price');
    expect(estimate.sensitivity.map((row) => row.input)).not.toContain('device.price');
  });

  it('goes on with the resale value at the age of the device, down to its salvage value', () => {
    // 480 when new, 380 less over 730 days.
    const at = (age: number): number => Math.max(100, 480 - (380 * age) / 730);
    expect(figures({ balance: -1, ageDays: 100 }).estimate.resaleAtEnd).toBeCloseTo(at(100 + 364), 9);
    expect(figures({ balance: -1, ageDays: 700 }).estimate.resaleAtEnd).toBeCloseTo(100, 9);
    expect(figures({ balance: -1, ageDays: 5000 }).estimate.resaleAtEnd).toBeCloseTo(100, 9);
    expect(figures().estimate.resaleAtEnd).toBeCloseTo(at(364), 9);
  });

  it('asks the handles about the balance and not about the price', () => {
    const { estimate } = figures({ balance: -100, ageDays: 100 }, { targetMonths: 12 });
    expect(estimate.handles.tokenPrice).toBeCloseTo(100 / 365 + 0.06, 9);
  });
});
