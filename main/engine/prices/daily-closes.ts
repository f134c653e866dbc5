import type { PricePoint } from '../../../shared/domain/price';
import type { PriceStore } from '../ports/store';
import type { SourceRound } from './source-round';

const DAY_MS = 86_400_000;
/** 365 returns need 366 prices; a few days of room for the day that is not over yet. */
export const DAILY_DAYS = 370;

/** A price of the last hours of a UTC day is its close; an earlier one, left by a look at noon, is not. */
const CLOSING_MS = 20 * 3_600_000;

const dayOf = (point: PricePoint): number => Math.floor(point.atMs / DAY_MS);
const isClose = (point: PricePoint): boolean => point.atMs - dayOf(point) * DAY_MS >= CLOSING_MS;

/**
 * Fills the daily prices of the last year, up to yesterday. Days that nobody has are asked for once a day, not in every round.
 * @param askedOn epoch day of the last full answer by mint; changed here
 */
export async function refreshDaily(mints: readonly string[], rounds: readonly SourceRound[], store: Pick<PriceStore, 'daily' | 'savePoints'>, nowMs: number, askedOn: Map<string, number>): Promise<void> {
  const today = Math.floor(nowMs / DAY_MS);
  for (const mint of mints) {
    if (askedOn.get(mint) === today) continue;
    const closed = new Set(store.daily(mint, (today - DAILY_DAYS) * DAY_MS, today * DAY_MS).filter(isClose).map(dayOf));
    const missing = Array.from({ length: DAILY_DAYS }, (_, n) => today - DAILY_DAYS + n).filter((day) => !closed.has(day));
    const first = missing[0];
    const last = missing.at(-1);
    if (first === undefined || last === undefined) {
      askedOn.set(mint, today);
      continue;
    }
    for (const round of rounds) {
      const found = await round.daily(mint, first * DAY_MS, (last + 1) * DAY_MS - 1);
      if (found === null) continue;
      store.savePoints(found.filter((point) => !closed.has(dayOf(point))));
      if (found.length > 0) {
        askedOn.set(mint, today);
        break;
      }
      // The last source in the order had its say.
      if (round === rounds.at(-1)) askedOn.set(mint, today);
    }
  }
}
