import type { NetworkFacts } from '../types';
import { TFUEL } from './tokens';

const explorer = { mark: 'verified', source: 'thetatoken/theta-infrastructure-ledger-explorer docs/api.md and routes', asOf: '2026-01-31' } as const;

export const theta: NetworkFacts = {
  id: 'theta',
  name: 'Theta Edge',
  chains: ['theta'],
  colorSlot: 15,
  tokens: [TFUEL],
  cadence: {
    mark: 'secondary', source: 'depinly 2026-05-22, depinrun', asOf: '2026-05-22',
    accrual: 'job', payout: 'per-job', epochStartMs: null, epochMs: null, silentIntervals: null,
  },
  recognition: 'confirmed-sender',
  rules: [
    { ...explorer, version: '2026-01-31', fromDay: null, text: 'Staking rewards of elite and guardian nodes are coinbase transactions (type 0) and stand by themselves as staking income.' },
    {
      mark: 'unsure', source: 'explorer transaction types; no source tells which product pays by which', asOf: '2026-01-31', version: 'edge jobs', fromDay: null,
      text: 'Payments for edge jobs arrive as sends, service payments or contract calls (types 2, 5, 7). They count once you confirm who sent them.',
    },
    { mark: 'secondary', source: 'depinly 2026-05-22', asOf: '2026-05-22', version: 'burn', fromDay: null, text: 'A quarter of each payment for edge work and all transaction fees are burned.' },
  ],
  notKnown: [
    'From which addresses edge jobs are paid: no source lists them.',
    'TFUEL that a contract passes on inside a call: the explorer’s list shows what was sent with the call only.',
    'How much TFUEL is minted per block today: the explorer’s formula says 86, and a later cut is reported.',
  ],
  verification: null,
  hardware: [],
};
