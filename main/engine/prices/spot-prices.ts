import type { PricePoint, PriceSourceId } from '../../../shared/domain/price';
import type { PriceStore } from '../ports/store';
import type { Logger } from '../ports/system';
import type { SourceRound } from './source-round';

/** Two sources that differ by more than this share are flagged (handbook: prices, 3.8). */
export const DISAGREEMENT = 0.03;

/** What a second source said about a spot price. */
export interface SpotCheck {
  readonly mint: string;
  readonly source: PriceSourceId;
  readonly usd: number;
  readonly secondSource: PriceSourceId;
  readonly secondUsd: number;
  /** Difference as a share of the first price. */
  readonly share: number;
  readonly differs: boolean;
  readonly atMs: number;
}

/** Spot prices are asked for every few minutes and kept in the store by the hour: a year of one token is 9,000 points, not 50,000. */
const KEEP_EVERY_MS = 3_600_000;

export interface SpotRefresh {
  readonly prices: ReadonlyMap<string, PricePoint>;
  readonly checks: readonly SpotCheck[];
}

/** A check of two prices of one token. */
export function compareSpots(first: PricePoint, second: PricePoint): SpotCheck {
  const share = Math.abs(second.usd - first.usd) / first.usd;
  return { mint: first.mint, source: first.source, usd: first.usd, secondSource: second.source, secondUsd: second.usd, share, differs: share > DISAGREEMENT, atMs: Math.max(first.atMs, second.atMs) };
}

/**
 * The price of today that may one day be the price of a reward: one that another source bears out, or the only one there is. A pool can be pushed for
 * a minute, so of two that agree the one that is no pool is kept; of sources that contradict each other none is.
 */
function worthKeeping(points: readonly PricePoint[]): readonly PricePoint[] {
  const [only, ...others] = points;
  if (only === undefined || others.length === 0) return points;
  const agreed = points.filter((point) => points.some((other) => other !== point && !compareSpots(point, other).differs));
  return [agreed.find((point) => point.source !== 'jupiter') ?? agreed[0]].filter((point) => point !== undefined);
}

/**
 * Today's prices: for each token the first source (in order) that has one gives it; the others only check it, so that a price never
 * jumps between sources because one of them was a minute fresher.
 */
export async function refreshSpots(mints: readonly string[], rounds: readonly SourceRound[], store: Pick<PriceStore, 'latest' | 'savePoints'>, logger: Logger): Promise<SpotRefresh> {
  const chosen = new Map<string, PricePoint>();
  const told = new Map<string, readonly PricePoint[]>();
  const checks: SpotCheck[] = [];
  for (const round of rounds) {
    for (const point of (await round.spot(mints)) ?? []) {
      told.set(point.mint, [...(told.get(point.mint) ?? []), point]);
      const first = chosen.get(point.mint);
      if (first === undefined) chosen.set(point.mint, point);
      else checks.push(compareSpots(first, point));
    }
  }
  store.savePoints([...told.values()].flatMap(worthKeeping).filter((point) => point.atMs - (store.latest(point.mint)?.atMs ?? Number.NEGATIVE_INFINITY) >= KEEP_EVERY_MS));
  for (const check of checks) {
    if (check.differs) logger.warn('prices.sources-differ', { mint: check.mint, first: check.source, usd: check.usd, second: check.secondSource, secondUsd: check.secondUsd });
  }
  return { prices: chosen, checks };
}
