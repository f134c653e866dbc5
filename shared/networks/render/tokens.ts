import type { TokenFacts } from '../types';

export const RENDER: TokenFacts = {
  mark: 'verified',
  source: 'Jupiter validated token list (2025-04); DefiLlama fees/render-network divides by 1e8',
  asOf: '2026-08-22',
  mint: 'rndrizKT3MK1iimdxRdWabcF7Zg7AR5T4nud4EkHBof',
  symbol: 'RENDER',
  name: 'Render',
  decimals: 8,
  // The mint and its decimals are verified, its token program is not: both programs are searched.
  program: null,
  network: 'render',
};
