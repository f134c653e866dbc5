import { BINANCE_LIMIT, BINANCE_URL, createBinance } from '../../adapters/prices/binance/client';
import { COINGECKO_LIMIT, COINGECKO_URL, createCoinGecko } from '../../adapters/prices/coingecko/client';
import { createDefiLlama, DEFILLAMA_LIMIT, DEFILLAMA_URL } from '../../adapters/prices/defillama/client';
import { FRANKFURTER_LIMIT, FRANKFURTER_URL } from '../../adapters/prices/frankfurter/client';
import { createJupiter, JUPITER_LIMIT, JUPITER_URL } from '../../adapters/prices/jupiter/client';
import type { PriceSources } from '../../engine/ports/prices';
import type { Clock, Http } from '../../engine/ports/system';

/** Addresses of the price and rate services, where a person runs a mirror of their own. */
export interface PriceAddresses {
  readonly jupiter?: string;
  readonly defillama?: string;
  readonly coingecko?: string;
  readonly binance?: string;
  readonly frankfurter?: string;
}

/** Mirrors named by the environment: `NODEWORTH_JUPITER_URL`, `NODEWORTH_DEFILLAMA_URL`, `NODEWORTH_COINGECKO_URL`, `NODEWORTH_BINANCE_URL`, `NODEWORTH_FRANKFURTER_URL`. */
export function priceAddressesOf(env: Readonly<Record<string, string | undefined>>): PriceAddresses {
  const named = {
    jupiter: env['NODEWORTH_JUPITER_URL'], defillama: env['NODEWORTH_DEFILLAMA_URL'], coingecko: env['NODEWORTH_COINGECKO_URL'],
    binance: env['NODEWORTH_BINANCE_URL'], frankfurter: env['NODEWORTH_FRANKFURTER_URL'],
  };
  return Object.fromEntries(Object.entries(named).filter(([, url]) => url !== undefined)) as PriceAddresses;
}

/** What each public service lets one client ask; a mirror of the person's own has no limit of ours. */
export const PRICE_LIMITS = {
  [new URL(JUPITER_URL).host]: JUPITER_LIMIT,
  [new URL(DEFILLAMA_URL).host]: DEFILLAMA_LIMIT,
  [new URL(COINGECKO_URL).host]: COINGECKO_LIMIT,
  [new URL(BINANCE_URL).host]: BINANCE_LIMIT,
  [new URL(FRANKFURTER_URL).host]: FRANKFURTER_LIMIT,
};

const at = (url: string | undefined): { readonly baseUrl?: string } => (url === undefined ? {} : { baseUrl: url });

/** The order of the handbook of facts (prices, 3.8): pools first for today, the longest keyless memory first for the past. */
export function pricesOf(ports: { readonly http: Http; readonly clock: Clock }, addresses: PriceAddresses): PriceSources {
  const jupiter = createJupiter({ ...ports, ...at(addresses.jupiter) });
  const coingecko = createCoinGecko({ ...ports, ...at(addresses.coingecko) });
  const defillama = createDefiLlama({ ...ports, ...at(addresses.defillama) });
  const binance = createBinance({ ...ports, ...at(addresses.binance) });
  return { spot: [jupiter, coingecko, defillama], history: [defillama, coingecko, binance] };
}
