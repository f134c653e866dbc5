import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseKwhPrice } from '../../../shared/economics/kwh-price-text';
import { REGIONAL_TARIFFS, regionalTariff } from '../../../shared/economics/regional-tariffs';
import { correlationOf, dailyLogReturns, volatilityOf } from '../../../shared/economics/volatility';
import { unknown } from '../../../shared/units/known';
import { decimal } from './scenarios';

const prices = (count: number, at: (day: number) => number) => Array.from({ length: count }, (_, day) => ({ day, price: at(day) }));

describe('volatility', () => {
  it('is the sample deviation of daily log returns times √365', () => {
    // Returns +0.1, −0.1, …: 60 of them, mean 0, squares 0.01 · 60 / 59.
    const returns = dailyLogReturns(prices(61, (day) => (day % 2 === 0 ? 1 : Math.exp(0.1))));
    expect(returns).toHaveLength(60);
    const sigma = volatilityOf(returns);
    expect(sigma.known ? sigma.value : 0).toBeCloseTo(Math.sqrt((0.01 * 60) / 59) * Math.sqrt(365), 12);
  });

  it('is unknown below 60 returns', () => {
    expect(volatilityOf(dailyLogReturns(prices(60, (day) => 1 + (day % 3))))).toEqual(unknown('too-few-returns'));
  });

  it('looks at the last 365 returns only', () => {
    const calm = prices(800, (day) => (day < 400 ? 1 + (day % 2) : 1));
    const sigma = volatilityOf(dailyLogReturns(calm));
    expect(sigma).toEqual({ known: true, value: 0 });
  });

  it('makes no return over a missing day or a price that is none', () => {
    expect(dailyLogReturns([{ day: 3, price: 4 }, { day: 1, price: 1 }, { day: 2, price: 2 }, { day: 5, price: 8 }])).toEqual([Math.log(2), Math.log(2)]);
    expect(dailyLogReturns([{ day: 1, price: 1 }, { day: 2, price: 0 }, { day: 3, price: 2 }])).toEqual([]);
  });

  it('does not depend on the unit of the price', () => {
    fc.assert(
      fc.property(fc.array(decimal(0.01, 100), { minLength: 61, maxLength: 80 }), decimal(0.001, 1000), (list, factor) => {
        const a = volatilityOf(dailyLogReturns(prices(list.length, (day) => list[day] ?? 1)));
        const b = volatilityOf(dailyLogReturns(prices(list.length, (day) => (list[day] ?? 1) * factor)));
        expect(a.known && b.known ? Math.abs(a.value - b.value) : 1).toBeLessThan(1e-9);
      }),
    );
  });
});

describe('correlation', () => {
  const wave = (shift: number) => (day: number) => Math.exp(Math.sin(day * 0.7 + shift));

  it('is 1 for the same token, 0 for opposite ones, and unknown for a short past', () => {
    expect(correlationOf(prices(100, wave(0)), prices(100, wave(0)))).toEqual({ known: true, value: expect.closeTo(1, 9) as number });
    expect(correlationOf(prices(100, wave(0)), prices(100, wave(Math.PI)))).toEqual({ known: true, value: 0 });
    expect(correlationOf(prices(60, wave(0)), prices(100, wave(0)))).toEqual(unknown('too-few-returns'));
    expect(correlationOf(prices(100, () => 1), prices(100, wave(0)))).toEqual(unknown('price-never-moved'));
  });

  it('compares the days that both have', () => {
    const gappy = prices(200, wave(0)).filter(({ day }) => day % 10 !== 0);
    expect(correlationOf(gappy, prices(200, wave(0)))).toEqual({ known: true, value: expect.closeTo(1, 9) as number });
  });
});

describe('regional tariffs', () => {
  it('know countries and states, and fall back to the country', () => {
    expect(regionalTariff('DE')).toMatchObject({ price: 0.3943, currency: 'EUR', confidence: 'verified' });
    expect(regionalTariff('US-DE')).toMatchObject({ price: 0.17, currency: 'USD' });
    expect(regionalTariff('US-PR')).toMatchObject({ region: 'US' });
    expect(regionalTariff('DE-BY')).toMatchObject({ region: 'DE' });
    expect(regionalTariff('JP')).toBeNull();
  });

  it('each carry a source and a time, and a price that a household could pay', () => {
    expect(REGIONAL_TARIFFS).toHaveLength(90);
    expect(new Set(REGIONAL_TARIFFS.map(({ region }) => region)).size).toBe(90);
    for (const { price, source, asOf, region } of REGIONAL_TARIFFS) {
      expect(price, region).toBeGreaterThan(0.05);
      expect(price, region).toBeLessThan(0.6);
      expect(source.length * asOf.length, region).toBeGreaterThan(0);
    }
  });
});

describe('a typed price per kWh', () => {
  it.each([
    ['0.32', 0.32],
    ['0,3835', 0.3835],
    ['.3', 0.3],
    ['32 ct', 0.32],
    ['32ct/kWh', 0.32],
    ['32 ¢', 0.32],
    ['28 p', 0.28],
    ['0.32 €', 0.32],
    ['€0.32', 0.32],
    ['$ 0.14 per kWh', 0.14],
    ['1.50 USD', 1.5],
  ])('%s is %d', (text, price) => {
    expect(parseKwhPrice(text)).toEqual({ kind: 'price', price: expect.closeTo(price, 12) as number });
  });

  it.each(['32', '2', '1'])('%s could be cents or whole units', (text) => {
    expect(parseKwhPrice(text)).toEqual({ kind: 'ambiguous', ifWhole: Number(text), ifCents: Number(text) / 100 });
  });

  it.each(['', '-0.3', 'abc', '0.3 bananas', '1.2.3', '0.3 ct ct', '€0.32 ct'])('%j is not one', (text) => {
    expect(parseKwhPrice(text)).toEqual({ kind: 'invalid' });
  });
});
