import type { NetworkFacts } from '../../../shared/networks/types';

export interface NextReward {
  readonly network: string;
  readonly atMs: number | null;
  /** How it was worked out, as a code: the network's own epoch, or the rhythm of the last rewards. */
  readonly basis: 'epoch' | 'rhythm' | 'not-known';
}

const RHYTHM_OF = 6;

/**
 * When the next reward of a network can be expected: at the end of its epoch where it pays by epoch, else one median interval after the
 * last one (of the last six). Null with fewer than two rewards.
 * @param timesMs times of the wallet's rewards of that network, any order
 */
export function nextReward(network: NetworkFacts, timesMs: readonly number[], nowMs: number): NextReward {
  const { payout, epochStartMs, epochMs } = network.cadence;
  if (timesMs.length > 0 && payout === 'weekly' && epochStartMs !== null && epochMs !== null) {
    const next = epochStartMs + Math.ceil((nowMs - epochStartMs) / epochMs) * epochMs;
    return { network: network.id, atMs: next, basis: 'epoch' };
  }
  const recent = [...new Set(timesMs)].toSorted((a, b) => b - a).slice(0, RHYTHM_OF);
  const gaps = recent.slice(1).map((at, i) => (recent[i] ?? at) - at).toSorted((a, b) => a - b);
  const last = recent[0];
  const median = gaps[Math.floor(gaps.length / 2)];
  if (last === undefined || median === undefined) return { network: network.id, atMs: null, basis: 'not-known' };
  return { network: network.id, atMs: last + median, basis: 'rhythm' };
}
