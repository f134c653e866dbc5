import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { SelfMeter } from '../../engine/ports/system';

/** 20 wake-ups a second: half a millisecond of CPU a minute buys a p99 that sees every stall of 50 ms. */
const RESOLUTION_MS = 50;

export interface ClosableSelfMeter extends SelfMeter {
  close(): void;
}

/**
 * What this process costs. `cpuMs` counts user and system time of all threads since the process began, `residentB` is RSS in
 * bytes, the delay is the 99th percentile since the meter was made: what a timer came late (Node's histogram holds the whole
 * distance between two ticks, so its resolution is taken off).
 */
export function createSelfMeter(): ClosableSelfMeter {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  return {
    read() {
      const cpu = process.cpuUsage();
      const p99Ms = delays.percentile(99) / 1e6 - RESOLUTION_MS;
      return {
        cpuMs: (cpu.user + cpu.system) / 1000,
        residentB: process.memoryUsage.rss(),
        eventLoopDelayP99Ms: delays.max === 0 || !Number.isFinite(p99Ms) ? null : Math.max(0, p99Ms),
      };
    },
    close: () => {
      delays.disable();
    },
  };
}
