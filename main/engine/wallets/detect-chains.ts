import { parseAkashAddress } from '../../../shared/chains/akash/address';
import { parseEvmAddress } from '../../../shared/chains/evm/address';
import { parseFilecoinAddress } from '../../../shared/chains/filecoin/address';
import { parseFluxAddress } from '../../../shared/chains/flux/address';
import { parseSolanaAddress } from '../../../shared/chains/solana/address';
import { parseStorjNode } from '../../../shared/chains/storj/node-address';
import { isChainId, type ChainId } from '../../../shared/domain/wallet';
import type { NetworkBook } from '../../../shared/networks/network-book';

/** A chain on which a typed text is an address, in the chain's own spelling. */
export interface AddressCandidate {
  readonly chain: ChainId;
  readonly address: string;
}

export type ParsedOn = { readonly ok: true; readonly address: string } | { readonly ok: false; readonly why: string };

/** Chains of the networks in force and of endpoints that the person set, the usual ones first. Records of the operator's own are no chain. */
export function chainsInUse(book: NetworkBook, endpointIds: readonly string[]): readonly ChainId[] {
  const chains = [...book.all.flatMap((network) => network.chains), ...endpointIds.filter(isChainId)];
  return [...new Set(chains)].filter((chain) => chain !== 'book');
}

/** Reads an address as one of the given chain. Secrets are refused by every reader, and earlier by whoever calls. */
export function parseOn(chain: ChainId, text: string): ParsedOn {
  switch (chain) {
    case 'solana':
      return parseSolanaAddress(text);
    case 'filecoin':
      return parseFilecoinAddress(text);
    case 'akash':
      return parseAkashAddress(text);
    case 'flux':
      return parseFluxAddress(text);
    case 'storj':
      return parseStorjNode(text);
    case 'book':
      return { ok: false, why: 'other-chain' };
    // Theta writes its addresses as Ethereum does.
    case 'theta':
    default:
      return parseEvmAddress(text);
  }
}

/** A name or number with a port, or an address of the web: any single word is a possible host, and no word is an address of a node by itself. */
const looksLikeNode = (text: string): boolean => /^https?:\/\//i.test(text.trim()) || /^[^\s/:]+:\d{1,5}\/?$/.test(text.trim());

/** Chains on which a text can be an address, the usual ones first. */
export function detectChains(text: string, chains: readonly ChainId[]): readonly AddressCandidate[] {
  return chains.flatMap((chain) => {
    if (chain === 'storj' && !looksLikeNode(text)) return [];
    const parsed = parseOn(chain, text);
    return parsed.ok ? [{ chain, address: parsed.address }] : [];
  });
}
