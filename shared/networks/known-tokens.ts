import { WRAPPED_SOL_MINT } from '../chains/solana/programs';
import { DC, HNT, IOT, MOBILE } from './helium/tokens';
import { RENDER } from './render/tokens';
import type { TokenFacts } from './types';

const jupiter = { source: 'Jupiter validated token list', asOf: '2025-04-01' } as const;

/** Tokens of networks of later versions and money of the chain: they give unclassified lines a symbol and keep them from being taken for spam. */
const otherTokens: readonly TokenFacts[] = [
  { ...jupiter, mark: 'verified', mint: '4vMsoUT2BWatFweudnQM1xedRLfJgJ7hswhcpz4xgBTy', symbol: 'HONEY', name: 'Hivemapper', decimals: 9, program: 'spl-token', network: 'hivemapper' },
  { ...jupiter, mark: 'verified', mint: 'nosXBVoaCTtYdLvKY6Csb4AC8JCdQKKAaWYtx2ZMoo7', symbol: 'NOS', name: 'Nosana', decimals: 6, program: 'spl-token', network: 'nosana' },
  { ...jupiter, mark: 'verified', mint: 'BZLbGTNCSFfoth2GYDtwr7e4imWzpR5jqcUuGEwr646K', symbol: 'IO', name: 'io.net', decimals: 8, program: null, network: 'io-net' },
  { mark: 'secondary', source: 'Grass documentation (mint); two code lists (decimals)', asOf: '2026-11-01', mint: 'Grass7B4RdKfBCjTKgSqnXkqjwiGvQyFbuSCUJr3XXjs', symbol: 'GRASS', name: 'Grass', decimals: 9, program: null, network: 'grass' },
  { mark: 'secondary', source: 'GEODNET improvement proposals (mint); a public query (decimals)', asOf: '2026-11-01', mint: '7JA5eZdCzztSfQbJvS8aVVxMFfd81Rs9VvwnocV1mKHu', symbol: 'GEOD', name: 'GEODNET', decimals: 9, program: null, network: 'geodnet' },
  { mark: 'secondary', source: 'XNET documentation (mint); two public queries (decimals)', asOf: '2025-04-01', mint: 'xNETbUB7cRb3AAu2pNG2pUwQcJ2BHcktfvSB8x1Pq6L', symbol: 'XNET', name: 'XNET', decimals: 8, program: null, network: 'xnet' },
  { mark: 'secondary', source: 'audit report with a chain read', asOf: '2026-08-02', mint: 'RoamA1USA8xjvpTJZ6RvvxyDRzNh6GCA1zVGKSiMVkn', symbol: 'ROAM', name: 'Roam', decimals: 6, program: 'spl-token', network: 'roam' },
  { mark: 'unsure', source: 'Wingbits documentation', asOf: '2026-11-01', mint: 'WingsAYbfs4qnEgcw8jpSvetqp8XHM3GkKvow54WLcd', symbol: 'WINGS', name: 'Wingbits', decimals: null, program: null, network: 'wingbits' },
  { ...jupiter, mark: 'verified', mint: 'FRySi8LPkuByB7VPSCCggxpewFUeeJiwEGRKKuhwpKcX', symbol: 'NATIX', name: 'NATIX', decimals: 6, program: null, network: 'natix' },
  { ...jupiter, mark: 'verified', mint: 'UPTx1d24aBWuRgwxVnFmX4gNraj3QGFzL3QqBgxtWQG', symbol: 'UPT', name: 'UpRock', decimals: 9, program: null, network: 'uprock' },
  { ...jupiter, mark: 'verified', mint: 'wxmJYe17a2oGJZJ1wDe6ZyRKUKmrLj2pJsavEdTVhPP', symbol: 'WXM', name: 'WeatherXM', decimals: 9, program: null, network: 'weatherxm' },
  { mark: 'secondary', source: 'third-party token list checked against Jupiter', asOf: '2026-09-12', mint: 'onoyC1ZjHNtT2tShqvVSg5WEcQDbu5zht6sdU9Nwjrc', symbol: 'ONO', name: 'onocoy', decimals: null, program: null, network: 'onocoy' },
  { ...jupiter, mark: 'verified', mint: 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v', symbol: 'USDC', name: 'USD Coin', decimals: 6, program: 'spl-token', network: null },
  { ...jupiter, mark: 'verified', mint: 'Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB', symbol: 'USDT', name: 'Tether USD', decimals: 6, program: 'spl-token', network: null },
  { ...jupiter, mark: 'verified', mint: WRAPPED_SOL_MINT, symbol: 'SOL', name: 'Solana', decimals: 9, program: 'spl-token', network: null },
];

export const knownTokens: readonly TokenFacts[] = [HNT, IOT, MOBILE, DC, RENDER, ...otherTokens];

const byMint: ReadonlyMap<string, TokenFacts> = new Map(knownTokens.map((token) => [token.mint, token]));

/** The token of a mint; null when it is not known (then it may call itself anything). */
export const tokenByMint = (mint: string): TokenFacts | null => byMint.get(mint) ?? null;
