/** What a past period really cost and brought (handbook, economics, section 5). Plain data in, nothing is looked up here. */
import { DAYS_PER_MONTH, MS_PER_QUARTER_HOUR } from '../units/duration';
import type { Known } from '../units/known';
import { known, sumKnown, unknown } from '../units/known';
import type { MeasuredQuarter } from './measured-energy';
import type { TariffPeriod } from './scenario';
import { meanPriceBetween } from './tariff';

export interface EnergyCost {
  /** Of the energy that has a price. */
  readonly cost: number;
  /** Energy in quarter hours that no tariff period covers: its cost is unknown. */
  readonly unpricedWh: number;
}

/** Each quarter hour at its own price; a window that changes within it counts by time. */
export function energyCost(quarters: readonly MeasuredQuarter[], periods: readonly TariffPeriod[], tz: string): EnergyCost {
  let cost = 0;
  let unpricedWh = 0;
  for (const { from, wh } of quarters) {
    const price = meanPriceBetween(periods, tz, from, from + MS_PER_QUARTER_HOUR);
    if (price.known) cost += (wh / 1000) * price.value;
    else unpricedWh += wh;
  }
  return { cost, unpricedWh };
}

export interface DepreciatedDevice {
  /** For all pieces. */
  readonly price: number;
  readonly salvageFraction: number;
  readonly lifeMonths: number;
  /** Epoch day of the purchase. */
  readonly boughtOn: number;
}

/** Straight line from the price to its salvage value over the life, for the days `fromDay` up to `toDay` (epoch days). */
export function depreciationBetween(device: DepreciatedDevice, fromDay: number, toDay: number): number {
  const lifeDays = device.lifeMonths * DAYS_PER_MONTH;
  const ageAt = (day: number): number => Math.min(lifeDays, Math.max(0, day - device.boughtOn));
  return (device.price * (1 - device.salvageFraction) * (ageAt(toDay) - ageAt(fromDay))) / lifeDays;
}

export type CostKind = 'energy' | 'fixed' | 'depreciation';

export interface PeriodFigures {
  /** Value of each reward at the time it became the operator's; unknown for one without a price. */
  readonly received: readonly Known<number>[];
  readonly energy: Known<number>;
  readonly fixed: Known<number>;
  /** Null when the operator switched it off. */
  readonly depreciation: Known<number> | null;
}

export type NetOfPeriod =
  /** `missing` counts rewards without a value: the page shows "≥" while it is above 0. */
  | { readonly kind: 'net'; readonly value: number; readonly income: number; readonly costs: number; readonly withDepreciation: boolean; readonly missing: number }
  /** A cost is unknown, so there is no net: the value is income. */
  | { readonly kind: 'income'; readonly value: number; readonly unknownCosts: readonly CostKind[]; readonly missing: number };

export function netOfPeriod({ received, energy, fixed, depreciation }: PeriodFigures): NetOfPeriod {
  const income = sumKnown(received);
  const costs: readonly (readonly [CostKind, Known<number>])[] = [['energy', energy], ['fixed', fixed], ...(depreciation === null ? [] : [['depreciation', depreciation] as const])];
  const unknownCosts = costs.flatMap(([kind, cost]) => (cost.known ? [] : [kind]));
  if (unknownCosts.length > 0) return { kind: 'income', value: income.value, unknownCosts, missing: income.missing };
  const spent = sumKnown(costs.map(([, cost]) => cost)).value;
  return { kind: 'net', value: income.value - spent, income: income.value, costs: spent, withDepreciation: depreciation !== null, missing: income.missing };
}

export interface EarningDay {
  /** Epoch day. */
  readonly day: number;
  /** What the device received on that network, in money or tokens. */
  readonly received: Known<number>;
  /** Whether rewards and uptime of that day are fully known. */
  readonly covered: boolean;
  /** Hours it was up; days with more uptime earn at the same hourly rate. */
  readonly hoursUp: number;
}

/** Covered days that make the earning rate. */
const RATE_DAYS = 14;

export interface Downtime {
  readonly cost: number;
  readonly perHour: number;
  /** Covered days that the rate rests on, up to 14. */
  readonly days: number;
}

/**
 * What hours of downtime cost: the earning rate per hour up of the last 14 covered days · hours down, plus penalties. `no-earning-history`
 * without a covered day that was up.
 */
export function downtimeCost(history: readonly EarningDay[], hoursDown: number, penalties: number): Known<Downtime> {
  const covered = history.flatMap(({ day, received, covered: isCovered, hoursUp }) => (isCovered && received.known ? [{ day, value: received.value, hoursUp }] : []));
  const last = covered.toSorted((a, b) => b.day - a.day).slice(0, RATE_DAYS);
  const hours = last.reduce((sum, { hoursUp }) => sum + hoursUp, 0);
  if (hours <= 0) return unknown('no-earning-history');
  const perHour = last.reduce((sum, { value }) => sum + value, 0) / hours;
  return known({ cost: perHour * hoursDown + penalties, perHour, days: last.length });
}
