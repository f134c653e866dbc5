import { partsOfTokenId, type TokenId } from './token-id';

/** What each price source calls a token; null: the source does not know it, or nobody has confirmed what it calls it. */
export interface PriceIds {
  /** `chain:address` or `coingecko:<id>`. */
  readonly defillama: string | null;
  readonly coingecko: string | null;
  /** A Solana mint. */
  readonly jupiter: string | null;
  /** Pair against USDT at Binance. */
  readonly binance: string | null;
}

/**
 * CoinGecko's API ids. Ids are not the slugs of its web pages (`render-token`, not `render`) and symbols collide, so only ids that were read in
 * a maintained asset table (rotki's, 2026-07) are here. Others (nosana, io, grass, geodnet) are known from third-party code only and left
 * out: a wrong id is a wrong price. Those tokens are found by address.
 */
const COINGECKO: Readonly<Record<TokenId, string>> = {
  hntyVP6YFm1Hg25TN9WGLqM12b8TQmcknKrdu1oxWux: 'helium',
  rndrizKT3MK1iimdxRdWabcF7Zg7AR5T4nud4EkHBof: 'render-token',
  '4vMsoUT2BWatFweudnQM1xedRLfJgJ7hswhcpz4xgBTy': 'hivemapper',
  So11111111111111111111111111111111111111112: 'solana',
  'filecoin/fil': 'filecoin',
  'akash/uakt': 'akash-network',
  'flux/flux': 'zelcash',
  'theta/tfuel': 'theta-fuel',
  'theta/theta': 'theta-token',
  'eip155:1/native': 'ethereum',
  'eip155:42161/native': 'ethereum',
  'eip155:1/0xB64ef51C888972c908CFacf59B47C1AfBC0Ab8aC': 'storj',
  'eip155:42161/0x289ba1701C2F088cf0faf8B3705246331cB8A839': 'livepeer',
  'eip155:137/0x0B220b82F3eA3B7F6d9A1D8ab58930C064A2b5Bf': 'golem',
  'eip155:1/0x7DD9c5Cba05E151C895FDe1CF355C9A1D5DA6429': 'golem',
};

/** Chains as DefiLlama names them (its API documentation, 2026-07). */
const DEFILLAMA_CHAINS: Readonly<Record<string, string>> = {
  solana: 'solana', 'eip155:1': 'ethereum', 'eip155:137': 'polygon', 'eip155:42161': 'arbitrum', 'eip155:8453': 'base', 'eip155:324': 'era', 'eip155:56': 'bsc', 'eip155:10': 'optimism',
};

/** Pairs that were seen in recorded candles of Binance's public data host; quoted in USDT, which is not exactly a dollar. */
const BINANCE: Readonly<Record<TokenId, string>> = {
  'filecoin/fil': 'FILUSDT',
  'akash/uakt': 'AKTUSDT',
  'eip155:42161/0x289ba1701C2F088cf0faf8B3705246331cB8A839': 'LPTUSDT',
  Grass7B4RdKfBCjTKgSqnXkqjwiGvQyFbuSCUJr3XXjs: 'GRASSUSDT',
  So11111111111111111111111111111111111111112: 'SOLUSDT',
};

export function priceIdsOf(id: TokenId): PriceIds {
  const { chain, token } = partsOfTokenId(id);
  const coingecko = COINGECKO[id] ?? null;
  const llamaChain = DEFILLAMA_CHAINS[chain];
  const isContract = chain === 'solana' || token.startsWith('0x');
  return {
    // A coin without a contract, and GLM whose market is on another chain than its payments, go by CoinGecko's id there too.
    defillama: isContract && llamaChain !== undefined ? `${llamaChain}:${token}` : coingecko === null ? null : `coingecko:${coingecko}`,
    coingecko,
    jupiter: chain === 'solana' ? token : null,
    binance: BINANCE[id] ?? null,
  };
}

/**
 * Credits whose network fixes their worth: Akash's ACT is minted and burned at one US dollar (AEP-76, live since 2026-03-23). What a holder
 * gets for it in AKT on the day may differ.
 */
export const PEGGED_USD: Readonly<Record<TokenId, number>> = { 'akash/uact': 1 };

/** Less than this in the pools, and a sale of a month's rewards can move the price by itself. Ours, not a market's definition. */
export const THIN_BELOW_USD = 250_000;

/** Tokens that the handbook of facts calls thin whatever a source says of the moment: GEOD, NOS, HONEY. */
export const KNOWN_THIN: ReadonlySet<TokenId> = new Set([
  '7JA5eZdCzztSfQbJvS8aVVxMFfd81Rs9VvwnocV1mKHu', 'nosXBVoaCTtYdLvKY6Csb4AC8JCdQKKAaWYtx2ZMoo7', '4vMsoUT2BWatFweudnQM1xedRLfJgJ7hswhcpz4xgBTy',
]);
