import type { Http } from '../../../engine/ports/system';
import type { Cancel } from '../../../../shared/units/cancel';
import { askJson, createSourceFailure, hostOf } from '../ask-json';
import { bulkAnswer, entityEntry, singleAnswer, toLifetime, walletAnswer, type Entity } from './answers';

const BULK = 100;

/** Hotspots that the entity service names as the wallet's. */
export async function readEntities(http: Http, base: string, wallet: string, cancel?: Cancel): Promise<{ readonly entities: readonly Entity[]; readonly unreadable: number }> {
  const answer = await askJson(http, { url: `${base}/v2/wallet/${wallet}`, purpose: 'helium-entities', maxBytes: 16 * 1024 * 1024, cancel });
  // A wallet that never held a hotspot.
  if (!answer.found) return { entities: [], unreadable: 0 };
  const parsed = walletAnswer.safeParse(answer.json);
  if (!parsed.success) throw createSourceFailure('bad-answer', hostOf(base), 'unknown-shape');
  const read = parsed.data.hotspots.map((row) => entityEntry.safeParse(row));
  return { entities: read.flatMap((row) => (row.success ? [row.data] : [])), unreadable: read.filter((row) => !row.success).length };
}

/**
 * Lifetime rewards by entity key, as one oracle tells them. Absent: it does not know the hotspot, which is not 0.
 * @throws ChainFailure, CancelledError
 */
export async function readLifetimes(http: Http, base: string, entityKeys: readonly string[], cancel?: Cancel): Promise<ReadonlyMap<string, bigint>> {
  const found = new Map<string, bigint>();
  for (let at = 0; at < entityKeys.length; at += BULK) {
    const part = entityKeys.slice(at, at + BULK);
    const answer = await askJson(http, { url: `${base.replace(/\/$/, '')}/bulk-rewards`, purpose: 'helium-oracle', body: { entityKeys: part }, cancel });
    const parsed = bulkAnswer.safeParse(answer.found ? answer.json : null);
    if (!parsed.success) throw createSourceFailure('bad-answer', hostOf(base), 'unknown-shape');
    for (const key of part) {
      if (!Object.hasOwn(parsed.data.currentRewards, key)) continue;
      const amount = toLifetime(parsed.data.currentRewards[key]);
      if (amount === null) throw createSourceFailure('bad-answer', hostOf(base), 'no-amount');
      found.set(key, amount);
    }
  }
  return found;
}

/** The same for one hotspot by its asset, for hotspots whose entity key nobody told. */
export async function readLifetime(http: Http, base: string, asset: string, cancel?: Cancel): Promise<bigint | null> {
  const answer = await askJson(http, { url: `${base.replace(/\/$/, '')}/?assetId=${asset}`, purpose: 'helium-oracle', cancel });
  if (!answer.found) return null;
  const parsed = singleAnswer.safeParse(answer.json);
  const amount = parsed.success ? toLifetime(parsed.data.currentRewards) : null;
  if (amount === null) throw createSourceFailure('bad-answer', hostOf(base), 'no-amount');
  return amount;
}
