import type { NetworkFacts } from '../types';
import { HONEY } from './tokens';

const docs = { mark: 'verified', source: 'docs.hivemapper.com', asOf: '2026-11-01' } as const;

export const hivemapper: NetworkFacts = {
  id: 'hivemapper',
  name: 'Hivemapper',
  chains: ['solana'],
  colorSlot: 2,
  tokens: [HONEY],
  cadence: {
    mark: 'verified',
    source: 'docs.hivemapper.com "Earning HONEY"',
    asOf: '2026-11-01',
    accrual: 'week',
    payout: 'weekly',
    // The week runs Monday to Sunday by Pacific time, whose distance from UTC changes twice a year: the rhythm of the payments tells better.
    epochStartMs: null,
    epochMs: null,
    silentIntervals: 3,
  },
  recognition: 'program',
  rules: [
    { ...docs, version: 'first HONEY', fromDay: '2022-11-01', text: 'Rewards are minted straight into the wallet once a week, on Wednesday evening Pacific time, for Monday to Sunday before.' },
    { ...docs, version: 'MIP-7', fromDay: null, text: 'Regions weigh more as their map fills: 1.5 times from 70 %, twice from 80 % and three times from 90 % of progress.' },
    { ...docs, source: 'docs.hivemapper.com MIP-15', version: 'MIP-15', fromDay: '2024-04-01', text: 'Of the HONEY that map customers spend, 75 % is burned for good and 25 % is minted again as consumption rewards, at most 500,000 a week.' },
    { mark: 'secondary', source: 'w3bstream news', asOf: '2025-07-31', version: 'MIP-24', fromDay: '2025-07-01', text: 'Hexes instead of images are rewarded, around the clock, and the speed of upload counts.' },
    { mark: 'secondary', source: 'news about region-based staking', asOf: '2025-10-31', version: 'MIP-25', fromDay: '2025-10-01', text: 'A tenth of the weekly emission goes to those who stake on regions. That is no income from mapping.' },
  ],
  notKnown: [
    'What the instructions of the payment program are called that were added after 2024: such rewards count, without their kind.',
    'By which program region staking (MIP-25) pays.',
    'What a Bee camera costs and how much power it takes.',
    'In which order the split consumption and burst payments name driver and fleet.',
  ],
  verification: 'Trainers check the quality of images and are paid for it by the same program.',
  hardware: [
    { mark: 'secondary', source: 'press report on the 2022 cameras', asOf: '2022-11-01', id: 'hivemapper-dashcam', name: 'Hivemapper Dashcam', watts: null, priceUsd: [549, 649] },
    { mark: 'unsure', source: 'general knowledge, no source found', asOf: '2026-11-01', id: 'hivemapper-bee', name: 'Bee', watts: null, priceUsd: [450, 590] },
  ],
};
