import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, formatLocalDate, parseLocalDate, toCivilDate, toEpochDay, WEEKDAYS, weekdayIndex } from '../../../shared/units/local-date';

const shift = (date: string, months: number): string => formatLocalDate(addMonths(parseLocalDate(date) ?? Number.NaN, months));

describe('local dates', () => {
  it.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11_016],
    ['2026-12-01', 20_788],
  ])('%s is day %d', (text, epochDay) => {
    expect(parseLocalDate(text)).toBe(epochDay);
    expect(formatLocalDate(epochDay)).toBe(text);
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '1900-02-29', '2026-1-1', ' 2026-01-01', '0000-01-01', '2026-01-00', ''])('refuses %j', (text) => {
    expect(parseLocalDate(text)).toBeNull();
  });

  it.each([
    ['2027-01-31', 1, '2027-02-28'],
    ['2027-01-31', 2, '2027-03-31'],
    ['2027-01-31', 13, '2028-02-29'],
    ['2026-12-01', 1, '2027-01-01'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -13, '2024-12-15'],
    ['2026-05-31', 240, '2046-05-31'],
  ])('%s plus %d months is %s', (from, months, to) => {
    expect(shift(from, months)).toBe(to);
  });

  it('knows the weekday', () => {
    expect(WEEKDAYS[weekdayIndex(parseLocalDate('2026-11-22') ?? Number.NaN)]).toBe('sun');
    expect(WEEKDAYS[weekdayIndex(parseLocalDate('1969-12-29') ?? Number.NaN)]).toBe('mon');
  });

  it('round-trips every day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (epochDay) => {
        expect(toEpochDay(toCivilDate(epochDay))).toBe(epochDay);
        expect(parseLocalDate(formatLocalDate(epochDay))).toBe(epochDay);
      }),
    );
  });

  it('agrees with the calendar of Date', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 400_000 }), (epochDay) => {
        expect(formatLocalDate(epochDay)).toBe(new Date(epochDay * 86_400_000).toISOString().slice(0, 10));
        expect(weekdayIndex(epochDay)).toBe((new Date(epochDay * 86_400_000).getUTCDay() + 6) % 7);
      }),
    );
  });

  it('keeps the order of dates when months are added', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 60 }), fc.integer({ min: -300, max: 300 }), (epochDay, later, months) => {
        expect(addMonths(epochDay + later, months)).toBeGreaterThanOrEqual(addMonths(epochDay, months));
      }),
    );
  });
});
