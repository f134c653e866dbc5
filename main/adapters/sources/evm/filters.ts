import { toTopic } from '../../../../shared/chains/evm/address';
import { TRANSFER } from '../../../../shared/chains/evm/signatures';
import { partsOfTokenId } from '../../../../shared/networks/token-id';
import type { NetworkBook } from '../../../../shared/networks/network-book';
import { BONDING_MANAGER, LIVEPEER_CHAIN, TICKET_BROKER } from '../../../../shared/networks/livepeer/contracts';
import type { EvmChain } from './endpoints';
import { EARNINGS_CLAIMED, ROUND_REWARD, TICKET_REDEEMED, WITHDRAW_FEES, WITHDRAW_STAKE } from './livepeer-events';

/** One question to `eth_getLogs`, without its blocks. null in `topics`: anything. */
export interface LogFilter {
  /** null: of any contract. */
  readonly address: readonly string[] | null;
  readonly topics: readonly (string | readonly string[] | null)[];
}

/** Contracts of the tokens in which networks of the book pay on a chain, in lower case. */
export const bookTokens = (chain: EvmChain, networks: NetworkBook): readonly string[] =>
  networks.rewardTokens(chain).map((id) => partsOfTokenId(id).token.toLowerCase()).filter((token) => /^0x[0-9a-f]{40}$/.test(token)).toSorted();

/** Everything that speaks of a wallet: what came, what left, and the events of contracts that pay without a transfer. */
export function filtersFor(chain: EvmChain, wallet: string, networks: NetworkBook, restricted: boolean): readonly LogFilter[] {
  const self = toTopic(wallet);
  const tokens = restricted ? bookTokens(chain, networks) : null;
  const transfers: readonly LogFilter[] = tokens !== null && tokens.length === 0 ? [] : [{ address: tokens, topics: [TRANSFER, null, self] }, { address: tokens, topics: [TRANSFER, self] }];
  if (chain !== LIVEPEER_CHAIN || networks.byId('livepeer') === null) return transfers;
  return [
    ...transfers,
    { address: [TICKET_BROKER, BONDING_MANAGER], topics: [[TICKET_REDEEMED, EARNINGS_CLAIMED], null, self] },
    { address: [BONDING_MANAGER], topics: [[ROUND_REWARD, WITHDRAW_FEES, WITHDRAW_STAKE], self] },
  ];
}

/** True when a log is what the filter asked for: an endpoint that answers another question is not believed. */
export function isAskedFor(log: { readonly address: string; readonly topics: readonly string[] }, filter: LogFilter): boolean {
  if (filter.address !== null && !filter.address.some((one) => one.toLowerCase() === log.address.toLowerCase())) return false;
  return filter.topics.every((wanted, at) => {
    const topic = log.topics[at];
    if (wanted === null) return topic !== undefined;
    return topic !== undefined && (typeof wanted === 'string' ? wanted === topic : wanted.includes(topic));
  });
}
