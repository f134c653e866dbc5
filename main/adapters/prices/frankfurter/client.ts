import type { FiatSource } from '../../../engine/ports/prices';
import type { Clock, Http } from '../../../engine/ports/system';
import type { FiatRate } from '../../../../shared/domain/price';
import { formatLocalDate, parseLocalDate } from '../../../../shared/units/local-date';
import { askJson, createPriceSourceFailure } from '../ask-json';
import { parseBlended, parseRates, type PublishedRate } from './parse';

export const FRANKFURTER_URL = 'https://api.frankfurter.dev';
/** No limit is published; one call holds a year. */
export const FRANKFURTER_LIMIT = { perSecond: 1, burst: 3, concurrent: 1 } as const;

const DAYS_PER_CALL = 366;
/** The longest stretch without a publication (Easter, Christmas with weekends) is five days; beyond this a rate is too old to carry. */
const CARRY_DAYS = 10;

export interface FrankfurterOptions {
  readonly http: Http;
  readonly clock: Pick<Clock, 'now'>;
  readonly baseUrl?: string;
}

/** Daily rates, units per USD: the European Central Bank's reference, or a blend of central banks. Facts in README.md. */
export function createFrankfurter(options: FrankfurterOptions): FiatSource {
  const { http, clock, baseUrl = FRANKFURTER_URL } = options;
  return {
    async rates(quote, fromDay, toDay, kind, cancel) {
      const from = parseLocalDate(fromDay);
      const to = parseLocalDate(toDay);
      if (from === null || to === null || from > to) return [];
      if (quote === 'USD') return [];
      const published: PublishedRate[] = [];
      for (let start = from - CARRY_DAYS; start <= to; start += DAYS_PER_CALL) {
        const end = Math.min(to, start + DAYS_PER_CALL - 1);
        const [first, last] = [formatLocalDate(start), formatLocalDate(end)];
        // 404: a currency without a rate, or days before or after all rates.
        const parsed =
          kind === 'ecb-frankfurter'
            ? parseRates((await askJson(http, `${baseUrl}/v1/${first}..${last}?base=USD&symbols=${encodeURIComponent(quote)}`, 'fiat', cancel)) ?? { base: 'USD', rates: {} }, quote)
            : parseBlended((await askJson(http, `${baseUrl}/v2/rates?from=${first}&to=${last}&base=USD&quotes=${encodeURIComponent(quote)}`, 'fiat', cancel)) ?? [], quote);
        if (!parsed.ok) throw createPriceSourceFailure(parsed.why);
        published.push(...parsed.rates);
      }
      return fillDays(published, quote, from, to, clock.now(), kind);
    },
  };
}

/** One rate for each day, carried over the days without a publication; `publishedOn` says from where. */
function fillDays(published: readonly PublishedRate[], quote: string, from: number, to: number, fetchedAtMs: number, source: FiatRate['source']): readonly FiatRate[] {
  const byDay = new Map(published.map((entry) => [parseLocalDate(entry.day), entry]));
  const filled: FiatRate[] = [];
  for (let day = from; day <= to; day += 1) {
    for (let back = 0; back <= CARRY_DAYS; back += 1) {
      const entry = byDay.get(day - back);
      if (entry === undefined) continue;
      filled.push({ quote, rate: entry.rate, day: formatLocalDate(day), publishedOn: entry.day, source, fetchedAtMs });
      break;
    }
  }
  return filled;
}
