import { nextExpected, type ExpectedBasis } from '../../../shared/domain/cadence-times';
import type { NetworkFacts } from '../../../shared/networks/types';

export interface NextReward {
  readonly network: string;
  /** May lie in the past: then the reward is due. Null: nobody can say. */
  readonly atMs: number | null;
  /** How it was worked out, as a code: the network's own epoch or schedule, or the rhythm of the last rewards. */
  readonly basis: ExpectedBasis;
}

/** When the next reward of a network can be expected. @param timesMs times of the operator's rewards of that network, any order */
export const nextReward = (network: NetworkFacts, timesMs: readonly number[], nowMs: number): NextReward => ({ network: network.id, ...nextExpected(network.cadence, timesMs, nowMs) });
