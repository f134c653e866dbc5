import type { TokenFacts } from '../types';

/** The documentation names the mint and nothing else: decimals and token program are the chain's to tell. */
export const WINGS: TokenFacts = {
  mark: 'secondary',
  source: 'Wingbits documentation (mint); decimals not found',
  asOf: '2026-11-01',
  mint: 'WingsAYbfs4qnEgcw8jpSvetqp8XHM3GkKvow54WLcd',
  symbol: 'WINGS',
  name: 'Wingbits',
  decimals: null,
  program: null,
  network: 'wingbits',
};
