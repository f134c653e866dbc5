/** What the invented market of the stand-in knows. Prices are functions of time, so that every test can work them out by hand. */
export interface Market {
  readonly nowMs: () => number;
  readonly coins: readonly MarketCoin[];
  /** Units for one USD on a published day; null: no publication of that currency. */
  readonly rate: (quote: string, day: string) => number | null;
  /** Days without publication besides weekends, YYYY-MM-DD. */
  readonly holidays: readonly string[];
}

export interface MarketCoin {
  readonly mint: string;
  readonly coinGeckoId: string | null;
  readonly symbol: string;
  /** USD at an instant; null: this source has no price then. */
  readonly defillama: (atMs: number) => number | null;
  readonly coingecko: (atMs: number) => number | null;
  /** What it fetches in the pools now, and how deep they are; absent: the pools do not know it. */
  readonly jupiter?: () => { readonly usd: number; readonly liquidity: number };
  /** USDT at an instant; absent: it does not trade there. */
  readonly binance?: (atMs: number) => number | null;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
