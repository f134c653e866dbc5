import type { MeasuredQuarter } from '../../../shared/economics/measured-energy';
import { MS_PER_HOUR, MS_PER_QUARTER_HOUR } from '../../../shared/units/duration';
import type { SeriesStore } from '../ports/store';

/** Series that add up to the watts a machine's own counters know: processor package and graphics cards. */
const isPower = (series: string): boolean => series === 'power.package' || /^gpu\..+\.power$/.test(series);

/**
 * Watt-hours at the wall by quarter hour, from the stored power series. A quarter hour counts as far as the least covered of the
 * series covers it: half of the parts is not the whole.
 * @param wallFactor wall watts ÷ device watts
 */
export function measuredQuarters(store: SeriesStore, deviceId: string, wallFactor: number, fromMs: number, toMs: number): readonly MeasuredQuarter[] {
  const names = store.list(deviceId).map((s) => s.series).filter(isPower);
  if (names.length === 0 || toMs <= fromMs) return [];
  const quarters = Math.ceil((toMs - fromMs) / MS_PER_QUARTER_HOUR) + 1;
  const found = new Map<number, { watts: number; coveredMs: number; parts: number }>();
  for (const history of store.history(deviceId, names, fromMs, toMs, quarters)) {
    for (const bucket of history.buckets) {
      // Coarser tiers (older than two years) are spread over their quarter hours; finer ones were merged by the store.
      const steps = Math.max(1, Math.round(bucket.spanMs / MS_PER_QUARTER_HOUR));
      for (let i = 0; i < steps; i += 1) {
        const at = Math.floor(bucket.fromMs / MS_PER_QUARTER_HOUR) * MS_PER_QUARTER_HOUR + i * MS_PER_QUARTER_HOUR;
        const entry = found.get(at);
        const coveredMs = bucket.coveredMs / steps;
        if (entry === undefined) found.set(at, { watts: bucket.mean, coveredMs, parts: 1 });
        else found.set(at, { watts: entry.watts + bucket.mean, coveredMs: Math.min(entry.coveredMs, coveredMs), parts: entry.parts + 1 });
      }
    }
  }
  return [...found]
    .filter(([from]) => from + MS_PER_QUARTER_HOUR > fromMs && from < toMs)
    .map(([from, q]) => ({ from, wh: (q.watts * wallFactor * q.coveredMs) / MS_PER_HOUR, coveredMs: q.coveredMs }))
    .toSorted((a, b) => a.from - b.from);
}
