import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runCashFlow } from '../../../shared/economics/cash-flow';
import { estimate } from '../../../shared/economics/estimate';
import { handlesFor } from '../../../shared/economics/handles';
import { parseScenario } from '../../../shared/economics/parse-scenario';
import type { Scenario } from '../../../shared/economics/scenario';
import { ScenarioError } from '../../../shared/economics/scenario';
import { sensitivityOf } from '../../../shared/economics/sensitivity';
import { buildTimeline } from '../../../shared/economics/timeline';
import { changed, decimal, plainInput, scenarioOf } from './scenarios';

const finalOf = (scenario: Scenario, months: number): number => runCashFlow(scenario, buildTimeline(scenario, months)).cumulative.at(-1) ?? Number.NaN;
const handles = (change: Readonly<Record<string, unknown>>, months = 12) => {
  const scenario = scenarioOf(change);
  return handlesFor(scenario, buildTimeline(scenario, months));
};

describe('handles', () => {
  it('are the values by hand', () => {
    // 365 days: 1825 tokens, 8760 kWh.
    const result = handles({});
    expect(result.tokenPrice).toBeCloseTo((100 + 876) / 1825, 12);
    expect(result.flatKwhPrice).toBeCloseTo((1825 - 100) / 8760, 12);
    expect(result).not.toHaveProperty('busyHoursPerDay');
  });

  it('give paid hours where tokens come by the hour', () => {
    // 0.2 tokens an hour, idle 0 W, busy 1 kW: each hour nets 0.10, so 1000 hours of 8760 pay back 100.
    expect(handles({ device: { watts: { idle: 0 } }, income: { tokensPerDay: undefined, tokensPerBusyHour: 0.2 } }).busyHoursPerDay).toBeCloseTo((24 * 1000) / 8760, 10);
    expect(handles({ income: { tokensPerDay: undefined, tokensPerBusyHour: 0.01 } }).busyHoursPerDay).toBeNull();
  });

  it('re-price the collateral with the token', () => {
    // 1825 tokens less 825 of collateral against 976 of money.
    expect(handles({ collateral: { tokens: 825 } }).tokenPrice).toBeCloseTo(0.976, 12);
    expect(handles({ collateral: { tokens: 2000 } }).tokenPrice).toBeNull();
  });

  it('are out of reach beyond their ranges', () => {
    expect(handles({ token: { price: 0.0001 } }).tokenPrice).toBeNull();
    expect(handles({ token: { price: 0.000_54 } }).tokenPrice).toBeCloseTo(976 / 1825, 12);
    expect(handles({ device: { watts: { idle: 1, busy: 1 } } }).flatKwhPrice).toBeNull();
    expect(handles({ device: { price: 5000 } }).flatKwhPrice).toBeNull();
    expect(handles({ device: { watts: { idle: 0, busy: 0 } } }).flatKwhPrice).toBeNull();
    expect(handles({ income: { tokensPerDay: 0 } }).networkGrowthPerYear).toBeNull();
    expect(handles({ device: { price: 1e9 } }).networkGrowthPerYear).toBeNull();
    // Free power: Σ tokens = price. At a growth of 10 a year 5 tokens a day come to 694, at 5 to 851.
    const freePower = (price: number): number | null => handles({ device: { price, watts: { idle: 0, busy: 0 } } }).networkGrowthPerYear;
    expect(freePower(690)).toBeNull();
    expect(freePower(849)).toBeNull();
    expect(freePower(860)).toBeGreaterThan(4);
    // At −0.9 they come to 7111.
    expect(freePower(7100)).toBeLessThan(-0.89);
    expect(freePower(7200)).toBeNull();
  });

  it('really end at 0 when put in', () => {
    fc.assert(
      fc.property(
        fc.record({
          price: decimal(50, 3000),
          tokens: decimal(1, 40),
          growth: decimal(-0.3, 1),
          drift: decimal(-0.5, 0.5),
          delayDays: fc.integer({ min: 0, max: 30 }),
          vesting: fc.option(fc.record({ fraction: decimal(0, 1), days: fc.integer({ min: 1, max: 200 }) }), { nil: undefined }),
          collateral: fc.integer({ min: 0, max: 300 }),
          months: fc.integer({ min: 3, max: 30 }),
          hourly: fc.boolean(),
        }),
        (r) => {
          const parsed = parseScenario(
            changed(plainInput, {
              tz: 'Europe/Berlin',
              device: { price: r.price, watts: { idle: 50 } },
              duty: { uptime: 0.97, busyFraction: 0.5 },
              tariff: { standingPerDay: 0.3, escalationPerYear: 0.05 },
              fixedCosts: [{ name: 'line', perMonth: 4 }],
              income: { ...(r.hourly ? { tokensPerDay: undefined, tokensPerBusyHour: r.tokens / 12 } : { tokensPerDay: r.tokens }), fee: 0.02, saleCost: 0.01, networkGrowthPerYear: r.growth, delayDays: r.delayDays, vesting: r.vesting },
              token: { driftPerYear: r.drift },
              collateral: { tokens: r.collateral },
            }),
          );
          if (!parsed.ok) throw parsed.error;
          const { scenario } = parsed;
          const timeline = buildTimeline(scenario, r.months);
          const found = handlesFor(scenario, timeline);
          const scale = runCashFlow(scenario, timeline).outlay + 1000;
          const zero = (value: Scenario): void => expect(Math.abs(finalOf(value, r.months)) / scale).toBeLessThan(1e-9);
          if (found.tokenPrice !== null) zero({ ...scenario, token: { ...scenario.token, price: found.tokenPrice } });
          if (found.flatKwhPrice !== null) zero({ ...scenario, tariff: { ...scenario.tariff, periods: [{ price: found.flatKwhPrice, window: null, days: null, months: null }] } });
          if (found.busyHoursPerDay !== undefined && found.busyHoursPerDay !== null) zero({ ...scenario, duty: { ...scenario.duty, busyFraction: found.busyHoursPerDay / 24 } });
          if (found.networkGrowthPerYear !== null) zero({ ...scenario, income: { ...scenario.income, networkGrowthPerYear: found.networkGrowthPerYear } });
        },
      ),
      { numRuns: 40 },
    );
  });

  it('are those of the target and not of the horizon', () => {
    const short = estimate(scenarioOf({ horizonMonths: 1 }), { targetMonths: 12 });
    expect(short.handles.tokenPrice).toBeCloseTo(976 / 1825, 12);
    expect(short.targetMonths).toBe(12);
    expect(estimate(scenarioOf()).targetMonths).toBe(24);
  });

  it.each([0, 241, 1.5, Number.NaN])('refuse a target of %d months', (targetMonths) => {
    expect(() => estimate(scenarioOf(), { targetMonths })).toThrow(ScenarioError);
  });

  it('refuse a target whose months the tariff does not cover', () => {
    const scenario = scenarioOf({ horizonMonths: 1, tariff: { periods: [{ price: 0.1, months: [1, 2] }] } });
    expect(() => estimate(scenario)).toThrow(/^tariff\.periods: .*24 months.*2026-03-01 00:00/);
    expect(estimate(scenario, { targetMonths: 2 }).days).toBe(31);
  });
});

