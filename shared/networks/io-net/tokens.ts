import type { TokenFacts } from '../types';

export const IO: TokenFacts = {
  mark: 'verified',
  source: 'Jupiter validated token list',
  asOf: '2025-04-01',
  mint: 'BZLbGTNCSFfoth2GYDtwr7e4imWzpR5jqcUuGEwr646K',
  symbol: 'IO',
  name: 'io.net',
  decimals: 8,
  program: null,
  network: 'io-net',
};
