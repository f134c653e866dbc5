import type { TokenFacts } from '../types';

export const TFUEL: TokenFacts = {
  mark: 'verified', source: 'thetatoken/theta-infrastructure-ledger-explorer docs/api.md (tfuelwei)', asOf: '2026-01-31',
  mint: 'theta/tfuel', symbol: 'TFUEL', name: 'Theta Fuel', decimals: 18, program: null, network: 'theta',
};

/** Governance and staking; edge nodes are not paid in it. */
export const THETA: TokenFacts = { ...TFUEL, source: 'thetatoken/theta-infrastructure-ledger-explorer docs/api.md (thetawei)', mint: 'theta/theta', symbol: 'THETA', name: 'Theta', network: null };
