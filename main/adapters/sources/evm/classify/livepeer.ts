import { addressOfTopic, sameAddress } from '../../../../../shared/chains/evm/address';
import { wordsOf } from '../../../../../shared/chains/evm/hex';
import { BONDING_MANAGER, LIVEPEER_CHAIN, TICKET_BROKER } from '../../../../../shared/networks/livepeer/contracts';
import { ETH_ARBITRUM, LPT } from '../../../../../shared/networks/livepeer/tokens';
import type { TokenFacts } from '../../../../../shared/networks/types';
import { EARNINGS_CLAIMED, ROUND_REWARD, TICKET_REDEEMED, WITHDRAW_FEES } from '../livepeer-events';
import type { RawLog } from '../raw-entry';
import { verdict, type Verdict } from './verdict';
import type { EvmView } from './view';

/** A line that an event proves without any transfer. */
export interface EventLine {
  /** Kind of event and its number among those of its kind in the transaction. */
  readonly path: string;
  readonly token: TokenFacts;
  readonly base: bigint;
  readonly sender: string;
  readonly verdict: Verdict;
}

const PATHS = { ticket: 1, claimedRewards: 2, claimedFees: 3, withdrawn: 4, reward: 5 } as const;

/** First words of the data of an event; null where there are fewer. The last word of a long event may have been cut off. */
function firstWords(log: RawLog, count: number): readonly bigint[] | null {
  const words = wordsOf(log.data.slice(0, 2 + 64 * count));
  return words === null || words.length < count ? null : words;
}

/**
 * Livepeer credits fees and rewards inside its contract: no transfer reaches the wallet. Counted is what `EarningsClaimed` credits to the operator
 * itself; tickets and round rewards hold the delegators' part too and are shown without being counted.
 * Source: livepeer/protocol BondingManager.updateDelegatorWithEarnings, TicketBroker.redeemWinningTicket.
 */
export function livepeerLines(view: EvmView): readonly EventLine[] {
  if (view.chain !== LIVEPEER_CHAIN || view.context.networks.byId('livepeer') === null) return [];
  const lines: EventLine[] = [];
  const counts = new Map<number, number>();
  const add = (path: number, token: TokenFacts, base: bigint, sender: string, its: Verdict): void => {
    const nth = counts.get(path) ?? 0;
    counts.set(path, nth + 1);
    lines.push({ path: `${path}.${nth}`, token, base, sender, verdict: its });
  };
  for (const log of view.events) {
    const [topic] = log.topics;
    const one = addressOfTopic(log.topics[1]);
    const two = addressOfTopic(log.topics[2]);
    if (sameAddress(log.address, TICKET_BROKER) && topic === TICKET_REDEEMED && one !== null && two !== null && sameAddress(two, view.wallet)) {
      const [faceValue] = firstWords(log, 1) ?? [];
      if (faceValue !== undefined) add(PATHS.ticket, ETH_ARBITRUM, faceValue, one, verdict('duplicate', 'livepeer-ticket', 'livepeer', { broadcaster: one, faceValue: faceValue.toString() }));
    }
    if (!sameAddress(log.address, BONDING_MANAGER)) continue;
    if (topic === ROUND_REWARD && one !== null && sameAddress(one, view.wallet)) {
      const [amount] = firstWords(log, 1) ?? [];
      if (amount !== undefined) add(PATHS.reward, LPT, amount, BONDING_MANAGER, verdict('duplicate', 'livepeer-round-reward', 'livepeer', { pool: amount.toString() }));
    }
    if (topic === WITHDRAW_FEES && one !== null && sameAddress(one, view.wallet)) {
      const [recipient, amount] = firstWords(log, 2) ?? [];
      if (recipient !== undefined && amount !== undefined) {
        const to = addressOfTopic(`0x${recipient.toString(16).padStart(64, '0')}`) ?? 'unknown';
        add(PATHS.withdrawn, ETH_ARBITRUM, amount, BONDING_MANAGER, verdict('conversion', 'livepeer-fees-withdrawn', 'livepeer', { to }));
      }
    }
    if (topic === EARNINGS_CLAIMED && one !== null && two !== null && sameAddress(two, view.wallet)) {
      const [rewards, fees, first, last] = firstWords(log, 4) ?? [];
      if (rewards === undefined || fees === undefined || first === undefined || last === undefined) continue;
      const own = sameAddress(one, view.wallet);
      const facts = { orchestrator: one, firstRound: first.toString(), lastRound: last.toString() };
      const its = own ? verdict('reward', 'livepeer-earnings-claimed', 'livepeer', facts) : verdict('staking', 'livepeer-delegator-earnings', 'livepeer', facts);
      if (rewards > 0n) add(PATHS.claimedRewards, LPT, rewards, BONDING_MANAGER, its);
      if (fees > 0n) add(PATHS.claimedFees, ETH_ARBITRUM, fees, BONDING_MANAGER, its);
      if (rewards === 0n && fees === 0n) add(PATHS.claimedRewards, LPT, 0n, BONDING_MANAGER, verdict('zero-claim', 'livepeer-claim-empty', 'livepeer', facts));
    }
  }
  return lines;
}
