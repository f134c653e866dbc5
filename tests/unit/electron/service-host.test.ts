import { describe, expect, test } from 'vitest';

import { createServiceHost, EngineUnavailable, usualSettings, type EngineEvents, type ServiceHostSettings } from '../../../main/electron/service-host';
import type { EngineStatus } from '../../../shared/contract/bridge';

const settings: ServiceHostSettings = { ...usualSettings, restartBudget: 3, firstPauseMs: 100, longestPauseMs: 300 };

/** A clock that moves when told, a spawner that remembers, a host between them. */
const createScene = (given: ServiceHostSettings = settings) => {
  let now = 0;
  let timers: { readonly at: number; readonly run: () => void }[] = [];
  const spawned: { readonly events: EngineEvents; stops: number; kills: number }[] = [];
  const statuses: EngineStatus[] = [];
  let refuseToSpawn = false;
  const host = createServiceHost(
    (events) => {
      if (refuseToSpawn) throw new Error('no such file');
      const record = { events, stops: 0, kills: 0 };
      spawned.push(record);
      return {
        id: spawned.length,
        stop: () => {
          record.stops += 1;
        },
        kill: () => {
          record.kills += 1;
        },
      };
    },
    {
      mono: () => now,
      after: (ms, run) => {
        const timer = { at: now + ms, run };
        timers.push(timer);
        return () => {
          timers = timers.filter((other) => other !== timer);
        };
      },
    },
    given,
  );
  host.onStatus((status) => statuses.push(status));
  const pass = (ms: number): void => {
    const until = now + ms;
    for (;;) {
      const next = timers.filter((timer) => timer.at <= until).toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      timers = timers.filter((timer) => timer !== next);
      now = next.at;
      next.run();
    }
    now = until;
  };
  const latest = () => {
    const last = spawned.at(-1);
    if (last === undefined) throw new Error('nothing was spawned');
    return last;
  };
  return { host, spawned, statuses, pass, latest, timersLeft: () => timers.length, refuseSpawns: (yes: boolean) => (refuseToSpawn = yes) };
};

