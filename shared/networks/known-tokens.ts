import { WRAPPED_SOL_MINT } from '../chains/solana/programs';
import { GEOD } from './geodnet/tokens';
import { GRASS } from './grass/tokens';
import { DC, HNT, IOT, MOBILE } from './helium/tokens';
import { HONEY } from './hivemapper/tokens';
import { IO } from './io-net/tokens';
import { NOS } from './nosana/tokens';
import { RENDER } from './render/tokens';
import { ROAM } from './roam/tokens';
import { WINGS } from './wingbits/tokens';
import { XNET } from './xnet/tokens';
import type { TokenFacts } from './types';

const jupiter = { source: 'Jupiter validated token list', asOf: '2025-04-01' } as const;

/** Tokens of networks that have no folder and money of the chain: they give unclassified lines a symbol and keep them from being taken for spam. */
const otherTokens: readonly TokenFacts[] = [
  { ...jupiter, mark: 'verified', mint: 'FRySi8LPkuByB7VPSCCggxpewFUeeJiwEGRKKuhwpKcX', symbol: 'NATIX', name: 'NATIX', decimals: 6, program: null, network: 'natix' },
  { ...jupiter, mark: 'verified', mint: 'UPTx1d24aBWuRgwxVnFmX4gNraj3QGFzL3QqBgxtWQG', symbol: 'UPT', name: 'UpRock', decimals: 9, program: null, network: 'uprock' },
  { ...jupiter, mark: 'verified', mint: 'wxmJYe17a2oGJZJ1wDe6ZyRKUKmrLj2pJsavEdTVhPP', symbol: 'WXM', name: 'WeatherXM', decimals: 9, program: null, network: 'weatherxm' },
  { mark: 'secondary', source: 'third-party token list checked against Jupiter', asOf: '2026-09-12', mint: 'onoyC1ZjHNtT2tShqvVSg5WEcQDbu5zht6sdU9Nwjrc', symbol: 'ONO', name: 'onocoy', decimals: null, program: null, network: 'onocoy' },
  { ...jupiter, mark: 'verified', mint: 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v', symbol: 'USDC', name: 'USD Coin', decimals: 6, program: 'spl-token', network: null },
  { ...jupiter, mark: 'verified', mint: 'Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB', symbol: 'USDT', name: 'Tether USD', decimals: 6, program: 'spl-token', network: null },
  { ...jupiter, mark: 'verified', mint: WRAPPED_SOL_MINT, symbol: 'SOL', name: 'Solana', decimals: 9, program: 'spl-token', network: null },
];

export const knownTokens: readonly TokenFacts[] = [HNT, IOT, MOBILE, DC, RENDER, HONEY, NOS, IO, GRASS, GEOD, XNET, ROAM, WINGS, ...otherTokens];

const byMint: ReadonlyMap<string, TokenFacts> = new Map(knownTokens.map((token) => [token.mint, token]));

/** The token of a mint; null when it is not known (then it may call itself anything). */
export const tokenByMint = (mint: string): TokenFacts | null => byMint.get(mint) ?? null;
