import type { NetworkFacts } from '../types';
import { GEOD, GEOD_POLYGON } from './tokens';

const guide = { mark: 'secondary', source: 'a public mining guide of 2026-04-29', asOf: '2026-04-29' } as const;
const gip = { mark: 'verified', source: 'geodnet/GIP', asOf: '2026-11-01' } as const;

export const geodnet: NetworkFacts = {
  id: 'geodnet',
  name: 'GEODNET',
  chains: ['solana', 'eip155:137'],
  colorSlot: 8,
  tokens: [GEOD, GEOD_POLYGON],
  cadence: { mark: 'secondary', source: 'GEODNET documentation', asOf: '2026-11-01', accrual: 'utc-day', payout: 'daily', epochStartMs: null, epochMs: null, silentIntervals: 3 },
  recognition: 'confirmed-sender',
  rules: [
    { ...guide, version: '96 GEOD a day', fromDay: null, text: 'A triple-band station earns 96 GEOD a day as its base.' },
    { ...guide, version: '48 GEOD a day', fromDay: '2023-06-30', text: 'The base halves to 48 GEOD a day.' },
    { ...guide, version: '24 GEOD a day', fromDay: '2024-06-30', text: 'The base halves to 24 GEOD a day.' },
    { ...gip, version: 'GIP-6', fromDay: null, text: 'Rewards are reckoned in windows of two hours and are nothing below 80 % of good data or with too much multipath; dual-band stations are phased out.' },
    { ...guide, version: '12 GEOD a day', fromDay: '2025-06-30', text: 'The base halves to 12 GEOD a day.' },
    { ...gip, version: 'GIP-8', fromDay: null, text: 'At most 20,000 station tokens: their holders get all of a hexagon’s reward, other stations in it share what is left.' },
    { ...guide, version: '6 GEOD a day', fromDay: '2026-06-30', text: 'The base halves to 6 GEOD a day; the next halving is on 30 June 2027.' },
    { ...gip, version: 'GIP-7', fromDay: '2027-03-01', text: 'Support of Polygon ends; rewards have to be moved to Solana before.' },
  ],
  notKnown: ['From which address rewards on Solana come: you confirm it once.', 'The day on which GIP-6 and GIP-8 came into force.', 'What the console knows of a station: it has no open interface.'],
  verification: 'Each station’s measurements are checked in windows of two hours; those below 80 % or with strong multipath earn nothing.',
  hardware: [{ mark: 'secondary', source: 'a public mining guide', asOf: '2026-04-29', id: 'geodnet-station', name: 'Triple-band station with antenna', watts: null, priceUsd: [600, 700] }],
};
