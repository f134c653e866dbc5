import type { NetworkFacts } from '../types';
import { FLUX } from './tokens';

const fluxd = { mark: 'verified', source: 'RunOnFlux/fluxd main.cpp, chainparams.cpp, fluxnode.h', asOf: '2026-05-01' } as const;
const floor = { mark: 'verified', source: 'RunOnFlux/flux config (hardware floor)', asOf: '2026-07-22', watts: null, priceUsd: null } as const;

export const flux: NetworkFacts = {
  id: 'flux',
  name: 'Flux',
  chains: ['flux'],
  colorSlot: 16,
  tokens: [FLUX],
  // How often a node is paid depends on how many nodes its tier has: nothing to compute a rhythm from beforehand.
  cadence: { ...fluxd, accrual: 'block', payout: 'per-block', epochStartMs: null, epochMs: null, silentIntervals: null },
  recognition: 'program',
  rules: [
    { ...fluxd, version: 'Proof of Node', fromDay: '2025-10-25', text: 'From block 2,020,000 on each block pays one node of every tier in turn: 9 FLUX to a Stratus, 3.5 to a Nimbus, 1 to a Cumulus, and 0.5 to the foundation.' },
    { ...fluxd, version: 'first cut', fromDay: '2026-10-28', text: 'Every 1,051,200 blocks the payment falls by a tenth, at most 20 times. From block 3,071,200 on a Stratus is paid 8.1, a Nimbus 3.15 and a Cumulus 0.9 FLUX.' },
    { mark: 'secondary', source: 'articles on PNR', asOf: '2026-07-22', version: 'PNR', fromDay: null, text: 'A quarter of what apps pay is said to go to nodes with ArcaneOS, two points more each year. How it reaches a wallet is not known, so it is shown as unclassified.' },
  ],
  notKnown: [
    'How the share of app revenue (PNR) is paid out and how to tell it from other transfers.',
    'Rewards of parallel assets on other chains: only coinbase outputs of the main chain are node rewards.',
    'The exact day of the cut: the chain counts blocks, and 3,071,200 fell on about 26 to 28 October 2026.',
    'Payments before Proof of Node: miners and nodes were paid in the same transaction, so they stay unclassified.',
  ],
  verification: null,
  hardware: [
    { ...floor, id: 'flux-cumulus', name: 'Cumulus node (220 GB disk, 7 GB memory)' },
    { ...floor, id: 'flux-nimbus', name: 'Nimbus node (440 GB disk, 30 GB memory)' },
    { ...floor, id: 'flux-stratus', name: 'Stratus node (880 GB disk, 61 GB memory)' },
  ],
};
