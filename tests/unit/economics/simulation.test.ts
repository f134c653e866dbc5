import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runCashFlow } from '../../../shared/economics/cash-flow';
import { estimate, NO_SIMULATION } from '../../../shared/economics/estimate';
import { simulateFleet } from '../../../shared/economics/fleet-simulation';
import { forecastBand } from '../../../shared/economics/forecast-band';
import { winSpread } from '../../../shared/economics/lumpy-income';
import { createBootstrapModel, createLogNormalModel, WEEK_YEARS } from '../../../shared/economics/price-paths';
import type { PriceModel } from '../../../shared/economics/price-paths';
import { createRandom, createRandomFrom, withMarketFactor } from '../../../shared/economics/random';
import { createSimulation, simulate, summarise, weeklyPlan } from '../../../shared/economics/simulation';
import type { WeeklyPlan } from '../../../shared/economics/simulation';
import { buildTimeline } from '../../../shared/economics/timeline';
import { annualisedDeviation } from '../../../shared/economics/volatility';
import { CancelledError, createCancel } from '../../../shared/units/cancel';
import { decimal, scenarioOf } from './scenarios';

function planOf(change: Readonly<Record<string, unknown>> = {}): WeeklyPlan {
  const scenario = scenarioOf(change);
  return weeklyPlan(scenario, runCashFlow(scenario, buildTimeline(scenario, scenario.horizonMonths)));
}

/** The price follows a fixed path of `x = ln(price / expected)`. */
const fixedPath = (...values: readonly number[]): PriceModel => ({
  nextPath(x) {
    for (let k = 0; k < x.length; k += 1) x[k] = values[k] ?? values.at(-1) ?? 0;
  },
});

describe('the generator', () => {
  it('gives the same numbers for the same seed, and others for the next', () => {
    const draw = (seed: number): number[] => Array.from({ length: 5 }, ((random) => () => random.uint32())(createRandom(seed)));
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    expect(draw(1)).not.toEqual(draw(1 + 2 ** 32));
    expect(draw(0).some((word) => word !== 0)).toBe(true);
  });

  it('steps as xoshiro128** does', () => {
    // The published recurrence in bigint.
    const mask = 0xffffffffn;
    const rotl = (x: bigint, k: bigint): bigint => ((x << k) | (x >> (32n - k))) & mask;
    const start = [1n, 2n, 3n, 4n];
    const reference = (count: number): number[] => {
      const s = [...start] as [bigint, bigint, bigint, bigint];
      return Array.from({ length: count }, () => {
        const result = (rotl((s[1] * 5n) & mask, 7n) * 9n) & mask;
        const t = (s[1] << 9n) & mask;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = rotl(s[3], 11n);
        return Number(result);
      });
    };
    // Its first outputs from the state 1, 2, 3, 4, the vector that other implementations test with.
    expect(reference(4)).toEqual([11520, 0, 5927040, 70819200]);
    const random = createRandomFrom([1, 2, 3, 4]);
    expect(Array.from({ length: 1000 }, () => random.uint32())).toEqual(reference(1000));
  });

  it('is normal in mean, spread, skew, kurtosis and far tails', () => {
    const random = createRandom(42);
    const count = 400_000;
    let [mean, square, cube, fourth, far] = [0, 0, 0, 0, 0];
    for (let i = 0; i < count; i += 1) {
      const z = random.normal();
      mean += z / count;
      square += z ** 2 / count;
      cube += z ** 3 / count;
      fourth += z ** 4 / count;
      if (Math.abs(z) > 3.5) far += 1 / count;
    }
    expect(mean).toBeCloseTo(0, 2);
    expect(square).toBeCloseTo(1, 1.7);
    expect(Math.abs(cube)).toBeLessThan(0.02);
    expect(Math.abs(fourth - 3)).toBeLessThan(0.06);
    // 2·(1 − Φ(3.5)), beyond the last layer of the ziggurat at 3.44.
    expect(Math.abs(far - 4.653e-4)).toBeLessThan(1.5e-4);
  });

  it('ties two normals by the correlation asked for', () => {
    const random = createRandom(5);
    let product = 0;
    const count = 100_000;
    for (let i = 0; i < count; i += 1) {
      const market = random.normal();
      product += (withMarketFactor(0.6, market, random.normal()) * withMarketFactor(0.6, market, random.normal())) / count;
    }
    expect(product).toBeCloseTo(0.6, 1.5);
  });
});

