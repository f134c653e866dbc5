import type { TokenFacts } from '../types';

export const XNET: TokenFacts = {
  // The mint is verified; its decimals come from two public queries, and the pages contradict each other about the token program.
  mark: 'secondary',
  source: 'XNET documentation (mint); two public queries (decimals)',
  asOf: '2025-04-01',
  mint: 'xNETbUB7cRb3AAu2pNG2pUwQcJ2BHcktfvSB8x1Pq6L',
  symbol: 'XNET',
  name: 'XNET',
  decimals: 8,
  program: null,
  network: 'xnet',
};
