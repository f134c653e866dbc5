import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demandGrade, demandShare, onDemandAlone } from '../../../shared/economics/demand';
import { gradeForecasts } from '../../../shared/economics/forecast-grade';
import type { ForecastOutcome } from '../../../shared/economics/forecast-grade';
import { energyOfCounter, energyOfSamples } from '../../../shared/economics/measured-energy';
import { depreciationBetween, downtimeCost, energyCost, netOfPeriod } from '../../../shared/economics/realised';
import type { EarningDay } from '../../../shared/economics/realised';
import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE } from '../../../shared/units/duration';
import { known, unknown } from '../../../shared/units/known';
import { scenarioOf } from './scenarios';

const START = Date.UTC(2026, 5, 1);
const minutes = (n: number): number => START + n * MS_PER_MINUTE;
const hour = { from: START, to: START + MS_PER_HOUR, samplePeriodMs: 5 * MS_PER_MINUTE, wallFactor: 1 };
const every5 = (watts: (minute: number) => number, skip: (minute: number) => boolean = () => false) =>
  Array.from({ length: 13 }, (_, i) => i * 5).filter((minute) => !skip(minute)).map((minute) => ({ at: minutes(minute), watts: watts(minute) }));

describe('energy of power samples', () => {
  it('is the area under the line between them', () => {
    const energy = energyOfSamples(every5((minute) => minute * 4), hour);
    expect(energy.wh).toBeCloseTo(120, 9);
    expect(energy.coverage).toBe(1);
    expect(energy.quarters.map(({ wh }) => Math.round(wh * 1e6) / 1e6)).toEqual([7.5, 22.5, 37.5, 52.5]);
  });

  it('bridges a gap of three periods and no longer one', () => {
    const three = energyOfSamples(every5(() => 60, (minute) => minute === 20 || minute === 25), hour);
    expect([three.wh, three.coverage]).toEqual([expect.closeTo(60, 9), 1]);
    const four = energyOfSamples(every5(() => 60, (minute) => minute >= 20 && minute <= 30), hour);
    // From minute 15 to 35 nothing is known: not zero, but not counted and not covered.
    expect(four.wh).toBeCloseTo(40, 9);
    expect(four.coveredMs).toBe(40 * MS_PER_MINUTE);
    expect(four.coverage).toBeCloseTo(2 / 3, 12);
    expect(four.quarters.map(({ coveredMs }) => coveredMs / MS_PER_MINUTE)).toEqual([15, 10, 15]);
  });

  it('does not draw a line through a sample without a value', () => {
    const samples = every5(() => 60).map((sample) => (sample.at === minutes(30) ? { ...sample, watts: null } : sample));
    expect(energyOfSamples(samples, hour).coveredMs).toBe(50 * MS_PER_MINUTE);
  });

  it('is cut at the ends of the period, by the line', () => {
    const part = energyOfSamples([{ at: minutes(-5), watts: 0 }, { at: minutes(5), watts: 100 }, { at: minutes(15), watts: 100 }], { ...hour, to: minutes(10) });
    expect(part.wh).toBeCloseTo((75 * 5 + 100 * 5) / 60, 9);
    expect(part.coverage).toBe(1);
  });

  it('is nothing known without samples', () => {
    expect(energyOfSamples([], hour)).toEqual({ wh: 0, coveredMs: 0, coverage: 0, quarters: [] });
    expect(energyOfSamples([{ at: START, watts: 50 }], hour).coverage).toBe(0);
  });

  it('is multiplied by the wall factor and does not mind the order', () => {
    const samples = every5(() => 60);
    expect(energyOfSamples(samples.toReversed(), { ...hour, wallFactor: 1.25 }).wh).toBeCloseTo(75, 9);
  });

  it('is the sum of any two parts', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ at: fc.integer({ min: 0, max: 7200 }), watts: fc.option(fc.integer({ min: 0, max: 500 })) }), { maxLength: 40 }), fc.integer({ min: 0, max: 3600 }), (list, cut) => {
        const samples = list.map(({ at, watts }) => ({ at: START + at * 1000, watts }));
        const part = (from: number, to: number) => energyOfSamples(samples, { ...hour, from: START + from * 1000, to: START + to * 1000 });
        expect(part(0, cut).wh + part(cut, 3600).wh).toBeCloseTo(part(0, 3600).wh, 8);
        expect(part(0, cut).coveredMs + part(cut, 3600).coveredMs).toBe(part(0, 3600).coveredMs);
      }),
    );
  });
});

