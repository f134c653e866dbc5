import type { FiatRate, FiatRateSource, PricePoint, PriceSourceId } from '../../../shared/domain/price';
import type { Cancel } from '../../../shared/units/cancel';

/** A source of token prices in USD. A token it does not know is absent from the answer: no price, never zero. */
export interface PriceSource {
  readonly id: Exclude<PriceSourceId, 'manual'>;
  /** Empty where the source has no prices of today. */
  spot(mints: readonly string[], cancel?: Cancel): Promise<readonly PricePoint[]>;
  /** The prices nearest to the given instants (UTC ms); absent where the source has none. */
  at(mint: string, instantsMs: readonly number[], cancel?: Cancel): Promise<readonly (PricePoint & { readonly askedAtMs: number })[]>;
  /** Daily prices for volatility, oldest first. */
  daily(mint: string, fromMs: number, toMs: number, cancel?: Cancel): Promise<readonly PricePoint[]>;
}

/** Sources in the order of trust: the first that has a price gives it. */
export interface PriceSources {
  readonly spot: readonly PriceSource[];
  readonly history: readonly PriceSource[];
}

/** Daily reference rates of fiat currencies, units per USD. */
export interface FiatSource {
  rates(quote: string, fromDay: string, toDay: string, kind: Exclude<FiatRateSource, 'manual'>, cancel?: Cancel): Promise<readonly FiatRate[]>;
}