describe('the weekly plan', () => {
  it('adds up the days of each week, the last one being shorter', () => {
    const plan = planOf({ oneOffCosts: [{ name: 'cable', month: 1, amount: 30 }] });
    expect(plan.income).toHaveLength(53);
    expect(plan.income[0]).toBeCloseTo(35, 9);
    expect(plan.income[52]).toBeCloseTo(5, 9);
    expect(plan.cost[4]).toBeCloseTo(7 * 2.4 + 30, 9);
  });

  it('prices a week at its first day', () => {
    const plan = planOf({ token: { driftPerYear: 1 }, income: { saleCost: 0.2 } });
    expect(plan.income[10]).toBeCloseTo(35 * 2 ** (70 / 365) * 0.8, 9);
  });
});

describe('a path', () => {
  it('is paid back in the week after its last one below zero', () => {
    // 18.20 a week net: −100 + 6 · 18.20 = 9.20 after week 5.
    const result = simulate(planOf(), fixedPath(0), 1);
    expect(result).toEqual({ never: 0, p10Day: 41, p50Day: 41, p90Day: 41, finalP10: expect.closeTo(849, 9) as number, finalP50: expect.closeTo(849, 9) as number, finalP90: expect.closeTo(849, 9) as number, finalMean: expect.closeTo(849, 9) as number });
  });

  it('reports the last day of the horizon for the last, shorter week', () => {
    // 365 days: week 52 is day 364 alone. Only that day lifts it above zero.
    const plan = planOf({ device: { price: 365 * 2.6 - 1 } });
    expect(simulate(plan, fixedPath(0), 1).p50Day).toBe(364);
  });

  it('is paid back in week 0 when it was never below', () => {
    expect(simulate(planOf({ device: { price: 0 } }), fixedPath(0), 1).p50Day).toBe(6);
  });

  it('does not pay back when it ends below zero', () => {
    const result = simulate(planOf(), fixedPath(0, -9), 1);
    expect([result.never, result.p10Day]).toEqual([1, null]);
  });

  it('earns less of a high price and more of a low one when competitors answer', () => {
    const free = simulate(planOf({ simulation: { growthPriceBeta: 0 } }), fixedPath(0.5), 1).finalP50;
    const half = simulate(planOf({ simulation: { growthPriceBeta: 0.5 } }), fixedPath(0.5), 1).finalP50;
    expect(free).toBeCloseTo(-100 + 365 * (5 * Math.exp(0.5) - 2.4), 8);
    expect(half).toBeCloseTo(-100 + 365 * (5 * Math.exp(0.25) - 2.4), 8);
  });
});

describe('quantiles', () => {
  it('take the element at floor(p · paths), with "never" as the largest', () => {
    const weeks = Float64Array.from([9, 3, 0, 1, 2, 9, 9, 9, 9, 9]);
    const finals = Float64Array.from([5, 1, 2, 3, 4, 6, 7, 8, 9, 10]);
    const result = summarise({ days: 60, cost: new Float64Array(9) }, { weeks, finals });
    expect(result).toEqual({ never: 0.6, p10Day: 13, p50Day: null, p90Day: null, finalP10: 2, finalP50: 6, finalP90: 10, finalMean: 5.5 });
  });
});