describe('energy of a counter', () => {
  it('holds over any gap, spread evenly', () => {
    const energy = energyOfCounter([{ at: START, wh: 1000 }, { at: START + MS_PER_HOUR, wh: 1080 }], hour);
    expect([energy.wh, energy.coverage]).toEqual([80, 1]);
    expect(energy.quarters.map(({ wh }) => wh)).toEqual([20, 20, 20, 20]);
  });

  it('is unknown where the counter was reset', () => {
    const energy = energyOfCounter([{ at: START, wh: 900 }, { at: minutes(15), wh: 910 }, { at: minutes(30), wh: 3 }, { at: minutes(60), wh: 23 }], hour);
    expect(energy.wh).toBeCloseTo(30, 9);
    expect(energy.coveredMs).toBe(45 * MS_PER_MINUTE);
  });
});

describe('energy cost', () => {
  const always = { price: 0.4, window: null, days: null, months: null };

  it('takes the price of the very quarter hour, and the mean where it changes inside', () => {
    const cheapUntil0640 = { ...always, price: 0.1, window: { from: 0, to: 400 } };
    const quarters = [0, 390, 405].map((minute) => ({ from: minutes(minute), wh: 1000, coveredMs: 900_000 }));
    const { cost, unpricedWh } = energyCost(quarters, [cheapUntil0640, always], 'UTC');
    expect(cost).toBeCloseTo(0.1 + (0.1 * 10 + 0.4 * 5) / 15 + 0.4, 12);
    expect(unpricedWh).toBe(0);
  });

  it('says how much energy has no price', () => {
    expect(energyCost([{ from: START, wh: 700, coveredMs: 1 }], [{ ...always, months: [1] }], 'UTC')).toEqual({ cost: 0, unpricedWh: 700 });
  });
});

describe('depreciation', () => {
  const device = { price: 1460, salvageFraction: 0.25, lifeMonths: 48, boughtOn: 20_000 };

  it('is a straight line over the life and stops at its ends', () => {
    expect(depreciationBetween(device, 20_000, 20_010)).toBeCloseTo(7.5, 9);
    expect(depreciationBetween(device, 19_990, 20_010)).toBeCloseTo(7.5, 9);
    expect(depreciationBetween(device, 21_455, 21_500)).toBeCloseTo(3.75, 9);
    expect(depreciationBetween(device, 19_000, 30_000)).toBeCloseTo(1095, 9);
    expect(depreciationBetween(device, 30_000, 31_000)).toBe(0);
  });
});

describe('net of a period', () => {
  const costs = { energy: known(3), fixed: known(2), depreciation: known(1) };

  it('takes the costs off, with depreciation only when it is on', () => {
    expect(netOfPeriod({ received: [known(10), known(5)], ...costs })).toEqual({ kind: 'net', value: 9, income: 15, costs: 6, withDepreciation: true, missing: 0 });
    expect(netOfPeriod({ received: [known(10)], ...costs, depreciation: null })).toEqual({ kind: 'net', value: 5, income: 10, costs: 5, withDepreciation: false, missing: 0 });
  });

  it('is called income while a cost is unknown', () => {
    expect(netOfPeriod({ received: [known(10)], ...costs, energy: unknown('no-watts') })).toEqual({ kind: 'income', value: 10, unknownCosts: ['energy'], missing: 0 });
    expect(netOfPeriod({ received: [known(10)], energy: unknown('a'), fixed: unknown('b'), depreciation: unknown('c') })).toMatchObject({ kind: 'income', unknownCosts: ['energy', 'fixed', 'depreciation'] });
  });

  it('counts rewards without a value', () => {
    expect(netOfPeriod({ received: [known(10), unknown('no-price')], ...costs })).toMatchObject({ kind: 'net', value: 4, missing: 1 });
  });
});

