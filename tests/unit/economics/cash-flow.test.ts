import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { payOut, runCashFlow, wallKw } from '../../../shared/economics/cash-flow';
import type { CashFlow } from '../../../shared/economics/cash-flow';
import { sumOf } from '../../../shared/economics/growth';
import { buildTimeline } from '../../../shared/economics/timeline';
import { decimal, scenarioOf } from './scenarios';

function run(change: Readonly<Record<string, unknown>> = {}): CashFlow {
  const scenario = scenarioOf(change);
  return runCashFlow(scenario, buildTimeline(scenario, scenario.horizonMonths));
}

describe('months', () => {
  it('begin on the day of the month of the start, or the last day of a shorter month', () => {
    const { days, monthStarts } = buildTimeline(scenarioOf({ start: '2027-01-31', horizonMonths: 3 }), 3);
    expect(monthStarts).toEqual([0, 28, 59, 89]);
    expect(days).toBe(89);
  });

  it('have the lengths of local days', () => {
    const { hours } = buildTimeline(scenarioOf({ start: '2026-10-24', tz: 'Europe/Berlin', horizonMonths: 1 }), 1);
    expect(Array.from(hours.subarray(0, 3))).toEqual([24, 25, 24]);
  });
});

describe('wall power', () => {
  it('counts host and load over the supply while up, and the rest while down', () => {
    const { device, duty } = scenarioOf({ device: { quantity: 3, watts: { idle: 20, busy: 320, host: 50, down: 8 }, psuEfficiency: 0.8 }, duty: { uptime: 0.9, busyFraction: 0.5 } });
    // 3 · (0.9 · (170 + 50) / 0.8 + 0.1 · 8) W
    expect(wallKw({ device, duty })).toBeCloseTo(0.7449, 12);
  });
});

describe('a plain day', () => {
  it('earns 5 and costs 2.40', () => {
    const flow = run();
    expect(flow.outlay).toBe(100);
    expect(flow.income[0]).toBe(5);
    expect(flow.cost[0]).toBeCloseTo(2.4, 12);
    expect(flow.cumulative[364]).toBeCloseTo(-100 + 365 * 2.6, 9);
    expect(flow.pending).toBe(0);
  });

  it('pays for 25 hours when the clock goes back', () => {
    const flow = run({ start: '2026-10-24', tz: 'Europe/Berlin', horizonMonths: 1 });
    expect(Array.from(flow.cost.subarray(0, 3)).map((value) => Math.round(value * 1000) / 1000)).toEqual([2.4, 2.5, 2.4]);
  });
});

describe('cost', () => {
  it('spreads what is fixed per month over the year, and lets energy alone grow', () => {
    const { cost } = run({ fixedCosts: [{ name: 'line', perMonth: 10 }, { name: 'rack', perMonth: 5 }], tariff: { standingPerDay: 0.6, escalationPerYear: 0.1 }, horizonMonths: 24 });
    expect(cost[0]).toBeCloseTo(3 + (15 * 12) / 365, 12);
    expect(cost[365]).toBeCloseTo(3.3 + (15 * 12) / 365, 12);
  });

  it('takes one-off costs on the first day of their month and ignores those from the horizon on', () => {
    const { cost } = run({ start: '2027-01-31', horizonMonths: 3, oneOffCosts: [{ name: 'mount', month: 0, amount: 7 }, { name: 'cable', month: 1, amount: 3 }, { name: 'mast', month: 1, amount: 2 }, { name: 'late', month: 3, amount: 99 }] });
    expect(cost[0]).toBeCloseTo(9.4, 12);
    expect(cost[28]).toBeCloseTo(7.4, 12);
    expect(sumOf(cost)).toBeCloseTo(89 * 2.4 + 12, 9);
  });
});

describe('income', () => {
  it('falls with the network and with each step whose day has come', () => {
    const { earned } = run({ horizonMonths: 24, income: { networkGrowthPerYear: 1, steps: [{ from: '2026-01-03', factor: 0.5 }, { from: '2025-06-01', factor: 0.8 }] } });
    expect(earned[0]).toBe(4);
    expect(earned[1]).toBeCloseTo(4 / 2 ** (1 / 365), 12);
    expect(earned[2]).toBeCloseTo(2 / 2 ** (2 / 365), 12);
    expect(earned[365]).toBeCloseTo(1, 12);
  });

  it('counts paid hours of the up time of every piece', () => {
    const { earned } = run({ device: { quantity: 2 }, duty: { uptime: 0.5, busyFraction: 0.25 }, income: { tokensPerDay: undefined, tokensPerBusyHour: 0.1 } });
    // 0.1 · 24 · 0.25 · 2 pieces · 0.5 up
    expect(earned[0]).toBeCloseTo(0.6, 12);
  });

  it('follows the expected price and loses the cost of selling', () => {
    const { income } = run({ horizonMonths: 24, income: { saleCost: 0.1 }, token: { price: 2, driftPerYear: -0.5 } });
    expect(income[0]).toBeCloseTo(9, 12);
    expect(income[365]).toBeCloseTo(4.5, 12);
  });
});

describe('pay-out', () => {
  const days = (values: readonly number[]): Float64Array => Float64Array.from(values);

  it('takes the fee and waits', () => {
    const { received, pending } = payOut(days([10, 20, 30, 40]), { fee: 0.1, delayDays: 2, vesting: null });
    expect([...received]).toEqual([0, 0, 9, 18]);
    expect(pending).toBeCloseTo(63, 12);
  });

  it('gives the free part on the pay day and the rest on the days after it', () => {
    const { received, pending } = payOut(days([8, 0, 0, 0, 4]), { fee: 0, delayDays: 1, vesting: { fraction: 0.75, days: 2 } });
    expect([...received]).toEqual([0, 2, 3, 3, 0]);
    expect(pending).toBe(4);
  });

  it('never loses or makes a token', () => {
    fc.assert(
      fc.property(
        fc.array(decimal(0, 1000), { minLength: 1, maxLength: 60 }),
        decimal(0, 1),
        fc.integer({ min: 0, max: 70 }),
        fc.option(fc.record({ fraction: decimal(0, 1), days: fc.integer({ min: 1, max: 90 }) })),
        (earned, fee, delayDays, vesting) => {
          const { received, pending } = payOut(days(earned), { fee, delayDays, vesting });
          const whole = sumOf(earned) * (1 - fee);
          expect(Math.abs(sumOf(received) + pending - whole)).toBeLessThanOrEqual(1e-9 * (1 + whole));
          expect(Math.min(pending, ...received)).toBeGreaterThanOrEqual(-1e-9);
        },
      ),
    );
  });

  it('agrees with paying each day of the vesting by itself', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 40 }), fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 30 }), (earned, delayDays, vestingDays) => {
        const slow = new Float64Array(earned.length);
        const pay = (day: number, tokens: number): void => {
          if (day < slow.length) slow[day] = (slow[day] ?? 0) + tokens;
        };
        for (const [day, tokens] of earned.entries()) {
          pay(day + delayDays, tokens * 0.4);
          for (let k = 1; k <= vestingDays; k += 1) pay(day + delayDays + k, (tokens * 0.6) / vestingDays);
        }
        const { received } = payOut(days(earned), { fee: 0, delayDays, vesting: { fraction: 0.6, days: vestingDays } });
        for (const [day, tokens] of slow.entries()) expect(received[day]).toBeCloseTo(tokens, 9);
      }),
    );
  });
});
