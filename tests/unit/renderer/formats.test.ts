import { describe, expect, it } from 'vitest';

import { createFormats } from '../../../renderer/strings/formats';

const en = createFormats('en-GB', 'Europe/Berlin');
const de = createFormats('de-DE', 'Europe/Berlin');
const us = createFormats('en-US', 'America/New_York');
const plain = (text: string): string => text.replaceAll(/[  ]/g, ' ');

describe('money', () => {
  it('is written as the locale does, with a real minus before the symbol', () => {
    expect(plain(de.money(1234.5, 'EUR'))).toBe('1.234,50 €');
    expect(us.money(-1234.5, 'USD')).toBe('−$1,234.50');
    expect(us.money(3, 'USD', { sign: 'always' })).toBe('+$3.00');
    expect(us.money(0, 'USD', { sign: 'always' })).toBe('$0.00');
  });

  it('keeps the places that a price per kWh and per hour need', () => {
    expect(de.quantity(0.2841, 'EUR/kWh')).toEqual({ number: '0,2841', unit: '€/kWh', unitFirst: false });
    expect(de.quantity(0.0612, 'EUR/h')).toEqual({ number: '0,061', unit: '€/h', unitFirst: false });
  });
});

describe('quantities', () => {
  it('uses decimal units for disks and binary ones for memory, never mixed', () => {
    expect(plain(en.bytes(1.82e12))).toBe('1.82 TB');
    expect(plain(en.bytesBinary(16 * 1024 ** 3))).toBe('16 GiB');
    expect(plain(en.bytes(512))).toBe('512 B');
  });

  it('writes watts, degrees and shares', () => {
    expect(plain(en.quantityText(312.4, 'W'))).toBe('312 W');
    expect(plain(en.quantityText(12_500, 'W'))).toBe('12.5 kW');
    expect(plain(en.quantityText(63.6, 'C'))).toBe('64 °C');
    expect(plain(de.quantityText(99.24, '%'))).toBe('99,2 %');
  });
});

describe('token amounts', () => {
  it('shows four significant digits, and never a false zero', () => {
    expect(plain(en.tokens({ base: 4_412_345n, decimals: 8 }, 'HNT'))).toBe('0.04412 HNT');
    expect(plain(en.tokens({ base: 1n, decimals: 8 }, 'HNT'))).toBe('0.00000001 HNT');
    expect(plain(en.tokens({ base: 12_345_678_000_000n, decimals: 8 }, 'HNT'))).toBe('123,457 HNT');
  });

  it('gives every digit for copying', () => {
    expect(plain(en.tokensExact({ base: 12_345_678_912_345_678n, decimals: 8 }, 'HNT'))).toBe('123456789.12345678 HNT');
  });
});

describe('times', () => {
  const noon = Date.UTC(2026, 2, 12, 11, 0);

  it('are written in the zone of the operator', () => {
    expect(en.dateTime(noon)).toBe('12 Mar 2026, 12:00');
    expect(us.time(noon)).toMatch(/^07:00\sAM$/);
  });

  it('a local date is not moved by the zone', () => {
    expect(us.localDate('2026-03-12')).toBe('Mar 12, 2026');
  });

  it.each([[5_000, 'just now'], [30_000, '30 sec ago'], [130_000, '2 min ago'], [3 * 3_600_000 + 5, '3 hr ago'], [3 * 86_400_000, '3 days ago']])('age of %d ms', (ms, words) => {
    expect(en.age(noon, noon - ms)).toBe(words);
  });

  it('what is to come is not "ago"', () => {
    expect(en.age(noon, noon + 3 * 3_600_000)).toBe('in 3 hr');
  });

  it.each([[0, '0 secs'], [95_000, '1 min 35 secs'], [3_600_000 * 27, '1 day 3 hrs'], [86_400_000, '1 day']])('duration of %d ms', (ms, words) => {
    expect(plain(en.duration(ms))).toBe(words);
  });
});
