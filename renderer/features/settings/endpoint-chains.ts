/** The choice of a chain that no network of the app pays on. */
export const OTHER_CHAIN = 'other';

/** Sources without an endpoint that could be another: Solana has its own list, a Storj node is its own address, own records are no chain. */
const WITHOUT: ReadonlySet<string> = new Set(['solana', 'storj', 'book']);

/** Chains whose endpoints can be set: those of watched wallets first, then those of the networks, then those that have some already. */
export function endpointChains(networks: readonly { readonly chains: readonly string[] }[], wallets: readonly { readonly chain: string }[], endpoints: Readonly<Record<string, readonly string[]>>): readonly string[] {
  const all = [...wallets.map((wallet) => wallet.chain), ...networks.flatMap((network) => network.chains), ...Object.keys(endpoints)];
  return [...new Set(all)].filter((chain) => !WITHOUT.has(chain));
}

/** `eip155:N` of a typed chain number; null when it is none. */
export const otherChainId = (text: string): string | null => (/^[1-9]\d{0,14}$/.test(text.trim()) ? `eip155:${text.trim()}` : null);
