/** From unknown JSON to a `Scenario` with its defaults filled in; the rules are those of the handbook, economics, section 1. */
import { WEEKDAYS } from '../units/local-date';
import { findZone } from '../units/zone';
import type { FixedCost, Income, IncomeStep, OneOffCost, Scenario, ScenarioDevice, ScenarioToken, SimulationSettings, Tariff, TariffPeriod, TokenRate, Vesting } from './scenario';
import { MAX_HORIZON_MONTHS, ScenarioError } from './scenario';
import type { ObjectReader, Read } from './scenario-reader';
import { amount, growthRate, listOf, localDate, objectReader, oneOf, share, shareAboveZero, textFor, textMatching, timeOfDay, wholeFrom } from './scenario-reader';
import { buildTimeline } from './timeline';

export type ParsedScenario =
  | { readonly ok: true; readonly scenario: Scenario; /** Lines such as "income.fee = 0", in the order of the keys. */ readonly defaults: readonly string[] }
  | { readonly ok: false; readonly error: ScenarioError };

/** More paths add nothing to four digits, and each path's result is kept in memory. */
const MAX_PATHS = 1_000_000;
/** What the zone tables of `Intl` speak of with any meaning. */
const FIRST_START = '1900-01-01';
const LAST_START = '2199-12-31';

const name = textMatching('should be a name', /\S/);
const currency = textMatching('should be an ISO 4217 code of three capital letters', /^[A-Z]{3}$/);
const zoneName = textFor('should be an IANA time zone that exists, such as Europe/Berlin', (text) => (findZone(text) === null ? null : text));

const startDay: Read<number> = (value, path) => {
  const day = localDate(value, path);
  if (typeof value === 'string' && (value < FIRST_START || value > LAST_START)) throw new ScenarioError(path, `should be a date from ${FIRST_START} to ${LAST_START}`);
  return day;
};

function readDevice(device: ObjectReader, defaults: string[]): ScenarioDevice {
  const price = device.required('price', amount);
  const quantity = device.withDefault('quantity', 1, wholeFrom(1));
  const lifeMonths = device.withDefault('lifeMonths', 48, wholeFrom(1));
  const salvageFraction = device.withDefault('salvageFraction', 0, share);
  const resaleStart = device.withDefault('resaleStart', 0.8, share);
  if (resaleStart < salvageFraction) throw new ScenarioError(device.at('resaleStart'), `should be a share from salvageFraction (${salvageFraction}) to 1, not ${resaleStart}`);
  const watts = objectReader(device.raw('watts'), device.at('watts'), ['idle', 'busy', 'host', 'down'], defaults);
  return {
    price,
    quantity,
    lifeMonths,
    salvageFraction,
    resaleStart,
    watts: { idle: watts.required('idle', amount), busy: watts.required('busy', amount), host: watts.withDefault('host', 0, amount), down: watts.withDefault('down', 0, amount) },
    psuEfficiency: device.withDefault('psuEfficiency', 1, shareAboveZero),
  };
}

const readPeriod: Read<TariffPeriod> = (value, path) => {
  // An absent window, day or month list is no default but "always", so no line for it.
  const period = objectReader(value, path, ['price', 'from', 'to', 'days', 'months'], []);
  const price = period.required('price', amount);
  if (period.has('from') !== period.has('to')) throw new ScenarioError(period.at(period.has('from') ? 'to' : 'from'), 'should be given, because from and to come together or not at all');
  const window = period.has('from') ? { from: period.required('from', timeOfDay(false)), to: period.required('to', timeOfDay(true)) } : null;
  if (window !== null && window.from === window.to) throw new ScenarioError(period.at('to'), 'should differ from from');
  return {
    price,
    window,
    days: period.optional('days', listOf(`should be a list of ${WEEKDAYS.join(', ')}`, 1, oneOf(WEEKDAYS))),
    months: period.optional('months', listOf('should be a list of months 1 to 12', 1, wholeFrom(1, 12))),
  };
};

const readTariff =
  (defaults: string[]): Read<Tariff> =>
  (value, path) => {
    const tariff = objectReader(value, path, ['periods', 'standingPerDay', 'escalationPerYear'], defaults);
    return {
      periods: tariff.required('periods', listOf('should be a list of at least one period', 1, readPeriod)),
      standingPerDay: tariff.withDefault('standingPerDay', 0, amount),
      escalationPerYear: tariff.withDefault('escalationPerYear', 0, growthRate),
    };
  };

const readFixedCost: Read<FixedCost> = (value, path) => {
  const cost = objectReader(value, path, ['name', 'perMonth'], []);
  return { name: cost.required('name', name), perMonth: cost.required('perMonth', amount) };
};

const readOneOffCost: Read<OneOffCost> = (value, path) => {
  const cost = objectReader(value, path, ['name', 'month', 'amount'], []);
  return { name: cost.required('name', name), month: cost.required('month', wholeFrom(0)), amount: cost.required('amount', amount) };
};

function readRate(income: ObjectReader): TokenRate {
  const perDay = income.has('tokensPerDay');
  if (perDay === income.has('tokensPerBusyHour')) throw new ScenarioError(income.at('tokensPerDay'), `${perDay ? 'should not be given beside' : 'should be given, or'} tokensPerBusyHour: exactly one of the two`);
  return perDay ? { per: 'day', tokens: income.required('tokensPerDay', amount) } : { per: 'busyHour', tokens: income.required('tokensPerBusyHour', amount) };
}

