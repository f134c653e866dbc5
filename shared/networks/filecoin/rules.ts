import type { NetworkRule } from '../types';

const lotus = { mark: 'verified', source: 'lotus build parameters; FIPs repository', asOf: '2026-08-06' } as const;

/** Upgrades that changed what a storage provider earns or pays, oldest first. */
export const FILECOIN_RULE_VERSIONS: readonly NetworkRule[] = [
  {
    mark: 'verified', source: 'builtin-actors miner/src/monies.rs and policy.rs', asOf: '2026-07-21',
    version: 'block rewards', fromDay: null,
    text: 'Each win pays a fifth of the epoch’s reward plus the tips of its block. A quarter is available at once, three quarters are released over 180 days in daily steps.',
  },
  { ...lotus, version: 'nv24 Tuktuk (FIP-0081)', fromDay: '2024-11-20', text: '70 % of the consensus pledge is reckoned on the larger of baseline and network power, phased in over one year; the ramp ended in November 2025.' },
  { ...lotus, version: 'nv25 Teep (FIP-0100, FIP-0098)', fromDay: '2025-04-14', text: 'A daily proof fee per sector is burned, taken from vesting funds first and capped at half of the expected daily reward of a deadline. Ending a sector early costs at most 8.5 % of its pledge.' },
  { ...lotus, version: 'nv27 Golden Week', fromDay: '2025-09-24', text: 'An upgrade of the actors; no change to what a storage provider earns is known to us.' },
  { ...lotus, version: 'nv28 Fire Horse (FIP-0115)', fromDay: '2026-05-27', text: 'The base fee of messages follows the premiums that are paid, so more of the gas is burned and less goes to tips.' },
];

/** What no source told, and what is proposed but not in force. */
export const FILECOIN_NOT_KNOWN: readonly string[] = [
  'FIP-0118 “Solstice” is a draft of 2026-07-14 without a date: it would pay 95 % and later 50 % of the reward by wins, and burn what paid service does not earn. Nothing here reckons with it.',
  'The Filecoin Data Portal shares the reward of each height among the wins of that height, and its published sample pays one win of a day twice as much as another, which the chain does not do. Over months this evens out; a single day of a small provider may be off by half.',
  'Tips of messages are not in the Data Portal’s figures; since 2026-05 they are small.',
  'On which hour of a day a reward was won is not in the Data Portal; releases are therefore reckoned in whole days and may lie up to a day and a half beside the chain’s.',
  'How much of a release was taken for fees, faults and penalties before it could be withdrawn is not in the Data Portal.',
  'Payments of Filecoin Pay (Onchain Cloud) to a provider’s payee address are not read here; they can be followed as ERC-20 rewards on chain 314.',
];
