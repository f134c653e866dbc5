/**
 * The point whose time is nearest to an instant; of two equally near ones the earlier, so that the choice never depends on order.
 * @param toleranceMs farther points do not count
 * @returns null when none is near enough
 */
export function nearestPoint<P extends { readonly atMs: number }>(points: readonly P[], atMs: number, toleranceMs: number): P | null {
  let nearest: P | null = null;
  for (const point of points) {
    const away = Math.abs(point.atMs - atMs);
    if (away > toleranceMs) continue;
    const best = nearest === null ? Infinity : Math.abs(nearest.atMs - atMs);
    if (away < best || (away === best && nearest !== null && point.atMs < nearest.atMs)) nearest = point;
  }
  return nearest;
}

/** The last point of each UTC day, oldest first: one price a day out of a finer series. */
export function lastOfEachDay<P extends { readonly atMs: number }>(points: readonly P[]): readonly P[] {
  const byDay = new Map<number, P>();
  for (const point of points) {
    const day = Math.floor(point.atMs / 86_400_000);
    const kept = byDay.get(day);
    if (kept === undefined || kept.atMs <= point.atMs) byDay.set(day, point);
  }
  return [...byDay.values()].toSorted((a, b) => a.atMs - b.atMs);
}
