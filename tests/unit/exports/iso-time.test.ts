import fc from 'fast-check';
import { expect, it } from 'vitest';

import { isoTime } from '../../../main/engine/exports/iso-time';

it('writes any instant as the calendar does, in any order', () => {
  const instant = fc.oneof(fc.integer({ min: -8.64e15, max: 8.64e15 }), fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2025, 0, 3) }), fc.double({ min: 0, max: 1e12, noNaN: true }));
  fc.assert(fc.property(fc.array(instant, { minLength: 1, maxLength: 20 }), (instants) => {
    expect(instants.map(isoTime)).toEqual(instants.map((ms) => new Date(ms).toISOString()));
  }));
});

it.each([Number.NaN, Number.POSITIVE_INFINITY, 8.64e15 + 1])('refuses %d, which no calendar has', (ms) => expect(() => isoTime(ms)).toThrow(RangeError));
