/** A port on which nobody listens: a test that needs no prices leaves this machine as little as one that brings its own market. */
const NOWHERE = 'http://127.0.0.1:9';

/** Environment of a program under test whose price services, and networks' own services, are not reached. */
export const NO_MARKET: Readonly<Record<string, string>> = {
  NODEWORTH_JUPITER_URL: NOWHERE, NODEWORTH_DEFILLAMA_URL: NOWHERE, NODEWORTH_COINGECKO_URL: NOWHERE, NODEWORTH_BINANCE_URL: NOWHERE, NODEWORTH_FRANKFURTER_URL: NOWHERE,
  NODEWORTH_HELIUM_ENTITIES_URL: NOWHERE, NODEWORTH_HELIUM_ORACLE_URL: NOWHERE, NODEWORTH_RENDER_STATS_URL: NOWHERE,
};
