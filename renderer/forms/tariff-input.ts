import type { TariffInput } from '../../shared/contract/schemas/devices';
import type { Tariff } from '../../shared/domain/tariff';
import { kwhPriceOf } from './kwh-price';

/** Hours with another price, as they are typed. */
export interface TypedPeriod {
  /** Tells rows apart while they are edited. */
  readonly key: number;
  readonly price: string;
  readonly from: string;
  readonly to: string;
}

export interface TypedTariff {
  readonly id: string | null;
  readonly currency: string;
  readonly tz: string;
  /** Price of all other hours; null while it is not certain. */
  readonly price: number | null;
  readonly periods: readonly TypedPeriod[];
  readonly standingPerDay: number;
  /** YYYY-MM-DD, or empty for all of the past. */
  readonly validFrom: string;
}

/** The hours of a stored tariff for the form. */
export const periodsOf = (tariff: Tariff): readonly TypedPeriod[] =>
  tariff.periods.flatMap((period, index) => (period.from === undefined || period.to === undefined ? [] : [{ key: index + 1, price: `${period.price} ${tariff.currency}`, from: period.from, to: period.to }]));

/** "7:00", "07:00" and "7" as "07:00"; null when it is no time of a day. "24:00" only where a stretch ends. */
export function clockOf(text: string, allowEnd: boolean): string | null {
  const match = /^(\d{1,2})(?::(\d{2}))?$/.exec(text.trim());
  if (match === null) return null;
  const hours = Number(match[1]);
  const minutes = Number(match[2] ?? '0');
  if (minutes > 59 || hours > 24 || (hours === 24 && (minutes > 0 || !allowEnd))) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** What is sent to the engine; null while something is not certain or does not fit. Hours come first, the price of the rest last: the first that matches wins. */
export function inputOf(typed: TypedTariff): TariffInput | null {
  if (typed.price === null) return null;
  const periods: { price: number; from: string; to: string }[] = [];
  for (const period of typed.periods) {
    const price = kwhPriceOf(period.price);
    const from = clockOf(period.from, false);
    const to = clockOf(period.to, true);
    if (price === null || from === null || to === null || from === to) return null;
    periods.push({ price, from, to });
  }
  return {
    ...(typed.id === null ? {} : { id: typed.id }),
    currency: typed.currency,
    tz: typed.tz,
    periods: [...periods, { price: typed.price }],
    standingPerDay: typed.standingPerDay,
    validFrom: typed.validFrom === '' ? null : typed.validFrom,
  };
}