describe('price models', () => {
  it('keep the expected price: the mean of exp(x) is 1', () => {
    // Many more than a token has: in a short sample, blocks of ten have a spread of their own.
    const returns = Array.from({ length: 20_000 }, ((random) => () => 0.002 + 0.05 * random.normal())(createRandom(9)));
    for (const model of [createLogNormalModel(0.9, createRandom(3)), createBootstrapModel(returns, createRandom(3))]) {
      const x = new Float64Array(53);
      let mean = 0;
      let variance = 0;
      for (let path = 0; path < 20_000; path += 1) {
        model.nextPath(x);
        expect(x[0]).toBe(0);
        mean += Math.exp(x[52] ?? 0) / 20_000;
        variance += ((x[52] ?? 0) - (x[0] ?? 0)) ** 2 / 20_000;
      }
      expect(Math.abs(mean - 1)).toBeLessThan(0.06);
      expect(variance).toBeGreaterThan(0.5);
    }
  });

  it('spread a log-normal step by σ·√Δ and mirror every second path', () => {
    const model = createLogNormalModel(0.8, createRandom(11));
    const a = new Float64Array(10);
    const b = new Float64Array(10);
    model.nextPath(a);
    model.nextPath(b);
    const drift = -0.5 * 0.64 * WEEK_YEARS;
    for (let k = 1; k < 10; k += 1) expect((a[k] ?? 0) + (b[k] ?? 0)).toBeCloseTo(2 * k * drift, 12);
  });

  it('stand still without volatility', () => {
    const x = new Float64Array(5);
    createLogNormalModel(0, createRandom(1)).nextPath(x);
    expect([...x]).toEqual([0, 0, 0, 0, 0]);
  });

  it('draw the past in blocks of ten days that follow each other', () => {
    // Returns that name themselves, and a generator that starts blocks at 3 and then at 68, from where it goes on at 0.
    const returns = Array.from({ length: 70 }, (_, i) => i);
    const starts = [3, 68];
    const x = new Float64Array(3);
    createBootstrapModel(returns, { ...createRandom(1), uint32: () => starts.shift() ?? Number.NaN }).nextPath(x);
    const mean = 34.5;
    const drift = -0.5 * annualisedDeviation(returns) ** 2 * WEEK_YEARS;
    const weeks = [3 + 4 + 5 + 6 + 7 + 8 + 9, 10 + 11 + 12 + 68 + 69 + 0 + 1];
    expect((x[1] ?? 0) - drift).toBeCloseTo((weeks[0] ?? 0) - 7 * mean, 6);
    expect((x[2] ?? 0) - (x[1] ?? 0) - drift).toBeCloseTo((weeks[1] ?? 0) - 7 * mean, 6);
  });
});

describe('running it', () => {
  const plan = planOf({ device: { price: 900 } });

  it('gives the same answer in slices as at once, and for the same seed', () => {
    const whole = simulate(plan, createLogNormalModel(0.9, createRandom(1)), 999);
    const sliced = createSimulation(plan, createLogNormalModel(0.9, createRandom(1)), 999);
    expect(() => sliced.result()).toThrow(RangeError);
    while (sliced.done < sliced.paths) sliced.advance(37);
    expect(sliced.result()).toEqual(whole);
    expect(simulate(plan, createLogNormalModel(0.9, createRandom(2)), 999)).not.toEqual(whole);
  });

  it('stops when cancelled, and tells how far it is', () => {
    const cancel = createCancel();
    const seen: number[] = [];
    const run = (): unknown =>
      simulate(plan, createLogNormalModel(0.9, createRandom(1)), 5000, {
        cancel,
        onProgress(done) {
          seen.push(done);
          if (done >= 1000) cancel.cancel();
        },
      });
    expect(run).toThrow(CancelledError);
    expect(seen).toEqual([200, 400, 600, 800, 1000]);
  });

  it('puts the median of a volatile token below its mean', () => {
    const result = simulate(plan, createLogNormalModel(0.9, createRandom(1)), 4000);
    expect(result.finalP10).toBeLessThan(result.finalP50);
    expect(result.finalP50).toBeLessThan(result.finalMean);
    expect(result.finalP50).toBeLessThan(result.finalP90);
    expect(result.never).toBeGreaterThan(0.4);
  });

  it('gives a band that starts with the first point, ends with the last day and holds its middle', () => {
    const band = forecastBand(plan, createLogNormalModel(0.9, createRandom(1)), 1000, undefined, 12);
    expect(band).toHaveLength(12);
    expect(band.at(-1)?.day).toBe(364);
    for (const point of band) {
      expect(point.p10).toBeLessThanOrEqual(point.p50);
      expect(point.p50).toBeLessThanOrEqual(point.p90);
    }
    const result = simulate(plan, createLogNormalModel(0.9, createRandom(1)), 1000);
    expect(band.at(-1)).toEqual({ day: 364, p10: result.finalP10, p50: result.finalP50, p90: result.finalP90 });
  });
});

