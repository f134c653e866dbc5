import type { HardwareSnapshot } from './hardware';
import type { SeriesGroup, SeriesSample } from './series';

/**
 * The series made of a snapshot. A name is `<group>.<thing>.<measure>`; the thing may hold dots, slashes and colons, so take it from between the
 * group and the last dot.
 *
 * | group | series | unit |
 * |---|---|---|
 * | `cpu` | `cpu.load`, `cpu.core.<n>` | % (0..100), 0.1 |
 * | `memory` | `memory.used`, `memory.swap` | bytes, whole MiB |
 * | `network` | `network.<name>.received`, `network.<name>.sent` | bytes per second, 4 digits |
 * | `disk` | `disk.<id>.free` | bytes, whole MiB |
 * | | `disk.<id>.read`, `disk.<id>.write` | bytes per second, 4 digits |
 * | `temperature` | `temperature.<id>` | °C, 0.1 |
 * | `gpu` | `gpu.<id>.load`, `.fan` | %, 0.1 |
 * | | `gpu.<id>.memory` | bytes, whole MiB |
 * | | `gpu.<id>.temperature` | °C, 0.1 |
 * | | `gpu.<id>.power` | W, 0.1 |
 * | | `gpu.<id>.clock` | MHz |
 * | `power` | `power.package` | W, 0.1 |
 *
 * What is unknown is absent: a gap, never a zero. Figures are rounded to what the sensors can tell, because noise below that does not compress.
 */
export interface GroupSample {
  readonly group: SeriesGroup;
  readonly sample: SeriesSample;
}

/** Groups that come with every sample, and those that come every minute. */
export const FAST_GROUPS: readonly SeriesGroup[] = ['cpu', 'memory', 'network', 'gpu', 'power'];
export const SLOW_GROUPS: readonly SeriesGroup[] = ['disk', 'temperature'];

const MIB = 1024 * 1024;

const toTenths = (value: number): number => Math.round(value * 10) / 10;
const toMiB = (bytes: number): number => Math.round(bytes / MIB) * MIB;

/** Four significant digits: half a thousandth at most. */
const toFourDigits = (value: number): number => {
  if (value < 10_000) return Math.round(value);
  const unit = 10 ** (Math.floor(Math.log10(value)) - 3);
  return Math.round(value / unit) * unit;
};

type Values = Record<string, number>;

const put = (values: Values, name: string, value: number | null, round: (value: number) => number): void => {
  if (value !== null && Number.isFinite(value)) values[name] = round(value);
};

type Collect = (snapshot: HardwareSnapshot, values: Values) => void;

const collectors: Readonly<Record<SeriesGroup, Collect>> = {
  cpu: ({ cpu }, values) => {
    if (cpu.state !== 'ok') return;
    put(values, 'cpu.load', cpu.value.loadPct, toTenths);
    for (const [index, load] of cpu.value.coresPct.entries()) put(values, `cpu.core.${index}`, load, toTenths);
  },
  memory: ({ memory }, values) => {
    if (memory.state !== 'ok') return;
    put(values, 'memory.used', memory.value.usedB, toMiB);
    // A machine without swap has no swap in use to draw.
    if (memory.value.swapTotalB > 0) put(values, 'memory.swap', memory.value.swapUsedB, toMiB);
  },
  network: ({ networks }, values) => {
    if (networks.state !== 'ok') return;
    for (const entry of networks.value) {
      put(values, `network.${entry.name}.received`, entry.receivedBps, toFourDigits);
      put(values, `network.${entry.name}.sent`, entry.sentBps, toFourDigits);
    }
  },
  disk: ({ disks }, values) => {
    if (disks.state !== 'ok') return;
    for (const disk of disks.value) {
      put(values, `disk.${disk.id}.free`, disk.freeB, toMiB);
      put(values, `disk.${disk.id}.read`, disk.readBps, toFourDigits);
      put(values, `disk.${disk.id}.write`, disk.writeBps, toFourDigits);
    }
  },
  temperature: ({ temperatures }, values) => {
    if (temperatures.state !== 'ok') return;
    for (const entry of temperatures.value) put(values, `temperature.${entry.id}`, entry.celsius, toTenths);
  },
  gpu: ({ gpus }, values) => {
    if (gpus.state !== 'ok') return;
    for (const gpu of gpus.value) {
      put(values, `gpu.${gpu.id}.load`, gpu.loadPct, toTenths);
      put(values, `gpu.${gpu.id}.memory`, gpu.memoryUsedB, toMiB);
      put(values, `gpu.${gpu.id}.temperature`, gpu.temperatureC, toTenths);
      put(values, `gpu.${gpu.id}.power`, gpu.powerW, toTenths);
      put(values, `gpu.${gpu.id}.fan`, gpu.fanPct, toTenths);
      put(values, `gpu.${gpu.id}.clock`, gpu.clockMHz, Math.round);
    }
  },
  power: ({ power }, values) => {
    if (power.state === 'ok') put(values, 'power.package', power.value.packageW, toTenths);
  },
};

/** The samples of the given groups at `atMs`; a group of which nothing was seen has none. */
export const toGroupSamples = (snapshot: HardwareSnapshot, groups: readonly SeriesGroup[], atMs: number): readonly GroupSample[] =>
  groups.flatMap((group) => {
    const values: Values = {};
    collectors[group](snapshot, values);
    return Object.keys(values).length === 0 ? [] : [{ group, sample: { atMs, values } }];
  });
