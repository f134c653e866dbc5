import { describe, expect, it } from 'vitest';
import { nextReward } from '../../../main/engine/rewards/next-reward';
import { networkById } from '../../../shared/networks/registry';
import type { NetworkFacts } from '../../../shared/networks/types';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 0, 15, 12);

function network(id: string): NetworkFacts {
  const found = networkById(id);
  if (found === null) throw new Error(`no network ${id}`);
  return found;
}
const helium = network('helium');
const render = network('render');
const { epochStartMs, epochMs } = render.cadence;
if (epochStartMs === null || epochMs === null) throw new Error('Render pays by epoch');
/** End of the last epoch that is over. */
const ended = epochStartMs + Math.floor((NOW - epochStartMs) / epochMs) * epochMs;

describe('the next reward by rhythm', () => {
  it('takes claims of several hotspots within a minute as one: a week after the last, not ten seconds', () => {
    const last = NOW - 3 * DAY;
    const times = [0, 1, 2, 3, 4].flatMap((i) => [last - i * 10_000, last - 7 * DAY - i * 10_000, last - 14 * DAY - i * 10_000]);
    expect(nextReward(helium, times, NOW)).toEqual({ network: 'helium', atMs: last + 7 * DAY, basis: 'rhythm' });
  });

  it('is the median of the last gaps, in whatever order the times come', () => {
    const gaps = [3, 1, 2, 3, 3];
    const times = gaps.reduce<number[]>((all, gap) => [...all, (all.at(-1) ?? NOW) - gap * DAY], [NOW - DAY]);
    expect(nextReward(helium, times.toReversed(), NOW).atMs).toBe(NOW - DAY + 3 * DAY);
  });

  it('is not known from one round of claims, nor from none', () => {
    expect(nextReward(helium, [NOW, NOW - 10_000, NOW - 20_000], NOW)).toEqual({ network: 'helium', atMs: null, basis: 'not-known' });
    expect(nextReward(helium, [], NOW)).toEqual({ network: 'helium', atMs: null, basis: 'not-known' });
  });

  it('is not waited for after two silent months', () => {
    expect(nextReward(helium, [NOW - 61 * DAY, NOW - 62 * DAY], NOW).atMs).toBeNull();
    expect(nextReward(helium, [NOW - 59 * DAY, NOW - 60 * DAY], NOW).atMs).toBe(NOW - 58 * DAY);
  });
});

describe('the next reward by epoch', () => {
  it('is the end of the running epoch when the last ended one was paid', () => {
    expect(nextReward(render, [ended + 1], NOW)).toEqual({ network: 'render', atMs: ended + epochMs, basis: 'epoch' });
  });

  it('lies in the past when an epoch ended and nothing came, so that it can be late', () => {
    expect(nextReward(render, [ended - 1], NOW).atMs).toBe(ended);
    expect(nextReward(render, [ended - 2 * epochMs - 1], NOW).atMs).toBe(ended - 2 * epochMs);
  });
});
