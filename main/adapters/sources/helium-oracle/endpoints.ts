/** Asked when the chain could not tell: LazyDistributorV0.oracles holds the addresses in force (helium-program-library, 2026-08-14). */
export const HNT_ORACLE_URL = 'https://hnt-rewards.oracle.helium.io';

/** Hotspots of a wallet; free, without any promise, and it can be switched off (docs.helium.com/network-data/entity-api). */
export const ENTITIES_URL = 'https://entities.nft.helium.io';

/** Nobody publishes a limit: one question a second to each. */
export const HELIUM_ORACLE_LIMIT = { perSecond: 1, burst: 4, concurrent: 1 } as const;

/**
 * Addresses that stand on the chain are set by others, so only those of Helium's own name over https are asked: the page of what the app talks
 * to names that host, and no chain can send the app elsewhere.
 */
export function isHeliumOracle(text: string): boolean {
  try {
    const url = new URL(text);
    return url.protocol === 'https:' && url.username === '' && url.password === '' && (url.hostname === 'helium.io' || url.hostname.endsWith('.helium.io'));
  } catch {
    return false;
  }
}
