import type { Boundary } from '../../../shared/contract/schemas/reconcile';
import { addMonths, toCivilDate } from '../../../shared/units/local-date';
import { zoneOf } from '../../../shared/units/zone';
import type { Zone } from '../../../shared/units/zone';
import type { Cadence } from '../../../shared/networks/types';

const MS_PER_DAY = 86_400_000;
/** More rows say nothing to anybody; a shorter epoch is told in whole multiples of it. */
const MOST_ROWS = 4_400;

export interface RowEdges {
  /** The boundary in force: where a network has no epoch, the answer is by UTC days and says so. */
  readonly boundary: Boundary;
  /** UTC ms, oldest first; each two neighbours are a row. */
  readonly edges: readonly number[];
}

const days = (zone: Zone, fromDay: number, toDay: number): readonly number[] => Array.from({ length: toDay - fromDay + 2 }, (_, i) => zone.startOfDay(fromDay + i));

function months(fromDay: number, toDay: number): readonly number[] {
  const first = fromDay - toCivilDate(fromDay).day + 1;
  const edges: number[] = [];
  for (let month = 0; ; month += 1) {
    const start = addMonths(first, month);
    edges.push(start * MS_PER_DAY);
    if (start > toDay) return edges;
  }
}

/** Epochs that touch the days, from the network's own start on. */
function epochs(startMs: number, lengthMs: number, fromMs: number, toMs: number): readonly number[] {
  const times = Math.max(1, Math.ceil((toMs - fromMs) / lengthMs / MOST_ROWS));
  const step = lengthMs * times;
  const first = startMs + Math.floor((fromMs - startMs) / step) * step;
  return Array.from({ length: Math.ceil((toMs - first) / step) + 1 }, (_, i) => first + i * step);
}

/**
 * Where the rows of a period begin and end. Epochs and months are whole: the first and the last reach beyond the days asked for.
 * @param fromDay epoch day @param toDay epoch day, inclusive
 */
export function rowEdges(asked: Boundary, zone: Zone, cadence: Cadence | null, fromDay: number, toDay: number): RowEdges {
  if (asked === 'local') return { boundary: asked, edges: days(zone, fromDay, toDay) };
  if (asked === 'epoch' && cadence !== null) {
    const { epochStartMs, epochMs } = cadence;
    if (epochStartMs !== null && epochMs !== null && epochMs > 0) return { boundary: asked, edges: epochs(epochStartMs, epochMs, fromDay * MS_PER_DAY, (toDay + 1) * MS_PER_DAY) };
    if (cadence.accrual === 'month') return { boundary: asked, edges: months(fromDay, toDay) };
  }
  return { boundary: 'utc', edges: days(zoneOf('UTC'), fromDay, toDay) };
}
