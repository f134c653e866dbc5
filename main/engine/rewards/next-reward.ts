import type { NetworkFacts } from '../../../shared/networks/types';
import { MS_PER_DAY, MS_PER_HOUR } from '../../../shared/units/duration';

export interface NextReward {
  readonly network: string;
  /** May lie in the past: then the reward is due. Null: nobody can say. */
  readonly atMs: number | null;
  /** How it was worked out, as a code: the network's own epoch, or the rhythm of the last rewards. */
  readonly basis: 'epoch' | 'rhythm' | 'not-known';
}

const RHYTHM_OF = 6;
/** Payments nearer to each other than this are one: five hotspots claimed in a row are no rhythm of ten seconds. */
const ONE_CLAIM_MS = MS_PER_HOUR;
/** A network that has been silent for so long is not waited for any more: the device was sold or works for somebody else. */
const FORGOTTEN_AFTER_MS = 60 * MS_PER_DAY;

/** Instants of the payments, newest first; payments of one round of claims count once. */
function rounds(timesMs: readonly number[]): readonly number[] {
  const kept: number[] = [];
  for (const at of timesMs.toSorted((a, b) => b - a)) {
    const before = kept.at(-1);
    if (before === undefined || before - at >= ONE_CLAIM_MS) kept.push(at);
  }
  return kept;
}

/**
 * When the next reward of a network can be expected. Where it pays by epoch: at the end of the epoch in which the last reward came, so that an
 * epoch that ended without one is seen. Else one median interval after the last one (of the last six). Null with fewer than two rewards, and
 * after two silent months.
 * @param timesMs times of the wallet's rewards of that network, any order
 */
export function nextReward(network: NetworkFacts, timesMs: readonly number[], nowMs: number): NextReward {
  const { payout, epochStartMs, epochMs } = network.cadence;
  const recent = rounds(timesMs).slice(0, RHYTHM_OF);
  const last = recent[0];
  if (last === undefined || nowMs - last > FORGOTTEN_AFTER_MS) return { network: network.id, atMs: null, basis: 'not-known' };
  if (payout === 'weekly' && epochStartMs !== null && epochMs !== null) {
    const epoch = Math.floor((last - epochStartMs) / epochMs);
    return { network: network.id, atMs: epochStartMs + (epoch + 1) * epochMs, basis: 'epoch' };
  }
  const gaps = recent.slice(1).map((at, i) => (recent[i] ?? at) - at).toSorted((a, b) => a - b);
  const median = gaps[Math.floor(gaps.length / 2)];
  if (median === undefined) return { network: network.id, atMs: null, basis: 'not-known' };
  return { network: network.id, atMs: last + median, basis: 'rhythm' };
}
