/** A price of one whole token in USD, as one source told it. */
export interface PricePoint {
  readonly mint: string;
  readonly usd: number;
  /** When the price held (UTC ms), as the source says. */
  readonly atMs: number;
  readonly source: PriceSourceId;
  /** 0..1 where the source grades itself, else null. */
  readonly confidence: number | null;
  readonly fetchedAtMs: number;
}

export type PriceSourceId = 'defillama' | 'coingecko' | 'manual';

/** Units of `quote` for one USD on a day (ECB reference by Frankfurter); weekends carry the business day before and say so. */
export interface FiatRate {
  readonly quote: string;
  readonly rate: number;
  /** Day that was asked for, YYYY-MM-DD. */
  readonly day: string;
  /** Day the rate was really published for. */
  readonly publishedOn: string;
  readonly source: 'ecb-frankfurter' | 'manual';
  readonly fetchedAtMs: number;
}
