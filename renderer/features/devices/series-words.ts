import type { HardwareSnapshot } from '../../../shared/domain/hardware';
import { CATALOGUE } from '../../strings/catalogue';
import { fill } from '../../strings/fill';
import { hasWords } from '../../strings/words';

export interface SeriesWords {
  readonly label: string;
  /** Unit code of the formats. */
  readonly unit: string;
  /** Fixed ends of the axis, for shares. */
  readonly domain: readonly [number, number] | null;
}

const SHARE: readonly [number, number] = [0, 100];

/**
 * Name, unit and axis of a stored series. Names of parts come from the latest snapshot (a disk's mount instead of its id), where it has them.
 * Series names are listed in shared/domain/series-of-snapshot.ts.
 */
export function seriesWords(series: string, snapshot: HardwareSnapshot | null): SeriesWords {
  const [group = '', ...rest] = series.split('.');
  if (group === 'cpu') return series === 'cpu.load' ? of('cpu.load', '', '%', SHARE) : of('cpu.core', rest.at(-1) ?? '', '%', SHARE);
  if (group === 'memory' || group === 'power') return of(series, '', group === 'power' ? 'W' : 'B', null);
  if (group === 'temperature') return of('temperature', partName(snapshot, group, rest.join('.')), 'C', null);
  const part = rest.at(-1) ?? '';
  const id = rest.slice(0, -1).join('.');
  const [unit, domain] = UNITS[`${group}.${part}`] ?? ['', null];
  return of(`${group}.${part}`, partName(snapshot, group, id), unit, domain);
}

const UNITS: Readonly<Record<string, readonly [unit: string, domain: readonly [number, number] | null]>> = {
  'network.received': ['Bps', null],
  'network.sent': ['Bps', null],
  'disk.free': ['B', null],
  'disk.read': ['Bps', null],
  'disk.write': ['Bps', null],
  'gpu.load': ['%', SHARE],
  'gpu.fan': ['%', SHARE],
  'gpu.memory': ['B', null],
  'gpu.temperature': ['C', null],
  'gpu.power': ['W', null],
  'gpu.clock': ['MHz', null],
};

function of(key: string, name: string, unit: string, domain: readonly [number, number] | null): SeriesWords {
  const full = `series.${key}`;
  return { label: hasWords(full) ? fill(CATALOGUE[full], { name }) : key, unit, domain };
}

function partName(snapshot: HardwareSnapshot | null, group: string, id: string): string {
  if (snapshot === null) return id;
  if (group === 'disk' && snapshot.disks.state === 'ok') return snapshot.disks.value.find((disk) => disk.id === id)?.mount ?? id;
  if (group === 'gpu' && snapshot.gpus.state === 'ok') return snapshot.gpus.value.find((gpu) => gpu.id === id)?.name ?? id;
  if (group === 'temperature' && snapshot.temperatures.state === 'ok') return snapshot.temperatures.value.find((entry) => entry.id === id)?.label ?? id;
  return id;
}
