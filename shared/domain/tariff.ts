/** A price per kWh, in whole currency units, for the hours, days and months it names. */
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

/** A price that rises (or falls) with what the household uses in a month. */
export interface TariffTiers {
  /** Kilowatt-hours a month from which the second price counts. */
  readonly aboveKwhPerMonth: number;
  /** Added to the price of the hour for each kWh above it; may be negative. */
  readonly extraPerKwh: number;
  /** What the household uses a month without the devices, as typed. The devices come on top of it. */
  readonly houseKwhPerMonth: number;
}

/** Own solar power: what the devices use of it costs what it would have brought. */
export interface FeedIn {
  readonly perKwh: number;
  /** Share of the devices' power in these hours that the roof gives, 0..1. */
  readonly share: number;
  /** "HH:MM" local, as in a period. */
  readonly from: string;
  readonly to: string;
  /** 1..12; absent: all year. */
  readonly months?: readonly number[];
}

/** Prices by the half or quarter hour, kept as a series beside the tariff. kWh price = series · factor + perKwh; `periods` speak for time without a price, marked as estimated. */
export interface DynamicTariff {
  readonly source: 'file' | 'octopus' | 'nord-pool';
  /** `PRODUCT/TARIFF` at Octopus, delivery area at Nord Pool, file name otherwise. */
  readonly region: string;
  readonly factor: number;
  /** Grid fees and taxes by the kWh that the series lacks. */
  readonly perKwh: number;
}

/** A power tariff of a place, valid from a date on. Prices are in whole currency units per kWh. */
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
  readonly tiers?: TariffTiers;
  readonly feedIn?: FeedIn;
  readonly dynamic?: DynamicTariff;
  readonly setAtMs: number;
}
