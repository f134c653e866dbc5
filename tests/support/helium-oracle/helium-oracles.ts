import { createHash } from 'node:crypto';
import { keyToAssetAddress, recipientAddress, type AccountData } from '../../../main/adapters/sources/helium-oracle/accounts';
import type { SolanaAccounts } from '../../../main/engine/ports/watch';
import { decodeBase58, encodeBase58 } from '../../../shared/chains/solana/base58';
import { DAO } from '../../../shared/networks/helium/addresses';
import { ENTITY_MANAGER, LAZY_DISTRIBUTOR } from '../../../shared/networks/helium/programs';
import { createStandIn, type StandIn } from '../node-sources/stand-in';

/** 32 invented bytes as an address. */
export const address = (name: string): string => encodeBase58(createHash('sha256').update(name).digest());

const bytes = (text: string): Buffer => Buffer.from(decodeBase58(text) ?? []);
const discriminator = (name: string): Buffer => createHash('sha256').update(`account:${name}`).digest().subarray(0, 8);
const u16 = (value: number): Buffer => Buffer.from([value & 255, value >> 8]);
const u32 = (value: number): Buffer => { const data = Buffer.alloc(4); data.writeUInt32LE(value); return data; };
const u64 = (value: bigint): Buffer => { const data = Buffer.alloc(8); data.writeBigUInt64LE(value); return data; };

/** RecipientV0 as the program writes it. */
export const recipientAccount = (lazyDistributor: string, asset: string, paid: bigint, destination: string | null = null): AccountData => ({
  owner: LAZY_DISTRIBUTOR,
  dataBase64: Buffer.concat([discriminator('RecipientV0'), bytes(lazyDistributor), bytes(asset), u64(paid), u16(1), u32(2), Buffer.from([0]), Buffer.from([1]), u64(5n), Buffer.from([254]), u64(0n), destination === null ? Buffer.alloc(32) : bytes(destination)]).toString('base64'),
});

export const keyToAssetAccount = (asset: string, entityKey: Buffer): AccountData => ({
  owner: ENTITY_MANAGER,
  dataBase64: Buffer.concat([discriminator('KeyToAssetV0'), bytes(DAO), bytes(asset), u32(entityKey.length), entityKey, Buffer.from([255, 0])]).toString('base64'),
});

export const distributorAccount = (urls: readonly string[]): AccountData => ({
  owner: LAZY_DISTRIBUTOR,
  dataBase64: Buffer.concat([discriminator('LazyDistributorV0'), u16(1), Buffer.alloc(96), u32(urls.length), ...urls.flatMap((url) => [Buffer.alloc(32, 7), u32(Buffer.byteLength(url)), Buffer.from(url)]), Buffer.from([255, 0])]).toString('base64'),
});

export interface StandInHotspot {
  readonly name: string;
  readonly asset: string;
  readonly key: Buffer;
}

export const standInHotspot = (name: string): StandInHotspot => ({ name, asset: address(`asset ${name}`), key: createHash('sha256').update(`key ${name}`).digest().subarray(0, 30) });
export const keyText = (hotspot: StandInHotspot): string => encodeBase58(hotspot.key);

/** An invented chain: accounts by address, with the proof of each hotspot's key. */
export interface StandInAccounts extends SolanaAccounts {
  readonly held: Map<string, AccountData>;
  pay(lazyDistributor: string, hotspot: StandInHotspot, paid: bigint, destination?: string | null): string;
  failure: Error | null;
}

export function createAccounts(hotspots: readonly StandInHotspot[]): StandInAccounts {
  const held = new Map(hotspots.map((hotspot) => [keyToAssetAddress(hotspot.key), keyToAssetAccount(hotspot.asset, hotspot.key)]));
  return {
    held,
    failure: null,
    pay(lazyDistributor, hotspot, paid, destination = null) {
      const at = recipientAddress(lazyDistributor, hotspot.asset);
      held.set(at, recipientAccount(lazyDistributor, hotspot.asset, paid, destination));
      return at;
    },
    async read(addresses) {
      if (this.failure !== null) throw this.failure;
      return addresses.map((one) => held.get(one) ?? null);
    },
  };
}

export interface OracleStory {
  readonly wallet: string;
  owned: StandInHotspot[];
  /** By oracle (`one`, `two` …), then by hotspot name: lifetime in base units. */
  lifetimes: Record<string, Record<string, unknown>>;
}

/** Entity service (`/entities`) and any number of oracles (`/one`, `/two` …) on one loopback port. */
export const createHeliumServices = (story: OracleStory, all: readonly StandInHotspot[]): Promise<StandIn> =>
  createStandIn(({ url, method, body }) => {
    const [, service = '', ...rest] = url.pathname.split('/');
    if (service === 'entities') {
      if (rest.join('/') !== `v2/wallet/${story.wallet}`) return undefined;
      return { json: { hotspots_count: story.owned.length, hotspots: story.owned.map((hotspot) => ({ name: hotspot.name, asset_id: hotspot.asset, entity_key_b64: hotspot.key.toString('base64'), key_serialization: 'b58', entity_key_str: keyText(hotspot), hotspot_infos: {} })), balances: [] } };
    }
    const told = story.lifetimes[service];
    if (told === undefined) return undefined;
    if (method === 'POST' && rest.join('/') === 'bulk-rewards') {
      const { entityKeys } = JSON.parse(body) as { entityKeys: string[] };
      return { json: { currentRewards: Object.fromEntries(all.filter((hotspot) => entityKeys.includes(keyText(hotspot)) && told[hotspot.name] !== undefined).map((hotspot) => [keyText(hotspot), told[hotspot.name]])) } };
    }
    const asset = url.searchParams.get('assetId');
    const hotspot = all.find((one) => one.asset === asset);
    return { json: { currentRewards: hotspot === undefined ? '0' : (told[hotspot.name] ?? '0') } };
  });
