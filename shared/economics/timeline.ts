/** The days and months of a scenario with the price of power on each: what does not change when other inputs are moved. */
import { MS_PER_DAY, MS_PER_MINUTE } from '../units/duration';
import { addMonths, formatLocalDate, WEEKDAYS, weekdayIndex } from '../units/local-date';
import { zoneOf } from '../units/zone';
import type { Scenario } from './scenario';
import { ScenarioError } from './scenario';
import { integratePrice } from './tariff';

export interface Timeline {
  readonly months: number;
  /** Number of days, `n`. */
  readonly days: number;
  /** Index of the first day of each month, and at the end the number of days: `months + 1` entries. */
  readonly monthStarts: readonly number[];
  /** Length of each day. */
  readonly hours: Float64Array;
  /** ∫ price dt of each day, in currency·h per kW, before escalation. */
  readonly priceHours: Float64Array;
}

function describeHole(local: number): string {
  const day = Math.floor(local / MS_PER_DAY);
  const minute = Math.floor((local - day * MS_PER_DAY) / MS_PER_MINUTE);
  const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return `${WEEKDAYS[weekdayIndex(day)] ?? ''} ${formatLocalDate(day)} ${clock}`;
}

/**
 * The calendar of a scenario over `months` months from its start.
 * @throws ScenarioError at `tariff.periods` when no period covers some time of those days
 */
export function buildTimeline(scenario: Pick<Scenario, 'start' | 'tz' | 'tariff'>, months: number): Timeline {
  const { start, tariff } = scenario;
  const zone = zoneOf(scenario.tz);
  const monthStarts = Array.from({ length: months + 1 }, (_, month) => addMonths(start, month) - start);
  const days = monthStarts[months] ?? 0;
  const hours = new Float64Array(days);
  const priceHours = new Float64Array(days);
  let from = zone.startOfDay(start);
  for (let i = 0; i < days; i += 1) {
    const to = zone.startOfDay(start + i + 1);
    const day = integratePrice(tariff.periods, zone, from, to);
    if (day.hole !== null) throw new ScenarioError('tariff.periods', `should cover every time of the ${months} months calculated; no period covers ${describeHole(day.hole)}`);
    hours[i] = day.hours;
    priceHours[i] = day.priceHours;
    from = to;
  }
  return { months, days, monthStarts, hours, priceHours };
}
