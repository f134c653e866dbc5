/** One simulation over several deployments whose tokens rise and fall together (handbook, economics, section 4). */
import { throwIfCancelled } from '../units/cancel';
import { WEEK_YEARS } from './price-paths';
import type { Random } from './random';
import { withMarketFactor } from './random';
import type { MonteCarlo, SimulationHooks, WeeklyPlan } from './simulation';
import { summarise } from './simulation';

/** Where the correlation of two tokens is not known. */
export const DEFAULT_CORRELATION = 0.6;

export interface FleetMember {
  readonly plan: WeeklyPlan;
  /** Members with the same token follow the same price. */
  readonly token: string;
  /** σ per year of that token. */
  readonly volatilityPerYear: number;
}

export interface FleetSettings {
  readonly paths: number;
  /** ρ between two tokens, from 0 to 1. */
  readonly correlation: number;
}

/**
 * The spread of the sum of all members, which start on the same day. A member whose horizon ends earlier stands still from then on.
 * @throws CancelledError when `cancel` is set before the last path
 */
export function simulateFleet(members: readonly FleetMember[], { paths, correlation }: FleetSettings, random: Random, hooks: SimulationHooks = {}): MonteCarlo {
  const weeks = Math.max(0, ...members.map(({ plan }) => plan.cost.length));
  const days = Math.max(0, ...members.map(({ plan }) => plan.days));
  const outlay = members.reduce((sum, { plan }) => sum + plan.outlay, 0);
  const rounding = members.reduce((sum, { plan }) => sum + plan.rounding, 0);
  const volatilities = new Map(members.map(({ token, volatilityPerYear }) => [token, volatilityPerYear]));
  const tokens = [...volatilities].map(([token, volatility]) => ({ token, drift: -0.5 * volatility ** 2 * WEEK_YEARS, scale: volatility * Math.sqrt(WEEK_YEARS), shocks: new Float64Array(weeks) }));
  const outcomes = { weeks: new Float64Array(paths), finals: new Float64Array(paths) };
  const balance = new Float64Array(weeks);

  for (let path = 0; path < paths; path += 1) {
    if (path % 100 === 0) {
      if (hooks.cancel !== undefined) throwIfCancelled(hooks.cancel);
      hooks.onProgress?.(path, paths);
    }
    // Antithetic pairs, as for a single token.
    const sign = path % 2 === 0 ? 1 : -1;
    if (sign === 1) {
      for (let k = 1; k < weeks; k += 1) {
        const market = random.normal();
        for (const { shocks } of tokens) shocks[k] = withMarketFactor(correlation, market, random.normal());
      }
    }
    balance.fill(0);
    for (const { token, drift, scale, shocks } of tokens) {
      const held = members.filter((member) => member.token === token);
      let x = 0;
      for (let k = 0; k < weeks; k += 1) {
        if (k > 0) x += drift + sign * scale * (shocks[k] ?? 0);
        for (const { plan } of held) {
          if (k < plan.cost.length) balance[k] = (balance[k] ?? 0) + (plan.income[k] ?? 0) * Math.exp((1 - plan.growthPriceBeta) * x) - (plan.cost[k] ?? 0);
        }
      }
    }
    let total = -outlay;
    let lastBelow = -1;
    for (let k = 0; k < weeks; k += 1) {
      total += balance[k] ?? 0;
      if (total < -rounding) lastBelow = k;
    }
    outcomes.weeks[path] = lastBelow + 1;
    outcomes.finals[path] = total;
  }
  return summarise({ days, cost: balance }, outcomes);
}
