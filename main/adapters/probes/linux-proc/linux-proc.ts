import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CpuReading, MemoryReading, NetworkReading, Reading, UptimeReading } from '../../../../shared/domain/hardware';
import type { Clock } from '../../../engine/ports/system';
import { createOpenFile } from '../open-file';
import { createRateMeter } from '../rates';
import { guarded, ok, unavailable } from '../reading';
import { parseMeminfo } from './parse-meminfo';
import { isWorthWatching, parseNetDev } from './parse-net-dev';
import { parseStat, toLoadPct, type StatTable } from './parse-stat';
import { parseUptimeS } from './parse-uptime';

export interface LinuxProc {
  cpu(): Reading<CpuReading>;
  memory(): Reading<MemoryReading>;
  networks(): Reading<readonly NetworkReading[]>;
  uptime(): Reading<UptimeReading>;
  close(): void;
}

/** The processor's name as /proc/cpuinfo has it (x86: `model name`; some ARM boards: `Model`), or null. */
const readCpuModel = (procRoot: string): string | null => {
  try {
    const text = readFileSync(join(procRoot, 'cpuinfo'), 'utf8');
    for (const label of ['model name', 'Model', 'Hardware']) {
      const line = text.split('\n').find((candidate) => candidate.startsWith(label));
      const value = line?.split(':', 2)[1]?.trim();
      if (value !== undefined && value !== '') return value;
    }
  } catch {
    // The name is an ornament: its absence is no reason to withhold the load.
  }
  return null;
};

/** Readings of every sample from /proc, over handles that stay open. */
export const createLinuxProc = (options: { readonly procRoot: string; readonly clock: Clock }): LinuxProc => {
  const { procRoot, clock } = options;
  const stat = createOpenFile(join(procRoot, 'stat'), 64 * 1024);
  const meminfo = createOpenFile(join(procRoot, 'meminfo'), 4 * 1024);
  const netDev = createOpenFile(join(procRoot, 'net/dev'));
  const uptimeFile = createOpenFile(join(procRoot, 'uptime'), 256);
  const traffic = createRateMeter();
  let before: StatTable | null = null;
  let bootAtMs: number | null = null;
  let model: string | null | undefined;

  const coreLoads = (previous: StatTable, current: StatTable): readonly number[] => {
    // Cores were switched on or off: their lines moved, and a difference would compare two different cores.
    if (previous.cores.length !== current.cores.length) return [];
    return current.cores.flatMap((core, index) => {
      const last = previous.cores[index];
      // A core without a tick in between was asleep all the time.
      return last === undefined ? [] : [toLoadPct(last, core) ?? 0];
    });
  };

  return {
    cpu: () => {
      const atMs = clock.now();
      return guarded(stat.path, atMs, () => {
        model ??= readCpuModel(procRoot);
        const table = parseStat(stat.read('\nintr'));
        if (table === null) return unavailable('unreadable', 'no cpu line', atMs, stat.path);
        const previous = before;
        const loadPct = previous === null ? null : toLoadPct(previous.all, table.all);
        if (previous === null || loadPct === null) {
          before ??= table;
          return unavailable('starting', 'load is the difference of two reads', atMs, stat.path);
        }
        before = table;
        return ok({ loadPct, coresPct: coreLoads(previous, table), model }, atMs, stat.path);
      });
    },
    memory: () => {
      const atMs = clock.now();
      return guarded(meminfo.path, atMs, () => {
        const value = parseMeminfo(meminfo.read());
        return value === null ? unavailable('unreadable', 'no MemTotal or nothing that tells what is free', atMs, meminfo.path) : ok(value, atMs, meminfo.path);
      });
    },
    networks: () => {
      const atMs = clock.now();
      return guarded(netDev.path, atMs, () => {
        const text = netDev.read();
        const mono = clock.mono();
        const value = parseNetDev(text).filter(isWorthWatching).map((counters): NetworkReading => ({
          name: counters.name,
          receivedBps: traffic.rate(`${counters.name} in`, counters.receivedB, mono),
          sentBps: traffic.rate(`${counters.name} out`, counters.sentB, mono),
        }));
        traffic.sweep();
        return ok(value, atMs, netDev.path);
      });
    },
    uptime: () => {
      const atMs = clock.now();
      return guarded(uptimeFile.path, atMs, () => {
        const uptimeS = parseUptimeS(uptimeFile.read());
        if (uptimeS === null) return unavailable('unreadable', 'no figure', atMs, uptimeFile.path);
        // The difference wanders by some ms from read to read; only a jump (somebody set the clock) is news.
        const bootNow = Math.round(atMs - uptimeS * 1000);
        if (bootAtMs === null || Math.abs(bootNow - bootAtMs) > 1_000) bootAtMs = bootNow;
        return ok({ uptimeS, bootAtMs }, atMs, uptimeFile.path);
      });
    },
    close: () => {
      for (const file of [stat, meminfo, netDev, uptimeFile]) file.close();
    },
  };
};
