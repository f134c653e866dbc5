import { describe, expect, it } from 'vitest';

import { orderOf, parseDecimal, parseTime } from '../../../main/engine/imports/cells';

const utc = (text: string): string | null => {
  const ms = parseTime(text, 'UTC', 'iso');
  return ms === null ? null : new Date(ms).toISOString();
};

describe('times', () => {
  it.each([
    ['2026-03-01', '2026-03-01T00:00:00.000Z'],
    ['2026-03-01 12:30', '2026-03-01T12:30:00.000Z'],
    ['2026-03-01 12:30:05 UTC', '2026-03-01T12:30:05.000Z'],
    ['2026-03-01T12:30:05.250Z', '2026-03-01T12:30:05.250Z'],
    ['2026-03-01T12:30:05+02:00', '2026-03-01T10:30:05.000Z'],
    ['1772368205', '2026-03-01T12:30:05.000Z'],
    ['1772368205123', '2026-03-01T12:30:05.123Z'],
  ])('%s is %s', (text, instant) => {
    expect(utc(text)).toBe(instant);
  });

  it.each(['', 'yesterday', '2026-02-30', '2026-13-01', '2026-03-01 25:00', '03/04/2026', '1970-01-01', '99', '2026-03-01 12:30 CET'])('%s is no time', (text) => {
    expect(utc(text)).toBeNull();
  });

  it('a time without a zone is of the zone that is said, also on the days when clocks change', () => {
    const berlin = (text: string): string => new Date(parseTime(text, 'Europe/Berlin', 'iso') ?? 0).toISOString();
    expect(berlin('2026-01-15 12:00')).toBe('2026-01-15T11:00:00.000Z');
    expect(berlin('2026-07-15 12:00')).toBe('2026-07-15T10:00:00.000Z');
    expect(berlin('2026-03-29 03:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(berlin('2026-10-25 00:30')).toBe('2026-10-24T22:30:00.000Z');
    expect(parseTime('2026-01-15 12:00', 'Nowhere/City', 'iso')).toBeNull();
  });

  it('the order of days and months comes from the file or is asked for, never guessed', () => {
    expect(orderOf(['2026-01-05'])).toBe('iso');
    expect(orderOf(['03/04/2026', '25/04/2026'])).toBe('dmy');
    expect(orderOf(['03/04/2026', '04/25/2026'])).toBe('mdy');
    expect(orderOf(['03/04/2026', '05.06.2026'])).toBe('ambiguous');
    expect([parseTime('3/4/2026', 'UTC', 'dmy'), parseTime('3/4/2026', 'UTC', 'mdy')]).toEqual([Date.UTC(2026, 3, 3), Date.UTC(2026, 2, 4)]);
  });
});

describe('amounts', () => {
  it.each([
    ['1234.5', '1234.5'], ['1,234.50', '1234.50'], ['1.234,50', '1234.50'], ['1,234,567', '1234567'], ['0,5', '0.5'], ['12,34', '12.34'], ['+3', '3'], ['1 234.5', '1234.5'],
    ['1e-7', '0.0000001'], ['1.5E3', '1500'], ['-2', '-2'], ['0.000000000000000001', '0.000000000000000001'],
  ])('%s is %s', (text, exact) => {
    expect(parseDecimal(text)).toBe(exact);
  });

  it.each(['', 'abc', '1,234', '1.2.3', '0x10', '1,23,4', 'Infinity', 'NaN', '--1', '1e9999'])('%s is not taken: it is no number, or could be two', (text) => {
    expect(parseDecimal(text)).toBeNull();
  });
});
