import type { NetworkFacts } from '../types';
import { RENDER_RULES } from './rules';
import { RENDER } from './tokens';

/** Wednesday 00:00 UTC, the start of epoch 2: epoch 1 ended 2023-12-27. */
export const RENDER_EPOCH_START_MS = Date.UTC(2023, 11, 27);
export const RENDER_EPOCH_MS = 7 * 86_400_000;

const vendor = { mark: 'unsure', source: 'vendor board power from general knowledge', asOf: '2026-11-01', priceUsd: null } as const;

export const render: NetworkFacts = {
  id: 'render',
  name: 'Render',
  chains: ['solana'],
  colorSlot: 1,
  tokens: [RENDER],
  cadence: {
    mark: 'verified',
    source: 'Render BME launch post; stats.renderfoundation.com data to 2025-10',
    asOf: '2025-10-29',
    accrual: 'week',
    payout: 'weekly',
    epochStartMs: RENDER_EPOCH_START_MS,
    epochMs: RENDER_EPOCH_MS,
    silentIntervals: 3,
  },
  recognition: 'confirmed-sender',
  rules: RENDER_RULES,
  notKnown: [
    'From which addresses job and availability rewards come: you confirm each once.',
    'How the year from 20 December 2026 is split between nodes, grants and operations.',
    'Base and availability of the compute subnet: its proposal and its documentation disagree (25 or 10, and 2 or 6 a week).',
    'Whether Salad’s operators are paid in RENDER yet (RNP-023).',
    'Whether the mint belongs to the older or the newer token program: both are searched.',
  ],
  verification: 'A frame is paid when its customer has approved it.',
  hardware: [
    { ...vendor, id: 'rtx-3060', name: 'GeForce RTX 3060', watts: [170, 170] },
    { ...vendor, id: 'rtx-3090', name: 'GeForce RTX 3090', watts: [350, 350] },
    { ...vendor, id: 'rtx-4070', name: 'GeForce RTX 4070', watts: [200, 200] },
    { ...vendor, id: 'rtx-4090', name: 'GeForce RTX 4090', watts: [450, 450] },
    { ...vendor, id: 'rtx-5090', name: 'GeForce RTX 5090', watts: [575, 575] },
  ],
};
