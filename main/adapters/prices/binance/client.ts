import type { PriceSource } from '../../../engine/ports/prices';
import type { Clock, Http } from '../../../engine/ports/system';
import { nearestPoint } from '../../../../shared/domain/nearest-price';
import type { PricePoint } from '../../../../shared/domain/price';
import { priceIdsOf } from '../../../../shared/networks/price-ids';
import type { Cancel } from '../../../../shared/units/cancel';
import { askJson, createPriceSourceFailure } from '../ask-json';
import { inWindows } from '../in-windows';
import { parseKlines, type Candle } from './parse';

export const BINANCE_URL = 'https://data-api.binance.vision';
/** The host allows far more (weight 2 a call); this is a rate that nobody objects to. */
export const BINANCE_LIMIT = { perSecond: 2, burst: 4, concurrent: 1 } as const;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ROWS_PER_CALL = 1000;
const TOLERANCE_MS = 6 * HOUR_MS;
/** 400 with code −1121: a pair that is not (or no longer) traded. */
const UNKNOWN_PAIR = [400, 404];

export interface BinanceOptions {
  readonly http: Http;
  readonly clock: Pick<Clock, 'now'>;
  readonly baseUrl?: string;
}

/** Hourly and daily candles of the few tokens that trade there, in USDT: the last resort for history. Facts in README.md. */
export function createBinance({ http, clock, baseUrl = BINANCE_URL }: BinanceOptions): PriceSource {
  const candles = async (pair: string, interval: '1h' | '1d', fromMs: number, toMs: number, cancel: Cancel | undefined): Promise<readonly Candle[]> => {
    const found: Candle[] = [];
    const step = interval === '1h' ? HOUR_MS : DAY_MS;
    for (let start = Math.floor(fromMs / step) * step; start <= toMs; start += ROWS_PER_CALL * step) {
      const end = Math.min(toMs, start + ROWS_PER_CALL * step - 1);
      const parsed = parseKlines((await askJson(http, `${baseUrl}/api/v3/klines?symbol=${pair}&interval=${interval}&startTime=${start}&endTime=${end}&limit=${ROWS_PER_CALL}`, 'prices', cancel, UNKNOWN_PAIR)) ?? []);
      if (!parsed.ok) throw createPriceSourceFailure(parsed.why);
      found.push(...parsed.candles.filter((candle) => candle.openMs >= start && candle.openMs <= end));
    }
    return found;
  };
  const point = (mint: string, usd: number, atMs: number): PricePoint => ({ mint, usd, atMs, source: 'binance', confidence: null, fetchedAtMs: clock.now() });

  return {
    id: 'binance',
    // Quoted in USDT: good enough for a day of the past that nobody else has, not for a second opinion within 3 %.
    spot: async () => [],
    async at(mint, instantsMs, cancel) {
      const pair = priceIdsOf(mint).binance;
      if (pair === null) return [];
      const found: (PricePoint & { readonly askedAtMs: number })[] = [];
      for (const window of inWindows([...new Set(instantsMs)].toSorted((a, b) => a - b), (ROWS_PER_CALL - 14) * HOUR_MS)) {
        const first = window[0] ?? 0;
        const last = window.at(-1) ?? 0;
        const opened = (await candles(pair, '1h', first - TOLERANCE_MS, Math.min(last + TOLERANCE_MS, clock.now()), cancel)).map((candle) => point(mint, candle.open, candle.openMs));
        for (const askedAtMs of window) {
          const nearest = nearestPoint(opened, askedAtMs, TOLERANCE_MS);
          if (nearest !== null) found.push({ ...nearest, askedAtMs });
        }
      }
      return found;
    },
    async daily(mint, fromMs, toMs, cancel) {
      const pair = priceIdsOf(mint).binance;
      if (pair === null) return [];
      const days = await candles(pair, '1d', fromMs, Math.min(toMs, clock.now()), cancel);
      // The candle of today has not closed.
      return days.filter((candle) => candle.closeMs < clock.now() && candle.closeMs >= fromMs && candle.closeMs <= toMs).map((candle) => point(mint, candle.close, candle.closeMs));
    },
  };
}
