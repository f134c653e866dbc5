import type { NetworkFacts } from '../types';
import { ACT, AKT } from './tokens';

const node = { mark: 'verified', source: 'akash-network/node x/escrow', asOf: '2026-04-28' } as const;

export const akash: NetworkFacts = {
  id: 'akash',
  name: 'Akash',
  chains: ['akash'],
  colorSlot: 6,
  tokens: [ACT, AKT],
  // A lease accrues with each block and is paid when the provider withdraws, by default once a day; without tenants there is nothing to pay.
  cadence: { ...node, accrual: 'block', payout: 'daily', epochStartMs: null, epochMs: null, silentIntervals: null },
  recognition: 'own-source',
  rules: [
    { mark: 'secondary', source: 'depinly methodology', asOf: '2026-05-22', version: 'take rates', fromDay: null, text: 'A provider kept 96 % of what was paid in AKT and 80 % of what was paid in USDC.' },
    { ...node, version: 'Mainnet 17 (AEP-76)', fromDay: '2026-03-23', text: 'Leases are priced and paid in ACT, a credit of one US dollar that cannot be moved; the provider burns it for AKT. When the reserve falls below 100 % burning stops.' },
  ],
  notKnown: [
    'On which day a withdrawal happened that lies between two looks: the chain’s state tells only totals. Days are then shared out by what the Console says was earned, and a long stretch without it has no date.',
    'What arrived of withdrawals before the chain stopped taking a fee: the total that a lease tells for them includes the fee.',
    'In which token leases were paid that ran through Mainnet 17: the chain tells their total in one token only.',
    'AKT that a tenant’s account paid directly while burning was stopped: it is not in the total of the lease.',
    'What ACT brings when it is burned for AKT: it depends on the price of that moment.',
  ],
  verification: 'The chain does not check hardware: tenants choose providers, and auditors sign what they say of themselves.',
  hardware: [],
};
