import type { Known } from '../units/known';

/** How a figure came to be. An estimate never looks like a measurement. */
export type FigureKind = 'measured' | 'reported' | 'estimated' | 'typed';

/** A number as pages, exports and the command line show it: with its kind, source, age and what it lacks. */
export interface Figure {
  readonly value: Known<number>;
  /** Unit code: an ISO 4217 currency, `W`, `kWh`, `%`, `h` … */
  readonly unit: string;
  readonly kind: FigureKind;
  /** Where it came from, as a code of the string catalogue (`wallet-and-prices`, `linux-proc`). */
  readonly source: string;
  /** UTC ms of the oldest fact in it; null when there is none. */
  readonly asOfMs: number | null;
  /** Parts that went in and parts that are missing (lines without a price, devices without a cost). */
  readonly parts: number;
  readonly missing: number;
}
