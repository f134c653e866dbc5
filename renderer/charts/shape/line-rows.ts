import type { SeriesSlot } from '../../ui/tokens';
import type { LinePoint } from './points';

export interface LineSeries {
  readonly id: string;
  readonly label: string;
  readonly slot: SeriesSlot;
  /** Drawn dashed. */
  readonly estimated?: boolean;
  readonly points: readonly LinePoint[];
}

/** One instant with the points of all lines that have one. */
export interface LineRow {
  readonly atMs: number;
  readonly cells: Readonly<Record<string, LinePoint>>;
}

/** Lines side by side on one time axis. Lines of one store tier share their instants; a break of one line stays a break of that line alone. */
export function joinLines(series: readonly LineSeries[]): readonly LineRow[] {
  const rows = new Map<number, Record<string, LinePoint>>();
  for (const line of series) {
    for (const point of line.points) {
      const cells = rows.get(point.atMs) ?? {};
      cells[line.id] = point;
      rows.set(point.atMs, cells);
    }
  }
  return [...rows.entries()].toSorted(([a], [b]) => a - b).map(([atMs, cells]) => ({ atMs, cells }));
}
