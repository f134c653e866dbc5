import type { NetworkFacts } from '../types';
import { WINGS } from './tokens';

const docs = { mark: 'secondary', source: 'Wingbits documentation', asOf: '2026-11-01' } as const;

export const wingbits: NetworkFacts = {
  id: 'wingbits',
  name: 'Wingbits',
  chains: ['solana'],
  colorSlot: 12,
  tokens: [WINGS],
  cadence: { ...docs, accrual: 'utc-day', payout: 'on-claim', epochStartMs: 0, epochMs: 86_400_000, silentIntervals: null },
  recognition: 'confirmed-sender',
  rules: [
    { ...docs, version: 'token launch', fromDay: '2026-04-22', text: 'Rewards are reckoned each day after 00:00 UTC: 24 WINGS for each covered hexagon, shared by weight, and claimed by hand. Rewards of the beta are released over 365 days.' },
  ],
  notKnown: ['From which address claims are paid: you confirm it once.', 'Decimals and token program of WINGS: the chain’s own answer is used.', 'What is waiting to be claimed: only the dashboard of Wingbits tells.'],
  verification: null,
  hardware: [],
};
