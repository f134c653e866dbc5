import type { NetworkFacts } from '../types';
import { ETH_ARBITRUM, LPT, LPT_ETHEREUM } from './tokens';

const subgraph = { mark: 'verified', source: 'livepeer/protocol BondingManager and TicketBroker; livepeer/subgraph', asOf: '2026-04-21' } as const;

export const livepeer: NetworkFacts = {
  id: 'livepeer',
  name: 'Livepeer',
  chains: ['eip155:42161'],
  colorSlot: 14,
  tokens: [LPT, ETH_ARBITRUM, LPT_ETHEREUM],
  cadence: {
    ...subgraph,
    accrual: 'round',
    payout: 'on-claim',
    // About 21 hours, but the length is a setting of the contract and rounds do not start at fixed instants: no epoch is computed from it.
    epochStartMs: null,
    epochMs: null,
    silentIntervals: null,
  },
  recognition: 'program',
  rules: [
    {
      ...subgraph,
      version: '2022-02',
      fromDay: null,
      text: 'An orchestrator earns fees in ETH from winning tickets and LPT for each round in which it calls reward. Both are shared with its delegators by its reward cut and fee share.',
    },
    {
      ...subgraph,
      version: 'own share',
      fromDay: null,
      text: 'A ticket’s face value and a round’s reward include the delegators’ part. The operator’s own part is what the contract credits when earnings are claimed; that is what counts, and what is not yet claimed is shown as accrued.',
    },
  ],
  notKnown: [
    'The own part of a single ticket or round before it is claimed: it depends on the stake of every delegator in that round.',
    'ETH that reaches or leaves the wallet by plain transfers: the chain writes no event for it.',
    'How long a round is in hours: the contract counts blocks of Ethereum and the number is a setting.',
  ],
  verification: null,
  hardware: [],
};
