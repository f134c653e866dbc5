import { describe, expect, test } from 'vitest';

import type { Frame } from '../../shared/contract/topics';
import { useHosts } from '../support/hosts/use-hosts';

const hosts = useHosts();

/** Takes frames until `enough`, then leaves. */
async function take<T>(stream: AsyncIterable<Frame<T>>, enough: (frames: readonly Frame<T>[]) => boolean): Promise<readonly Frame<T>[]> {
  const frames: Frame<T>[] = [];
  for await (const frame of stream) {
    frames.push(frame);
    if (enough(frames)) break;
  }
  return frames;
}

describe('live topics over HTTP', () => {
  test('give a snapshot, then patches of the same run without a gap', async () => {
    const host = await hosts.headless();
    await host.client.settings.set({ sampleWatchedMs: 1000 });
    const { epoch } = await host.client.system.info({});
    const frames = await take(await host.client.live.hardware(), (seen) => seen.length === 5);
    expect(frames.map((frame) => [frame.kind, frame.epoch, frame.rev])).toEqual([
      ['snapshot', epoch, 0], ['patch', epoch, 1], ['patch', epoch, 2], ['patch', epoch, 3], ['patch', epoch, 4],
    ]);
    const times = frames.slice(1).map((frame) => frame.data.snapshot?.atMs ?? 0);
    expect(times).toEqual([...new Set(times)].toSorted((a, b) => a - b));
    expect(Math.min(...times)).toBeGreaterThan(0);
  });

  test('tell every listener of a change that another made, and number for each on its own', async () => {
    const host = await hosts.headless();
    const first = await host.client.live.changes();
    const second = await host.client.live.changes();
    const both = [first, second].map((stream) => take(stream, (frames) => frames.some((frame) => frame.kind === 'patch' && (frame.data.areas ?? []).includes('devices'))));
    await host.client.devices.save({ name: 'Hotspot on the roof', kind: 'hotspot' });
    for (const frames of await Promise.all(both)) expect(frames.map((frame) => frame.rev)).toEqual(frames.map((_, at) => at));
  });

  test('begin again with another run after a restart, and end when the host stops', async () => {
    const folder = hosts.newFolder();
    const host = await hosts.headless(folder);
    const stream = await host.client.live.changes();
    const ended = take(stream, () => false).then((frames) => frames, () => 'broken');
    const epoch = (await host.client.system.info({})).epoch;
    await host.stop();
    await ended;
    const again = await hosts.headless(folder);
    const [snapshot] = await take(await again.client.live.changes(), () => true);
    expect(snapshot).toMatchObject({ kind: 'snapshot', rev: 0 });
    expect(snapshot?.epoch).not.toBe(epoch);
  });
});
