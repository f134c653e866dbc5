import { coinId } from '../token-id';
import type { TokenFacts } from '../types';

const meta = { mark: 'verified', source: 'akash-network/net mainnet/meta.json; AEP-76', asOf: '2026-06-08', program: null, network: 'akash', decimals: 6 } as const;

/** Credit worth one US dollar, in which leases are priced and paid since Mainnet 17; it cannot be transferred, only burned for AKT. */
export const ACT: TokenFacts = { ...meta, mint: coinId('akash', 'uact'), symbol: 'ACT', name: 'Akash Compute Token' };

/** The token of the chain. Never added to ACT. */
export const AKT: TokenFacts = { ...meta, mint: coinId('akash', 'uakt'), symbol: 'AKT', name: 'Akash' };

/** Tokens by the chain's own name of their base unit. Others (IBC dollars of older leases) are told by that name alone. */
export const AKASH_DENOMS: Readonly<Record<string, TokenFacts>> = { uact: ACT, uakt: AKT };
