/**
 * How a token's price may wander: week by week, relative to its expected path. A model fills an array with
 * `x_k = ln(price_k / expected price_k)`, where the expected price is `token.price · growth(drift, 7k)`; `x_0 = 0`.
 */
import type { Random } from './random';
import type { Returns } from './volatility';
import { annualisedDeviation } from './volatility';

export interface PriceModel {
  /** Fills `x` with the next path. */
  nextPath(x: Float64Array): void;
}

const DAYS_PER_WEEK = 7;
/** Δ of the handbook: a week in years. */
export const WEEK_YEARS = DAYS_PER_WEEK / 365;
/** Days that stay together when past returns are drawn again. */
const BLOCK_DAYS = 10;

/**
 * Log-normal steps: `ln(price)` moves by `(μ − σ²/2)·Δ + σ·√Δ·Z`. Paths come in antithetic pairs: the second takes −Z where the first
 * took Z, which halves the draws and steadies the mean.
 * @param volatilityPerYear σ
 */
export function createLogNormalModel(volatilityPerYear: number, random: Random): PriceModel {
  // μ is in the expected path already.
  const drift = -0.5 * volatilityPerYear ** 2 * WEEK_YEARS;
  const scale = volatilityPerYear * Math.sqrt(WEEK_YEARS);
  let shocks = new Float64Array(0);
  let mirrored = false;
  return {
    nextPath(x) {
      if (shocks.length !== x.length) {
        shocks = new Float64Array(x.length);
        mirrored = false;
      }
      if (!mirrored) for (let k = 1; k < x.length; k += 1) shocks[k] = scale * random.normal();
      const sign = mirrored ? -1 : 1;
      let sum = 0;
      x[0] = 0;
      for (let k = 1; k < x.length; k += 1) {
        sum += drift + sign * (shocks[k] ?? 0);
        x[k] = sum;
      }
      mirrored = !mirrored;
    },
  };
}

/**
 * The token's own past drawn again: blocks of ten daily log returns less their mean, seven returns a week, plus `(μ − s²/2)·Δ`. Keeps
 * fat tails and runs of wild days. Blocks may start anywhere and go on from the last return to the first, so that each
 * return is equally likely.
 * @param returns daily log returns, as many as `volatilityOf` asks for
 */
export function createBootstrapModel(returns: Returns, random: Random): PriceModel {
  const mean = returns.reduce((sum, value) => sum + value, 0) / returns.length;
  const centred = Float64Array.from(returns, (value) => value - mean);
  const drift = -0.5 * annualisedDeviation(returns) ** 2 * WEEK_YEARS;
  return {
    nextPath(x) {
      let sum = 0;
      let left = 0;
      let at = 0;
      x[0] = 0;
      for (let k = 1; k < x.length; k += 1) {
        sum += drift;
        for (let day = 0; day < DAYS_PER_WEEK; day += 1) {
          if (left === 0) {
            at = random.uint32() % centred.length;
            left = BLOCK_DAYS;
          }
          sum += centred[at] ?? 0;
          at = at + 1 === centred.length ? 0 : at + 1;
          left -= 1;
        }
        x[k] = sum;
      }
    },
  };
}
