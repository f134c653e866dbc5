/** What moves the result most: each input 20 % lower and higher, alone (handbook, economics, section 3). */
import { firstDayAtOrAbove, npvOf, roundingOf } from './break-even';
import { runCashFlow } from './cash-flow';
import type { Scenario } from './scenario';
import type { Timeline } from './timeline';

export interface SensitivityRow {
  /** Path of the key; "tariff.periods.price" and "fixedCosts" stand for all prices and all costs together. */
  readonly input: string;
  /** Cash break-even day with the input 20 % lower; null is "not within the horizon". */
  readonly lowDay: number | null;
  readonly highDay: number | null;
  readonly lowNpv: number;
  readonly highNpv: number;
}

const SHIFT = 0.2;
/** A shrinking network cannot shrink to nothing. */
const LOWEST_GROWTH = -0.999;

type Run = { readonly scenario: Scenario; readonly timeline: Timeline };

interface Input {
  readonly input: string;
  /** Zero inputs are left out: 20 % of nothing is nothing. */
  readonly value: number;
  readonly scaled: (factor: number) => Run;
}

const capped = (value: number): number => Math.min(1, value);

function inputsOf(scenario: Scenario, timeline: Timeline): readonly Input[] {
  const { device, duty, income, token, fixedCosts } = scenario;
  const having = (change: Partial<Scenario>): Run => ({ scenario: { ...scenario, ...change }, timeline });
  const watts = (key: 'idle' | 'busy' | 'host'): Input => ({
    input: `device.watts.${key}`,
    value: device.watts[key],
    scaled: (factor) => having({ device: { ...device, watts: { ...device.watts, [key]: device.watts[key] * factor } } }),
  });
  return [
    { input: 'device.price', value: device.price, scaled: (factor) => having({ device: { ...device, price: device.price * factor } }) },
    watts('idle'),
    watts('busy'),
    watts('host'),
    { input: 'duty.uptime', value: duty.uptime, scaled: (factor) => having({ duty: { ...duty, uptime: capped(duty.uptime * factor) } }) },
    { input: 'duty.busyFraction', value: duty.busyFraction, scaled: (factor) => having({ duty: { ...duty, busyFraction: capped(duty.busyFraction * factor) } }) },
    {
      input: 'tariff.periods.price',
      value: Math.max(...timeline.priceHours),
      // The integral of every day is proportional to all prices together.
      scaled: (factor) => ({ scenario, timeline: { ...timeline, priceHours: timeline.priceHours.map((value) => value * factor) } }),
    },
    { input: 'fixedCosts', value: Math.max(0, ...fixedCosts.map((cost) => cost.perMonth)), scaled: (factor) => having({ fixedCosts: fixedCosts.map((cost) => ({ ...cost, perMonth: cost.perMonth * factor })) }) },
    {
      input: income.rate.per === 'day' ? 'income.tokensPerDay' : 'income.tokensPerBusyHour',
      value: income.rate.tokens,
      scaled: (factor) => having({ income: { ...income, rate: { ...income.rate, tokens: income.rate.tokens * factor } } }),
    },
    { input: 'income.fee', value: income.fee, scaled: (factor) => having({ income: { ...income, fee: capped(income.fee * factor) } }) },
    { input: 'income.networkGrowthPerYear', value: income.networkGrowthPerYear, scaled: (factor) => having({ income: { ...income, networkGrowthPerYear: Math.max(LOWEST_GROWTH, income.networkGrowthPerYear * factor) } }) },
    { input: 'token.price', value: token.price, scaled: (factor) => having({ token: { ...token, price: token.price * factor } }) },
  ];
}

function outcome({ scenario, timeline }: Run): { readonly day: number | null; readonly npv: number } {
  const flow = runCashFlow(scenario, timeline);
  return { day: firstDayAtOrAbove(flow.cumulative, roundingOf(flow)), npv: npvOf(scenario, flow) };
}

/** Largest change of NPV first. At discount rate 0 the NPV is the final cumulative. */
export function sensitivityOf(scenario: Scenario, timeline: Timeline): readonly SensitivityRow[] {
  return inputsOf(scenario, timeline)
    .filter(({ value }) => value !== 0)
    .map(({ input, scaled }): SensitivityRow => {
      const low = outcome(scaled(1 - SHIFT));
      const high = outcome(scaled(1 + SHIFT));
      return { input, lowDay: low.day, highDay: high.day, lowNpv: low.npv, highNpv: high.npv };
    })
    .toSorted((a, b) => Math.abs(b.highNpv - b.lowNpv) - Math.abs(a.highNpv - a.lowNpv));
}
