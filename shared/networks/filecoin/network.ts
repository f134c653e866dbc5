import { GENESIS_MS, MS_PER_EPOCH } from '../../chains/filecoin/epochs';
import type { NetworkFacts } from '../types';
import { FILECOIN_NOT_KNOWN, FILECOIN_RULE_VERSIONS } from './rules';
import { FIL } from './tokens';

export const filecoin: NetworkFacts = {
  id: 'filecoin',
  name: 'Filecoin',
  chains: ['filecoin'],
  colorSlot: 4,
  tokens: [FIL],
  cadence: {
    mark: 'verified',
    source: 'builtin-actors reward and miner actors',
    asOf: '2026-07-21',
    accrual: 'block',
    payout: 'per-block',
    epochStartMs: GENESIS_MS,
    epochMs: MS_PER_EPOCH,
    // Wins are rare and random: weeks without one mean nothing for a small provider.
    silentIntervals: null,
  },
  recognition: 'own-source',
  rules: FILECOIN_RULE_VERSIONS,
  notKnown: FILECOIN_NOT_KNOWN,
  verification: 'Every sector is proven once a day (WindowPoSt) and a winner proves one at random (WinningPoSt); what is not proven counts as faulty and costs rewards.',
  hardware: [],
};
