import type { PricePoint } from '../../../shared/domain/price';
import type { LedgerLine, LineValue } from '../../../shared/domain/reward';
import { groupLines } from '../../../shared/domain/totals';
import { fiatOf } from '../../../shared/networks/token-id';
import type { LedgerStore, PriceStore } from '../ports/store';
import type { SourceRound } from './source-round';

const HOUR_MS = 3_600_000;

/** A stored price this near to a line is its price without asking: sources keep history by the hour. */
export const NEAR_MS = HOUR_MS;
/** The farthest a price may be from a line. Beyond it the line stays unpriced: thin tokens move more in a day than most operators earn. */
export const TOLERANCE_MS = 6 * HOUR_MS;
const LINES_PER_STEP = 400;

export interface Valuation {
  readonly valued: number;
  /** Lines that still have no price. */
  readonly unpriced: number;
}

export interface ValueLinesParts {
  readonly ledger: Pick<LedgerStore, 'unvalued' | 'saveValues'>;
  readonly prices: Pick<PriceStore, 'near' | 'savePoints'>;
  readonly rounds: readonly SourceRound[];
  /** Lines for which every source answered and had no price; they are not asked for again until somebody clears it. */
  readonly hopeless: Set<string>;
  /** Called when lines got their value: a first sync is valued over minutes, and the pages fill as it goes. */
  readonly onValued?: () => void;
}

const toValue = (line: LedgerLine, point: PricePoint): LineValue => ({
  lineId: line.id, usdPerToken: point.usd, source: point.source, priceAtMs: point.atMs, confidence: point.confidence, typed: false,
});

/**
 * Gives every line that can have one its price at receipt, newest first, and keeps it with the line for ever: a stored price within
 * the hour, else the sources in their order within six hours, else a stored price within six hours once all sources had their say.
 * Each step is saved, so that a kill repeats little and values nothing twice.
 */
export async function valueLines(parts: ValueLinesParts): Promise<Valuation> {
  const { ledger } = parts;
  let valued = 0;
  let unpriced = 0;
  let after: string | null = null;
  for (;;) {
    const lines = ledger.unvalued(LINES_PER_STEP, after);
    const last = lines.at(-1);
    if (last === undefined) return { valued, unpriced };
    after = last.id;
    for (const [mint, group] of groupLines(lines, (line) => line.mint)) {
      const values = await valueGroup(parts, mint, group);
      ledger.saveValues(values);
      if (values.length > 0) parts.onValued?.();
      valued += values.length;
      unpriced += group.length - values.length;
    }
  }
}

async function valueGroup(parts: ValueLinesParts, mint: string, lines: readonly LedgerLine[]): Promise<readonly LineValue[]> {
  const { prices, rounds, hopeless } = parts;
  const values: LineValue[] = [];
  let left: readonly LedgerLine[] = lines;

  const take = (pointOf: (line: LedgerLine, atMs: number) => PricePoint | null): void => {
    left = left.filter((line) => {
      const point = line.atMs === null ? null : pointOf(line, line.atMs);
      if (point === null) return true;
      values.push(toValue(line, point));
      return false;
    });
  };

  take((_line, atMs) => prices.near(mint, atMs, NEAR_MS));
  let everybodyAnswered = true;
  for (const round of rounds) {
    const asked = left.flatMap((line) => (line.atMs === null || hopeless.has(line.id) ? [] : [line.atMs]));
    if (asked.length === 0) break;
    const found = await round.at(mint, asked);
    if (found === null) {
      everybodyAnswered = false;
      continue;
    }
    prices.savePoints(found.map(({ askedAtMs: _asked, ...point }) => point));
    const byInstant = new Map(found.map((point) => [point.askedAtMs, point]));
    take((_line, atMs) => {
      const point = byInstant.get(atMs);
      return point !== undefined && Math.abs(point.atMs - atMs) <= TOLERANCE_MS ? point : null;
    });
  }
  // With a source unreachable the farther price waits: the source may have a nearer one when it is back.
  if (everybodyAnswered) {
    take((_line, atMs) => prices.near(mint, atMs, TOLERANCE_MS));
    // Money has its price as soon as the rate of its day is there, and nobody is asked for it.
    if (fiatOf(mint) === null) for (const line of left) hopeless.add(line.id);
  }
  return values;
}
