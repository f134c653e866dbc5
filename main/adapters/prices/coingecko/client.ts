import type { PriceSource } from '../../../engine/ports/prices';
import type { Clock, Http } from '../../../engine/ports/system';
import { lastOfEachDay, nearestPoint } from '../../../../shared/domain/nearest-price';
import type { PricePoint } from '../../../../shared/domain/price';
import { priceIdsOf } from '../../../../shared/networks/price-ids';
import type { Cancel } from '../../../../shared/units/cancel';
import { askJson, createPriceSourceFailure } from '../ask-json';
import { inWindows } from '../in-windows';
import { parseMarketChart, parseSimplePrice } from './parse';

export const COINGECKO_URL = 'https://api.coingecko.com/api/v3';
/** Without a key the limit is shared by address and not promised; 5 a minute is the lowest that was ever named. */
export const COINGECKO_LIMIT = { perSecond: 5 / 60, burst: 2, concurrent: 1 } as const;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Without a key there is no history beyond a year. A day of room: the edge moves while we ask. */
const HISTORY_MS = 364 * DAY_MS;
/** Ranges up to 90 days come hourly, longer ones daily. */
const HOURLY_RANGE_MS = 89 * DAY_MS;
const TOLERANCE_MS = 6 * HOUR_MS;

export interface CoinGeckoOptions {
  readonly http: Http;
  readonly clock: Pick<Clock, 'now'>;
  readonly baseUrl?: string;
}

/** Second opinion on spot prices, and history of the last year where the first source has none. Facts in README.md. */
export function createCoinGecko(options: CoinGeckoOptions): PriceSource {
  const { http, clock, baseUrl = COINGECKO_URL } = options;

  const range = async (id: string, mint: string, fromMs: number, toMs: number, cancel: Cancel | undefined): Promise<readonly PricePoint[]> => {
    const json = await askJson(http, `${baseUrl}/coins/${encodeURIComponent(id)}/market_chart/range?vs_currency=usd&from=${Math.floor(fromMs / 1000)}&to=${Math.ceil(toMs / 1000)}&precision=full`, 'prices', cancel);
    const parsed = parseMarketChart(json ?? { prices: [] });
    if (!parsed.ok) throw createPriceSourceFailure(parsed.why);
    return parsed.points.map((point) => ({ mint, ...point, source: 'coingecko', confidence: null, fetchedAtMs: clock.now() }));
  };

  return {
    id: 'coingecko',

    async spot(mints, cancel) {
      const mintsById = new Map<string, string[]>();
      for (const mint of new Set(mints)) {
        const id = priceIdsOf(mint).coingecko;
        if (id !== null) mintsById.set(id, [...(mintsById.get(id) ?? []), mint]);
      }
      if (mintsById.size === 0) return [];
      const asked = [...mintsById.keys()].map(encodeURIComponent).join(',');
      const json = await askJson(http, `${baseUrl}/simple/price?ids=${asked}&vs_currencies=usd&include_last_updated_at=true&precision=full`, 'prices', cancel);
      const parsed = parseSimplePrice(json ?? {});
      if (!parsed.ok) throw createPriceSourceFailure(parsed.why);
      return parsed.prices.flatMap(({ id, usd, atMs }) =>
        (mintsById.get(id) ?? []).map((mint): PricePoint => ({ mint, usd, atMs, source: 'coingecko', confidence: null, fetchedAtMs: clock.now() })),
      );
    },

    async at(mint, instantsMs, cancel) {
      const id = priceIdsOf(mint).coingecko;
      const oldest = clock.now() - HISTORY_MS;
      const asked = [...new Set(instantsMs)].filter((ms) => ms >= oldest).toSorted((a, b) => a - b);
      if (id === null) return [];
      const found: (PricePoint & { readonly askedAtMs: number })[] = [];
      for (const window of inWindows(asked, HOURLY_RANGE_MS - 2 * TOLERANCE_MS)) {
        const first = window[0] ?? 0;
        const last = window.at(-1) ?? 0;
        const points = await range(id, mint, Math.max(first - TOLERANCE_MS, oldest), Math.min(last + TOLERANCE_MS, clock.now()), cancel);
        for (const askedAtMs of window) {
          const point = nearestPoint(points, askedAtMs, TOLERANCE_MS);
          if (point !== null) found.push({ ...point, askedAtMs });
        }
      }
      return found;
    },

    async daily(mint, fromMs, toMs, cancel) {
      const id = priceIdsOf(mint).coingecko;
      const from = Math.max(fromMs, clock.now() - HISTORY_MS);
      const to = Math.min(toMs, clock.now());
      if (id === null || from >= to) return [];
      return lastOfEachDay(await range(id, mint, from, to, cancel));
    },
  };
}
