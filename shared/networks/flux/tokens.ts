import type { TokenFacts } from '../types';

export const FLUX: TokenFacts = {
  mark: 'verified', source: 'RunOnFlux/fluxd (1 FLUX = 100,000,000 base units)', asOf: '2026-05-01',
  mint: 'flux/flux', symbol: 'FLUX', name: 'Flux', decimals: 8, program: null, network: 'flux',
};
