import type { TokenFacts } from '../types';

export const LPT: TokenFacts = {
  mark: 'verified', source: 'livepeer/subgraph networks.yaml; rotki asset database', asOf: '2026-04-21',
  mint: 'eip155:42161/0x289ba1701C2F088cf0faf8B3705246331cB8A839', symbol: 'LPT', name: 'Livepeer Token', decimals: 18, program: null, network: 'livepeer',
};

/** Not where rewards are paid since the move to Arbitrum. */
export const LPT_ETHEREUM: TokenFacts = {
  mark: 'verified', source: 'rotki asset database', asOf: '2026-04-21',
  mint: 'eip155:1/0x58b6A8A3302369DAEc383334672404Ee733aB239', symbol: 'LPT', name: 'Livepeer Token (Ethereum)', decimals: 18, program: null, network: 'livepeer',
};

/** Fees are paid in the coin of the chain. */
export const ETH_ARBITRUM: TokenFacts = {
  mark: 'verified', source: 'Arbitrum One pays fees and gas in ether', asOf: '2026-04-21',
  mint: 'eip155:42161/native', symbol: 'ETH', name: 'Ether', decimals: 18, program: null, network: null,
};
