import { describe, expect, it } from 'vitest';
import type { HardwareSnapshot, Reading } from '../../../shared/domain/hardware';
import { FAST_GROUPS, SLOW_GROUPS, toGroupSamples } from '../../../shared/domain/series-of-snapshot';

const AT = 1_768_478_400_000;
const GIB = 1024 ** 3;
const MIB = 1024 ** 2;
const ok = <T>(value: T): Reading<T> => ({ state: 'ok', value, atMs: AT, source: 'test' });
const gone = <T>(): Reading<T> => ({ state: 'unavailable', reason: 'not-supported', detail: '', atMs: AT, source: 'test' });

const full: HardwareSnapshot = {
  deviceId: 'this',
  atMs: AT,
  cpu: ok({ loadPct: 12.345, coresPct: [0, 24.69], model: null }),
  memory: ok({ totalB: 8 * GIB, usedB: 3 * GIB + 400_000, swapTotalB: 2 * GIB, swapUsedB: 0 }),
  disks: ok([{ id: 'ab-12', mount: '/', device: '/dev/sda2', fileSystem: 'ext4', sizeB: 100 * GIB, freeB: 40 * GIB + 1, readOnly: false, readBps: 1_234_567, writeBps: null }]),
  networks: ok([{ name: 'eth0.5', receivedBps: 99.4, sentBps: null }]),
  temperatures: ok([{ id: 'coretemp-coretemp.0-core-0', label: 'Core 0', celsius: 51.04 }]),
  gpus: ok([{
    id: 'GPU-1', name: 'Card', driver: '595', loadPct: 0, memoryTotalB: 8 * GIB, memoryUsedB: 214 * MIB, temperatureC: 40, fanPct: null, powerW: 39.32, powerLimitW: 250,
    clockMHz: 765, memoryClockMHz: 810, performanceState: 'P8', processes: null,
  }]),
  power: ok({ packageW: 17.26 }),
  uptime: ok({ uptimeS: 5, bootAtMs: AT - 5_000 }),
};

describe('series of a snapshot', () => {
  it('names and rounds every figure that is there, and leaves the others out', () => {
    expect(toGroupSamples(full, [...FAST_GROUPS, ...SLOW_GROUPS], AT)).toEqual([
      { group: 'cpu', sample: { atMs: AT, values: { 'cpu.load': 12.3, 'cpu.core.0': 0, 'cpu.core.1': 24.7 } } },
      { group: 'memory', sample: { atMs: AT, values: { 'memory.used': 3 * GIB, 'memory.swap': 0 } } },
      { group: 'network', sample: { atMs: AT, values: { 'network.eth0.5.received': 99 } } },
      { group: 'gpu', sample: { atMs: AT, values: { 'gpu.GPU-1.load': 0, 'gpu.GPU-1.memory': 214 * MIB, 'gpu.GPU-1.temperature': 40, 'gpu.GPU-1.power': 39.3, 'gpu.GPU-1.clock': 765 } } },
      { group: 'power', sample: { atMs: AT, values: { 'power.package': 17.3 } } },
      { group: 'disk', sample: { atMs: AT, values: { 'disk.ab-12.free': 40 * GIB, 'disk.ab-12.read': 1_235_000 } } },
      { group: 'temperature', sample: { atMs: AT, values: { 'temperature.coretemp-coretemp.0-core-0': 51 } } },
    ]);
  });

  it('has no sample for a group of which nothing was seen: a gap, not a row of zeros', () => {
    const blind: HardwareSnapshot = { ...full, cpu: gone(), memory: gone(), disks: gone(), networks: ok([]), temperatures: gone(), gpus: gone(), power: ok({ packageW: null }) };
    expect(toGroupSamples(blind, [...FAST_GROUPS, ...SLOW_GROUPS], AT)).toEqual([]);
  });

  it('has no swap series where there is no swap', () => {
    const without: HardwareSnapshot = { ...full, memory: ok({ totalB: GIB, usedB: MIB, swapTotalB: 0, swapUsedB: 0 }) };
    expect(toGroupSamples(without, ['memory'], AT)[0]?.sample.values).toEqual({ 'memory.used': MIB });
  });

  it('takes only the groups asked for', () => {
    expect(toGroupSamples(full, SLOW_GROUPS, AT + 1).map(({ group, sample }) => [group, sample.atMs])).toEqual([['disk', AT + 1], ['temperature', AT + 1]]);
  });
});
