/** A power tariff of a place, valid from a date on. Prices are in whole currency units per kWh. */
export interface TariffPeriod {
  readonly price: number;
  /** "HH:MM", inclusive; both or neither. */
  readonly from?: string;
  /** "HH:MM" or "24:00", exclusive; before `from` wraps midnight. */
  readonly to?: string;
  readonly days?: readonly Weekday[];
  /** 1..12 */
  readonly months?: readonly number[];
}

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

export interface Tariff {
  readonly id: string;
  readonly currency: string;
  /** IANA zone of the place. */
  readonly tz: string;
  readonly periods: readonly TariffPeriod[];
  readonly standingPerDay: number;
  /** Local date from which this tariff holds; null: for all of the past too. */
  readonly validFrom: string | null;
  readonly source: 'typed' | 'regional-default';
  readonly setAtMs: number;
}
