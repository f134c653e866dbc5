import type { CatalogueDevice } from '../hardware/types';
import type { Known } from '../units/known';
import type { Sourced } from './types';

/** What a network may bring a device that nobody has measured yet. Asked by the buy planner; a reward that came always beats it. */
export interface YieldQuestion {
  readonly device: CatalogueDevice;
  /** YYYY-MM-DD: the rule of this day counts. */
  readonly day: string;
  /** Hours a day of paid work that are assumed, 0..24. */
  readonly paidHoursPerDay: number;
  /** Numbers the person typed, by the keys that `YieldModel.inputs` names. */
  readonly typed: Readonly<Record<string, number>>;
}

export interface YieldAssumption extends Sourced {
  /** Code of the string catalogue: `yield.<key>`. */
  readonly key: string;
  readonly value: number;
  readonly unit: string;
}

/** Low, middle and high: a range before a number. */
export interface Range {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

export interface YieldAnswer {
  /** Whole tokens (`token`: its id) or US dollars (`usd`) a day and piece, while up. */
  readonly pays: { readonly in: 'token'; readonly token: string; readonly perDay: Range } | { readonly in: 'usd'; readonly perDay: Range };
  /** Whether the income comes with paid hours (then it is 0 without them) or by the day whatever the load. */
  readonly by: 'paid-hours' | 'day';
  /** `rule`: the network's rule with its public totals; `rate`: a published price of the unit; `sample`: what others were recorded to receive. */
  readonly basis: 'rule' | 'rate' | 'sample';
  readonly assumptions: readonly YieldAssumption[];
  /** Tokens that have to be locked a piece, whole tokens of the network; 0: none. */
  readonly collateralTokens: number;
  /** Share kept by network or market before it arrives, 0..1. */
  readonly feeShare: number;
  /** Part that arrives later, and over how many days; null: at once. */
  readonly vesting: { readonly fraction: number; readonly days: number } | null;
  /** The least confident mark of its assumptions. */
  readonly mark: Sourced['mark'];
}

/**
 * @returns unknown with a code of the string catalogue: `not-this-hardware`, `no-public-rate`, `no-demand-data`, `needs-input:<key>`, `network-closed`
 */
export interface YieldModel {
  readonly network: string;
  /** Numbers a person can type to be more exact, with their unit and what is assumed without them; null: it has to be typed. */
  readonly inputs: readonly { readonly key: string; readonly unit: string; readonly assumed: number | null }[];
  answer(question: YieldQuestion): Known<YieldAnswer>;
}
