/** One cell of an uptime bar: shares 0..1 of the cell's time. */
export interface UptimeCell {
  readonly fromMs: number;
  readonly toMs: number;
  readonly up: number;
  readonly down: number;
  readonly asleep: number;
  readonly unwatched: number;
}

/** How a cell is drawn. Each look differs by shape, not by colour alone. */
export type CellLook = 'up' | 'part' | 'down' | 'asleep' | 'unwatched';

/** Of what was watched: all up, some down, all down; mostly asleep; or not watched at all (never "down"). */
export function lookOf(cell: UptimeCell): CellLook {
  const watched = cell.up + cell.down + cell.asleep;
  if (watched <= 0.001) return 'unwatched';
  if (cell.down <= 0.001 * watched) return cell.asleep > cell.up ? 'asleep' : 'up';
  return cell.up <= 0.001 ? 'down' : 'part';
}

/** Share of the watched time that was up; null when nothing was watched. */
export function upShareOf(cell: UptimeCell): number | null {
  const watched = cell.up + cell.down + cell.asleep;
  return watched <= 0.001 ? null : cell.up / watched;
}
