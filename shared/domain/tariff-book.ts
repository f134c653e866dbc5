import type { TariffPeriod as MinutePeriod } from '../economics/scenario';
import type { Tariff, TariffPeriod } from './tariff';

const toMinutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** Periods as the calculation reads them: clock times as minutes after local midnight. */
export function toMinutePeriods(periods: readonly TariffPeriod[]): readonly MinutePeriod[] {
  return periods.map((p) => ({
    price: p.price,
    window: p.from === undefined || p.to === undefined ? null : { from: toMinutes(p.from), to: toMinutes(p.to) },
    days: p.days ?? null,
    months: p.months ?? null,
  }));
}

/** A tariff with its periods ready for the calculation. */
export interface BookedTariff {
  readonly tariff: Tariff;
  readonly periods: readonly MinutePeriod[];
}

/** Which tariff holds on which day: the one with the latest first day that has come; without a first day it holds for all time before. */
export interface TariffBook {
  /** @param day YYYY-MM-DD. Null when no tariff covers the day: the power price is unknown then. */
  on(day: string): BookedTariff | null;
}

export function createTariffBook(tariffs: readonly Tariff[]): TariffBook {
  const ordered = tariffs
    .map((tariff): BookedTariff => ({ tariff, periods: toMinutePeriods(tariff.periods) }))
    .toSorted((a, b) => (b.tariff.validFrom ?? '').localeCompare(a.tariff.validFrom ?? '') || b.tariff.setAtMs - a.tariff.setAtMs);
  return { on: (day) => ordered.find((t) => t.tariff.validFrom === null || t.tariff.validFrom <= day) ?? null };
}
