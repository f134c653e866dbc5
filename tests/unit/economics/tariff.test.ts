import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TariffPeriod } from '../../../shared/economics/scenario';
import { integratePrice, meanPriceBetween, priceAt, pricesOfDay } from '../../../shared/economics/tariff';
import { MS_PER_DAY, MS_PER_MINUTE } from '../../../shared/units/duration';
import { parseLocalDate, WEEKDAYS } from '../../../shared/units/local-date';
import { zoneOf } from '../../../shared/units/zone';

const always = (price: number): TariffPeriod => ({ price, window: null, days: null, months: null });
const window = (price: number, from: number, to: number): TariffPeriod => ({ ...always(price), window: { from, to } });
const dayOf = (date: string): number => parseLocalDate(date) ?? Number.NaN;

function priceHoursOfDay(periods: readonly TariffPeriod[], tz: string, date: string): number {
  const zone = zoneOf(tz);
  return integratePrice(periods, zone, zone.startOfDay(dayOf(date)), zone.startOfDay(dayOf(date) + 1)).priceHours;
}

describe('the cost of a day', () => {
  // 02:00 to 03:00 costs 1, all else nothing: what is left is how often that hour comes.
  it.each([
    ['Europe/Berlin', '2026-06-01', 1],
    ['Europe/Berlin', '2026-03-29', 0],
    ['Europe/Berlin', '2026-10-25', 2],
    ['Australia/Lord_Howe', '2026-10-04', 0.5],
    ['Australia/Lord_Howe', '2027-04-04', 1],
    ['UTC', '2026-03-29', 1],
  ])('%s %s has the hour from two to three %d times', (tz, date, times) => {
    expect(priceHoursOfDay([window(1, 120, 180), always(0)], tz, date)).toBe(times);
  });

  it('has the half hour that Lord Howe repeats twice', () => {
    expect(priceHoursOfDay([window(1, 90, 120), always(0)], 'Australia/Lord_Howe', '2027-04-04')).toBe(1);
  });

  it('is exact to the minute', () => {
    expect(priceHoursOfDay([window(6, 22 * 60, 6 * 60 + 40), always(0)], 'Europe/Berlin', '2026-06-01')).toBeCloseTo(6 * (8 + 2 / 3), 12);
    expect(priceHoursOfDay([window(60, 719, 720), always(0)], 'Europe/Berlin', '2026-06-01')).toBeCloseTo(1, 12);
  });

  it('lets the first matching period win', () => {
    expect(priceHoursOfDay([window(2, 0, 720), window(5, 600, 780), always(1)], 'UTC', '2026-06-01')).toBe(12 * 2 + 5 + 11);
  });

  it('takes day and month from the instant, so a night that wraps belongs to two days', () => {
    // Saturday night, 22:00 to 06:00: on Saturday from 00:00 to 06:00 and from 22:00; nothing of it on Sunday.
    const saturday: TariffPeriod = { price: 1, window: { from: 1320, to: 360 }, days: ['sat'], months: null };
    expect(priceHoursOfDay([saturday, always(0)], 'UTC', '2026-01-03')).toBe(8);
    expect(priceHoursOfDay([saturday, always(0)], 'UTC', '2026-01-04')).toBe(0);
    const december: TariffPeriod = { price: 1, window: { from: 1320, to: 360 }, days: null, months: [12] };
    expect(priceHoursOfDay([december, always(0)], 'UTC', '2026-12-31')).toBe(8);
    expect(priceHoursOfDay([december, always(0)], 'UTC', '2027-01-01')).toBe(0);
  });

  it('is the sum of its minutes, whatever the tariff, the zone and the day', () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    const period: fc.Arbitrary<TariffPeriod> = fc.record({
      price: fc.integer({ min: 0, max: 50 }),
      window: fc.option(fc.tuple(minute, fc.integer({ min: 0, max: 1440 })).filter(([from, to]) => from !== to).map(([from, to]) => ({ from, to }))),
      days: fc.option(fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 })),
      months: fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1 })),
    });
    fc.assert(
      fc.property(fc.array(period, { maxLength: 4 }), fc.constantFrom('Europe/Berlin', 'Australia/Lord_Howe', 'America/Santiago', 'Asia/Kathmandu'), fc.constantFrom('2026-03-29', '2026-10-25', '2026-10-04', '2027-04-04', '2026-09-06', '2026-04-04', '2026-12-31'), (list, tz, date) => {
        const periods = [...list, always(7)];
        const zone = zoneOf(tz);
        const from = zone.startOfDay(dayOf(date));
        const to = zone.startOfDay(dayOf(date) + 1);
        let sum = 0;
        for (let at = from; at < to; at += MS_PER_MINUTE) {
          const price = priceAt(periods, tz, at);
          sum += price.known ? price.value / 60 : Number.NaN;
        }
        expect(integratePrice(periods, zone, from, to).priceHours).toBeCloseTo(sum, 8);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the price now', () => {
  const periods = [window(0.2, 1320, 400), always(0.4)];

  it.each([
    ['21:59:59', 0.4],
    ['22:00:00', 0.2],
    ['23:59:59', 0.2],
    ['00:00:00', 0.2],
    ['06:39:59', 0.2],
    ['06:40:00', 0.4],
  ])('at %s in Kathmandu is %d', (time, price) => {
    const utc = Date.parse(`2026-06-10T${time}Z`) - 345 * MS_PER_MINUTE;
    expect(priceAt(periods, 'Asia/Kathmandu', utc)).toEqual({ known: true, value: price });
  });

  it('is unknown, not zero, where no period covers it', () => {
    expect(priceAt([window(0.2, 0, 60)], 'UTC', Date.UTC(2026, 0, 1, 1))).toEqual({ known: false, reason: 'no-tariff-period' });
    expect(priceAt([window(0.2, 0, 60)], 'UTC', Date.UTC(2026, 0, 1, 0, 59, 59, 999))).toEqual({ known: true, value: 0.2 });
  });

  it('changes at the local minute on both sides of a clock change', () => {
    const hour = [window(1, 120, 180), always(0)];
    // Berlin shows 02:30 twice on 2026-10-25, at 00:30 and 01:30 UTC.
    expect([0.5, 1.5, 2.5].map((h) => priceAt(hour, 'Europe/Berlin', Date.UTC(2026, 9, 25) + h * 3_600_000))).toEqual([
      { known: true, value: 1 },
      { known: true, value: 1 },
      { known: true, value: 0 },
    ]);
  });
});

describe('the mean price of a stretch', () => {
  it('is weighted by time when a window changes inside it', () => {
    const from = Date.UTC(2026, 5, 1, 6, 30);
    expect(meanPriceBetween([window(0.3, 0, 400), always(0.6)], 'UTC', from, from + 15 * MS_PER_MINUTE)).toEqual({ known: true, value: expect.closeTo((0.3 * 10 + 0.6 * 5) / 15, 12) as number });
  });

  it('is unknown when a part of it is not covered, and for no time at all', () => {
    const from = Date.UTC(2026, 5, 1, 6, 30);
    expect(meanPriceBetween([window(0.3, 0, 400)], 'UTC', from, from + 15 * MS_PER_MINUTE).known).toBe(false);
    expect(meanPriceBetween([always(1)], 'UTC', from, from).known).toBe(false);
  });
});

describe('the strip of a day', () => {
  it('covers 24 hours without a gap', () => {
    const strip = pricesOfDay([window(0.2, 1320, 360), window(0.5, 1020, 1140)], dayOf('2026-06-01'));
    expect(strip).toEqual([
      { from: 0, to: 360, price: 0.2 },
      { from: 360, to: 1020, price: null },
      { from: 1020, to: 1140, price: 0.5 },
      { from: 1140, to: 1320, price: null },
      { from: 1320, to: 1440, price: 0.2 },
    ]);
  });

  it('names the first hole by its local time', () => {
    const from = Date.UTC(2026, 5, 1);
    expect(integratePrice([window(0.2, 0, 360)], zoneOf('UTC'), from, from + MS_PER_DAY).hole).toBe(from + 360 * MS_PER_MINUTE);
  });
});
