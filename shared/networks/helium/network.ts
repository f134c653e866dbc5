import type { NetworkFacts } from '../types';
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
  rules: [],
  notKnown: [],
  verification: null,
  hardware: [
    { ...unsureWatts, id: 'helium-lorawan-gateway', name: 'LoRaWAN gateway', watts: [3, 8], priceUsd: [100, 500] },
    { ...unsureWatts, id: 'helium-wifi-hotspot', name: 'Helium Mobile WiFi hotspot', watts: [8, 25], priceUsd: [249, 499] },
  ],
};
