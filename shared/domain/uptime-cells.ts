import type { UptimeInterval } from './series';

/** Shares of a cell's time in each state; the rest of the cell was not watched. */
export interface UptimeCell {
  readonly fromMs: number;
  readonly toMs: number;
  readonly up: number;
  readonly down: number;
  readonly asleep: number;
  readonly unwatched: number;
}

export interface UptimeSummary {
  readonly cells: readonly UptimeCell[];
  /** Up time ÷ watched time; null when nothing was watched: unknown, not zero. */
  readonly upShare: number | null;
  readonly watchedShare: number;
}

/**
 * The intervals in order, each instant in one of them: after a clock was set back two can claim the same time, and the earlier one keeps it.
 */
export function withoutOverlap(intervals: readonly UptimeInterval[]): readonly UptimeInterval[] {
  const result: UptimeInterval[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const interval of intervals.toSorted((a, b) => a.fromMs - b.fromMs)) {
    if (interval.toMs <= end) continue;
    result.push(interval.fromMs < end ? { ...interval, fromMs: end } : interval);
    end = interval.toMs;
  }
  return result;
}

/** Cuts a stretch into cells of equal length and says how the machine spent each. Intervals in any order. */
export function toUptimeCells(intervals: readonly UptimeInterval[], fromMs: number, toMs: number, cells: number): UptimeSummary {
  const span = (toMs - fromMs) / cells;
  const spent = Array.from({ length: cells }, () => ({ up: 0, down: 0, asleep: 0, unwatched: 0 }));
  for (const interval of withoutOverlap(intervals)) {
    const low = Math.max(interval.fromMs, fromMs);
    const high = Math.min(interval.toMs, toMs);
    if (high <= low) continue;
    const last = Math.min(cells - 1, Math.floor((high - 1 - fromMs) / span));
    for (let i = Math.max(0, Math.floor((low - fromMs) / span)); i <= last; i += 1) {
      const cell = spent[i];
      const overlap = Math.min(high, fromMs + (i + 1) * span) - Math.max(low, fromMs + i * span);
      if (cell !== undefined && overlap > 0) cell[interval.state] += overlap;
    }
  }
  let up = 0;
  let watched = 0;
  const result = spent.map((cell, i): UptimeCell => {
    up += cell.up;
    watched += cell.up + cell.down + cell.asleep;
    return {
      fromMs: Math.round(fromMs + i * span), toMs: Math.round(fromMs + (i + 1) * span), up: cell.up / span, down: cell.down / span, asleep: cell.asleep / span,
      unwatched: Math.max(0, 1 - (cell.up + cell.down + cell.asleep) / span),
    };
  });
  return { cells: result, upShare: watched === 0 ? null : up / watched, watchedShare: toMs > fromMs ? watched / (toMs - fromMs) : 0 };
}
