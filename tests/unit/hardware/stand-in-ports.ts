import type { FastReadings, Probes, SlowReadings } from '../../../main/engine/ports/probes';
import type { GroupSamples, SeriesStore, UptimeStore } from '../../../main/engine/ports/store';
import type { Reading } from '../../../shared/domain/hardware';
import type { UptimeInterval } from '../../../shared/domain/series';
import type { VirtualClock } from '../../support/virtual-clock';

const GIB = 1024 ** 3;

/** Probes of a machine that exists only in the test: what they answer follows the virtual clock, and each call is kept. */
export interface ScriptedProbes extends Probes {
  readonly calls: { fast: number[]; slow: number[]; intervals: number[]; stops: number };
  /** Time since boot goes on in suspend; the script moves it along with the clock. */
  bootMs(): number;
  setBootMs(ms: number): void;
  /** The next fast reads wait until the returned function is called. */
  holdFast(): () => void;
  breakFast(broken: boolean): void;
}

export const createScriptedProbes = (clock: VirtualClock): ScriptedProbes => {
  const calls = { fast: [] as number[], slow: [] as number[], intervals: [] as number[], stops: 0 };
  let bootOffset = 7_200_000 - clock.mono();
  let hold: Promise<void> | null = null;
  let broken = false;
  const ok = <T>(value: T): Reading<T> => ({ state: 'ok', value, atMs: clock.now(), source: 'script' });
  const gone = <T>(): Reading<T> => ({ state: 'unavailable', reason: 'no-device', detail: '', atMs: clock.now(), source: 'script' });
  const bootMs = (): number => clock.mono() + bootOffset;
  return {
    calls,
    bootMs,
    setBootMs: (ms) => { bootOffset = ms - clock.mono(); },
    holdFast: () => {
      let release = (): void => {};
      hold = new Promise((resolve) => { release = resolve; });
      return () => {
        hold = null;
        release();
      };
    },
    breakFast: (value) => { broken = value; },
    identity: () => Promise.reject(new Error('not asked for here')),
    readFast: async (): Promise<FastReadings> => {
      calls.fast.push(clock.now());
      if (hold !== null) await hold;
      if (broken) throw new Error('a probe broke its promise');
      return {
        cpu: ok({ loadPct: 50, coresPct: [40, 60], model: null }),
        memory: ok({ totalB: 8 * GIB, usedB: GIB, swapTotalB: 0, swapUsedB: 0 }),
        networks: ok([]),
        gpus: gone(),
        power: gone(),
        uptime: ok({ uptimeS: bootMs() / 1000, bootAtMs: clock.now() - bootMs() }),
      };
    },
    readSlow: (): Promise<SlowReadings> => {
      calls.slow.push(clock.now());
      return Promise.resolve({ disks: gone(), temperatures: ok([{ id: 'board', label: 'Board', celsius: 30 }]) });
    },
    setIntervalMs: (ms) => { calls.intervals.push(ms); },
    stop: () => {
      calls.stops += 1;
      return Promise.resolve();
    },
  };
};

/** Keeps what it is given, as lists. */
export interface ListSeries extends Pick<SeriesStore, 'appendAll'> {
  readonly appended: { readonly deviceId: string; readonly groups: readonly GroupSamples[] }[];
  fail(failing: boolean): void;
}

export const createListSeries = (): ListSeries => {
  const appended: { deviceId: string; groups: readonly GroupSamples[] }[] = [];
  let failing = false;
  return {
    appended,
    fail: (value) => { failing = value; },
    appendAll: (deviceId, groups) => {
      if (failing) throw new Error('disk full');
      appended.push({ deviceId, groups });
    },
  };
};

/** The rules of the port in a list: touch prolongs the last interval of the same state unless an insert closed it. */
export const createListUptime = (): UptimeStore & { readonly list: UptimeInterval[] } => {
  const list: UptimeInterval[] = [];
  let open = false;
  return {
    list,
    touch: (_, state, atMs) => {
      const last = list.at(-1);
      if (open && last?.state === state) list[list.length - 1] = { ...last, toMs: atMs };
      else list.push({ fromMs: atMs, toMs: atMs, state });
      open = true;
    },
    insert: (_, interval) => {
      list.push(interval);
      open = false;
    },
    intervals: () => list,
    last: () => list.at(-1) ?? null,
  };
};
