import type { TokenFacts } from '../types';

export const ROAM: TokenFacts = {
  mark: 'secondary',
  source: 'audit report with a chain read',
  asOf: '2026-08-02',
  mint: 'RoamA1USA8xjvpTJZ6RvvxyDRzNh6GCA1zVGKSiMVkn',
  symbol: 'ROAM',
  name: 'Roam',
  decimals: 6,
  program: 'spl-token',
  network: 'roam',
};
