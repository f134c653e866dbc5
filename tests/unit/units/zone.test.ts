import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MS_PER_DAY, MS_PER_HOUR } from '../../../shared/units/duration';
import { parseLocalDate } from '../../../shared/units/local-date';
import { findZone, zoneOf } from '../../../shared/units/zone';

const day = (text: string): number => {
  const parsed = parseLocalDate(text);
  if (parsed === null) throw new Error(`bad date in the test: ${text}`);
  return parsed;
};
const hoursOf = (zone: string, date: string): number => zoneOf(zone).dayLength(day(date)) / MS_PER_HOUR;

describe('length of local days', () => {
  it.each([
    ['Europe/Berlin', '2026-03-29', 23],
    ['Europe/Berlin', '2026-10-25', 25],
    ['Europe/Berlin', '2026-06-01', 24],
    ['America/New_York', '2026-03-08', 23],
    ['America/New_York', '2026-11-01', 25],
    ['Australia/Lord_Howe', '2026-10-04', 23.5],
    ['Australia/Lord_Howe', '2027-04-04', 24.5],
    ['America/Santiago', '2026-09-06', 23],
    ['America/Santiago', '2026-04-04', 25],
    ['Pacific/Apia', '2011-12-30', 0],
    ['Asia/Kathmandu', '2026-03-29', 24],
    ['UTC', '2026-03-29', 24],
  ])('%s %s has %d hours', (zone, date, hours) => {
    expect(hoursOf(zone, date)).toBe(hours);
  });

  it('begins a day whose midnight the clock jumps over at the jump', () => {
    // Santiago went from 24:00 straight to 01:00 (UTC−4 to UTC−3) on 2026-09-06.
    expect(zoneOf('America/Santiago').startOfDay(day('2026-09-06'))).toBe(Date.UTC(2026, 8, 6, 4));
  });

  it('takes the earlier midnight where the clock shows it twice', () => {
    // Havana goes from 01:00 back to 00:00 (UTC−4 to UTC−5) on 2026-11-01.
    expect(zoneOf('America/Havana').startOfDay(day('2026-11-01'))).toBe(Date.UTC(2026, 10, 1, 4));
    expect(hoursOf('America/Havana', '2026-11-01')).toBe(25);
  });

  it('adds up to the time between the first and the last midnight, whatever the zone', () => {
    fc.assert(
      fc.property(fc.constantFrom('Europe/Berlin', 'Australia/Lord_Howe', 'America/Santiago', 'Africa/Casablanca', 'Pacific/Apia', 'Asia/Kolkata', 'America/St_Johns'), fc.integer({ min: 10_000, max: 28_000 }), fc.integer({ min: 1, max: 500 }), (name, from, count) => {
        const zone = zoneOf(name);
        let sum = 0;
        for (let i = 0; i < count; i += 1) sum += zone.dayLength(from + i);
        expect(sum).toBe(zone.startOfDay(from + count) - zone.startOfDay(from));
      }),
    );
  });

  it('gives back the day whose start it gave', () => {
    fc.assert(
      fc.property(fc.constantFrom('Europe/Lisbon', 'Australia/Lord_Howe', 'America/Havana', 'Africa/Cairo', 'Pacific/Chatham'), fc.integer({ min: 10_000, max: 28_000 }), (name, epochDay) => {
        const zone = zoneOf(name);
        const start = zone.startOfDay(epochDay);
        expect(zone.dayAt(start)).toBe(epochDay);
        expect(zone.dayAt(start - 1)).toBe(epochDay - 1);
      }),
    );
  });
});

describe('offsets', () => {
  it('agrees with Intl at any instant', () => {
    fc.assert(
      fc.property(fc.constantFrom('Europe/Berlin', 'Africa/Casablanca', 'Australia/Lord_Howe', 'Asia/Tehran', 'America/St_Johns'), fc.integer({ min: 0, max: 2_400_000_000 }), (name, seconds) => {
        const text = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' }).formatToParts(seconds * 1000).find((p) => p.type === 'timeZoneName')?.value ?? '';
        const match = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(text);
        const minutes = (match?.[1] === '-' ? -1 : 1) * (Number(match?.[2] ?? 0) * 60 + Number(match?.[3] ?? 0));
        expect(zoneOf(name).offsetAt(seconds * 1000) / 60_000).toBe(minutes);
      }),
      { numRuns: 400 },
    );
  });

  it('cuts a year into spans that leave no gap and never repeat an offset', () => {
    const from = Date.UTC(2026, 0, 1);
    const to = Date.UTC(2030, 0, 1);
    const spans = zoneOf('Europe/Berlin').spansBetween(from, to);
    expect(spans).toHaveLength(9);
    expect(spans[0]?.from).toBe(from);
    expect(spans.at(-1)?.to).toBe(to);
    for (let i = 1; i < spans.length; i += 1) {
      expect(spans[i]?.from).toBe(spans[i - 1]?.to);
      expect(spans[i]?.offsetMs).not.toBe(spans[i - 1]?.offsetMs);
    }
  });

  it('finds no zone for a name that is none, and none for a bare offset', () => {
    expect(findZone('Europe/Atlantis')).toBeNull();
    expect(findZone('+01:00')).toBeNull();
    expect(findZone('')).toBeNull();
    expect(() => zoneOf('Europe/Atlantis')).toThrow(RangeError);
  });

  it('gives the same table for the same name', () => {
    expect(findZone('Europe/Berlin')).toBe(findZone('Europe/Berlin'));
    expect(zoneOf('Europe/Berlin').startOfDay(day('2026-12-01')) % MS_PER_DAY).toBe(23 * MS_PER_HOUR);
  });
});
