import type { TariffInput } from '../../shared/contract/schemas/devices';
import type { Tariff, TariffPeriod, Weekday } from '../../shared/domain/tariff';
import { kwhPriceOf } from './kwh-price';

/** Hours, days or months with another price, as they are typed. */
export interface TypedPeriod {
  /** Tells rows apart while they are edited. */
  readonly key: number;
  readonly price: string;
  /** Both empty: all hours. */
  readonly from: string;
  readonly to: string;
  /** Empty: every day. */
  readonly days: readonly Weekday[];
  /** 1..12; empty: every month. */
  readonly months: readonly number[];
}

export interface TypedTariff {
  readonly id: string | null;
  readonly currency: string;
  readonly tz: string;
  /** Price of all other hours as typed; empty only where the periods cover everything. */
  readonly price: string;
  readonly periods: readonly TypedPeriod[];
  readonly standingPerDay: number;
  /** YYYY-MM-DD, or empty for all of the past. */
  readonly validFrom: string;
  readonly source?: Tariff['source'];
}

/** True for the period that holds whenever no other does. */
const isRest = (period: TariffPeriod): boolean => period.from === undefined && period.days === undefined && period.months === undefined;

/** The price of all other hours of a stored tariff, as text for the form; empty where it has none. */
export function restPriceOf(tariff: Tariff): string {
  const rest = tariff.periods.find(isRest);
  return rest === undefined ? '' : `${rest.price} ${tariff.currency}`;
}

/** The other periods of a stored tariff for the form, in their order: the first that matches wins. */
export const periodsOf = (tariff: Tariff): readonly TypedPeriod[] =>
  tariff.periods
    .filter((period) => !isRest(period))
    .map((period, index) => ({ key: index + 1, price: `${period.price} ${tariff.currency}`, from: period.from ?? '', to: period.to ?? '', days: period.days ?? [], months: period.months ?? [] }));

/** "7:00", "07:00" and "7" as "07:00"; null when it is no time of a day. "24:00" only where a stretch ends. */
export function clockOf(text: string, allowEnd: boolean): string | null {
  const match = /^(\d{1,2})(?::(\d{2}))?$/.exec(text.trim());
  if (match === null) return null;
  const hours = Number(match[1]);
  const minutes = Number(match[2] ?? '0');
  if (minutes > 59 || hours > 24 || (hours === 24 && (minutes > 0 || !allowEnd))) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** A typed period as it is stored; null while something is not certain, or when nothing tells it from the rest. */
function periodOf(typed: TypedPeriod): TariffInput['periods'][number] | null {
  const price = kwhPriceOf(typed.price);
  const allHours = typed.from.trim() === '' && typed.to.trim() === '';
  const from = clockOf(typed.from, false);
  const to = clockOf(typed.to, true);
  if (price === null || (!allHours && (from === null || to === null || from === to))) return null;
  if (allHours && typed.days.length === 0 && typed.months.length === 0) return null;
  return {
    price,
    ...(from === null || to === null ? {} : { from, to }),
    ...(typed.days.length === 0 ? {} : { days: [...typed.days] }),
    ...(typed.months.length === 0 ? {} : { months: typed.months.toSorted((a, b) => a - b) }),
  };
}

/** What is sent to the engine; null while something is not certain or does not fit. Periods come first, the price of the rest last: the first that matches wins. */
export function inputOf(typed: TypedTariff): TariffInput | null {
  const periods: TariffInput['periods'] = [];
  for (const entry of typed.periods) {
    const period = periodOf(entry);
    if (period === null) return null;
    periods.push(period);
  }
  const rest = kwhPriceOf(typed.price);
  if (rest !== null) periods.push({ price: rest });
  // Without a price for the rest the periods have to cover every hour; the engine checks that.
  else if (typed.price.trim() !== '' || periods.length === 0) return null;
  return {
    ...(typed.id === null ? {} : { id: typed.id }),
    ...(typed.source === undefined ? {} : { source: typed.source }),
    currency: typed.currency,
    tz: typed.tz,
    periods,
    standingPerDay: typed.standingPerDay,
    validFrom: typed.validFrom === '' ? null : typed.validFrom,
  };
}
