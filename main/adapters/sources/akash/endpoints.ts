/**
 * REST interfaces that the project publishes (akash-network/net mainnet/meta.json, 2026-06-08). Asked in this order; the next one only when one
 * fails.
 */
export const AKASH_LCD_URLS: readonly string[] = [
  'https://rpc.akt.dev/rest',
  'https://akash-api.polkachu.com',
  'https://akash-rest.publicnode.com',
  'https://rest.lavenderfive.com/akash',
  'https://api.akashnet.net:443',
];

/** What leases earned by day, from the project's own index; no login (akash-network/console apps/api, 2026-08-22). */
export const AKASH_CONSOLE_URL = 'https://console-api.akash.network';

/** Nobody publishes a limit for either; these are public goods. */
export const AKASH_LIMIT = { perSecond: 4, burst: 8, concurrent: 2 } as const;

/** Blocks come about every 6 s (console constants): enough to tell the day of a height, not the minute. */
export const BLOCK_MS = 6_000;
