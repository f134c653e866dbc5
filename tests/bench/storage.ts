import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openStore } from '../../main/adapters/storage/open-store';
import type { SeriesSample } from '../../shared/domain/series';
import { createQuietLogger } from '../support/quiet-logger';
import { createSeededRandom } from '../support/solana-fixtures/seeded-random';
import { atMost, percentile, toldNumber, type BenchRow } from './table';

const PERIOD_MS = 15_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const DAYS = 365;
/** What a machine with a graphics card shows: loads that wander, memory that creeps, temperatures in whole degrees, watts with two decimals. */
const NAMES = { cpu: ['cpu.load', 'cpu.core.0', 'cpu.core.1'], memory: ['memory.used'], network: ['network.eth0.received', 'network.eth0.sent'], gpu: ['gpu.0.load', 'gpu.0.temperature', 'gpu.0.power'], power: ['power.package'] } as const;
type Group = keyof typeof NAMES;

function createMachine(): (atMs: number) => Readonly<Record<string, number>> {
  const random = createSeededRandom(7);
  let load = 30;
  let used = 9e9;
  return (atMs) => {
    load = Math.min(100, Math.max(0, load + (random() - 0.5) * 12));
    used = Math.min(3e10, Math.max(4e9, used + (random() - 0.5) * 3e7));
    const busy = Math.sin(atMs / 7e6) > -0.3;
    const gpu = busy ? 85 + random() * 15 : random() * 3;
    return {
      'cpu.load': load, 'cpu.core.0': Math.min(100, load * (0.7 + random() * 0.6)), 'cpu.core.1': Math.min(100, load * (0.7 + random() * 0.6)), 'memory.used': Math.round(used / 4096) * 4096,
      'network.eth0.received': random() * 4e5, 'network.eth0.sent': random() * 9e5, 'gpu.0.load': Math.round(gpu), 'gpu.0.temperature': busy ? 61 + Math.round(random() * 4) : 38,
      'gpu.0.power': busy ? Math.round((300 + random() * 40) * 100) / 100 : 21.37, 'power.package': 20 + load / 4 + random(),
    };
  };
}

/** A year of samples every 15 s as the engine stores and rolls them up: how big, and how quickly a year is read. */
export function benchStorage(): readonly BenchRow[] {
  const dataDir = mkdtempSync(join(tmpdir(), 'nodeworth-bench-'));
  const endMs = Date.UTC(2026, 0, 1);
  let now = endMs - DAYS * DAY_MS;
  const clock = { now: () => now, mono: () => performance.now(), after: () => () => undefined };
  const store = openStore({ dataDir, clock, logger: createQuietLogger() });
  const groups = Object.keys(NAMES) as Group[];
  const count = groups.reduce((sum, group) => sum + NAMES[group].length, 0);
  const machine = createMachine();
  const began = performance.now();
  try {
    while (now < endMs) {
      const hour = now;
      const samples = new Map<Group, SeriesSample[]>(groups.map((group) => [group, []]));
      for (let atMs = hour + PERIOD_MS; atMs <= hour + HOUR_MS; atMs += PERIOD_MS) {
        const values = machine(atMs);
        for (const group of groups) samples.get(group)?.push({ atMs, values: Object.fromEntries(NAMES[group].map((name) => [name, values[name] ?? 0])) });
      }
      store.transaction(() => store.series.appendAll('d', groups.map((group) => ({ group, periodMs: PERIOD_MS, samples: samples.get(group) ?? [] }))));
      now = hour + HOUR_MS;
      if (now % (6 * HOUR_MS) === 0) {
        store.transaction(() => {
          while (store.series.maintain(now).more);
        });
        while (store.maintain(now).more);
      }
    }
    const tookS = (performance.now() - began) / 1000;
    const times: number[] = [];
    const names = groups.flatMap((group) => [...NAMES[group]]);
    for (let run = 0; run < 60; run += 1) {
      const name = names[run % names.length] ?? '';
      const from = performance.now();
      const [history] = store.series.history('d', [name], endMs - DAYS * DAY_MS, endMs, 600);
      times.push(performance.now() - from);
      if ((history?.buckets.length ?? 0) < 300) throw new Error(`only ${history?.buckets.length ?? 0} points of ${name}`);
    }
    store.close();
    const bytes = statSync(join(dataDir, 'nodeworth.db')).size;
    return [
      atMost('store size of one series for one year at 15 s', bytes / count / 1e6, 1.5, 'MB', `${count} series, ${(bytes / 1e6).toFixed(1)} MB in all, ${DAYS} days, all tiers; written in ${tookS.toFixed(0)} s`),
      atMost('history of one series over a year, p95', percentile(times, 0.95), 20, 'ms', `${times.length} questions, 600 points, on the engine's thread; median ${percentile(times, 0.5).toFixed(1)} ms, first ${(times[0] ?? 0).toFixed(1)} ms`),
      toldNumber('samples written and rolled up a second', (DAYS * DAY_MS) / PERIOD_MS / tookS, '', 'an hour at a time'),
    ];
  } finally {
    store.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
