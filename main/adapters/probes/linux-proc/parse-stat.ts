import { atEnd, createTextCursor, skipLine, takeCount } from '../text-cursor';

/** Ticks since boot of one processor (or of all together). Guest time is inside user time already and is not added again. */
export interface CpuTicks {
  readonly total: number;
  /** idle + iowait: nothing ran. */
  readonly idle: number;
}

export interface StatTable {
  readonly all: CpuTicks;
  readonly cores: readonly CpuTicks[];
}

/** user, nice, system, idle, iowait, irq, softirq, steal (proc(5)); guest and guest_nice follow and are ignored. */
const COUNTED = 8;
const IDLE = 3;
const IOWAIT = 4;

/**
 * The processor lines at the head of /proc/stat. A core that is switched off has no line, and the cores after it move up.
 * Returns null when the text does not begin with a whole `cpu` line.
 */
export const parseStat = (text: string): StatTable | null => {
  const cursor = createTextCursor(text);
  let all: CpuTicks | null = null;
  const cores: CpuTicks[] = [];
  while (!atEnd(cursor) && text.startsWith('cpu', cursor.at)) {
    cursor.at += 3;
    const isCore = text.charCodeAt(cursor.at) !== 32;
    if (isCore) takeCount(cursor);
    let total = 0;
    let idle = 0;
    let fields = 0;
    for (; fields < COUNTED; fields += 1) {
      const ticks = takeCount(cursor);
      if (ticks === null) break;
      total += ticks;
      if (fields === IDLE || fields === IOWAIT) idle += ticks;
    }
    // Kernels before 2.6 had four fields; fewer than that is a torn line.
    if (fields <= IDLE) break;
    if (isCore) cores.push({ total, idle });
    else all ??= { total, idle };
    skipLine(cursor);
  }
  return all === null ? null : { all, cores };
};

/** Load in percent between two reads, 0..100; null when no tick has passed. The kernel lets iowait run backwards, so the result is bounded. */
export const toLoadPct = (before: CpuTicks, after: CpuTicks): number | null => {
  const total = after.total - before.total;
  if (total <= 0) return null;
  const busy = total - (after.idle - before.idle);
  return Math.min(100, Math.max(0, (busy * 100) / total));
};
