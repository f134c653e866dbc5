import type { PriceSource } from '../../../engine/ports/prices';
import type { Clock, Http } from '../../../engine/ports/system';
import { nearestPoint } from '../../../../shared/domain/nearest-price';
import type { PricePoint } from '../../../../shared/domain/price';
import { priceIdsOf } from '../../../../shared/networks/price-ids';
import type { Cancel } from '../../../../shared/units/cancel';
import { askJson, createPriceSourceFailure } from '../ask-json';
import { parseCoins, type CoinPrices } from './parse';

export const DEFILLAMA_URL = 'https://coins.llama.fi';
/** No limit is published; this is a rate that nobody objects to. */
export const DEFILLAMA_LIMIT = { perSecond: 2, burst: 4, concurrent: 2 } as const;

/** Keeps the address of a question under 3 kB. */
const COINS_PER_CALL = 40;
const INSTANTS_PER_CALL = 100;
const DAYS_PER_CALL = 365;
/** How far from the instant a price may be; the source's own default, said so that it cannot change under us. */
const SEARCH_WIDTH = '6h';
const SEARCH_WIDTH_MS = 6 * 3_600_000;
const DAY_S = 86_400;
/** Daily prices are asked at 23:00 UTC: the close of the day, with an hour of room for the source's own minutes. */
const CLOSE_S = 23 * 3600;

export interface DefiLlamaOptions {
  readonly http: Http;
  readonly clock: Pick<Clock, 'now'>;
  readonly baseUrl?: string;
}

/** Prices of tokens by chain and address, of any age and without a key. Facts in README.md. */
export function createDefiLlama(options: DefiLlamaOptions): PriceSource {
  const { http, clock, baseUrl = DEFILLAMA_URL } = options;

  const ask = async (path: string, cancel: Cancel | undefined): Promise<ReadonlyMap<string, CoinPrices['points']>> => {
    const parsed = parseCoins((await askJson(http, `${baseUrl}${path}`, 'prices', cancel)) ?? { coins: {} });
    if (!parsed.ok) throw createPriceSourceFailure(parsed.why);
    return new Map(parsed.coins.map((entry) => [entry.coin, entry.points]));
  };

  const pointsOf = (answer: ReadonlyMap<string, CoinPrices['points']>, mint: string): readonly PricePoint[] =>
    (answer.get(priceIdsOf(mint).defillama ?? '') ?? []).map((point) => ({ mint, ...point, source: 'defillama', fetchedAtMs: clock.now() }));

  return {
    id: 'defillama',

    async spot(mints, cancel) {
      const found: PricePoint[] = [];
      for (const some of inPieces([...new Set(mints)].filter((mint) => priceIdsOf(mint).defillama !== null), COINS_PER_CALL)) {
        const coins = [...new Set(some.map((mint) => priceIdsOf(mint).defillama ?? ''))];
        const answer = await ask(`/prices/current/${coins.map(encodeURIComponent).join(',')}?searchWidth=4h`, cancel);
        for (const mint of some) found.push(...pointsOf(answer, mint).slice(0, 1));
      }
      return found;
    },

    async at(mint, instantsMs, cancel) {
      const coin = priceIdsOf(mint).defillama;
      if (coin === null) return [];
      const found: (PricePoint & { readonly askedAtMs: number })[] = [];
      for (const some of inPieces([...new Set(instantsMs)].toSorted((a, b) => a - b), INSTANTS_PER_CALL)) {
        const question = JSON.stringify({ [coin]: some.map((ms) => Math.floor(ms / 1000)) });
        const points = pointsOf(await ask(`/batchHistorical?coins=${encodeURIComponent(question)}&searchWidth=${SEARCH_WIDTH}`, cancel), mint);
        // The answer names the times of its prices, not those asked for, and leaves out what it lacks: they are matched by nearness.
        for (const askedAtMs of some) {
          const point = nearestPoint(points, askedAtMs, SEARCH_WIDTH_MS);
          if (point !== null) found.push({ ...point, askedAtMs });
        }
      }
      return found;
    },

    async daily(mint, fromMs, toMs, cancel) {
      const coin = priceIdsOf(mint).defillama;
      if (coin === null) return [];
      const found: PricePoint[] = [];
      const last = Math.min(toMs, clock.now()) / 1000;
      let start = Math.ceil((fromMs / 1000 - CLOSE_S) / DAY_S) * DAY_S + CLOSE_S;
      while (start <= last) {
        const span = Math.min(DAYS_PER_CALL, Math.floor((last - start) / DAY_S) + 1);
        const answer = await ask(`/chart/${encodeURIComponent(coin)}?start=${start}&span=${span}&period=1d&searchWidth=4h`, cancel);
        found.push(...pointsOf(answer, mint).filter((point) => point.atMs >= fromMs && point.atMs <= toMs));
        start += span * DAY_S;
      }
      return found.toSorted((a, b) => a.atMs - b.atMs);
    },
  };
}

function inPieces<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const pieces: (readonly T[])[] = [];
  for (let at = 0; at < items.length; at += size) pieces.push(items.slice(at, at + size));
  return pieces;
}
