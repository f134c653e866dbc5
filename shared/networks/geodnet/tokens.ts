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
