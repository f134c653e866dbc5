import { uptime as osUptime } from 'node:os';
import type { CpuReading, DiskReading, MemoryReading, NetworkReading, Reading, TemperatureReading, UptimeReading } from '../../../../shared/domain/hardware';
import type { Clock } from '../../../engine/ports/system';
import { toDetail, toReason } from '../open-file';
import { ok, unavailable } from '../reading';
import { toCpu, toDisks, toMemory, toNetworks, toTemperatures } from './to-readings';

/** Readings of systems that are not Linux. */
export interface GeneralSystem {
  cpu(): Promise<Reading<CpuReading>>;
  memory(): Promise<Reading<MemoryReading>>;
  networks(): Promise<Reading<readonly NetworkReading[]>>;
  disks(): Promise<Reading<readonly DiskReading[]>>;
  temperatures(): Promise<Reading<readonly TemperatureReading[]>>;
  uptime(): Reading<UptimeReading>;
}

const SOURCE = 'systeminformation';

// Loaded at the first reading: on Linux there is none.
const loadLibrary = () => import('systeminformation');

export const createGeneralSystem = (options: { readonly clock: Clock }): GeneralSystem => {
  const { clock } = options;
  let asked = false;

  const part = async <T>(read: () => Promise<T | null>): Promise<Reading<T>> => {
    const atMs = clock.now();
    try {
      const value = await read();
      return value === null ? unavailable('not-supported', 'the system gave no figure', atMs, SOURCE) : ok(value, atMs, SOURCE);
    } catch (error) {
      return unavailable(toReason(error), toDetail(error), atMs, SOURCE);
    }
  };

  return {
    cpu: async () => {
      const load = await part(async () => toCpu(await (await loadLibrary()).currentLoad(), null));
      // The library's first answer is the load since boot.
      if (!asked) {
        asked = true;
        return unavailable('starting', 'load is the difference of two reads', clock.now(), SOURCE);
      }
      return load;
    },
    memory: () => part(async () => toMemory(await (await loadLibrary()).mem())),
    networks: () => part(async () => toNetworks(await (await loadLibrary()).networkStats('*'))),
    disks: () => part(async () => toDisks(await (await loadLibrary()).fsSize())),
    temperatures: async () => {
      const atMs = clock.now();
      const reading = await part(async () => toTemperatures(await (await loadLibrary()).cpuTemperature()));
      return reading.state === 'ok' && reading.value.length === 0 ? unavailable('not-supported', 'the system shows no temperature without a driver', atMs, SOURCE) : reading;
    },
    uptime: () => {
      const atMs = clock.now();
      const uptimeS = osUptime();
      return ok({ uptimeS, bootAtMs: Math.round((atMs - uptimeS * 1000) / 1000) * 1000 }, atMs, 'os');
    },
  };
};
