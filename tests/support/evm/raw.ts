import { toRawText, type RawEvmEntry } from '../../../main/adapters/sources/evm/raw-entry';
import { toTopic } from '../../../shared/chains/evm/address';
import { wordOf } from '../../../shared/chains/evm/hex';
import { sha, transferLog, txHash, type PlantedLog } from './node';

export const HASH = txHash('one');

/** A log of any event; topics that are addresses are padded. */
export const eventLog = (address: string, topic: string, indexed: readonly string[], words: readonly bigint[]): PlantedLog => ({ height: 100, hash: HASH, address: address.toLowerCase(), topics: [topic, ...indexed.map(toTopic)], data: `0x${words.map(wordOf).join('')}` });

export const move = (token: string, from: string, to: string, value: bigint): PlantedLog => transferLog(token, from, to, value, 100, 'one');

export interface RawOptions {
  readonly chain?: `eip155:${number}`;
  readonly calls?: string | null;
  readonly tokens?: Readonly<Record<string, { readonly decimals: number | null; readonly symbol: string | null }>>;
}

/** The archived text of one transaction with these logs. */
export function rawText(logs: readonly PlantedLog[], options: RawOptions = {}): string {
  const entry: RawEvmEntry = {
    v: 1, chain: options.chain ?? 'eip155:137', hash: HASH, block: { height: 100, hash: sha('block'), atMs: 1_780_000_000_000 },
    tx: options.calls === undefined || options.calls === null ? null : { from: `0x${'ab'.repeat(20)}`, to: options.calls },
    logs: logs.map((log, logIndex) => ({ address: log.address, topics: [...log.topics], data: log.data, logIndex: 5 + logIndex })),
    tokens: Object.fromEntries(Object.entries(options.tokens ?? {}).map(([token, facts]) => [token.toLowerCase(), { ...facts }])),
  };
  return toRawText(entry);
}
