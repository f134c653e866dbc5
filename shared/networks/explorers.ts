import type { ChainId } from '../domain/wallet';

export interface Explorer {
  readonly id: string;
  readonly name: string;
  /** `{signature}` is replaced; null: it has no page for one. */
  readonly transaction: string | null;
  /** `{address}` is replaced. */
  readonly account: string | null;
}

/** Pages of public explorers by chain, the usual one first. Opened only when the person clicks. */
export const explorers: Readonly<Record<string, readonly Explorer[]>> = {
  solana: [
    { id: 'solscan', name: 'Solscan', transaction: 'https://solscan.io/tx/{signature}', account: 'https://solscan.io/account/{address}' },
    { id: 'solana-explorer', name: 'Solana Explorer', transaction: 'https://explorer.solana.com/tx/{signature}', account: 'https://explorer.solana.com/address/{address}' },
  ],
  filecoin: [{ id: 'filfox', name: 'Filfox', transaction: null, account: 'https://filfox.info/en/address/{address}' }],
  'eip155:1': [{ id: 'etherscan', name: 'Etherscan', transaction: 'https://etherscan.io/tx/{signature}', account: 'https://etherscan.io/address/{address}' }],
  'eip155:137': [{ id: 'polygonscan', name: 'PolygonScan', transaction: 'https://polygonscan.com/tx/{signature}', account: 'https://polygonscan.com/address/{address}' }],
  'eip155:42161': [{ id: 'arbiscan', name: 'Arbiscan', transaction: 'https://arbiscan.io/tx/{signature}', account: 'https://arbiscan.io/address/{address}' }],
  'eip155:324': [{ id: 'zksync-explorer', name: 'zkSync explorer', transaction: 'https://explorer.zksync.io/tx/{signature}', account: 'https://explorer.zksync.io/address/{address}' }],
  'eip155:8453': [{ id: 'basescan', name: 'BaseScan', transaction: 'https://basescan.org/tx/{signature}', account: 'https://basescan.org/address/{address}' }],
  flux: [{ id: 'flux-explorer', name: 'Flux explorer', transaction: 'https://explorer.runonflux.io/tx/{signature}', account: 'https://explorer.runonflux.io/address/{address}' }],
  theta: [{ id: 'theta-explorer', name: 'Theta explorer', transaction: 'https://explorer.thetatoken.org/txs/{signature}', account: 'https://explorer.thetatoken.org/account/{address}' }],
};

/** The page of a transaction at the first explorer of its chain; null: the chain has none that is known. */
export const transactionLink = (chain: ChainId, signature: string): string | null =>
  explorers[chain]?.[0]?.transaction?.replace('{signature}', encodeURIComponent(signature)) ?? null;

export const accountLink = (chain: ChainId, address: string): string | null =>
  explorers[chain]?.[0]?.account?.replace('{address}', encodeURIComponent(address)) ?? null;
