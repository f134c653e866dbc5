import type { ChainId } from '../domain/wallet';
import { helium } from './helium/network';
import { render } from './render/network';
import type { NetworkFacts } from './types';

/** Networks of this version. A new one gets a folder, a row here and the next colour slot. */
export const networks: readonly NetworkFacts[] = [helium, render];

export const networkById = (id: string): NetworkFacts | null => networks.find((network) => network.id === id) ?? null;

/** Mints in which networks of this version pay or paid: their token accounts are searched even where the chain lists none. */
export const rewardMints: readonly string[] = networks.flatMap((network) => network.tokens.map((token) => token.mint));

/** Pages of public explorers; `{signature}` and `{address}` are replaced. Opened only when the person clicks. */
export const explorers: Readonly<Record<ChainId, readonly { readonly id: string; readonly name: string; readonly transaction: string; readonly account: string }[]>> = {
  solana: [
    { id: 'solscan', name: 'Solscan', transaction: 'https://solscan.io/tx/{signature}', account: 'https://solscan.io/account/{address}' },
    { id: 'solana-explorer', name: 'Solana Explorer', transaction: 'https://explorer.solana.com/tx/{signature}', account: 'https://explorer.solana.com/address/{address}' },
  ],
};

/** The page of a transaction at the first explorer of its chain. */
export const transactionLink = (chain: ChainId, signature: string): string | null =>
  explorers[chain][0]?.transaction.replace('{signature}', encodeURIComponent(signature)) ?? null;

export const accountLink = (chain: ChainId, address: string): string | null =>
  explorers[chain][0]?.account.replace('{address}', encodeURIComponent(address)) ?? null;
