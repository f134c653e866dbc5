import type { TokenFacts } from '../types';

export const HONEY: TokenFacts = {
  mark: 'verified',
  source: 'Hivemapper documentation "What is HONEY"; Jupiter validated token list',
  asOf: '2025-04-01',
  mint: '4vMsoUT2BWatFweudnQM1xedRLfJgJ7hswhcpz4xgBTy',
  symbol: 'HONEY',
  name: 'Hivemapper',
  decimals: 9,
  program: 'spl-token',
  network: 'hivemapper',
};
