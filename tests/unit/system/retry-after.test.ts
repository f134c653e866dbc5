import { describe, expect, it } from 'vitest';
import { parseRetryAfter } from '../../../main/adapters/system/retry-after';

const NOW = Date.UTC(2026, 5, 1, 12, 0, 0);

describe('parseRetryAfter', () => {
  it.each([
    ['120', 120_000],
    ['0', 0],
    [' 7 ', 7_000],
    ['1.5', 1_500],
    ['Mon, 01 Jun 2026 12:01:00 GMT', 60_000],
    ['Monday, 01-Jun-26 12:00:30 GMT', 30_000],
    ['Mon, 01 Jun 2026 11:00:00 GMT', 0],
    ['', null],
    ['soon', null],
    ['-5', null],
    ['99999999999', null],
    [undefined, null],
  ])('%j is %s ms', (header, expected) => {
    expect(parseRetryAfter(header, NOW)).toBe(expected);
  });
});
