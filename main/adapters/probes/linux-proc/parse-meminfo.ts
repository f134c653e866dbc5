import type { MemoryReading } from '../../../../shared/domain/hardware';
import { createTextCursor, takeCount } from '../text-cursor';

/** /proc/meminfo says "kB" and means 1024 bytes (proc(5)). */
const KIB = 1024;

const field = (text: string, name: string): number | null => {
  const label = `${name}:`;
  const at = text.startsWith(label) ? 0 : text.indexOf(`\n${label}`);
  if (at === -1) return null;
  const cursor = createTextCursor(text);
  cursor.at = at + label.length + (text.startsWith(label) && at === 0 ? 0 : 1);
  const value = takeCount(cursor);
  return value === null ? null : value * KIB;
};

/**
 * Memory from /proc/meminfo. Kernels before 3.14 have no MemAvailable: free + buffers + cached + reclaimable − shared stands in.
 * Returns null when neither can be had. Missing swap lines mean no swap was built in.
 */
export const parseMeminfo = (text: string): MemoryReading | null => {
  const totalB = field(text, 'MemTotal');
  if (totalB === null) return null;
  let availableB = field(text, 'MemAvailable');
  if (availableB === null) {
    const freeB = field(text, 'MemFree');
    const cachedB = field(text, 'Cached');
    if (freeB === null || cachedB === null) return null;
    availableB = freeB + cachedB + (field(text, 'Buffers') ?? 0) + (field(text, 'SReclaimable') ?? 0) - (field(text, 'Shmem') ?? 0);
  }
  const swapTotalB = field(text, 'SwapTotal') ?? 0;
  const swapFreeB = field(text, 'SwapFree') ?? swapTotalB;
  return {
    totalB,
    usedB: Math.min(totalB, Math.max(0, totalB - availableB)),
    swapTotalB,
    swapUsedB: Math.max(0, swapTotalB - swapFreeB),
  };
};
