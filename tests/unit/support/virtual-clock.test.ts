import { describe, expect, it } from 'vitest';
import { createVirtualClock, VIRTUAL_START_MS } from '../../support/virtual-clock';

describe('virtual clock', () => {
  it('runs timers in the order of their instant, each at its own instant', async () => {
    const clock = createVirtualClock({ nowMs: 0, monoMs: 0 });
    const seen: [string, number, number][] = [];
    clock.after(30, () => seen.push(['late', clock.now(), clock.mono()]));
    clock.after(10, () => seen.push(['early', clock.now(), clock.mono()]));
    clock.after(10, () => seen.push(['early too', clock.now(), clock.mono()]));
    await clock.advance(29);
    expect(seen).toEqual([['early', 10, 10], ['early too', 10, 10]]);
    await clock.advance(1);
    expect(seen[2]).toEqual(['late', 30, 30]);
    expect(clock.now()).toBe(30);
  });

  it('runs what a timer starts after awaiting within the same advance', async () => {
    const clock = createVirtualClock({ nowMs: 0, monoMs: 0 });
    const seen: number[] = [];
    const tick = async (): Promise<void> => {
      await Promise.resolve();
      await Promise.resolve();
      seen.push(clock.now());
      clock.after(10, () => { void tick(); });
    };
    clock.after(10, () => { void tick(); });
    await clock.advance(35);
    expect(seen).toEqual([10, 20, 30]);
    expect(clock.pending()).toBe(1);
  });

  it('forgets a cancelled timer', async () => {
    const clock = createVirtualClock();
    let ran = false;
    const cancel = clock.after(5, () => { ran = true; });
    cancel();
    cancel();
    await clock.advance(10);
    expect(ran).toBe(false);
    expect(clock.pending()).toBe(0);
  });

  it('tells suspend, freeze and a set clock apart', async () => {
    const clock = createVirtualClock({ monoMs: 0 });
    let ran = 0;
    clock.after(10, () => { ran += 1; });
    clock.suspend(1_000);
    await clock.advance(0);
    expect([clock.now() - VIRTUAL_START_MS, clock.mono(), ran]).toEqual([1_000, 0, 0]);
    clock.setWall(5);
    expect([clock.now(), clock.mono()]).toEqual([5, 0]);
    clock.freeze(500);
    expect([clock.now(), clock.mono(), ran]).toEqual([505, 500, 0]);
    await clock.advance(0);
    expect(ran).toBe(1);
  });
});
