import type { NetworkFacts } from '../types';
import { GRASS } from './tokens';

const news = { mark: 'secondary', source: 'several news pages', asOf: '2024-10-28' } as const;

export const grass: NetworkFacts = {
  id: 'grass',
  name: 'Grass',
  chains: ['solana'],
  colorSlot: 9,
  tokens: [GRASS],
  // Points of each epoch are kept off the chain; GRASS comes by rare claims.
  cadence: { ...news, accrual: 'round', payout: 'rare', epochStartMs: null, epochMs: null, silentIntervals: null },
  recognition: 'confirmed-sender',
  rules: [{ ...news, version: 'Airdrop One', fromDay: '2024-10-28', text: 'Points of stage one were turned into 100 million GRASS, claimed by hand. Points since then have no announced value in GRASS.' }],
  notKnown: ['Which program or distributor pays claims: you confirm the payer once.', 'Whether and when points of stage two are paid out.', 'What a point is worth: no price is put on points.'],
  verification: 'Connections are filtered by their network, fingerprints of devices and the graph of referrals.',
  hardware: [],
};