describe('downtime', () => {
  const days = (count: number, covered: (i: number) => boolean = () => true): EarningDay[] => Array.from({ length: count }, (_, i) => ({ day: i, received: known(i < 6 ? 100 : 4.8), covered: covered(i), hoursUp: 24 }));

  it('costs the earning rate of the last 14 covered days, plus penalties', () => {
    expect(downtimeCost(days(20), 5, 0.5)).toEqual(known({ cost: expect.closeTo(1.5, 12) as number, perHour: expect.closeTo(0.2, 12) as number, days: 14 }));
  });

  it('passes over days that are not covered or have no value', () => {
    const history = [...days(20, (i) => i < 6 || i >= 18), { day: 30, received: unknown('no-price'), covered: true, hoursUp: 24 } as const];
    const result = downtimeCost(history, 1, 0);
    expect(result.known ? result.value.days : 0).toBe(8);
  });

  it('divides by the hours it was up', () => {
    const result = downtimeCost([{ day: 1, received: known(6), covered: true, hoursUp: 12 }], 2, 0);
    expect(result.known ? result.value.cost : 0).toBe(1);
  });

  it('is unknown without a history', () => {
    expect(downtimeCost([], 5, 0)).toEqual(unknown('no-earning-history'));
    expect(downtimeCost([{ day: 1, received: known(0), covered: true, hoursUp: 0 }], 5, 0).known).toBe(false);
  });
});

describe('the grade of estimates', () => {
  const outcome = (month: number, received: number | null, forecast = 10, network = 'helium'): ForecastOutcome => ({ network, month: `2026-${String(month).padStart(2, '0')}`, forecast, band: { p10: 5, p90: 12 }, received: received === null ? unknown('month-not-covered') : known(received) });

  it('is the median of received over forecast of the last six months', () => {
    const [grade] = gradeForecasts([outcome(8, 9), outcome(1, 1000), outcome(2, 6), outcome(3, 7), outcome(4, 8), outcome(5, 4), outcome(6, 20), outcome(7, null)]);
    expect(grade?.ratios.map(({ month }) => month)).toEqual(['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-08']);
    expect(grade?.median).toEqual(known(0.75));
    expect(grade?.inBand).toEqual({ hits: 4, of: 7 });
  });

  it('keeps networks apart and has none without a result', () => {
    const grades = gradeForecasts([outcome(1, 9), outcome(1, null, 10, 'render'), outcome(2, 3, 0, 'flux')]);
    expect(grades.map(({ network, median }) => [network, median.known])).toEqual([
      ['helium', true],
      ['render', false],
      ['flux', false],
    ]);
  });
});

describe('demand', () => {
  it('is what customers pay of what operators get', () => {
    expect(demandShare(30, 120)).toEqual(known(0.25));
    expect(demandShare(30, 0)).toEqual(unknown('no-payout'));
  });

  it.each([
    [1.2, 'paid-by-customers'],
    [1, 'paid-by-customers'],
    [0.5, 'mostly-customers'],
    [0.1, 'mostly-emission'],
    [0.0999, 'emission'],
    [0, 'emission'],
  ] as const)('of %d is %s', (share, grade) => {
    expect(demandGrade(share)).toBe(grade);
  });

  it('alone pays its share and never more than all', () => {
    const scenario = scenarioOf();
    expect(onDemandAlone(scenario, 0.4).income.rate.tokens).toBe(2);
    expect(onDemandAlone(scenario, 3)).toEqual(scenario);
  });
});

it('costs of a measured day with a clock change add up by the local price', () => {
  // Berlin, 2026-10-25, 25 hours of 1 kW: the hour from two to three comes twice.
  const from = Date.UTC(2026, 9, 24, 22);
  const quarters = energyOfSamples(Array.from({ length: 26 }, (_, h) => ({ at: from + h * MS_PER_HOUR, watts: 1000 })), { from, to: from + MS_PER_DAY + MS_PER_HOUR, samplePeriodMs: MS_PER_HOUR, wallFactor: 1 }).quarters;
  const night = { price: 1, window: { from: 120, to: 180 }, days: null, months: null };
  expect(energyCost(quarters, [night, { ...night, window: null, price: 0.1 }], 'Europe/Berlin').cost).toBeCloseTo(2 + 2.3, 9);
});
