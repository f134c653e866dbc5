/** How much a token's price moves, from its daily prices (handbook, economics, section 4). */
import type { Known } from '../units/known';
import { known, unknown } from '../units/known';

/** Daily log returns, oldest first. */
export type Returns = readonly number[];

export interface DailyPrice {
  /** Epoch day. */
  readonly day: number;
  readonly price: number;
}

export const MIN_RETURNS = 60;
export const MAX_RETURNS = 365;

/**
 * Log returns between neighbouring days, the last 365 of them. A missing day gives no return, rather than one over two days; a price of
 * 0 or below gives none either.
 * @param prices in any order, one a day
 */
export function dailyLogReturns(prices: readonly DailyPrice[]): Returns {
  const sorted = prices.filter(({ price }) => Number.isFinite(price) && price > 0).toSorted((a, b) => a.day - b.day);
  const returns: number[] = [];
  for (let i = 1; i < sorted.length; i += 1) {
    const before = sorted[i - 1];
    const now = sorted[i];
    if (before !== undefined && now !== undefined && now.day === before.day + 1) returns.push(Math.log(now.price / before.price));
  }
  return returns.slice(-MAX_RETURNS);
}

/** Sample standard deviation of daily returns · √365; at least two returns. */
export function annualisedDeviation(returns: Returns): number {
  const mean = returns.reduce((sum, value) => sum + value, 0) / returns.length;
  const squares = returns.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (returns.length - 1)) * Math.sqrt(365);
}

/** σ per year of the last 365 returns; `too-few-returns` with fewer than 60. */
export function volatilityOf(returns: Returns): Known<number> {
  const last = returns.slice(-MAX_RETURNS);
  return last.length < MIN_RETURNS ? unknown('too-few-returns') : known(annualisedDeviation(last));
}

/** Correlation of the days that two tokens share, from 0 to 1 (a negative one counts as 0); `too-few-returns` below 60 days. */
export function correlationOf(a: readonly DailyPrice[], b: readonly DailyPrice[]): Known<number> {
  const shared = new Map(b.map(({ day, price }) => [day, price]));
  const days = a.filter(({ day }) => shared.has(day));
  const first = returnsByDay(days);
  const second = returnsByDay(days.map(({ day }) => ({ day, price: shared.get(day) ?? Number.NaN })));
  const pairs = [...first].flatMap(([day, x]) => {
    const y = second.get(day);
    return y === undefined ? [] : [{ x, y }];
  });
  if (pairs.length < MIN_RETURNS) return unknown('too-few-returns');
  const meanX = pairs.reduce((sum, { x }) => sum + x, 0) / pairs.length;
  const meanY = pairs.reduce((sum, { y }) => sum + y, 0) / pairs.length;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (const { x, y } of pairs) {
    xx += (x - meanX) ** 2;
    yy += (y - meanY) ** 2;
    xy += (x - meanX) * (y - meanY);
  }
  return xx === 0 || yy === 0 ? unknown('price-never-moved') : known(Math.max(0, Math.min(1, xy / Math.sqrt(xx * yy))));
}

/** The return of each day whose day before is there too. */
function returnsByDay(prices: readonly DailyPrice[]): ReadonlyMap<number, number> {
  const byDay = new Map(prices.filter(({ price }) => Number.isFinite(price) && price > 0).map(({ day, price }) => [day, price]));
  const returns = new Map<number, number>();
  for (const [day, price] of byDay) {
    const before = byDay.get(day - 1);
    if (before !== undefined) returns.set(day, Math.log(price / before));
  }
  return returns;
}
