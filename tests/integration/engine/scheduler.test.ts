import { describe, expect, it } from 'vitest';

import { createScheduler } from '../../../main/engine/scheduler/scheduler';
import { createQuietLogger } from '../../support/quiet-logger';
import { createVirtualClock } from '../../support/virtual-clock';

const MINUTE = 60_000;

/** Without jitter unless a test wants it; `runs` holds when each run began, ms after the start. */
const open = (random = 0) => {
  const clock = createVirtualClock();
  const logger = createQuietLogger();
  const scheduler = createScheduler(clock, { next: () => random, id: () => '' }, logger);
  const began = clock.mono();
  const runs: number[] = [];
  const job = (work: () => Promise<void> = async () => undefined) => async () => {
    runs.push(clock.mono() - began);
    await work();
  };
  return { clock, logger, scheduler, runs, job };
};

describe('the scheduler', () => {
  it('runs a job after its first pause and then every interval', async () => {
    const { clock, scheduler, runs, job } = open();
    scheduler.every('a', () => MINUTE, 2000, job());
    await clock.advance(3 * MINUTE);
    expect(runs).toEqual([2000, 62_000, 122_000]);
  });

  it('never runs a job beside itself: the next one begins an interval after the end', async () => {
    const { clock, scheduler, runs, job } = open();
    let atOnce = 0;
    let most = 0;
    scheduler.every('slow', () => MINUTE, 0, job(async () => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise<void>((resolve) => void clock.after(5 * MINUTE, resolve));
      atOnce -= 1;
    }));
    await clock.advance(13 * MINUTE);
    expect(most).toBe(1);
    expect(runs).toEqual([0, 6 * MINUTE, 12 * MINUTE]);
  });

  it('waits longer after each failure, up to eight intervals, and is back in step after a success', async () => {
    const { clock, logger, scheduler, runs, job } = open();
    let failing = true;
    scheduler.every('a', () => MINUTE, 0, job(async () => {
      if (failing) throw new Error('no answer');
    }));
    await clock.advance(31 * MINUTE);
    expect(runs.map((at) => at / MINUTE)).toEqual([0, 2, 6, 14, 22, 30]);
    expect(logger.entries.filter((entry) => entry.event === 'job.failed').map((entry) => entry.facts?.['failures'])).toEqual([1, 2, 3, 4, 5, 6]);
    failing = false;
    await clock.advance(10 * MINUTE);
    expect(runs.slice(6).map((at) => at / MINUTE)).toEqual([38, 39, 40, 41]);
  });

  it('takes a job that throws at once for one that failed', async () => {
    const { clock, scheduler, runs, job } = open();
    const run = job();
    scheduler.every('a', () => MINUTE, 0, () => {
      void run();
      throw new Error('before the first await');
    });
    await clock.advance(7 * MINUTE);
    expect(runs.map((at) => at / MINUTE)).toEqual([0, 2, 6]);
  });

  it('makes up nothing after a sleep or a stopped process: one run, not a burst', async () => {
    const { clock, scheduler, runs, job } = open();
    scheduler.every('a', () => MINUTE, 0, job());
    await clock.advance(90_000);
    expect(runs).toHaveLength(2);
    clock.freeze(8 * 3_600_000);
    await clock.advance(1000);
    expect(runs).toHaveLength(3);
    clock.suspend(8 * 3_600_000);
    await clock.advance(1000);
    expect(runs).toHaveLength(3);
  });

  it('asks for its interval before each pause, and spreads runs by at most a twentieth', async () => {
    const { clock, scheduler, runs, job } = open(1);
    let every = MINUTE;
    scheduler.every('a', () => every, 0, job());
    await clock.advance(MINUTE);
    every = 10 * MINUTE;
    await clock.advance(60 * MINUTE);
    expect(runs[1]).toBe(63_000);
    expect((runs[2] ?? 0) - (runs[1] ?? 0)).toBe(10.5 * MINUTE);
  });

  it('brings a run forward when there is more to do: at once, or right after the one under way', async () => {
    const { clock, scheduler, runs, job } = open();
    let more = true;
    scheduler.every('a', () => 10 * MINUTE, MINUTE, job(async () => {
      if (more) scheduler.soon('a');
      more = false;
    }));
    scheduler.soon('a');
    scheduler.soon('nobody');
    await clock.advance(MINUTE);
    expect(runs).toHaveLength(2);
    expect(runs[1]).toBeLessThan(1000);
    await clock.advance(10 * MINUTE);
    expect(runs).toHaveLength(3);
  });

  it('begins nothing after stop, also not out of a run under way, and says when all have ended', async () => {
    const { clock, scheduler, runs, job } = open();
    scheduler.every('long', () => MINUTE, 0, job(() => new Promise<void>((resolve) => void clock.after(MINUTE, resolve))));
    scheduler.every('other', () => MINUTE, 30_000, job());
    await clock.advance(10_000);
    scheduler.stop();
    scheduler.soon('other');
    let idle = false;
    const ended = scheduler.idle().then(() => {
      idle = true;
    });
    await clock.flush();
    expect(idle).toBe(false);
    await clock.advance(10 * MINUTE);
    await ended;
    expect(runs).toEqual([0]);
    expect(clock.pending()).toBe(0);
  });

  it('refuses two jobs of one name', () => {
    const { scheduler, job } = open();
    scheduler.every('a', () => MINUTE, 0, job());
    expect(() => scheduler.every('a', () => MINUTE, 0, job())).toThrow('two jobs');
  });
});
