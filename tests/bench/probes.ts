import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProbes } from '../../main/adapters/probes/create-probes';
import { openStore } from '../../main/adapters/storage/open-store';
import { createClock } from '../../main/adapters/system/clock';
import type { HardwareSnapshot } from '../../shared/domain/hardware';
import { FAST_GROUPS, SLOW_GROUPS, toGroupSamples } from '../../shared/domain/series-of-snapshot';
import { createQuietLogger } from '../support/quiet-logger';

/** CPU milliseconds of this process (user and system, `process.cpuUsage`) per run, the mean over all runs. */
export interface ProbeBench {
  readonly runs: number;
  /** CPU, memory, networks, GPU state, power, uptime. */
  readonly fastCpuMs: number;
  /** Disks and temperatures. */
  readonly slowCpuMs: number;
  /** Turning a snapshot into series and writing it with the uptime, as the sampler does. */
  readonly storeCpuMs: number;
  /** All three: one full sample including storing. */
  readonly fullCpuMs: number;
  readonly series: number;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

const measure = async (runs: number, pauseMs: number, run: (at: number) => Promise<void> | void): Promise<number> => {
  let spentUs = 0;
  for (let at = 0; at < runs; at += 1) {
    // Apart in time, as samples are: back to back everything is still in the processor's caches.
    await pause(pauseMs);
    const before = process.cpuUsage();
    await run(at);
    const used = process.cpuUsage(before);
    spentUs += used.user + used.system;
  }
  return spentUs / 1000 / runs;
};

/** Measures the probes of this very machine and the storing of what they saw, in a folder of its own that is removed afterwards. */
export const benchProbes = async (options: { readonly runs?: number; readonly pauseMs?: number } = {}): Promise<ProbeBench> => {
  const runs = options.runs ?? 200;
  const pauseMs = options.pauseMs ?? 10;
  const clock = createClock();
  const logger = createQuietLogger();
  const probes = createProbes({ clock, logger });
  const dataDir = mkdtempSync(join(tmpdir(), 'nodeworth-bench-'));
  const store = openStore({ dataDir, clock, logger });
  try {
    for (let warm = 0; warm < 20; warm += 1) {
      await probes.readFast();
      await probes.readSlow();
      await pause(pauseMs);
    }
    const fastCpuMs = await measure(runs, pauseMs, async () => { await probes.readFast(); });
    const slowCpuMs = await measure(runs, pauseMs, async () => { await probes.readSlow(); });
    await pause(50);
    const snapshot: HardwareSnapshot = { deviceId: 'bench', atMs: clock.now(), ...(await probes.readFast()), ...(await probes.readSlow()) };
    const groups = [...FAST_GROUPS, ...SLOW_GROUPS];
    const series = toGroupSamples(snapshot, groups, 0).reduce((sum, { sample }) => sum + Object.keys(sample.values).length, 0);
    const startMs = clock.now() - runs * 15_000;
    const storeCpuMs = await measure(runs, pauseMs, (at) => {
      const atMs = startMs + at * 15_000;
      store.uptime.touch('bench', 'up', atMs);
      store.series.appendAll('bench', toGroupSamples(snapshot, groups, atMs).map(({ group, sample }) => ({ group, periodMs: 15_000, samples: [sample] })));
    });
    return { runs, fastCpuMs, slowCpuMs, storeCpuMs, fullCpuMs: fastCpuMs + slowCpuMs + storeCpuMs, series };
  } finally {
    store.close();
    await probes.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
};
