import type { TokenFacts } from '../types';

export const FIL_DECIMALS = 18;

export const FIL: TokenFacts = {
  mark: 'verified',
  source: 'lotus, attoFIL as 10^-18 FIL',
  asOf: '2026-08-06',
  mint: 'filecoin/fil',
  symbol: 'FIL',
  name: 'Filecoin',
  decimals: FIL_DECIMALS,
  program: null,
  network: 'filecoin',
};
