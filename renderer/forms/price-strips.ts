import type { TariffPeriod } from '../../shared/domain/tariff';
import { toMinutePeriods } from '../../shared/domain/tariff-book';
import { pricesOfDay, type PriceStretch } from '../../shared/economics/tariff';
import { WEEKDAYS, weekdayIndex } from '../../shared/units/local-date';
import type { Weekday } from '../../shared/domain/tariff';

/** The prices of 24 hours, and the days of the week on which they hold. */
export interface PriceStrip {
  readonly days: readonly Weekday[];
  readonly stretches: readonly PriceStretch[];
}

/** One strip for each pattern among the seven days that begin with `fromDay` (an epoch day); neighbouring stretches of one price are joined. */
export function stripsOfWeek(periods: readonly TariffPeriod[], fromDay: number): readonly PriceStrip[] {
  const ready = toMinutePeriods(periods);
  const strips = new Map<string, { days: Weekday[]; stretches: readonly PriceStretch[] }>();
  for (let day = fromDay; day < fromDay + 7; day += 1) {
    const stretches = joined(pricesOfDay(ready, day));
    const name = WEEKDAYS[weekdayIndex(day)];
    if (name === undefined) continue;
    const key = JSON.stringify(stretches);
    const before = strips.get(key);
    if (before === undefined) strips.set(key, { days: [name], stretches });
    else before.days.push(name);
  }
  const order = (day: Weekday): number => WEEKDAYS.indexOf(day);
  return [...strips.values()].map((strip) => ({ days: strip.days.toSorted((a, b) => order(a) - order(b)), stretches: strip.stretches })).toSorted((a, b) => order(a.days[0] ?? 'mon') - order(b.days[0] ?? 'mon'));
}

function joined(stretches: readonly PriceStretch[]): readonly PriceStretch[] {
  const out: PriceStretch[] = [];
  for (const stretch of stretches) {
    const last = out.at(-1);
    if (last !== undefined && last.price === stretch.price) out[out.length - 1] = { ...last, to: stretch.to };
    else out.push(stretch);
  }
  return out;
}

/** Minutes after midnight as "06:00". */
export const clockText = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
