import type { Systeminformation } from 'systeminformation';
import type { CpuReading, DiskReading, MemoryReading, NetworkReading, TemperatureReading } from '../../../../shared/domain/hardware';

/** systeminformation answers a failed question with null, -1, 0 or an empty text depending on the system: only what can be true passes. */
const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0;

const isPct = (value: unknown): value is number => isCount(value) && value <= 100;

export const toCpu = (load: Systeminformation.CurrentLoadData, model: string | null): CpuReading | null =>
  isPct(load.currentLoad) ? { loadPct: load.currentLoad, coresPct: load.cpus.map((core) => core.load).filter(isPct), model } : null;

/** `available` counts what caches would give back; `active` in the same answer means something else on each system. */
export const toMemory = (memory: Systeminformation.MemData): MemoryReading | null => {
  if (!isCount(memory.total) || memory.total === 0 || !isCount(memory.available)) return null;
  return {
    totalB: memory.total,
    usedB: Math.max(0, memory.total - memory.available),
    swapTotalB: isCount(memory.swaptotal) ? memory.swaptotal : 0,
    swapUsedB: isCount(memory.swapused) ? memory.swapused : 0,
  };
};

/** The first answer after the start has null rates (the library compares with its own last call). */
export const toNetworks = (stats: readonly Systeminformation.NetworkStatsData[]): readonly NetworkReading[] =>
  stats
    .filter((entry) => entry.iface !== '' && !entry.iface.toLowerCase().startsWith('lo') && isCount(entry.rx_bytes) && isCount(entry.tx_bytes) && entry.rx_bytes + entry.tx_bytes > 0)
    .map((entry) => ({
      name: entry.iface,
      receivedBps: isCount(entry.rx_sec) ? entry.rx_sec : null,
      sentBps: isCount(entry.tx_sec) ? entry.tx_sec : null,
    }));

/** Volumes and snapshots that macOS mounts for itself; they share the room of the container that `/` shows. */
const OWN_VOLUMES = ['/System/Volumes/', '/private/var/vm', '/dev', '/Volumes/com.apple.TimeMachine.localsnapshots/'];

export const toDisks = (sizes: readonly Systeminformation.FsSizeData[]): readonly DiskReading[] =>
  sizes
    .filter((entry) => isCount(entry.size) && entry.size > 0 && isCount(entry.available) && !OWN_VOLUMES.some((place) => entry.mount.startsWith(place)))
    .map((entry) => ({
      id: entry.mount,
      mount: entry.mount,
      device: entry.fs,
      fileSystem: entry.type,
      sizeB: entry.size,
      freeB: entry.available,
      readOnly: entry.rw === false,
      // Outside Linux the library counts traffic for the whole machine, not per mount.
      readBps: null,
      writeBps: null,
    }));

const isTemperature = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value > 0 && value < 200;

export const toTemperatures = (data: Systeminformation.CpuTemperatureData): readonly TemperatureReading[] => {
  const found: TemperatureReading[] = [];
  if (isTemperature(data.main)) found.push({ id: 'cpu', label: 'CPU', celsius: data.main });
  for (const [index, celsius] of data.cores.entries()) if (isTemperature(celsius)) found.push({ id: `cpu-core-${index}`, label: `CPU core ${index}`, celsius });
  if (isTemperature(data.chipset)) found.push({ id: 'chipset', label: 'Chipset', celsius: data.chipset });
  return found;
};
