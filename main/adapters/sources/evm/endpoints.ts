import type { ChainId } from '../../../../shared/domain/wallet';

export type EvmChain = `eip155:${number}`;

export const isEvmChain = (chain: ChainId): chain is EvmChain => chain.startsWith('eip155:');

/** Number of the chain as `eth_chainId` gives it. */
export const chainNumber = (chain: EvmChain): bigint => BigInt(chain.slice('eip155:'.length));

/** Public endpoints that need no key, first choice first: chainlist of 2026-08-22. Any other chain has none until the person pastes one. */
const DEFAULTS: Readonly<Record<string, readonly string[]>> = {
  'eip155:1': ['https://ethereum-rpc.publicnode.com', 'https://cloudflare-eth.com'],
  'eip155:137': ['https://polygon-rpc.com', 'https://polygon-bor-rpc.publicnode.com', 'https://polygon.drpc.org'],
  'eip155:324': ['https://mainnet.era.zksync.io'],
  'eip155:361': ['https://eth-rpc-api.thetatoken.org/rpc'],
  'eip155:8453': ['https://mainnet.base.org'],
  'eip155:42161': ['https://arb1.arbitrum.io/rpc', 'https://arbitrum-one-rpc.publicnode.com', 'https://arbitrum.drpc.org'],
};

export const defaultEvmEndpoints = (chain: EvmChain): readonly string[] => DEFAULTS[chain] ?? [];

/** Hosts of the public endpoints with a limit that none of them was seen to refuse; for the limits of the http port. */
export const EVM_HOST_LIMITS: Readonly<Record<string, { readonly perSecond: number; readonly burst: number; readonly concurrent: number }>> = Object.fromEntries(
  Object.values(DEFAULTS).flat().map((url) => [new URL(url).host, { perSecond: 5, burst: 5, concurrent: 2 }]),
);

/** Name of the coin of a chain; a chain we do not know has none, and its coin is shown without a symbol. */
const COINS: Readonly<Record<string, string>> = { 'eip155:1': 'ETH', 'eip155:137': 'POL', 'eip155:324': 'ETH', 'eip155:361': 'TFUEL', 'eip155:8453': 'ETH', 'eip155:42161': 'ETH' };
export const coinOf = (chain: EvmChain): string | null => COINS[chain] ?? null;

/** Blocks behind the newest one that count as safe where a node does not know the tag `finalized`. */
export const safeDepth = (chain: EvmChain): number => (chain === 'eip155:137' ? 256 : 128);

/** The host of an endpoint: what may be shown, logged and counted. The path and the query can hold a key. */
export function endpointHost(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return '';
  }
}