describe('sensitivity', () => {
  it('moves each input alone, leaves zeros out and puts the largest effect first', () => {
    const scenario = scenarioOf({ duty: { uptime: 0.9 }, fixedCosts: [{ name: 'line', perMonth: 1 }] });
    const rows = sensitivityOf(scenario, buildTimeline(scenario, 12));
    expect(rows.map(({ input }) => input)).toEqual(['income.tokensPerDay', 'token.price', 'device.watts.busy', 'tariff.periods.price', 'duty.uptime', 'device.price', 'fixedCosts', 'device.watts.idle', 'duty.busyFraction']);
    const price = rows.find(({ input }) => input === 'device.price');
    expect((price?.lowNpv ?? 0) - (price?.highNpv ?? 0)).toBeCloseTo(40, 9);
    // Uptime stops at 1: 20 % less moves it by 0.18, 20 % more by 0.1 only.
    const base = finalOf(scenario, 12);
    const uptime = rows.find(({ input }) => input === 'duty.uptime');
    expect(base - (uptime?.lowNpv ?? 0)).toBeCloseTo(0.18 * 2.6 * 365, 9);
    expect((uptime?.highNpv ?? 0) - base).toBeCloseTo(0.1 * 2.6 * 365, 9);
  });

  it('keeps "not within the horizon" as null', () => {
    const scenario = scenarioOf({ device: { price: 80 }, horizonMonths: 1 });
    const rows = sensitivityOf(scenario, buildTimeline(scenario, 1));
    const row = rows.find(({ input }) => input === 'device.price');
    // 31 days bring 80.60: enough for 80 and for 64, not for 96.
    expect([row?.lowDay, row?.highDay]).toEqual([24, null]);
  });

  it('scales every tariff price and no other cost', () => {
    const scenario = scenarioOf({ tariff: { periods: [{ price: 0.3, from: '08:00', to: '12:00' }, { price: 0.05 }], standingPerDay: 1 } });
    const row = sensitivityOf(scenario, buildTimeline(scenario, 12)).find(({ input }) => input === 'tariff.periods.price');
    expect((row?.lowNpv ?? 0) - (row?.highNpv ?? 0)).toBeCloseTo(0.4 * 365 * (4 * 0.3 + 20 * 0.05), 9);
  });

  it('does not let a shrinking network shrink past nothing', () => {
    const scenario = scenarioOf({ income: { networkGrowthPerYear: -0.9 } });
    const row = sensitivityOf(scenario, buildTimeline(scenario, 12)).find(({ input }) => input === 'income.networkGrowthPerYear');
    expect(Number.isFinite(row?.highNpv)).toBe(true);
  });
});
