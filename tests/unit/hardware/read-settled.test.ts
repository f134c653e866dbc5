import { describe, expect, it } from 'vitest';
import { readSettled } from '../../../main/engine/hardware/read-settled';
import type { FastReadings } from '../../../main/engine/ports/probes';
import { createVirtualClock } from '../../support/virtual-clock';
import { createScriptedProbes } from './stand-in-ports';

const setUp = (settledAfter: number) => {
  const clock = createVirtualClock();
  const probes = createScriptedProbes(clock);
  let reads = 0;
  const slowToStart = {
    ...probes,
    readFast: async (): Promise<FastReadings> => {
      const fast = await probes.readFast();
      reads += 1;
      return reads > settledAfter ? fast : { ...fast, cpu: { state: 'unavailable', reason: 'starting', detail: '', atMs: clock.now(), source: 'script' } };
    },
  };
  return { clock, ask: () => readSettled({ deviceId: 'this', probes: slowToStart, clock }), reads: () => reads };
};

describe('one settled sample', () => {
  it('reads again while a part is starting', async () => {
    const { clock, ask, reads } = setUp(2);
    const answer = ask();
    await clock.advance(1_000);
    expect(await answer).toMatchObject({ deviceId: 'this', cpu: { state: 'ok' }, temperatures: { state: 'ok' } });
    expect(reads()).toBe(3);
    expect(clock.pending()).toBe(0);
  });
  it('says what is still starting at the limit', async () => {
    const { clock, ask, reads } = setUp(Number.POSITIVE_INFINITY);
    const answer = ask();
    await clock.advance(10_000);
    expect(await answer).toMatchObject({ cpu: { state: 'unavailable', reason: 'starting' }, memory: { state: 'ok' } });
    expect(reads()).toBe(11);
  });
});
