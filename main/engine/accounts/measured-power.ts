import type { Device } from '../../../shared/domain/device';
import type { Bucket } from '../../../shared/domain/series';
import type { MeasuredQuarter } from '../../../shared/economics/measured-energy';
import { MS_PER_HOUR, MS_PER_QUARTER_HOUR } from '../../../shared/units/duration';
import type { SeriesStore } from '../ports/store';

const PACKAGE = 'power.package';
const GPU_POWER = /^gpu\..+\.power$/;

/** Series that add up to the watts a machine's own counters know: processor package and graphics cards. */
export const isPowerSeries = (series: string): boolean => series === PACKAGE || GPU_POWER.test(series);

/** What the machine's counters told of a stretch. */
export interface CountedEnergy {
  /** Watt-hours at the wall, by quarter hour. */
  readonly quarters: readonly MeasuredQuarter[];
  /** Whether the processor's counter is in it; where only graphics cards were counted, the rest of the machine is missing. */
  readonly hasPackage: boolean;
}

const quarterOf = (ms: number): number => Math.floor(ms / MS_PER_QUARTER_HOUR) * MS_PER_QUARTER_HOUR;

interface Quarter {
  watts: number;
  coveredMs: number;
}

/** Mean watts and covered time by quarter hour; several buckets of one quarter are weighted by what they cover, a coarser one is spread. */
function byQuarter(buckets: readonly Bucket[]): ReadonlyMap<number, Quarter> {
  const quarters = new Map<number, Quarter>();
  for (const bucket of buckets) {
    const steps = Math.max(1, Math.round(bucket.spanMs / MS_PER_QUARTER_HOUR));
    for (let i = 0; i < steps; i += 1) {
      const at = quarterOf(bucket.fromMs) + i * MS_PER_QUARTER_HOUR;
      const coveredMs = Math.min(bucket.coveredMs / steps, MS_PER_QUARTER_HOUR);
      const before = quarters.get(at);
      if (before === undefined) quarters.set(at, { watts: bucket.mean, coveredMs });
      else {
        const covered = before.coveredMs + coveredMs;
        if (covered > 0) before.watts = (before.watts * before.coveredMs + bucket.mean * coveredMs) / covered;
        before.coveredMs = Math.min(MS_PER_QUARTER_HOUR, covered);
      }
    }
  }
  return quarters;
}

/**
 * Energy by quarter hour from the stored power series. A quarter hour counts only where every series that was seen in the stretch is
 * there, and as far as the least covered one covers it: half of the parts is not the whole.
 * @param wallFactor wall watts ÷ device watts
 */
export function countedEnergy(store: SeriesStore, deviceId: string, wallFactor: number, fromMs: number, toMs: number): CountedEnergy {
  const names = store.list(deviceId).map((s) => s.series).filter(isPowerSeries);
  if (names.length === 0 || toMs <= fromMs) return { quarters: [], hasPackage: false };
  // Whole quarter hours and exactly as many points, so that the store answers with buckets of that length.
  const from = quarterOf(fromMs);
  const to = quarterOf(toMs - 1) + MS_PER_QUARTER_HOUR;
  const points = (to - from) / MS_PER_QUARTER_HOUR;
  const parts = store.history(deviceId, names, from, to, points).filter((h) => h.buckets.length > 0).map((h) => ({ series: h.series, quarters: byQuarter(h.buckets) }));
  const first = parts[0];
  if (first === undefined) return { quarters: [], hasPackage: false };
  const quarters: MeasuredQuarter[] = [];
  for (const at of [...first.quarters.keys()].toSorted((a, b) => a - b)) {
    if (at + MS_PER_QUARTER_HOUR <= fromMs || at >= toMs) continue;
    const here = parts.map((p) => p.quarters.get(at));
    if (here.some((q) => q === undefined)) continue;
    const longest = Math.min(at + MS_PER_QUARTER_HOUR, toMs) - Math.max(at, fromMs);
    const coveredMs = Math.min(longest, ...here.map((q) => q?.coveredMs ?? 0));
    const watts = here.reduce((sum, q) => sum + (q?.watts ?? 0), 0);
    if (coveredMs > 0) quarters.push({ from: at, wh: (watts * wallFactor * coveredMs) / MS_PER_HOUR, coveredMs });
  }
  return { quarters, hasPackage: parts.some((p) => p.series === PACKAGE) };
}

/**
 * Mean watts at the device over the time that was measured; null where nothing was, or where only graphics cards were and nobody typed
 * what the rest of the machine draws.
 */
export function meanCountedWatts(store: SeriesStore, device: Device, fromMs: number, toMs: number): number | null {
  const { quarters, hasPackage } = countedEnergy(store, device.id, 1, fromMs, toMs);
  const coveredMs = quarters.reduce((sum, q) => sum + q.coveredMs, 0);
  if (coveredMs === 0 || (!hasPackage && device.watts.host === null)) return null;
  const mean = quarters.reduce((sum, q) => sum + q.wh, 0) / (coveredMs / MS_PER_HOUR);
  return mean + (hasPackage ? 0 : (device.watts.host ?? 0));
}
