import { describe, expect, it } from 'vitest';
import { createSampler } from '../../../main/engine/hardware/sampler';
import type { HardwareSnapshot } from '../../../shared/domain/hardware';
import { createQuietLogger } from '../../support/quiet-logger';
import { createVirtualClock, VIRTUAL_START_MS } from '../../support/virtual-clock';
import { createListSeries, createListUptime, createScriptedProbes } from './stand-in-ports';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const setUp = () => {
  const clock = createVirtualClock();
  const probes = createScriptedProbes(clock);
  const series = createListSeries();
  const uptime = createListUptime();
  const logger = createQuietLogger();
  const make = () => createSampler({ deviceId: 'this', clock, logger, probes, series, uptime });
  const sampler = make();
  /** Seconds since the start of each fast read. */
  const fastAt = (): readonly number[] => probes.calls.fast.map((at) => (at - VIRTUAL_START_MS) / SECOND);
  const slowAt = (): readonly number[] => probes.calls.slow.map((at) => (at - VIRTUAL_START_MS) / SECOND);
  return { clock, probes, series, uptime, logger, make, sampler, fastAt, slowAt };
};

describe('pace', () => {
  it('warms up with two reads and then samples every 15 s, the slow parts every minute', async () => {
    const { clock, sampler, fastAt, slowAt, probes } = setUp();
    sampler.start();
    sampler.start();
    await clock.advance(MINUTE + 6 * SECOND);
    expect(fastAt()).toEqual([0, 1, 16, 31, 46, 61]);
    expect(slowAt()).toEqual([0, 5, 65]);
    expect(probes.calls.intervals).toEqual([15_000]);
  });

  it('samples every 5 s while somebody looks, at once when the last sample is older, and lingers half a minute', async () => {
    const { clock, sampler, fastAt, probes } = setUp();
    sampler.start();
    await clock.advance(24 * SECOND);
    expect(fastAt()).toEqual([0, 1, 16]);
    const leave = sampler.watch();
    await clock.advance(0);
    expect(fastAt()).toEqual([0, 1, 16, 24]);
    await clock.advance(10 * SECOND);
    expect(fastAt()).toEqual([0, 1, 16, 24, 29, 34]);
    leave();
    leave();
    await clock.advance(60 * SECOND);
    expect(fastAt().slice(6)).toEqual([39, 44, 49, 54, 59, 74, 89]);
    expect(probes.calls.intervals).toEqual([15_000, 5_000, 15_000]);
  });

  it('keeps the quick pace while one of two still looks', async () => {
    const { clock, sampler, probes } = setUp();
    sampler.start();
    const first = sampler.watch();
    sampler.watch();
    first();
    await clock.advance(2 * MINUTE);
    expect(probes.calls.intervals).toEqual([15_000, 5_000]);
  });

  it('takes other intervals with the next sample', async () => {
    const { clock, sampler, fastAt } = setUp();
    sampler.start();
    await clock.advance(2 * SECOND);
    sampler.setIntervals({ watchedMs: 2_000, idleMs: 10, slowMs: 60_000 });
    await clock.advance(2 * SECOND);
    expect(fastAt()).toEqual([0, 1, 2, 3, 4]);
  });

  it('never reads twice at once and makes no burst after a read that took long', async () => {
    const { clock, sampler, probes, fastAt } = setUp();
    sampler.start();
    await clock.advance(2 * SECOND);
    const release = probes.holdFast();
    await clock.advance(60 * SECOND);
    expect(fastAt()).toEqual([0, 1, 16]);
    release();
    await clock.advance(SECOND);
    expect(fastAt()).toEqual([0, 1, 16, 62]);
  });

  it('does not begin a second read when somebody comes during one', async () => {
    const { clock, sampler, probes, fastAt } = setUp();
    sampler.start();
    await clock.advance(2 * SECOND);
    const release = probes.holdFast();
    await clock.advance(20 * SECOND);
    sampler.watch();
    await clock.advance(20 * SECOND);
    expect(fastAt()).toEqual([0, 1, 16]);
    release();
    await clock.advance(5 * SECOND);
    expect(fastAt()).toEqual([0, 1, 16, 42, 47]);
  });

  it('makes one sample and a gap out of eight hours of suspend', async () => {
    const { clock, sampler, probes, fastAt, uptime } = setUp();
    sampler.start();
    await clock.advance(20 * SECOND);
    clock.suspend(8 * HOUR);
    probes.setBootMs(probes.bootMs() + 8 * HOUR);
    await clock.advance(30 * SECOND);
    expect(fastAt()).toEqual([0, 1, 16, 8 * 3600 + 31, 8 * 3600 + 46]);
    const at = (seconds: number) => VIRTUAL_START_MS + seconds * SECOND;
    expect(uptime.list).toEqual([
      { fromMs: at(0), toMs: at(16), state: 'up' },
      { fromMs: at(16), toMs: at(16 + 8 * 3600), state: 'asleep' },
      { fromMs: at(16 + 8 * 3600), toMs: at(46 + 8 * 3600), state: 'up' },
    ]);
  });

  it('makes one sample out of an hour in which the process was stopped', async () => {
    const { clock, sampler, fastAt, uptime } = setUp();
    sampler.start();
    await clock.advance(20 * SECOND);
    clock.freeze(HOUR);
    await clock.advance(16 * SECOND);
    expect(fastAt()).toEqual([0, 1, 16, 3620, 3635]);
    expect(uptime.list.map((interval) => interval.state)).toEqual(['up', 'unwatched', 'up']);
  });
});

