import type { NetworkFacts } from '../types';
import { IO } from './tokens';

const docs = { mark: 'secondary', source: 'io.net documentation', asOf: '2026-08-01' } as const;

export const ioNet: NetworkFacts = {
  id: 'io-net',
  name: 'io.net',
  chains: ['solana'],
  colorSlot: 7,
  tokens: [IO],
  // Claimed by hand in the dashboard: silence means nothing.
  cadence: { ...docs, accrual: 'hour', payout: 'on-claim', epochStartMs: null, epochMs: null, silentIntervals: null },
  recognition: 'confirmed-sender',
  rules: [
    { ...docs, version: 'hourly schedule', fromDay: '2024-06-11', text: 'A fixed amount of IO each hour, falling by 1.02 % a month: 95 % for graphics cards, 5 % for processors.' },
    { mark: 'verified', source: 'io.net documentation and announcement', asOf: '2026-06-11', version: 'IDE', fromDay: '2026-06-11', text: 'Suppliers are paid towards a target in US dollars, in IO at the price of the moment, first from a reward vault and then from fees. The hourly schedule has ended.' },
  ],
  notKnown: ['From which address payouts come: you confirm it once.', 'What is waiting to be claimed: only the dashboard of io.net tells.', 'The dollar target of each card.'],
  verification: 'A worker has to be up for at least five hours of the window and answer a proof of work.',
  hardware: [],
};
