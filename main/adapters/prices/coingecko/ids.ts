/**
 * CoinGecko's API id of a mint. Ids are not the slugs of its web pages (`render-token`, not `render`) and symbols collide, so only
 * ids that were read in a maintained asset table (rotki's, read 2026-07) are here. Others (nosana, io, grass, geodnet) are known
 * from third-party code only and left out: a wrong id is a wrong price. They still have DefiLlama's, by address.
 */
export const COINGECKO_IDS: ReadonlyMap<string, string> = new Map([
  ['hntyVP6YFm1Hg25TN9WGLqM12b8TQmcknKrdu1oxWux', 'helium'],
  ['rndrizKT3MK1iimdxRdWabcF7Zg7AR5T4nud4EkHBof', 'render-token'],
  ['4vMsoUT2BWatFweudnQM1xedRLfJgJ7hswhcpz4xgBTy', 'hivemapper'],
  ['So11111111111111111111111111111111111111112', 'solana'],
]);
