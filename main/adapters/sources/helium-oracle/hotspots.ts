import type { SolanaAccounts } from '../../../engine/ports/watch';
import { encodeBase58 } from '../../../../shared/chains/solana/base58';
import { DAO } from '../../../../shared/networks/helium/addresses';
import type { Cancel } from '../../../../shared/units/cancel';
import { keyToAssetAddress, parseKeyToAsset, parseRecipient, type AccountData } from './accounts';
import type { Entity } from './answers';
import type { Derived } from './derived';
import { toPlainText } from '../plain-text';

/** A hotspot whose asset is known from the chain. */
export interface Hotspot {
  readonly asset: string;
  /** By which the oracles know it in bulk; null: nobody told it, so it is asked for alone. */
  readonly entityKey: string | null;
  readonly name: string | null;
}

const ACCOUNTS_A_CALL = 100;

/** Accounts in the order of the addresses, asked in pieces. @throws ChainFailure when a piece comes back with another length */
export async function readAccounts(accounts: SolanaAccounts, addresses: readonly string[], cancel?: Cancel): Promise<readonly (AccountData | null)[]> {
  const found: (AccountData | null)[] = [];
  for (let at = 0; at < addresses.length; at += ACCOUNTS_A_CALL) {
    const part = addresses.slice(at, at + ACCOUNTS_A_CALL);
    const answer = await accounts.read(part, cancel);
    for (let n = 0; n < part.length; n += 1) found.push(answer[n] ?? null);
  }
  return found;
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, at) => byte === b[at]);

/**
 * Hotspots of the entity service that the chain bears out: the account of the entity key exists, belongs to Helium's DAO, holds the very key and
 * names the asset. The others are counted as `unproven`.
 */
export async function proveEntities(accounts: SolanaAccounts, derived: Derived, entities: readonly Entity[], cancel?: Cancel): Promise<{ readonly hotspots: readonly Hotspot[]; readonly unproven: number }> {
  const candidates = entities.flatMap((entity) => {
    const key = Buffer.from(entity.entity_key_b64, 'base64');
    // The oracles know it by its text; the account is that of its bytes.
    const spelled = entity.entity_key_str === encodeBase58(key) || entity.entity_key_str === key.toString('utf8');
    return spelled && key.length > 0 ? [{ entity, key }] : [];
  });
  const addresses = await derived('key', candidates.map(({ entity, key }) => ({ key: entity.entity_key_b64, derive: () => keyToAssetAddress(key) })), cancel);
  const found = await readAccounts(accounts, addresses, cancel);
  const hotspots = candidates.flatMap(({ entity, key }, at): readonly Hotspot[] => {
    const account = found[at] ?? null;
    const parsed = account === null ? null : parseKeyToAsset(account);
    if (parsed === null || parsed.dao !== DAO || parsed.asset !== entity.asset_id || !sameBytes(parsed.entityKey, key)) return [];
    return [{ asset: entity.asset_id, entityKey: entity.entity_key_str, name: toPlainText(entity.name, 60) || null }];
  });
  return { hotspots: [...new Map(hotspots.map((hotspot) => [hotspot.asset, hotspot])).values()], unproven: entities.length - hotspots.length };
}

/** Hotspots that the ledger knows by the address of their recipient account, with the address to which the chain sends their rewards. */
export async function hotspotsOfRecipients(accounts: SolanaAccounts, recipients: readonly string[], cancel?: Cancel): Promise<readonly { readonly hotspot: Hotspot; readonly destination: string | null }[]> {
  const found = await readAccounts(accounts, recipients, cancel);
  return found.flatMap((account) => {
    const recipient = account === null ? null : parseRecipient(account);
    return recipient === null ? [] : [{ hotspot: { asset: recipient.asset, entityKey: null, name: null }, destination: recipient.destination }];
  });
}
