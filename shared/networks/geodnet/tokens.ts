import type { TokenFacts } from '../types';

/** On Polygon the same token has 18 decimals. */
export const GEOD: TokenFacts = {
  mark: 'secondary',
  source: 'GEODNET improvement proposals (mint); a public query (decimals)',
  asOf: '2026-11-01',
  mint: '7JA5eZdCzztSfQbJvS8aVVxMFfd81Rs9VvwnocV1mKHu',
  symbol: 'GEOD',
  name: 'GEODNET',
  decimals: 9,
  program: null,
  network: 'geodnet',
};

/** The older home of the token; stations may still be paid there. Decimals are asked of the contract. */
export const GEOD_POLYGON: TokenFacts = {
  mark: 'verified',
  source: 'DefiLlama fees/geodnet (address); networks-solana.md (18 decimals)',
  asOf: '2026-08-22',
  mint: 'eip155:137/0xAC0F66379A6d7801D7726d5a943356A172549Adb',
  symbol: 'GEOD',
  name: 'GEODNET (Polygon)',
  decimals: 18,
  program: null,
  network: 'geodnet',
};
