import type { HardwareSnapshot, Reading } from '../../../shared/domain/hardware';
import type { FastReadings, SlowReadings } from '../ports/probes';

const waiting = <T>(atMs: number): Reading<T> => ({ state: 'unavailable', reason: 'starting', detail: 'not read yet', atMs, source: 'sampler' });

/** Joins what was read at `atMs` with the slow parts, which keep the time they were read at. */
export const toSnapshot = (deviceId: string, atMs: number, fast: FastReadings, slow: SlowReadings | null): HardwareSnapshot => ({
  deviceId,
  atMs,
  cpu: fast.cpu,
  memory: fast.memory,
  disks: slow?.disks ?? waiting(atMs),
  networks: fast.networks,
  temperatures: slow?.temperatures ?? waiting(atMs),
  gpus: fast.gpus,
  power: fast.power,
  uptime: fast.uptime,
});
