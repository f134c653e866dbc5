import type { NetworkFacts } from '../types';
import { XNET } from './tokens';

const docs = { mark: 'verified', source: 'xnetmobile/docs', asOf: '2025-04-30' } as const;

export const xnet: NetworkFacts = {
  id: 'xnet',
  name: 'XNET',
  chains: ['solana'],
  colorSlot: 10,
  tokens: [XNET],
  // An epoch ends on a Sunday and is handed out on the Thursday after; which Sundays, no source told. Claimed by hand: silence means nothing.
  cadence: { ...docs, accrual: 'two-weeks', payout: 'on-claim', epochStartMs: null, epochMs: null, silentIntervals: null },
  recognition: 'program',
  rules: [
    { ...docs, version: 'move to Solana', fromDay: '2024-09-01', text: 'XNET moved to Solana through a bridge and was then converted to a token of its own; both steps are own money.' },
    { ...docs, version: 'XIP-10', fromDay: '2024-10-01', text: 'The most that can exist was cut to 1,307,098,713 XNET.' },
    { ...docs, version: 'XIP-11', fromDay: '2025-04-01', text: '2.5 million XNET for each epoch of two weeks: 70 % for data, 25 % for proof of coverage, 5 % base. The reduction comes every two years, next about 2027.' },
  ],
  notKnown: [
    'Whether the mint belongs to the older or the newer token program: its documentation says both, so both are searched.',
    'Who administers the distributors that are XNET’s own: any Streamflow distributor of XNET counts until you refuse it.',
    'From which address claims at sync.xnet.foundation are paid: such transfers wait for your word.',
    'Prices and watts of access points.',
  ],
  verification: 'For proof of coverage WiFi has to carry at least 3 GB in an epoch, CBRS radios have to be up half of the time.',
  hardware: [],
};
