import type { ChainId } from '../domain/wallet';

/**
 * How a token is named in the whole app (the field `mint` of lines, prices and holdings), because symbols collide:
 * - Solana: the mint itself, `hntyVP6…`
 * - a contract on an EVM chain: `eip155:137/0x0B22…` with the checksummed address
 * - the coin of a chain: `filecoin/fil`, `akash/uakt`, `akash/uact`, `flux/flux`, `theta/tfuel`, `eip155:42161/native`
 * - money that is no token: `fiat:USD`
 */
export type TokenId = string;

/** @param address checksummed */
export const evmTokenId = (chain: `eip155:${number}`, address: string): TokenId => `${chain}/${address}`;
export const coinId = (chain: ChainId, coin: string): TokenId => `${chain}/${coin}`;
export const fiatId = (currency: string): TokenId => `fiat:${currency}`;

/** Currency of a fiat id; null for tokens. */
export const fiatOf = (id: TokenId): string | null => (/^fiat:[A-Z]{3}$/.test(id) ? id.slice(5) : null);

/** Chain and the token's name on it. A bare id is a Solana mint. */
export function partsOfTokenId(id: TokenId): { readonly chain: string; readonly token: string } {
  const at = id.indexOf('/');
  return at === -1 ? { chain: 'solana', token: id } : { chain: id.slice(0, at), token: id.slice(at + 1) };
}
