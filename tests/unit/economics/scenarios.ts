/** Scenarios of our own for the tests, small enough to work out by hand. */
import fc from 'fast-check';
import type { Scenario } from '../../../shared/economics/scenario';
import { parseScenario } from '../../../shared/economics/parse-scenario';

/** One node in UTC: costs 100, draws 1 kW at 0.10 per kWh (2.40 a day), earns 5 tokens a day at 1.00. Net 2.60 a day. */
export const plainInput = {
  currency: 'EUR',
  start: '2026-01-01',
  tz: 'UTC',
  horizonMonths: 12,
  device: { price: 100, watts: { idle: 1000, busy: 1000 } },
  duty: { uptime: 1, busyFraction: 1 },
  tariff: { periods: [{ price: 0.1 }] },
  income: { tokensPerDay: 5 },
  token: { price: 1 },
} as const;

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `change` laid over `base`, objects key by key; a key set to undefined is taken away. */
export function changed(base: Json, change: Json): Json {
  const result: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(change)) {
    const before = result[key];
    if (value === undefined) delete result[key];
    else result[key] = isObject(before) && isObject(value) ? changed(before, value) : value;
  }
  return result;
}

export function scenarioOf(change: Json = {}): Scenario {
  const parsed = parseScenario(changed(plainInput, change));
  if (!parsed.ok) throw parsed.error;
  return parsed.scenario;
}

/** Decimals from `min` to `max` spread evenly; `fc.double` draws nearly all of its numbers next to zero. */
export const decimal = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min: Math.round(min * 1000), max: Math.round(max * 1000) }).map((n) => n / 1000);
