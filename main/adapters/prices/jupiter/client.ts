import type { PriceSource } from '../../../engine/ports/prices';
import type { Clock, Http } from '../../../engine/ports/system';
import type { PricePoint } from '../../../../shared/domain/price';
import { priceIdsOf } from '../../../../shared/networks/price-ids';
import { askJson, createPriceSourceFailure } from '../ask-json';
import { parseJupiter } from './parse';

export const JUPITER_URL = 'https://api.jup.ag';
/** Without a key: one request in two seconds (README.md). */
export const JUPITER_LIMIT = { perSecond: 0.5, burst: 1, concurrent: 1 } as const;

const MINTS_PER_CALL = 50;

export interface JupiterOptions {
  readonly http: Http;
  readonly clock: Pick<Clock, 'now'>;
  readonly baseUrl?: string;
}

/** Today's prices of Solana tokens from the pools they trade in, with their depth. No history. Facts in README.md. */
export function createJupiter({ http, clock, baseUrl = JUPITER_URL }: JupiterOptions): PriceSource {
  return {
    id: 'jupiter',
    async spot(mints, cancel) {
      const asked = [...new Set(mints)].filter((mint) => priceIdsOf(mint).jupiter !== null);
      const found: PricePoint[] = [];
      for (let at = 0; at < asked.length; at += MINTS_PER_CALL) {
        const some = new Set(asked.slice(at, at + MINTS_PER_CALL));
        const parsed = parseJupiter((await askJson(http, `${baseUrl}/price/v3?ids=${[...some].join(',')}`, 'prices', cancel)) ?? {});
        if (!parsed.ok) throw createPriceSourceFailure(parsed.why);
        // It names a block and no time: the price is of the moment it was asked.
        const now = clock.now();
        for (const { mint, usd, liquidityUsd } of parsed.prices) {
          if (some.has(mint)) found.push({ mint, usd, atMs: now, source: 'jupiter', confidence: null, fetchedAtMs: now, ...(liquidityUsd === null ? {} : { liquidityUsd }) });
        }
      }
      return found;
    },
    at: async () => [],
    daily: async () => [],
  };
}
