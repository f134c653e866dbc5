import { describe, expect, it } from 'vitest';
import { parseScenario, parseTariff } from '../../../shared/economics/parse-scenario';
import { changed, plainInput } from './scenarios';

const night = { price: 0.2, from: '22:00', to: '06:00' };

describe('a scenario that is refused', () => {
  it.each<readonly [string, Record<string, unknown>, string, RegExp]>([
    ['currency', { currency: 'euro' }, 'currency', /ISO 4217/],
    ['no currency', { currency: undefined }, 'currency', /missing/],
    ['a date that does not exist', { start: '2026-02-30' }, 'start', /date that exists/],
    ['a date as a number', { start: 20_260_101 }, 'start', /YYYY-MM-DD/],
    ['a date beyond the calendars', { start: '2200-01-01' }, 'start', /2199-12-31/],
    ['a zone that does not exist', { tz: 'Europe/Atlantis' }, 'tz', /time zone/],
    ['an offset instead of a zone', { tz: '+01:00' }, 'tz', /time zone/],
    ['no months', { horizonMonths: 0 }, 'horizonMonths', /from 1 to 240/],
    ['too many months', { horizonMonths: 241 }, 'horizonMonths', /from 1 to 240/],
    ['half a month', { horizonMonths: 1.5 }, 'horizonMonths', /whole/],
    ['a number as text', { horizonMonths: '12' }, 'horizonMonths', /whole/],
    ['no device', { device: undefined }, 'device', /object/],
    ['a list for an object', { device: [] }, 'device', /object/],
    ['a negative price', { device: { price: -1 } }, 'device.price', /0 or more/],
    ['a price that is not finite', { device: { price: Infinity } }, 'device.price', /finite/],
    ['a price that is no number', { device: { price: Number.NaN } }, 'device.price', /finite/],
    ['null', { device: { price: null } }, 'device.price', /finite/],
    ['no pieces', { device: { quantity: 0 } }, 'device.quantity', /whole number of 1/],
    ['half a piece', { device: { quantity: 1.5 } }, 'device.quantity', /whole number of 1/],
    ['no life', { device: { lifeMonths: 0 } }, 'device.lifeMonths', /whole number of 1/],
    ['salvage above the price', { device: { salvageFraction: 1.1 } }, 'device.salvageFraction', /share/],
    ['resale below salvage', { device: { salvageFraction: 0.5, resaleStart: 0.4 } }, 'device.resaleStart', /salvageFraction/],
    ['the default resale below salvage', { device: { salvageFraction: 0.9 } }, 'device.resaleStart', /salvageFraction/],
    ['no watts', { device: { watts: { busy: undefined } } }, 'device.watts.busy', /missing/],
    ['negative watts', { device: { watts: { host: -5 } } }, 'device.watts.host', /0 or more/],
    ['a power supply that gives nothing', { device: { psuEfficiency: 0 } }, 'device.psuEfficiency', /above 0/],
    ['a power supply that gives more than it takes', { device: { psuEfficiency: 1.01 } }, 'device.psuEfficiency', /above 0/],
    ['uptime in percent', { duty: { uptime: 99 } }, 'duty.uptime', /share/],
    ['a busy share below 0', { duty: { busyFraction: -0.1 } }, 'duty.busyFraction', /share/],
    ['no periods', { tariff: { periods: [] } }, 'tariff.periods', /at least one/],
    ['a negative power price', { tariff: { periods: [{ price: -0.1 }] } }, 'tariff.periods[0].price', /0 or more/],
    ['from without to', { tariff: { periods: [{ price: 0.1, from: '10:00' }] } }, 'tariff.periods[0].to', /together/],
    ['to without from', { tariff: { periods: [{ price: 0.1, to: '10:00' }] } }, 'tariff.periods[0].from', /together/],
    ['a window of no length', { tariff: { periods: [night, { price: 0.1, from: '10:00', to: '10:00' }] } }, 'tariff.periods[1].to', /differ/],
    ['24:00 as a beginning', { tariff: { periods: [{ price: 0.1, from: '24:00', to: '10:00' }] } }, 'tariff.periods[0].from', /HH:MM/],
    ['a time without its zero', { tariff: { periods: [{ price: 0.1, from: '9:00', to: '10:00' }] } }, 'tariff.periods[0].from', /HH:MM/],
    ['a time past midnight', { tariff: { periods: [{ price: 0.1, from: '09:00', to: '24:01' }] } }, 'tariff.periods[0].to', /HH:MM/],
    ['a day that is none', { tariff: { periods: [{ price: 0.1, days: ['Mon'] }] } }, 'tariff.periods[0].days[0]', /mon, tue/],
    ['no days', { tariff: { periods: [{ price: 0.1, days: [] }] } }, 'tariff.periods[0].days', /list/],
    ['a month that is none', { tariff: { periods: [{ price: 0.1, months: [0] }] } }, 'tariff.periods[0].months[0]', /1 to 12/],
    ['a hole in the day', { tariff: { periods: [night] } }, 'tariff.periods', /thu 2026-01-01 06:00/],
    ['a hole in the year', { tariff: { periods: [{ price: 0.1, months: [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12] }] } }, 'tariff.periods', /2026-09-01 00:00/],
    ['a hole in the week', { tariff: { periods: [{ price: 0.1, days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sun'] }] } }, 'tariff.periods', /sat 2026-01-03 00:00/],
    ['a negative standing charge', { tariff: { standingPerDay: -1 } }, 'tariff.standingPerDay', /0 or more/],
    ['prices that fall to nothing', { tariff: { escalationPerYear: -1 } }, 'tariff.escalationPerYear', /above -1/],
    ['costs that are no list', { fixedCosts: {} }, 'fixedCosts', /list/],
    ['a cost without a name', { fixedCosts: [{ perMonth: 1 }] }, 'fixedCosts[0].name', /name/],
    ['a negative cost', { fixedCosts: [{ name: 'line', perMonth: -1 }] }, 'fixedCosts[0].perMonth', /0 or more/],
    ['a month before the start', { oneOffCosts: [{ name: 'mount', month: -1, amount: 5 }] }, 'oneOffCosts[0].month', /whole/],
    ['a cost without an amount', { oneOffCosts: [{ name: 'mount', month: 1 }] }, 'oneOffCosts[0].amount', /missing/],
    ['neither of the two rates', { income: { tokensPerDay: undefined } }, 'income.tokensPerDay', /exactly one/],
    ['both rates', { income: { tokensPerBusyHour: 1 } }, 'income.tokensPerDay', /exactly one/],
    ['a fee above all', { income: { fee: 1.2 } }, 'income.fee', /share/],
    ['a sale cost below 0', { income: { saleCost: -0.1 } }, 'income.saleCost', /share/],
    ['a network that vanishes', { income: { networkGrowthPerYear: -1 } }, 'income.networkGrowthPerYear', /above -1/],
    ['a step on no day', { income: { steps: [{ from: '2026-13-01', factor: 1 }] } }, 'income.steps[0].from', /date that exists/],
    ['a negative factor', { income: { steps: [{ from: '2026-03-01', factor: -1 }] } }, 'income.steps[0].factor', /0 or more/],
    ['half a day of delay', { income: { delayDays: 0.5 } }, 'income.delayDays', /whole number of 0/],
    ['vesting of more than all', { income: { vesting: { fraction: 1.5, days: 10 } } }, 'income.vesting.fraction', /share/],
    ['vesting in no days', { income: { vesting: { fraction: 0.5, days: 0 } } }, 'income.vesting.days', /whole number of 1/],
    ['vesting without days', { income: { vesting: { fraction: 0.5 } } }, 'income.vesting.days', /missing/],
    ['no token', { token: undefined }, 'token', /object/],
    ['a negative token price', { token: { price: -2 } }, 'token.price', /0 or more/],
    ['a drift to nothing', { token: { driftPerYear: -1 } }, 'token.driftPerYear', /above -1/],
    ['a negative volatility', { token: { volatilityPerYear: -0.5 } }, 'token.volatilityPerYear', /0 or more/],
    ['negative collateral', { collateral: { tokens: -1 } }, 'collateral.tokens', /0 or more/],
    ['a negative discount rate', { discountRatePerYear: -0.01 }, 'discountRatePerYear', /0 or more/],
    ['no paths', { simulation: { paths: 0 } }, 'simulation.paths', /from 1/],
    ['half a seed', { simulation: { seed: 1.5 } }, 'simulation.seed', /whole/],
    ['a negative beta', { simulation: { growthPriceBeta: -0.3 } }, 'simulation.growthPriceBeta', /0 or more/],
    ['an unknown key', { colour: 'red' }, 'colour', /not a known key/],
    ['an unknown key inside', { income: { feee: 0.1 } }, 'income.feee', /not a known key/],
    ['an unknown key in a list', { tariff: { periods: [{ price: 0.1, Days: ['mon'] }] } }, 'tariff.periods[0].Days', /not a known key/],
    ['an unknown key in watts', { device: { watts: { max: 5 } } }, 'device.watts.max', /not a known key/],
  ])('%s', (_, change, key, should) => {
    const parsed = parseScenario(changed(plainInput, change));
    if (parsed.ok) throw new Error('was accepted');
    expect(parsed.error.key).toBe(key);
    expect(parsed.error.message).toMatch(should);
    expect(parsed.error.message).toBe(`${key}: ${parsed.error.should}`);
    expect(parsed.error.message).not.toContain('\n');
  });

  it.each([null, 7, 'scenario', [], undefined])('that is %j', (value) => {
    const parsed = parseScenario(value);
    expect(parsed.ok ? '' : parsed.error.key).toBe('scenario');
  });

  it('does not take a key of the prototype for one of its own', () => {
    const parsed = parseScenario(JSON.parse('{"__proto__": {"currency": "EUR"}}'));
    expect(parsed.ok ? '' : parsed.error.key).toBe('__proto__');
  });
});

describe('a scenario that is taken', () => {
  it('lists each default that it used, in the order of the keys', () => {
    const parsed = parseScenario(plainInput);
    if (!parsed.ok) throw parsed.error;
    expect(parsed.defaults).toEqual([
      'device.quantity = 1',
      'device.lifeMonths = 48',
      'device.salvageFraction = 0',
      'device.resaleStart = 0.8',
      'device.watts.host = 0',
      'device.watts.down = 0',
      'device.psuEfficiency = 1',
      'tariff.standingPerDay = 0',
      'tariff.escalationPerYear = 0',
      'fixedCosts = none',
      'oneOffCosts = none',
      'income.fee = 0',
      'income.saleCost = 0',
      'income.networkGrowthPerYear = 0',
      'income.steps = none',
      'income.delayDays = 0',
      'income.vesting = none',
      'token.driftPerYear = 0',
      'token.volatilityPerYear = none',
      'collateral = none',
      'discountRatePerYear = 0',
      'simulation.paths = 10000',
      'simulation.seed = 1',
      'simulation.growthPriceBeta = 0',
    ]);
  });

  it('lists no default for what was given, even when it is the same', () => {
    const parsed = parseScenario(changed(plainInput, { income: { fee: 0 }, simulation: { paths: 500 } }));
    if (!parsed.ok) throw parsed.error;
    expect(parsed.defaults).not.toContain('income.fee = 0');
    expect(parsed.defaults).not.toContain('simulation.paths = 500');
    expect(parsed.defaults).toContain('simulation.seed = 1');
  });

  it.each<readonly [string, Record<string, unknown>]>([
    ['rates below 0', { income: { networkGrowthPerYear: -0.5 }, token: { driftPerYear: -0.99 }, tariff: { escalationPerYear: -0.2 } }],
    ['a window up to 24:00', { tariff: { periods: [{ price: 0.1, from: '00:00', to: '24:00' }] } }],
    ['two windows that meet, one over midnight', { tariff: { periods: [night, { price: 0.3, from: '06:00', to: '22:00' }] } }],
    ['a window up to 00:00', { tariff: { periods: [{ price: 0.2, from: '12:00', to: '00:00' }, { price: 0.1, from: '00:00', to: '12:00' }] } }],
    ['a hole outside the horizon', { horizonMonths: 2, tariff: { periods: [{ price: 0.1, months: [1, 2] }] } }],
    ['shares at both ends', { duty: { uptime: 0, busyFraction: 1 }, income: { fee: 1, saleCost: 1 }, device: { salvageFraction: 1, resaleStart: 1 } }],
    ['20 years', { horizonMonths: 240 }],
    ['a step before the start', { income: { steps: [{ from: '2020-01-01', factor: 0.5 }] } }],
  ])('%s', (_, change) => {
    const parsed = parseScenario(changed(plainInput, change));
    expect(parsed.ok ? 'taken' : parsed.error.message).toBe('taken');
  });
});

describe('a tariff alone', () => {
  it('is read without looking for holes', () => {
    const parsed = parseTariff({ periods: [night] });
    expect(parsed).toEqual({ ok: true, tariff: { periods: [{ price: 0.2, window: { from: 1320, to: 360 }, days: null, months: null }], standingPerDay: 0, escalationPerYear: 0 } });
  });

  it('names its key when it is wrong', () => {
    const parsed = parseTariff({ periods: [{ price: 'cheap' }] });
    expect(parsed.ok ? '' : parsed.error.message).toBe('tariff.periods[0].price: should be a finite number of 0 or more, not "cheap"');
  });
});
