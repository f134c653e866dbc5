import type { NetworkFacts } from '../types';
import { HELIUM_RULES } from './rules';
import { HNT, IOT, MOBILE } from './tokens';

const unsureWatts = { mark: 'unsure', source: 'general knowledge, no measured source found', asOf: '2026-11-01' } as const;

export const helium: NetworkFacts = {
  id: 'helium',
  name: 'Helium',
  chains: ['solana'],
  colorSlot: 0,
  tokens: [HNT, IOT, MOBILE],
  cadence: {
    mark: 'verified',
    source: 'helium oracles README; lazy-distributor program',
    asOf: '2026-08-20',
    accrual: 'utc-day',
    payout: 'on-claim',
    epochStartMs: 0,
    epochMs: 86_400_000,
    silentIntervals: null,
  },
  recognition: 'program',
  rules: HELIUM_RULES,
  notKnown: [
    'The exact day on which HNT replaced IOT and MOBILE as the reward (about 28 January 2025).',
    'Whether the escrow of HIP-144 (30 days held back) was ever switched on: no code for it existed in August 2026.',
    'Anything that changed after August 2026.',
    'Watts of any specific hotspot: measured or typed watts win.',
    'Which pools paid veHNT in IOT and MOBILE before 2025: the sub-DAO of the claim is checked instead.',
  ],
  verification: 'Paid by the data that oracles count and whose price was burned; proof of coverage by radio ended in July 2026.',
  hardware: [
    { ...unsureWatts, id: 'helium-lorawan-gateway', name: 'LoRaWAN gateway', watts: [3, 8], priceUsd: [100, 500] },
    { ...unsureWatts, id: 'helium-wifi-hotspot', name: 'Helium Mobile WiFi hotspot', watts: [8, 25], priceUsd: [249, 499] },
  ],
};