const readStep: Read<IncomeStep> = (value, path) => {
  const step = objectReader(value, path, ['from', 'factor'], []);
  return { from: step.required('from', localDate), factor: step.required('factor', amount) };
};

const readVesting: Read<Vesting> = (value, path) => {
  const vesting = objectReader(value, path, ['fraction', 'days'], []);
  return { fraction: vesting.required('fraction', share), days: vesting.required('days', wholeFrom(1)) };
};

function readIncome(income: ObjectReader): Income {
  return {
    rate: readRate(income),
    fee: income.withDefault('fee', 0, share),
    saleCost: income.withDefault('saleCost', 0, share),
    networkGrowthPerYear: income.withDefault('networkGrowthPerYear', 0, growthRate),
    steps: income.optional('steps', listOf('should be a list of steps {from, factor}', 0, readStep)) ?? [],
    delayDays: income.withDefault('delayDays', 0, wholeFrom(0)),
    vesting: income.optional('vesting', readVesting),
  };
}

const readToken: (defaults: string[]) => Read<ScenarioToken> = (defaults) => (value, path) => {
  const token = objectReader(value, path, ['price', 'driftPerYear', 'volatilityPerYear'], defaults);
  return { price: token.required('price', amount), driftPerYear: token.withDefault('driftPerYear', 0, growthRate), volatilityPerYear: token.optional('volatilityPerYear', amount) };
};

function readSimulation(simulation: ObjectReader): SimulationSettings {
  return { paths: simulation.withDefault('paths', 10_000, wholeFrom(1, MAX_PATHS)), seed: simulation.withDefault('seed', 1, wholeFrom(0)), growthPriceBeta: simulation.withDefault('growthPriceBeta', 0, amount) };
}

const KEYS = ['currency', 'start', 'tz', 'horizonMonths', 'device', 'duty', 'tariff', 'fixedCosts', 'oneOffCosts', 'income', 'token', 'collateral', 'discountRatePerYear', 'simulation'];

function readScenario(value: unknown, defaults: string[]): Scenario {
  const root = objectReader(value, '', KEYS, defaults);
  const object = (key: string, allowed: readonly string[]): ObjectReader => objectReader(root.raw(key), key, allowed, defaults);
  const scenario: Scenario = {
    currency: root.required('currency', currency),
    start: root.required('start', startDay),
    tz: root.required('tz', zoneName),
    horizonMonths: root.required('horizonMonths', wholeFrom(1, MAX_HORIZON_MONTHS)),
    device: readDevice(object('device', ['price', 'quantity', 'lifeMonths', 'salvageFraction', 'resaleStart', 'watts', 'psuEfficiency']), defaults),
    duty: root.required('duty', (duty, path) => {
      const reader = objectReader(duty, path, ['uptime', 'busyFraction'], defaults);
      return { uptime: reader.required('uptime', share), busyFraction: reader.required('busyFraction', share) };
    }),
    tariff: root.required('tariff', readTariff(defaults)),
    fixedCosts: root.optional('fixedCosts', listOf('should be a list of costs {name, perMonth}', 0, readFixedCost)) ?? [],
    oneOffCosts: root.optional('oneOffCosts', listOf('should be a list of costs {name, month, amount}', 0, readOneOffCost)) ?? [],
    income: readIncome(object('income', ['tokensPerDay', 'tokensPerBusyHour', 'fee', 'saleCost', 'networkGrowthPerYear', 'steps', 'delayDays', 'vesting'])),
    token: root.required('token', readToken(defaults)),
    collateral: root.optional('collateral', (collateral, path) => ({ tokens: objectReader(collateral, path, ['tokens'], defaults).required('tokens', amount) })),
    discountRatePerYear: root.withDefault('discountRatePerYear', 0, amount),
    simulation: readSimulation(objectReader(root.has('simulation') ? root.raw('simulation') : {}, 'simulation', ['paths', 'seed', 'growthPriceBeta'], defaults)),
  };
  // Building the days of the horizon finds the hours that no tariff period covers.
  buildTimeline(scenario, scenario.horizonMonths);
  return scenario;
}

/**
 * Parses the input of `estimate`. Unknown keys, numbers that are not finite, shares outside 0 to 1, zones and dates that do not
 * exist and a tariff with a hole in the days of the horizon are errors that name the key.
 */
export function parseScenario(value: unknown): ParsedScenario {
  const defaults: string[] = [];
  try {
    return { ok: true, scenario: readScenario(value, defaults), defaults };
  } catch (error) {
    if (error instanceof ScenarioError) return { ok: false, error };
    throw error;
  }
}

/** Parses a tariff alone, as settings keep it. Holes are not looked for: that needs days. */
export function parseTariff(value: unknown): { readonly ok: true; readonly tariff: Tariff } | { readonly ok: false; readonly error: ScenarioError } {
  try {
    return { ok: true, tariff: readTariff([])(value, 'tariff') };
  } catch (error) {
    if (error instanceof ScenarioError) return { ok: false, error };
    throw error;
  }
}