describe('what comes out', () => {
  it('publishes fast and slow parts joined and stores each at its own pace', async () => {
    const { clock, sampler, series } = setUp();
    const seen: HardwareSnapshot[] = [];
    expect(sampler.latest()).toBeNull();
    const leave = sampler.onSnapshot((snapshot) => seen.push(snapshot));
    sampler.start();
    await clock.advance(SECOND);
    expect(seen.at(-1)).toMatchObject({ deviceId: 'this', cpu: { state: 'ok' }, temperatures: { state: 'ok' }, gpus: { state: 'unavailable', reason: 'no-device' } });
    expect(sampler.latest()).toBe(seen.at(-1));
    leave();
    const before = seen.length;
    await clock.advance(MINUTE);
    expect(seen.length).toBe(before);
    const groups = series.appended.map((call) => call.groups.map((entry) => `${entry.group}/${entry.periodMs}`).join(' '));
    expect(groups.filter((text) => text === 'cpu/15000 memory/15000').length).toBe(6);
    expect(groups.filter((text) => text === 'temperature/60000').length).toBe(2);
    expect(groups.length).toBe(8);
  });

  it('keeps showing when the store fails, and says so once per episode', async () => {
    const { clock, sampler, series, logger } = setUp();
    series.fail(true);
    sampler.start();
    await clock.advance(MINUTE);
    expect(sampler.latest()?.cpu.state).toBe('ok');
    const said = () => logger.entries.filter((entry) => entry.event === 'hardware.store-failed').map((entry) => entry.facts);
    expect(said()).toEqual([{ part: 'series', message: 'disk full' }]);
    series.fail(false);
    await clock.advance(MINUTE);
    series.fail(true);
    await clock.advance(MINUTE);
    expect(said().length).toBe(2);
  });

  it('survives a probe that throws and a listener that throws', async () => {
    const { clock, sampler, probes, fastAt, logger } = setUp();
    sampler.onSnapshot(() => { throw new Error('a listener'); });
    sampler.start();
    await clock.advance(2 * SECOND);
    probes.breakFast(true);
    await clock.advance(30 * SECOND);
    probes.breakFast(false);
    await clock.advance(15 * SECOND);
    expect(fastAt()).toEqual([0, 1, 16, 31, 46]);
    expect(new Set(logger.entries.filter((entry) => entry.level === 'error').map((entry) => entry.event))).toEqual(new Set(['hardware.listener-failed', 'hardware.read-failed']));
  });
});

describe('end', () => {
  it('leaves no timer, waits for the read under way and stops the probes', async () => {
    const { clock, sampler, probes, uptime } = setUp();
    sampler.start();
    const leave = sampler.watch();
    await clock.advance(2 * SECOND);
    leave();
    const release = probes.holdFast();
    await clock.advance(5 * SECOND);
    let ended = false;
    const end = sampler.stop().then(() => { ended = true; });
    await clock.flush();
    expect(ended).toBe(false);
    release();
    await end;
    expect(clock.pending()).toBe(0);
    expect(probes.calls.stops).toBe(1);
    const reads = probes.calls.fast.length;
    await clock.advance(HOUR);
    expect(probes.calls.fast.length).toBe(reads);
    expect(uptime.list.at(-1)?.state).toBe('unwatched');
    await sampler.stop();
    expect(probes.calls.stops).toBe(1);
  });

  it('tells a kill from a clean end at the next start', async () => {
    const { clock, sampler, make, uptime, probes } = setUp();
    sampler.start();
    await clock.advance(MINUTE);
    await sampler.stop();
    await clock.advance(HOUR);
    const second = make();
    second.start();
    await clock.advance(MINUTE);
    // No stop: killed, together with the machine. It starts again an hour later.
    clock.freeze(HOUR);
    probes.setBootMs(5 * SECOND);
    make().start();
    await clock.flush();
    expect(uptime.list.map((interval) => interval.state)).toEqual(['up', 'unwatched', 'unwatched', 'up', 'down', 'unwatched', 'up']);
    const down = uptime.list[4];
    expect(down === undefined ? 0 : down.toMs - down.fromMs).toBeGreaterThan(50 * MINUTE);
  });
});
