import type { NetworkFacts } from '../types';
import { ROAM } from './tokens';

const guides = { mark: 'secondary', source: 'public guides and an audit report', asOf: '2026-08-02' } as const;

export const roam: NetworkFacts = {
  id: 'roam',
  name: 'Roam',
  chains: ['solana'],
  colorSlot: 11,
  tokens: [ROAM],
  // Points are exchanged in pools of 1,000 seconds and withdrawn by hand.
  cadence: { ...guides, accrual: 'round', payout: 'on-claim', epochStartMs: null, epochMs: null, silentIntervals: null },
  recognition: 'confirmed-sender',
  rules: [{ ...guides, version: 'points', fromDay: null, text: 'WiFi that was added, check-ins and miners earn points; points are exchanged for ROAM in pools and withdrawn by hand.' }],
  notKnown: [
    'From which address withdrawals are paid: two were named by community scripts and neither is confirmed, so you confirm it once.',
    'What ROAM on BNB Smart Chain pays: that chain is not read.',
  ],
  verification: null,
  hardware: [],
};