describe('the supervisor of the engine', () => {
  test('a call made while the engine starts is answered when it is ready', async () => {
    const { host, latest, statuses } = createScene();
    host.start();
    const waiting = host.whenReady();
    latest().events.ready();
    expect((await waiting).id).toBe(1);
    expect(statuses.map(({ kind }) => kind)).toEqual(['starting', 'running']);
  });

  test('starting twice starts one process', () => {
    const { host, spawned } = createScene();
    host.start();
    host.start();
    expect(spawned).toHaveLength(1);
  });

  test('an engine that ends is started again after a pause, and a call waits for the new one', async () => {
    const { host, spawned, latest, pass } = createScene();
    host.start();
    latest().events.ready();
    latest().events.exited('ended with status 9');
    expect(host.status()).toEqual({ kind: 'restarting', reason: 'ended with status 9', inMs: 100 });
    const waiting = host.whenReady();
    pass(99);
    expect(spawned).toHaveLength(1);
    pass(1);
    latest().events.ready();
    expect((await waiting).id).toBe(2);
  });

  test('pauses grow up to the longest, and after the budget every present and future call is refused with the reason', async () => {
    const { host, spawned, latest, pass, statuses, timersLeft } = createScene();
    host.start();
    const early = host.whenReady();
    for (let round = 0; round < 4; round += 1) {
      latest().events.exited('ended with status 1');
      pass(1_000);
    }
    const pauses = statuses.flatMap((status) => (status.kind === 'restarting' ? [status.inMs] : []));
    expect(pauses).toEqual([100, 200, 300]);
    expect(spawned).toHaveLength(4);
    await expect(early).rejects.toThrow('ended with status 1; started again 3 times without success');
    await expect(host.whenReady()).rejects.toBeInstanceOf(EngineUnavailable);
    pass(3_600_000);
    expect(spawned).toHaveLength(4);
    expect(timersLeft()).toBe(0);
  });

  test('a stable run gives the whole budget back', () => {
    const { host, spawned, latest, pass } = createScene();
    host.start();
    for (let round = 0; round < 10; round += 1) {
      latest().events.ready();
      pass(settings.stableAfterMs);
      latest().events.exited('ended with status 1');
      pass(1_000);
    }
    expect(spawned).toHaveLength(11);
    expect(host.status().kind).toBe('restarting');
  });

  test('a run just short of stable does not', () => {
    const { host, latest, pass } = createScene();
    host.start();
    for (let round = 0; round < 4; round += 1) {
      latest().events.ready();
      pass(settings.stableAfterMs - 1);
      latest().events.exited('ended with status 1');
      pass(1_000);
    }
    expect(host.status().kind).toBe('failed');
  });

  test('an engine that says it cannot start is not tried again', async () => {
    const { host, spawned, latest, pass } = createScene();
    host.start();
    const waiting = host.whenReady();
    latest().events.failed('the data folder is in use');
    latest().events.exited('ended with status 1');
    pass(60_000);
    await expect(waiting).rejects.toThrow('the data folder is in use');
    expect(host.status()).toEqual({ kind: 'failed', reason: 'the data folder is in use' });
    expect(spawned).toHaveLength(1);
    expect(latest().stops).toBe(1);
  });

  test('an engine that never becomes ready is killed and refused', async () => {
    const { host, spawned, latest, pass } = createScene();
    host.start();
    const waiting = host.whenReady();
    pass(settings.readyWithinMs);
    await expect(waiting).rejects.toThrow('not ready within 20 s');
    expect(latest().kills).toBe(1);
    latest().events.exited('ended with status 0');
    pass(60_000);
    expect(spawned).toHaveLength(1);
  });

  test('ready takes the time limit away', () => {
    const { host, latest, pass, timersLeft } = createScene();
    host.start();
    latest().events.ready();
    expect(timersLeft()).toBe(0);
    pass(settings.readyWithinMs * 2);
    expect(host.status().kind).toBe('running');
  });

  test('a process that cannot be spawned counts as an end', () => {
    const { host, refuseSpawns, pass, latest } = createScene();
    refuseSpawns(true);
    host.start();
    expect(host.status()).toEqual({ kind: 'restarting', reason: 'no such file', inMs: 100 });
    refuseSpawns(false);
    pass(100);
    latest().events.ready();
    expect(host.status().kind).toBe('running');
  });

  test('late words of an old run change nothing', () => {
    const { host, spawned, latest, pass } = createScene();
    host.start();
    const first = latest();
    first.events.ready();
    first.events.exited('ended with status 1');
    pass(100);
    latest().events.ready();
    first.events.exited('ended with status 1');
    first.events.failed('late');
    expect(host.status().kind).toBe('running');
    expect(spawned).toHaveLength(2);
  });

  test('stopping asks, waits for the end, and starts nothing afterwards', async () => {
    const { host, spawned, latest, pass, timersLeft } = createScene();
    host.start();
    latest().events.ready();
    const stopped = host.stop();
    expect(host.stop()).toBe(stopped);
    await expect(host.whenReady()).rejects.toThrow('stopped');
    latest().events.exited('ended with status 0');
    await stopped;
    pass(60_000);
    expect(latest()).toMatchObject({ stops: 1, kills: 0 });
    expect(spawned).toHaveLength(1);
    expect(timersLeft()).toBe(0);
  });

  test('an engine that does not end when asked is killed', async () => {
    const { host, latest, pass } = createScene();
    host.start();
    latest().events.ready();
    const stopped = host.stop();
    pass(settings.stopWithinMs - 1);
    expect(latest().kills).toBe(0);
    pass(1);
    expect(latest().kills).toBe(1);
    latest().events.exited('ended with status 143');
    await stopped;
  });

  test('stopping during the pause before a restart leaves no timer', async () => {
    const { host, spawned, latest, pass, timersLeft } = createScene();
    host.start();
    latest().events.exited('ended with status 1');
    await host.stop();
    pass(60_000);
    expect(spawned).toHaveLength(1);
    expect(timersLeft()).toBe(0);
  });
});
