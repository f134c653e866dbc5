import type { TokenFacts } from '../types';

export const GRASS: TokenFacts = {
  mark: 'secondary',
  source: 'Grass documentation (mint); two code lists (decimals)',
  asOf: '2026-11-01',
  mint: 'Grass7B4RdKfBCjTKgSqnXkqjwiGvQyFbuSCUJr3XXjs',
  symbol: 'GRASS',
  name: 'Grass',
  decimals: 9,
  program: null,
  network: 'grass',
};
