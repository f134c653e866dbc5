import type { Reading } from '../../../shared/domain/hardware';
import type { FastReadings, Probes, SlowReadings } from '../../engine/ports/probes';
import type { Clock } from '../../engine/ports/system';

const SOURCE = 'sample-data';
const GIB = 2 ** 30;
const BOOTED_BEFORE_MS = 19 * 86_400_000;

/** A smooth wander between 0 and 1 that is the same at every start: three waves of unlike length. */
export const wander = (atMs: number, phase: number): number =>
  0.5 + 0.25 * Math.sin(atMs / 47_000 + phase) + 0.15 * Math.sin(atMs / 11_300 + 2 * phase) + 0.1 * Math.sin(atMs / 3_900 + 3 * phase);

/** A made-up rig with one graphics card at work, for the demo: never this machine's own figures. */
export function createDemoProbes(clock: Clock): Probes {
  const bootAtMs = clock.now() - BOOTED_BEFORE_MS;
  const ok = <T>(value: T): Reading<T> => ({ state: 'ok', value, atMs: clock.now(), source: SOURCE });
  return {
    identity: async () => ({ hostname: 'sample-rig', platform: 'linux', osName: 'Sample Linux', cpuModel: 'Sample 8-core', cores: 8, memoryTotalB: 32 * GIB }),
    async readFast(): Promise<FastReadings> {
      const at = clock.now();
      const load = 18 + 30 * wander(at, 1);
      const busy = Math.sin(at / 900_000) > -0.4;
      const gpu = busy ? 82 + 16 * wander(at, 2) : 2 * wander(at, 2);
      return {
        cpu: ok({ loadPct: load, coresPct: Array.from({ length: 8 }, (_, i) => Math.min(100, load * (0.5 + wander(at, i + 3)))), model: 'Sample 8-core' }),
        memory: ok({ totalB: 32 * GIB, usedB: (11 + 3 * wander(at, 4)) * GIB, swapTotalB: 8 * GIB, swapUsedB: 0.2 * GIB }),
        networks: ok([{ name: 'eth0', receivedBps: 400_000 * wander(at, 5), sentBps: 900_000 * wander(at, 6) }]),
        gpus: ok([
          {
            id: 'GPU-sample', name: 'Sample RTX 4090', driver: '580.00', loadPct: gpu, memoryTotalB: 24 * GIB, memoryUsedB: (busy ? 17 : 0.6) * GIB, temperatureC: busy ? 64 + 4 * wander(at, 7) : 38,
            fanPct: busy ? 48 : 0, powerW: busy ? 310 + 40 * wander(at, 8) : 21, powerLimitW: 450, clockMHz: busy ? 2520 : 210, memoryClockMHz: busy ? 10_501 : 405, performanceState: busy ? 'P2' : 'P8',
            processes: busy ? [{ pid: 4242, name: 'sample-render-client', memoryB: 16.4 * GIB }] : [],
          },
        ]),
        power: ok({ packageW: 22 + 18 * wander(at, 9) }),
        uptime: ok({ uptimeS: (at - bootAtMs) / 1000, bootAtMs }),
      };
    },
    async readSlow(): Promise<SlowReadings> {
      const at = clock.now();
      return {
        disks: ok([
          { id: 'sample-root', mount: '/', device: '/dev/sample0', fileSystem: 'ext4', sizeB: 931 * GIB, freeB: 402 * GIB, readOnly: false, readBps: 120_000 * wander(at, 1), writeBps: 800_000 * wander(at, 2) },
          { id: 'sample-data', mount: '/data', device: '/dev/sample1', fileSystem: 'ext4', sizeB: 7452 * GIB, freeB: 610 * GIB, readOnly: false, readBps: 2_000_000 * wander(at, 3), writeBps: 300_000 * wander(at, 4) },
        ]),
        temperatures: ok([{ id: 'sample-cpu', label: 'Processor', celsius: 52 + 6 * wander(at, 5) }, { id: 'sample-nvme', label: 'NVMe', celsius: 41 }]),
      };
    },
    setIntervalMs: () => undefined,
    stop: async () => undefined,
  };
}
