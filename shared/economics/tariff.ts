/**
 * Electricity tariffs: the price at an instant and its integral over time, exact to the minute in local time, on days of any
 * length. Growth of the price over years is not in here: it belongs to forecasts.
 */
import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE } from '../units/duration';
import type { Known } from '../units/known';
import { known, unknown } from '../units/known';
import { toCivilDate, WEEKDAYS, weekdayIndex } from '../units/local-date';
import type { Zone } from '../units/zone';
import { zoneOf } from '../units/zone';
import type { TariffPeriod } from './scenario';

const MINUTES_PER_DAY = 1440;

/** A stretch of one kind of day at one price; null where no period matches. Minutes after local midnight. */
export interface PriceStretch {
  readonly from: number;
  readonly to: number;
  readonly price: number | null;
}

/** The 24 hours of one weekday in one month. */
interface DayPattern {
  readonly stretches: readonly PriceStretch[];
  /** ∫ price dt over 24 hours, in currency·h per kW, over the covered part. */
  readonly priceHours: number;
  /** First minute that no period covers. */
  readonly hole: number | null;
}

export interface PriceIntegral {
  /** Length of the time asked for. */
  readonly hours: number;
  /** ∫ price dt, in currency·h per kW: what 1 kW costs over that time. */
  readonly priceHours: number;
  /** Local ms (as if the wall clock were UTC) of the first time that no period covers; the integral lacks that time. */
  readonly hole: number | null;
}

function covers(period: TariffPeriod, weekday: number, month: number, minute: number): boolean {
  if (period.days !== null && !period.days.some((day) => day === WEEKDAYS[weekday])) return false;
  if (period.months !== null && !period.months.includes(month)) return false;
  if (period.window === null) return true;
  const { from, to } = period.window;
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

function readPattern(periods: readonly TariffPeriod[], weekday: number, month: number): DayPattern {
  const cuts = new Set([0, MINUTES_PER_DAY]);
  for (const { window } of periods) {
    if (window === null) continue;
    cuts.add(window.from);
    cuts.add(window.to);
  }
  const sorted = [...cuts].toSorted((a, b) => a - b);
  const stretches: PriceStretch[] = [];
  let priceHours = 0;
  let hole: number | null = null;
  for (let i = 1; i < sorted.length; i += 1) {
    const from = sorted[i - 1] ?? 0;
    const to = sorted[i] ?? MINUTES_PER_DAY;
    const price = periods.find((period) => covers(period, weekday, month, from))?.price ?? null;
    stretches.push({ from, to, price });
    if (price === null) hole ??= from;
    else priceHours += (price * (to - from)) / 60;
  }
  return { stretches, priceHours, hole };
}

/** Patterns are a function of the periods alone, so they are kept as long as the periods are. */
const patternsOf = new WeakMap<readonly TariffPeriod[], Map<number, DayPattern>>();

function patternAt(periods: readonly TariffPeriod[], epochDay: number): DayPattern {
  let patterns = patternsOf.get(periods);
  if (patterns === undefined) {
    patterns = new Map();
    patternsOf.set(periods, patterns);
  }
  const weekday = weekdayIndex(epochDay);
  const { month } = toCivilDate(epochDay);
  const key = weekday * 12 + month;
  let pattern = patterns.get(key);
  if (pattern === undefined) {
    pattern = readPattern(periods, weekday, month);
    patterns.set(key, pattern);
  }
  return pattern;
}

/** The prices of one calendar day by minutes of its wall clock, for a 24-hour strip. */
export const pricesOfDay = (periods: readonly TariffPeriod[], epochDay: number): readonly PriceStretch[] => patternAt(periods, epochDay).stretches;

/** Price per kWh at that instant in the zone's local time; `no-tariff-period` when no period covers it. */
export function priceAt(periods: readonly TariffPeriod[], tz: string, utcMs: number): Known<number> {
  const local = utcMs + zoneOf(tz).offsetAt(utcMs);
  const day = Math.floor(local / MS_PER_DAY);
  const minute = (local - day * MS_PER_DAY) / MS_PER_MINUTE;
  const price = patternAt(periods, day).stretches.find((stretch) => minute < stretch.to)?.price ?? null;
  return price === null ? unknown('no-tariff-period') : known(price);
}

/** ∫ price dt from `from` to `to` (UTC ms), by the local time of each instant. */
export function integratePrice(periods: readonly TariffPeriod[], zone: Zone, from: number, to: number): PriceIntegral {
  const spans = zone.spansBetween(from, to);
  const first = spans[0];
  // The usual day: one offset from midnight to midnight.
  if (spans.length === 1 && first !== undefined && to - from === MS_PER_DAY) {
    const local = from + first.offsetMs;
    if (local % MS_PER_DAY === 0) {
      const pattern = patternAt(periods, local / MS_PER_DAY);
      return { hours: 24, priceHours: pattern.priceHours, hole: pattern.hole === null ? null : local + pattern.hole * MS_PER_MINUTE };
    }
  }
  let priceHours = 0;
  let hole: number | null = null;
  for (const span of spans) {
    const end = span.to + span.offsetMs;
    for (let at = span.from + span.offsetMs; at < end; ) {
      const day = Math.floor(at / MS_PER_DAY);
      const midnight = day * MS_PER_DAY;
      const stop = Math.min(end, midnight + MS_PER_DAY);
      for (const stretch of patternAt(periods, day).stretches) {
        const low = Math.max(at, midnight + stretch.from * MS_PER_MINUTE);
        const high = Math.min(stop, midnight + stretch.to * MS_PER_MINUTE);
        if (high <= low) continue;
        if (stretch.price === null) hole ??= low;
        else priceHours += (stretch.price * (high - low)) / MS_PER_HOUR;
      }
      at = stop;
    }
  }
  return { hours: (to - from) / MS_PER_HOUR, priceHours, hole };
}

/** Mean price per kWh from `from` to `to` (UTC ms, `to` later), by time; `no-tariff-period` when a part is not covered. */
export function meanPriceBetween(periods: readonly TariffPeriod[], tz: string, from: number, to: number): Known<number> {
  const { hours, priceHours, hole } = integratePrice(periods, zoneOf(tz), from, to);
  return hole === null && hours > 0 ? known(priceHours / hours) : unknown('no-tariff-period');
}
