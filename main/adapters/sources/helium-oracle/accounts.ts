import { decodeBase58, encodeBase58 } from '../../../../shared/chains/solana/base58';
import { addressBytes, asciiBytes, findProgramAddress } from '../../../../shared/chains/solana/program-address';
import { sha256 } from '../../../../shared/chains/solana/sha256';
import { DAO } from '../../../../shared/networks/helium/addresses';
import { ACCOUNT_DISCRIMINATORS, ENTITY_MANAGER, LAZY_DISTRIBUTOR } from '../../../../shared/networks/helium/programs';

/** sha256("account:KeyToAssetV0") and ("account:LazyDistributorV0"), first 8 bytes; recomputed in a test. */
const KEY_TO_ASSET_DISCRIMINATOR = 'ea28f4409aab1db1';
const LAZY_DISTRIBUTOR_DISCRIMINATOR = '87bab9fc0a4d63a7';
const KEY = 32;

/** What the chain holds at an address. */
export interface AccountData {
  readonly owner: string;
  readonly dataBase64: string;
}

/** Reads account data field by field; once a read goes beyond the end everything after it is null. */
function createReader(account: AccountData, program: string, discriminator: string) {
  const data = Buffer.from(account.dataBase64, 'base64');
  let at = account.owner === program && data.subarray(0, 8).toString('hex') === discriminator ? 8 : data.length + 1;
  const take = (length: number): Buffer | null => {
    if (at + length > data.length) {
      at = data.length + 1;
      return null;
    }
    at += length;
    return data.subarray(at - length, at);
  };
  const key = (): string | null => {
    const bytes = take(KEY);
    return bytes === null ? null : encodeBase58(bytes);
  };
  return { take, key, count: (): number | null => take(4)?.readUInt32LE() ?? null, byte: (): number | null => take(1)?.[0] ?? null };
}

export interface Recipient {
  readonly lazyDistributor: string;
  readonly asset: string;
  /** Paid so far, base units of the token. */
  readonly paid: bigint;
  /** Where rewards go instead of to the owner; null: to the owner. */
  readonly destination: string | null;
}

/**
 * RecipientV0 of the lazy distributor: what a hotspot was paid in one token so far. Field order as in helium-program-library
 * programs/lazy-distributor/src/state.rs (145947e, 2026-08-14). Null for any other account; accounts from before destinations existed end early.
 */
export function parseRecipient(account: AccountData): Recipient | null {
  const reader = createReader(account, LAZY_DISTRIBUTOR, ACCOUNT_DISCRIMINATORS.RecipientV0);
  const lazyDistributor = reader.key();
  const asset = reader.key();
  const paid = reader.take(8)?.readBigUInt64LE();
  if (lazyDistributor === null || asset === null || paid === undefined) return null;
  reader.take(2);
  const oracles = reader.count() ?? 0;
  // As many values as oracles, and there were never more than a handful: more means another layout.
  if (oracles > 64) return null;
  for (let oracle = 0; oracle < oracles; oracle += 1) if (reader.byte() === 1) reader.take(8);
  reader.take(1 + 8);
  const destination = reader.take(KEY);
  return { lazyDistributor, asset, paid, destination: destination === null || destination.every((byte) => byte === 0) ? null : encodeBase58(destination) };
}

/** The asset that an entity key stands for, with the key as the chain holds it; null for any other account. */
export function parseKeyToAsset(account: AccountData): { readonly dao: string; readonly asset: string; readonly entityKey: Uint8Array } | null {
  const reader = createReader(account, ENTITY_MANAGER, KEY_TO_ASSET_DISCRIMINATOR);
  const dao = reader.key();
  const asset = reader.key();
  const length = reader.count();
  const entityKey = length === null || length > 1_024 ? null : reader.take(length);
  return dao === null || asset === null || entityKey === null ? null : { dao, asset, entityKey };
}

/** Addresses of the oracles that a distributor takes its numbers from; null for any other account. */
export function parseOracleUrls(account: AccountData): readonly string[] | null {
  const reader = createReader(account, LAZY_DISTRIBUTOR, LAZY_DISTRIBUTOR_DISCRIMINATOR);
  if (reader.take(2 + 3 * KEY) === null) return null;
  const count = reader.count();
  if (count === null || count > 64) return null;
  const urls: string[] = [];
  for (let oracle = 0; oracle < count; oracle += 1) {
    const length = reader.take(KEY) === null ? null : reader.count();
    const url = length === null || length > 300 ? null : reader.take(length);
    if (url === null) return null;
    urls.push(url.toString('utf8'));
  }
  return urls;
}

export const recipientAddress = (lazyDistributor: string, asset: string): string =>
  findProgramAddress([asciiBytes('recipient'), addressBytes(lazyDistributor), addressBytes(asset)], LAZY_DISTRIBUTOR).address;

export const keyToAssetAddress = (entityKey: Uint8Array): string => findProgramAddress([asciiBytes('key_to_asset'), addressBytes(DAO), sha256(entityKey)], ENTITY_MANAGER).address;

export const isAddress = (text: string): boolean => text.length <= 44 && decodeBase58(text)?.length === KEY;
