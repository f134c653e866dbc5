import type { NetworkFacts } from '../types';
import { STORJ } from './tokens';

const docs = { mark: 'verified', source: 'storj/docs', asOf: '2026-07-15' } as const;
const code = { mark: 'verified', source: 'storj/storj satellite/compensation', asOf: '2026-08-21' } as const;

export const storj: NetworkFacts = {
  id: 'storj',
  name: 'Storj',
  chains: ['storj', 'eip155:1', 'eip155:324'],
  colorSlot: 5,
  tokens: [STORJ],
  // Paid in the first half of the month after; small payouts are carried forward, so one silent month proves nothing.
  cadence: { ...docs, accrual: 'month', payout: 'monthly', epochStartMs: null, epochMs: null, silentIntervals: 2 },
  recognition: 'own-source',
  rules: [
    { ...code, version: 'held amount', fromDay: null, text: 'Of the first three months on a satellite 75 % is kept back, of the next three 50 %, of the next three 25 %, then nothing. Half of it comes back with month 16, the rest after a graceful exit.' },
    { ...docs, version: 'minimum payout', fromDay: null, text: 'A payout is carried forward while the transfer fee would be more than a quarter of it, reckoned per wallet.' },
    { ...docs, version: 'zkSync Era', fromDay: '2023-09-01', text: 'Payouts on zkSync Era are 3 % larger.' },
    { ...docs, version: 'rates of December 2023', fromDay: '2023-12-01', text: '1.50 USD for a TB stored over a month, 2 USD for a TB sent to customers, audits or repair; receiving data is not paid.' },
    { ...code, version: 'node price tags', fromDay: '2026-01-01', text: 'A node may sign for lower rates than the usual ones; its own pricing page tells which hold.' },
  ],
  notKnown: [
    'The address of the STORJ token on zkSync Era: your own first payout there shows it.',
    'The exact day of a payout: the node tells when its paystub was written, which is close to it.',
    'The second half of the held amount has no date: it comes back only after a graceful exit.',
    'How much of a payout is customers’ money and how much the company’s reserve: only quarterly reports tell.',
    'What a month below the minimum payout will bring in tokens: the rate is fixed on the day it is paid.',
  ],
  verification: 'Satellites audit random pieces of stored data; a score below 96 % disqualifies the node on that satellite.',
  hardware: [],
};
