/**
 * A break-even scenario: one device type at one place on one network. Meaning of every key: handbook, economics, section 1.
 * `Scenario` has its defaults filled in; `null` stands where the handbook says "none". All money is in `currency`.
 */
import type { Weekday } from '../units/local-date';

export interface Watts {
  readonly idle: number;
  readonly busy: number;
  /** Share of the host that this device keeps awake, at the device. */
  readonly host: number;
  /** Drawn while it is down, at the wall. */
  readonly down: number;
}

export interface ScenarioDevice {
  /** Per piece. */
  readonly price: number;
  readonly quantity: number;
  readonly lifeMonths: number;
  readonly salvageFraction: number;
  readonly resaleStart: number;
  /** Per piece. */
  readonly watts: Watts;
  readonly psuEfficiency: number;
}

export interface Duty {
  readonly uptime: number;
  /** Share of the up time spent on paid work. */
  readonly busyFraction: number;
}

export interface TariffPeriod {
  /** Per kWh. */
  readonly price: number;
  /** Minutes after local midnight: `from` inclusive, `to` exclusive (up to 1440); `to` before `from` wraps midnight. */
  readonly window: { readonly from: number; readonly to: number } | null;
  readonly days: readonly Weekday[] | null;
  /** 1 to 12. */
  readonly months: readonly number[] | null;
}

export interface Tariff {
  /** The first period that matches the local time wins. */
  readonly periods: readonly TariffPeriod[];
  readonly standingPerDay: number;
  readonly escalationPerYear: number;
}

export interface FixedCost {
  readonly name: string;
  readonly perMonth: number;
}

export interface OneOffCost {
  readonly name: string;
  /** 0-based. */
  readonly month: number;
  readonly amount: number;
}

export interface IncomeStep {
  /** Epoch day from which the factor counts. */
  readonly from: number;
  readonly factor: number;
}

export interface Vesting {
  readonly fraction: number;
  readonly days: number;
}

/** Exactly one of the two rates is given; both per piece, in whole tokens. */
export type TokenRate = { readonly per: 'day'; readonly tokens: number } | { readonly per: 'busyHour'; readonly tokens: number };

export interface Income {
  readonly rate: TokenRate;
  readonly fee: number;
  readonly saleCost: number;
  readonly networkGrowthPerYear: number;
  readonly steps: readonly IncomeStep[];
  readonly delayDays: number;
  readonly vesting: Vesting | null;
}

export interface ScenarioToken {
  readonly price: number;
  readonly driftPerYear: number;
  readonly volatilityPerYear: number | null;
}

export interface SimulationSettings {
  readonly paths: number;
  readonly seed: number;
  readonly growthPriceBeta: number;
}

export interface Scenario {
  readonly currency: string;
  /** Epoch day. */
  readonly start: number;
  readonly tz: string;
  readonly horizonMonths: number;
  readonly device: ScenarioDevice;
  readonly duty: Duty;
  readonly tariff: Tariff;
  readonly fixedCosts: readonly FixedCost[];
  readonly oneOffCosts: readonly OneOffCost[];
  readonly income: Income;
  readonly token: ScenarioToken;
  readonly collateral: { readonly tokens: number } | null;
  readonly discountRatePerYear: number;
  readonly simulation: SimulationSettings;
}

export const MAX_HORIZON_MONTHS = 240;

/** What is wrong with a scenario: the key as a path (`tariff.periods[0].from`) and, in the message, what it should be. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
  readonly key: string;
  /** What the key should be, for example "should be a share from 0 to 1". */
  readonly should: string;
  constructor(key: string, should: string) {
    super(`${key}: ${should}`);
    this.key = key;
    this.should = should;
  }
}

/** What no figure of an estimate takes into account, as plain lines for the result. */
export const NOT_MODELLED = ['tax', 'currency risk', 'failure of the device'] as const;
