import { describe, expect, it } from 'vitest';

import { wattsOf } from '../../../renderer/features/onboarding/measured-watts';
import { newDeployment } from '../../../renderer/features/onboarding/new-deployment';
import { likelyCountry, regionName, zoneOptions } from '../../../renderer/forms/places';
import { stripsOfWeek } from '../../../renderer/forms/price-strips';
import { inputOf, periodsOf, restPriceOf } from '../../../renderer/forms/tariff-input';
import { deploymentInputSchema, tariffInputSchema } from '../../../shared/contract/schemas/devices';
import type { Tariff, TariffPeriod } from '../../../shared/domain/tariff';
import { fakeBareSnapshot, fakeSnapshot } from '../../support/fake-engine/hardware';

const MONDAY = Date.UTC(2026, 5, 1) / 86_400_000;

describe('the price of each hour', () => {
  it('joins neighbours of one price and tells days apart that differ', () => {
    const periods: readonly TariffPeriod[] = [{ price: 0.1, days: ['sat', 'sun'] }, { price: 0.2, from: '22:00', to: '06:00' }, { price: 0.3 }];
    const strips = stripsOfWeek(periods, MONDAY);
    expect(strips.map((strip) => strip.days.join())).toEqual(['mon,tue,wed,thu,fri', 'sat,sun']);
    expect(strips[0]?.stretches).toEqual([{ from: 0, to: 360, price: 0.2 }, { from: 360, to: 1320, price: 0.3 }, { from: 1320, to: 1440, price: 0.2 }]);
    expect(strips[1]?.stretches).toEqual([{ from: 0, to: 1440, price: 0.1 }]);
  });

  it('shows an hour without a price as a hole and not as free', () => {
    expect(stripsOfWeek([{ price: 0.3, from: '06:00', to: '22:00' }], MONDAY)[0]?.stretches[0]).toEqual({ from: 0, to: 360, price: null });
  });

  it('begins the week with Monday whatever day it is asked from', () => {
    expect(stripsOfWeek([{ price: 0.1, days: ['mon'] }, { price: 0.3 }], MONDAY + 3).map((strip) => strip.days[0])).toEqual(['mon', 'tue']);
  });
});

describe('a tariff that is changed', () => {
  const tariff: Tariff = {
    id: 't1', currency: 'EUR', tz: 'Europe/Berlin', standingPerDay: 0.38, validFrom: '2026-01-01', source: 'typed', setAtMs: 0,
    periods: [{ price: 0.1, days: ['sun'] }, { price: 0.2, from: '22:00', to: '06:00', months: [11, 12] }, { price: 0.3 }],
  };

  it('loses nothing on its way through the form', () => {
    const input = inputOf({ id: tariff.id, currency: tariff.currency, tz: tariff.tz, price: restPriceOf(tariff), periods: periodsOf(tariff), standingPerDay: tariff.standingPerDay, validFrom: tariff.validFrom ?? '' });
    expect(input?.periods).toEqual(tariff.periods);
    expect(tariffInputSchema.safeParse(input).success).toBe(true);
  });

  it('needs no price of the rest where its hours are all named, and one where nothing is', () => {
    const named = { key: 1, price: '0.3', from: '00:00', to: '24:00', days: [], months: [] };
    const typed = { id: null, currency: 'EUR', tz: 'UTC', price: '', standingPerDay: 0, validFrom: '' };
    expect(inputOf({ ...typed, periods: [named] })?.periods).toEqual([{ price: 0.3, from: '00:00', to: '24:00' }]);
    expect(inputOf({ ...typed, periods: [] })).toBeNull();
    expect(inputOf({ ...typed, price: '32', periods: [named] })).toBeNull();
  });

  it('waits while a period is told from the rest by nothing, or has half a window', () => {
    const typed = { id: null, currency: 'EUR', tz: 'UTC', price: '0.3', standingPerDay: 0, validFrom: '' };
    expect(inputOf({ ...typed, periods: [{ key: 1, price: '0.1', from: '', to: '', days: [], months: [] }] })).toBeNull();
    expect(inputOf({ ...typed, periods: [{ key: 1, price: '0.1', from: '22:00', to: '', days: ['mon'], months: [] }] })).toBeNull();
    expect(inputOf({ ...typed, periods: [{ key: 1, price: '0.1', from: '', to: '', days: ['mon'], months: [] }] })?.periods[0]).toEqual({ price: 0.1, days: ['mon'] });
  });

  it('keeps an average told as an average', () => {
    expect(inputOf({ id: null, currency: 'EUR', tz: 'UTC', price: '0.3943 EUR', periods: [], standingPerDay: 0, validFrom: '', source: 'regional-default' })?.source).toBe('regional-default');
  });
});

describe('places', () => {
  it('takes the country of the zone where the language is another one’s', () => {
    const countries = ['GB', 'AT', 'DE', 'US'];
    expect(likelyCountry('en-GB', 'Europe/Berlin', countries)).toBe('DE');
    expect(likelyCountry('de-AT', 'Europe/Vienna', countries)).toBe('AT');
    expect(likelyCountry('de', 'Asia/Tokyo', countries)).toBeNull();
  });

  it('names countries and states', () => {
    expect(regionName('DE', 'en')).toBe('Germany');
    expect(regionName('US-CA', 'en')).toBe('United States, CA');
  });

  it('lists the zone in force even where the browser does not know it', () => {
    const values = zoneOptions('Etc/GMT-5').map((option) => option.value);
    expect(values).toContain('Etc/GMT-5');
    expect(new Set(values).size).toBe(values.length);
  });
});

describe('this machine', () => {
  it('has measured watts only where a counter tells them', () => {
    expect(wattsOf(fakeBareSnapshot(0, 'this-machine'))).toBeNull();
    expect(wattsOf(fakeSnapshot(0, 'this-machine', 0))).toBeGreaterThan(50);
  });

  it('works for a network with the careful assumption of a day of paid work', () => {
    expect(newDeployment('d', 'render', '2026-06-01', null).busyFraction).toBe(1);
    expect(newDeployment('d', 'render', '2026-06-01', 6).busyFraction).toBe(0.25);
    expect(deploymentInputSchema.safeParse(newDeployment('d', 'helium', '2026-06-01', 6)).success).toBe(true);
  });
});
