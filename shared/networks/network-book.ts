import type { ChainId } from '../domain/wallet';
import { partsOfTokenId } from './token-id';
import type { NetworkFacts, TokenFacts } from './types';

/** The networks in force: those that come with the app, as replaced by a signed facts file, and those that the operator added. */
export interface NetworkBook {
  readonly all: readonly NetworkFacts[];
  byId(id: string): NetworkFacts | null;
  /** A token that is known by its id; null: it may call itself anything. */
  token(id: string): TokenFacts | null;
  /** Token ids in which networks pay or paid on a chain. */
  rewardTokens(chain: ChainId): readonly string[];
  /** Networks whose payments can be seen on a chain. */
  on(chain: ChainId): readonly NetworkFacts[];
}

/** @param tokens tokens that no network of the book issues (money of a chain, tokens of networks that are not supported) */
export function createNetworkBook(networks: readonly NetworkFacts[], tokens: readonly TokenFacts[]): NetworkBook {
  const byId = new Map(networks.map((network) => [network.id, network]));
  const byToken = new Map([...tokens, ...networks.flatMap((network) => network.tokens)].map((token) => [token.mint, token]));
  return {
    all: networks,
    byId: (id) => byId.get(id) ?? null,
    token: (id) => byToken.get(id) ?? null,
    rewardTokens: (chain) => [...new Set(networks.flatMap((network) => network.tokens.map((token) => token.mint)))].filter((id) => partsOfTokenId(id).chain === chain),
    on: (chain) => networks.filter((network) => network.chains.includes(chain)),
  };
}
