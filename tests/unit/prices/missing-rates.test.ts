import { describe, expect, it } from 'vitest';
import { missingStretches } from '../../../main/engine/prices/fiat-rates';
import type { FiatRate } from '../../../shared/domain/price';
import { formatLocalDate, parseLocalDate } from '../../../shared/units/local-date';

const DAY = 86_400_000;
const first = parseLocalDate('2026-01-01') ?? 0;
const NOW = (first + 14) * DAY + 12 * 3_600_000;

const bookOf = (...rates: FiatRate[]) => ({ lookup: (quote: string, day: string) => rates.find((r) => r.quote === quote && r.day === day) ?? null, save: () => undefined });

const rate = (offset: number, publishedOffset = offset, fetchedAtMs = NOW): FiatRate => ({
  quote: 'EUR', rate: 1, day: formatLocalDate(first + offset), publishedOn: formatLocalDate(first + publishedOffset), source: 'ecb-frankfurter', fetchedAtMs,
});

describe('days that have no settled rate', () => {
  it('are all of them at first, in one stretch', () => {
    expect(missingStretches('EUR', first, first + 700, NOW, bookOf())).toEqual([{ from: first, to: first + 700 }]);
  });
  it('are none once each day was published or carried long ago', () => {
    expect(missingStretches('EUR', first, first + 2, NOW, bookOf(rate(0), rate(1, 0), rate(2)))).toEqual([]);
  });
  it('hold a carried day while it may still be published, but not every ten minutes', () => {
    const carried = (fetchedAtMs: number) => bookOf(rate(13), rate(14, 13, fetchedAtMs));
    expect(missingStretches('EUR', first + 13, first + 14, NOW, carried(NOW - 3_600_000))).toEqual([]);
    expect(missingStretches('EUR', first + 13, first + 14, NOW, carried(NOW - 4 * 3_600_000))).toEqual([{ from: first + 14, to: first + 14 }]);
  });
  it('are asked apart when they lie far apart, together when near', () => {
    const all = Array.from({ length: 400 }, (_, n) => n).filter((n) => n !== 0 && n !== 100 && n !== 399).map((n) => rate(n));
    expect(missingStretches('EUR', first, first + 399, NOW + 500 * DAY, bookOf(...all))).toEqual([{ from: first, to: first + 100 }, { from: first + 399, to: first + 399 }]);
  });
});
