import type { HardwareSnapshot } from '../../../shared/domain/hardware';
import { FAST_GROUPS, SLOW_GROUPS, toGroupSamples } from '../../../shared/domain/series-of-snapshot';
import type { SeriesGroup } from '../../../shared/domain/series';
import type { FastReadings, Probes, SlowReadings } from '../ports/probes';
import type { SeriesStore, UptimeStore } from '../ports/store';
import type { Clock, Logger } from '../ports/system';
import { toSnapshot } from './to-snapshot';
import { createUptimeWatch } from './uptime-watch';

/** Milliseconds between samples. */
export interface SampleIntervals {
  /** While somebody looks. */
  readonly watchedMs: number;
  /** While nobody does. */
  readonly idleMs: number;
  /** Disks and temperatures. */
  readonly slowMs: number;
}

export const DEFAULT_INTERVALS: SampleIntervals = { watchedMs: 5_000, idleMs: 15_000, slowMs: 60_000 };

/** Rates and loads are differences: the second sample comes soon after the first, so that a page has them at once. */
const WARM_UP_MS = 1_000;
const SLOW_WARM_UP_MS = 5_000;
/** A page that is reloaded or changed must not restart the long-lived children twice. */
const LINGER_MS = 30_000;
const LEAST_INTERVAL_MS = 1_000;
/** So many intervals without a sample are a gap; the store's rollups use the same number. */
const MISSED = 3;

export interface SamplerPorts {
  readonly deviceId: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly probes: Probes;
  readonly series: Pick<SeriesStore, 'appendAll'>;
  readonly uptime: UptimeStore;
  readonly intervals?: SampleIntervals;
}

/** Samples one machine: one loop for the fast parts, one for the slow ones, and what both saw joined in the latest snapshot. */
export interface Sampler {
  /** Begins at once. Calling it again does nothing. */
  start(): void;
  /** Waits for a read under way, writes the clean end and stops the probes. No timer, child or handle is left. */
  stop(): Promise<void>;
  /** null until the first read is done. */
  latest(): HardwareSnapshot | null;
  /** Somebody looks: samples come at the watched interval, and at once if the last one is older than that. Returns how to say that they left. */
  watch(): () => void;
  /** Called after every read; the slow parts in between keep the time they were read. Returns how to leave. */
  onSnapshot(listener: (snapshot: HardwareSnapshot) => void): () => void;
  /** Takes effect with the next sample. Values under a second are raised to one. */
  setIntervals(intervals: SampleIntervals): void;
}

const bounded = (intervals: SampleIntervals): SampleIntervals => ({
  watchedMs: Math.max(LEAST_INTERVAL_MS, intervals.watchedMs),
  idleMs: Math.max(LEAST_INTERVAL_MS, intervals.idleMs),
  slowMs: Math.max(LEAST_INTERVAL_MS, intervals.slowMs),
});

/** A job that is never run twice at once: the next run is set when the one before has ended, so that missed time is a gap and not a burst. */
interface Loop {
  begin(): void;
  /** Runs sooner if `delayMs` from the start of the last run has passed already, or then; never beside a run under way. */
  hurry(): void;
  end(): Promise<void>;
}

const createLoop = (clock: Clock, run: () => Promise<void>, nextDelayMs: () => number): Loop => {
  let cancel: (() => void) | null = null;
  let underWay: Promise<void> | null = null;
  let startedAt = 0;
  let ended = false;

  const schedule = (delayMs: number): void => {
    cancel?.();
    cancel = clock.after(delayMs, go);
  };
  const remaining = (): number => Math.max(0, startedAt + nextDelayMs() - clock.mono());
  const go = (): void => {
    cancel = null;
    startedAt = clock.mono();
    underWay = run().finally(() => {
      underWay = null;
      if (!ended) schedule(remaining());
    });
  };

  return {
    begin: go,
    hurry: () => {
      // Without a timer a run is under way, and its end sets the next one.
      if (!ended && cancel !== null) schedule(remaining());
    },
    end: async () => {
      ended = true;
      cancel?.();
      cancel = null;
      await underWay;
    },
  };
};

