/** A price of one whole token in USD, as one source told it. */
export interface PricePoint {
  /** Token id, see `shared/networks/token-id.ts`. */
  readonly mint: string;
  readonly usd: number;
  /** When the price held (UTC ms), as the source says. */
  readonly atMs: number;
  readonly source: PriceSourceId;
  /** 0..1 where the source grades itself, else null. */
  readonly confidence: number | null;
  readonly fetchedAtMs: number;
  /** Depth of the token's market in USD where the source tells it; not stored, it is of the moment. */
  readonly liquidityUsd?: number;
}

/** `fixed`: money itself, or a credit whose network fixes its worth in USD. */
export type PriceSourceId = 'jupiter' | 'coingecko' | 'defillama' | 'binance' | 'fixed' | 'manual';

/** Who says a fiat rate: the European Central Bank's reference, or a blend of several central banks. */
export type FiatRateSource = 'ecb-frankfurter' | 'blended-frankfurter' | 'manual';

/** Units of `quote` for one USD on a day; weekends carry the business day before and say so. */
export interface FiatRate {
  readonly quote: string;
  readonly rate: number;
  /** Day that was asked for, YYYY-MM-DD. */
  readonly day: string;
  /** Day the rate was really published for. */
  readonly publishedOn: string;
  readonly source: FiatRateSource;
  readonly fetchedAtMs: number;
}
