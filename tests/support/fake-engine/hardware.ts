import type { GpuReading, HardwareSnapshot, Reading } from '../../../shared/domain/hardware';
import type { Bucket, SeriesHistory } from '../../../shared/domain/series';
import { DAY_MS, HOUR_MS, noise } from './figures';

const ok = <T>(value: T, atMs: number): Reading<T> => ({ state: 'ok', value, atMs, source: 'linux-proc' });

const GIB = 1024 ** 3;

const gpu: GpuReading = {
  id: 'gpu-0', name: 'NVIDIA GeForce RTX 4090', driver: '580.65', loadPct: 87, memoryTotalB: 24 * GIB, memoryUsedB: 17.2 * GIB, temperatureC: 66, fanPct: 54,
  powerW: 312, powerLimitW: 450, clockMHz: 2520, memoryClockMHz: 10_501, performanceState: 'P2', processes: [{ pid: 4120, name: 'render-node', memoryB: 16.8 * GIB }],
};

/** A snapshot as the sampler makes it: one part not supported, one card. */
export function fakeSnapshot(atMs: number, deviceId: string, step: number): HardwareSnapshot {
  const load = 30 + 25 * noise(step, 1);
  return {
    deviceId,
    atMs,
    cpu: ok({ loadPct: load, coresPct: Array.from({ length: 16 }, (_, core) => Math.min(100, load * (0.4 + 1.3 * noise(step * 16 + core, 2)))), model: 'AMD Ryzen 9 7950X' }, atMs),
    memory: ok({ totalB: 64 * GIB, usedB: 21.4 * GIB, swapTotalB: 8 * GIB, swapUsedB: 0.2 * GIB }, atMs),
    disks: ok(
      [
        { id: 'a', mount: '/', device: '/dev/nvme0n1p2', fileSystem: 'ext4', sizeB: 1.96e12, freeB: 0.61e12, readOnly: false, readBps: 2.4e6, writeBps: 18.2e6 },
        { id: 'b', mount: '/srv/storj', device: '/dev/sda1', fileSystem: 'xfs', sizeB: 18e12, freeB: 0.9e12, readOnly: false, readBps: null, writeBps: null },
      ],
      atMs - 20_000,
    ),
    networks: ok([{ name: 'enp5s0', receivedBps: 1.2e6, sentBps: 380_000 }, { name: 'wg0', receivedBps: 0, sentBps: 0 }], atMs),
    temperatures: ok([{ id: 'k10temp', label: 'CPU', celsius: 61 }, { id: 'nvme', label: 'NVMe', celsius: 44 }], atMs - 20_000),
    gpus: ok([gpu], atMs),
    power: { state: 'unavailable', reason: 'no-permission', detail: '/sys/class/powercap', atMs, source: 'linux-sys' },
    uptime: ok({ uptimeS: 86_400 * 11 + 3600 * 4, bootAtMs: atMs - 11 * DAY_MS }, atMs),
  };
}

/** A machine with little to read: no card, no sensors, the first sample under way. */
export function fakeBareSnapshot(atMs: number, deviceId: string): HardwareSnapshot {
  const no = (reason: 'no-tool' | 'not-supported' | 'starting' | 'no-permission') => ({ state: 'unavailable' as const, reason, detail: '', atMs, source: 'linux-proc' });
  return {
    ...fakeSnapshot(atMs, deviceId, 3),
    networks: no('starting'), temperatures: no('not-supported'), gpus: no('no-tool'), power: no('no-permission'),
  };
}

const SCALES: Readonly<Record<string, readonly [base: number, swing: number]>> = {
  'cpu.load': [35, 30], 'memory.used': [20 * GIB, 4 * GIB], 'gpu.gpu-0.load': [60, 38], 'gpu.gpu-0.temperature': [58, 12], 'gpu.gpu-0.power': [240, 110],
  'network.enp5s0.received': [9e5, 8e5], 'disk.a.free': [0.62e12, 2e10], 'temperature.k10temp': [55, 9],
};

export const fakeSeriesNames = Object.keys(SCALES).map((series) => ({ group: series.split('.')[0] ?? 'cpu', series }));

/** History with a night in which the app was not running. */
export function fakeHistory(series: string, fromMs: number, toMs: number, maxPoints: number): SeriesHistory {
  const spanMs = Math.max(15_000, Math.ceil((toMs - fromMs) / Math.min(maxPoints, 300) / 15_000) * 15_000);
  const [base, swing] = SCALES[series] ?? [10, 5];
  const buckets: Bucket[] = [];
  for (let at = fromMs; at + spanMs <= toMs; at += spanMs) {
    const share = (at - fromMs) / (toMs - fromMs);
    if (share > 0.42 && share < 0.5) continue;
    const index = Math.floor(at / spanMs);
    const mean = base + swing * 0.7 * Math.sin(index / 23) + swing * 0.3 * (noise(index, 9) - 0.5);
    buckets.push({ fromMs: at, spanMs, min: mean - swing * 0.1, mean, max: mean + swing * 0.12, count: 4, coveredMs: spanMs });
  }
  return { series, tier: spanMs > HOUR_MS ? '1h' : '1m', buckets };
}

export function fakeUptimeCells(fromMs: number, toMs: number, count: number) {
  const spanMs = (toMs - fromMs) / count;
  return Array.from({ length: count }, (_, index) => {
    const at = Math.round(fromMs + index * spanMs);
    const cell = { fromMs: at, toMs: Math.round(at + spanMs), up: 1, down: 0, asleep: 0, unwatched: 0 };
    if (index < count * 0.12) return { ...cell, up: 0, unwatched: 1 };
    if (index === Math.floor(count * 0.5)) return { ...cell, up: 0, down: 1 };
    if (index === Math.floor(count * 0.5) + 1) return { ...cell, up: 0.55, down: 0.45 };
    if (index === Math.floor(count * 0.7)) return { ...cell, up: 0, asleep: 1 };
    return cell;
  });
}