export const createSampler = (ports: SamplerPorts): Sampler => {
  const { clock, logger, probes, deviceId } = ports;
  const uptimeWatch = createUptimeWatch({ store: ports.uptime, deviceId, clock, logger });
  const listeners = new Set<(snapshot: HardwareSnapshot) => void>();
  let intervals = bounded(ports.intervals ?? DEFAULT_INTERVALS);
  let watchers = 0;
  let cancelLinger: (() => void) | null = null;
  let fast: FastReadings | null = null;
  let slow: SlowReadings | null = null;
  let fastAtMs = 0;
  let latest: HardwareSnapshot | null = null;
  let fastReads = 0;
  let slowReads = 0;
  let state: 'new' | 'running' | 'stopped' = 'new';
  const failing = new Set<string>();

  const isWatched = (): boolean => watchers > 0 || cancelLinger !== null;
  const intervalMs = (): number => (isWatched() ? intervals.watchedMs : intervals.idleMs);

  /** The disk being full must not end the live view; it is said once per episode. */
  const stored = (part: 'series' | 'uptime', write: () => void): void => {
    try {
      write();
      failing.delete(part);
    } catch (error) {
      if (!failing.has(part)) logger.error('hardware.store-failed', { part, message: error instanceof Error ? error.message : String(error) });
      failing.add(part);
    }
  };

  const publish = (): HardwareSnapshot | null => {
    if (fast === null) return null;
    const snapshot = toSnapshot(deviceId, fastAtMs, fast, slow);
    latest = snapshot;
    for (const listener of listeners) {
      try {
        listener(snapshot);
      } catch (error) {
        logger.error('hardware.listener-failed', { message: error instanceof Error ? error.message : String(error) });
      }
    }
    return snapshot;
  };

  const store = (snapshot: HardwareSnapshot, groups: readonly SeriesGroup[], atMs: number, periodMs: number): void => {
    const samples = toGroupSamples(snapshot, groups, atMs).map(({ group, sample }) => ({ group, periodMs, samples: [sample] }));
    if (samples.length > 0) stored('series', () => { ports.series.appendAll(deviceId, samples); });
  };

  const readFast = async (): Promise<void> => {
    fastReads += 1;
    try {
      fast = await probes.readFast();
    } catch (error) {
      logger.error('hardware.read-failed', { part: 'fast', message: error instanceof Error ? error.message : String(error) });
      return;
    }
    fastAtMs = clock.now();
    const { uptime } = fast;
    stored('uptime', () => { uptimeWatch.see(uptime, MISSED * Math.max(intervals.idleMs, intervals.watchedMs)); });
    const snapshot = publish();
    if (snapshot !== null) store(snapshot, FAST_GROUPS, fastAtMs, intervalMs());
  };

  const readSlow = async (): Promise<void> => {
    slowReads += 1;
    try {
      slow = await probes.readSlow();
    } catch (error) {
      logger.error('hardware.read-failed', { part: 'slow', message: error instanceof Error ? error.message : String(error) });
      return;
    }
    const atMs = clock.now();
    const snapshot = publish();
    if (snapshot !== null) store(snapshot, SLOW_GROUPS, atMs, intervals.slowMs);
  };

  const fastLoop = createLoop(clock, readFast, () => (fastReads < 2 ? WARM_UP_MS : intervalMs()));
  const slowLoop = createLoop(clock, readSlow, () => (slowReads < 2 ? Math.min(SLOW_WARM_UP_MS, intervals.slowMs) : intervals.slowMs));

  const applyInterval = (): void => {
    if (state !== 'running') return;
    probes.setIntervalMs(intervalMs());
    fastLoop.hurry();
    slowLoop.hurry();
  };

  const arrive = (): void => {
    watchers += 1;
    cancelLinger?.();
    cancelLinger = null;
    if (watchers === 1) applyInterval();
  };
  const leave = (): void => {
    watchers -= 1;
    if (watchers > 0 || state === 'stopped') return;
    cancelLinger = clock.after(LINGER_MS, () => {
      cancelLinger = null;
      applyInterval();
    });
  };

  return {
    start: () => {
      if (state !== 'new') return;
      state = 'running';
      probes.setIntervalMs(intervalMs());
      fastLoop.begin();
      slowLoop.begin();
    },
    stop: async () => {
      if (state === 'stopped') return;
      const wasRunning = state === 'running';
      state = 'stopped';
      cancelLinger?.();
      cancelLinger = null;
      await Promise.all([fastLoop.end(), slowLoop.end()]);
      if (wasRunning) stored('uptime', () => { uptimeWatch.end(); });
      await probes.stop();
      listeners.clear();
    },
    latest: () => latest,
    watch: () => {
      let here = true;
      arrive();
      return () => {
        if (!here) return;
        here = false;
        leave();
      };
    },
    onSnapshot: (listener) => {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
    setIntervals: (next) => {
      intervals = bounded(next);
      applyInterval();
    },
  };
};
