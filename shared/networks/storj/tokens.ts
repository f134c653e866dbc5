import { evmTokenId, fiatId } from '../token-id';
import type { TokenFacts } from '../types';

/** Paid to the payout wallet, one transfer for each wallet and payout; its amount is fixed in USD at the time of the payout. */
export const STORJ: TokenFacts = {
  mark: 'verified', source: 'storj/docs (address); rotki asset database (decimals)', asOf: '2026-07-15',
  mint: evmTokenId('eip155:1', '0xB64ef51C888972c908CFacf59B47C1AfBC0Ab8aC'), symbol: 'STORJ', name: 'Storj', decimals: 8, program: null, network: 'storj',
};

/** The node reckons in USD; what it tells is kept in millionths of one, as it comes. */
export const STORJ_USD = { mint: fiatId('USD'), symbol: 'USD', decimals: 6 } as const;