describe('a fleet', () => {
  const plan = planOf({ device: { price: 700 } });
  const member = (token: string) => ({ plan, token, volatilityPerYear: 0.9 });

  it('of one is the single simulation in distribution', () => {
    const fleet = simulateFleet([member('A')], { paths: 6000, correlation: 0.6 }, createRandom(3));
    const single = simulate(plan, createLogNormalModel(0.9, createRandom(8)), 6000);
    expect(Math.abs(fleet.never - single.never)).toBeLessThan(0.03);
    expect(Math.abs(fleet.finalP50 - single.finalP50)).toBeLessThan(0.05 * (single.finalP90 - single.finalP10));
  });

  it('spreads less with two tokens than with one, and more the closer they are tied', () => {
    const spread = (tokens: readonly string[], correlation: number): number => {
      const result = simulateFleet(tokens.map(member), { paths: 3000, correlation }, createRandom(3));
      return result.finalP90 - result.finalP10;
    };
    expect(spread(['A', 'B'], 0)).toBeLessThan(0.85 * spread(['A', 'A'], 0));
    expect(spread(['A', 'B'], 0)).toBeLessThan(spread(['A', 'B'], 0.6));
    expect(Math.abs(spread(['A', 'B'], 1) / spread(['A', 'A'], 0.3) - 1)).toBeLessThan(0.08);
  });

  it('stops when cancelled', () => {
    const cancel = createCancel();
    cancel.cancel();
    expect(() => simulateFleet([member('A')], { paths: 10, correlation: 0.6 }, createRandom(1), { cancel })).toThrow(CancelledError);
  });
});

describe('estimate', () => {
  it('does not simulate without a volatility, and says so', () => {
    const result = estimate(scenarioOf());
    expect(result.monteCarlo).toBeNull();
    expect(result.notModelled).toEqual(['tax', 'currency risk', 'failure of the device', NO_SIMULATION]);
  });

  it('takes the volatility of past returns where the scenario has none, from 60 of them', () => {
    const returns = Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? 0.05 : -0.05));
    expect(estimate(scenarioOf(), { returns: returns.slice(1) }).monteCarlo).toBeNull();
    const measured = estimate(scenarioOf(), { returns });
    const given = estimate(scenarioOf({ token: { volatilityPerYear: Math.sqrt((60 / 59) * 0.0025 * 365) } }));
    expect(measured.monteCarlo?.finalP50).toBeCloseTo(given.monteCarlo?.finalP50 ?? Number.NaN, 6);
    expect(measured.notModelled).toEqual(['tax', 'currency risk', 'failure of the device']);
    const bootstrap = estimate(scenarioOf(), { returns, priceModel: 'bootstrap' });
    expect(bootstrap.monteCarlo).not.toEqual(measured.monteCarlo);
  });

  it('gives series of one figure a day only when asked', () => {
    const result = estimate(scenarioOf(), { series: true });
    expect(result.series?.cumulative.at(-1)).toBe(result.cumulative);
    for (const key of ['tokens', 'income', 'cost', 'cumulative'] as const) expect(result.series?.[key]).toHaveLength(365);
    expect(estimate(scenarioOf())).not.toHaveProperty('series');
  });

  it('has fewer first months when the horizon has fewer', () => {
    expect(estimate(scenarioOf({ horizonMonths: 2 })).firstMonths.map(({ month, tokens }) => [month, tokens])).toEqual([
      [0, 155],
      [1, 140],
    ]);
  });

  it('refuses figures too large to add', () => {
    expect(() => estimate(scenarioOf({ device: { price: 1e308, quantity: 10 } }))).toThrow(/^scenario: .*not finite/);
  });

  it('is a plain JSON value', () => {
    const result = estimate(scenarioOf({ token: { volatilityPerYear: 0.8 }, simulation: { paths: 50 } }), { series: true });
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });
});

describe('rare wins', () => {
  it.each([
    [0, 0, 0, 0],
    [1, 0, 1, 2],
    [3.5, 1, 3, 6],
    [10, 6, 10, 14],
    [10_000, 9872, 10_000, 10_128],
  ])('of %d expected are %d to %d to %d', (expected, p10, p50, p90) => {
    expect(winSpread(expected)).toMatchObject({ p10, p50, p90 });
  });

  it('say how often there is none', () => {
    expect(winSpread(2).none).toBeCloseTo(0.1353, 4);
  });

  it('rise with what is expected', () => {
    fc.assert(
      fc.property(decimal(0, 2000), decimal(0, 200), (expected, more) => {
        const low = winSpread(expected);
        const high = winSpread(expected + more + 1);
        expect(low.p10 <= low.p50 && low.p50 <= low.p90).toBe(true);
        expect(high.p90).toBeGreaterThanOrEqual(low.p90);
      }),
    );
  });
});
