import type { Cancel } from '../../../shared/units/cancel';

/** A power price for a stretch of time as its source told it, whole currency units per kWh, before the tariff's own factor and addition. */
export interface TariffPricePoint {
  readonly fromMs: number;
  readonly toMs: number;
  readonly price: number;
}

/** Prices of dynamic tariffs by stretch. Stretches of one tariff never overlap: a later answer takes the place of an earlier one. */
export interface TariffPriceStore {
  put(tariffId: string, points: readonly TariffPricePoint[], atMs: number): void;
  /** Those that touch the time, oldest first. */
  between(tariffId: string, fromMs: number, toMs: number): readonly TariffPricePoint[];
  /** First and last instant that has a price, and when it was last asked for; null: none. */
  span(tariffId: string): { readonly fromMs: number; readonly toMs: number; readonly putAtMs: number } | null;
  remove(tariffId: string): void;
}

/** Where prices by the half or quarter hour are asked for. */
export interface TariffPriceSource {
  readonly source: 'octopus' | 'nord-pool';
  /** @throws SourceFailure-like error with a `code`, as the price sources do; @throws CancelledError */
  fetch(question: { readonly region: string; readonly currency: string; readonly fromMs: number; readonly toMs: number }, cancel: Cancel): Promise<readonly TariffPricePoint[]>;
}

/** The past priced again, kept so that the old figure can be shown. */
export interface RepriceRow {
  readonly id: string;
  readonly atMs: number;
  readonly cause: 'tariff' | 'tariff-removed' | 'wall-factor' | 'watts' | 'prices';
  readonly subject: string;
  readonly deviceId: string | null;
  /** YYYY-MM */
  readonly month: string;
  readonly currency: string;
  /** null: it was (or is) not known. */
  readonly before: number | null;
  readonly after: number | null;
}

export interface RepriceLog {
  add(rows: readonly RepriceRow[]): void;
  /** Newest first. */
  list(limit: number): readonly RepriceRow[];
}
