import { parseCount, toQuantity } from '../../../../shared/chains/evm/hex';
import { TRANSFER } from '../../../../shared/chains/evm/signatures';
import type { Cancel } from '../../../../shared/units/cancel';
import type { ChainFailure } from '../../../engine/ports/chain';
import { createChainFailure, isChainFailure } from './chain-failure';
import type { EvmEndpoint } from './endpoint';
import { isAskedFor, type LogFilter } from './filters';
import type { RawLog } from './raw-entry';

/** A log with its place in the chain. */
export interface PlacedLog extends RawLog {
  readonly height: number;
  readonly blockHash: string;
  readonly hash: string;
  /** Place of the transaction in its block. */
  readonly txIndex: number;
}

/** Data beyond this is cut: what we read of any event lies in its first words, and a contract may write megabytes. */
const MAX_DATA = 8_192;

const isHash = (value: unknown): value is string => typeof value === 'string' && /^0x[0-9a-f]{64}$/i.test(value);

function parseLog(value: unknown): PlacedLog | 'removed' | null {
  if (typeof value !== 'object' || value === null) return null;
  const log = value as Record<string, unknown>;
  if (log['removed'] === true) return 'removed';
  const height = parseCount(log['blockNumber']);
  const logIndex = parseCount(log['logIndex']);
  const txIndex = parseCount(log['transactionIndex']);
  const { address, topics, data, blockHash, transactionHash } = log;
  if (height === null || logIndex === null || txIndex === null || typeof address !== 'string' || !/^0x[0-9a-f]{40}$/i.test(address) || !isHash(blockHash) || !isHash(transactionHash)) return null;
  if (!Array.isArray(topics) || topics.length > 4 || !topics.every(isHash) || typeof data !== 'string' || !/^0x[0-9a-f]*$/i.test(data)) return null;
  return {
    address: address.toLowerCase(), topics: topics.map((topic) => topic.toLowerCase()), data: data.slice(0, 2 + MAX_DATA).toLowerCase(), logIndex, height, blockHash: blockHash.toLowerCase(), hash: transactionHash.toLowerCase(), txIndex,
  };
}

/** Collectibles are no amounts: four topics, or no word of data. */
const isCollectible = (log: RawLog): boolean => log.topics[0] === TRANSFER && log.topics.length !== 3;

/** `range`: asked for too much at once, the endpoint's range is smaller now; `address`: it wants the contracts named. */
export type ReadLogs = { readonly state: 'read'; readonly logs: readonly PlacedLog[] } | { readonly state: 'range' } | { readonly state: 'address' };

/**
 * Logs of a stretch of blocks, both ends included, oldest first, each once.
 * @throws ChainFailure also for logs that were not asked for, and for two views of one block in one answer
 */
export async function readLogs(endpoint: EvmEndpoint, filters: readonly LogFilter[], from: number, to: number, cancel?: Cancel): Promise<ReadLogs> {
  const span = to - from + 1;
  const wrong = (detail: string): ChainFailure => createChainFailure('bad-answer', endpoint.host, detail);
  let replies;
  try {
    replies = await endpoint.ask(filters.map((filter) => ({
      method: 'eth_getLogs',
      params: [{ ...(filter.address === null ? {} : { address: filter.address }), topics: filter.topics, fromBlock: toQuantity(from), toBlock: toQuantity(to) }],
    })), cancel);
  } catch (error) {
    // Silence or an answer beyond our size on a long stretch: the next try asks for less, here or elsewhere.
    if (isChainFailure(error) && (error.detail === 'timeout' || error.detail === 'too-large') && span > 1) endpoint.rangeRefused(Math.ceil(span / 2));
    throw error;
  }
  const found = new Map<string, PlacedLog>();
  const blocks = new Map<number, string>();
  for (const [at, filter] of filters.entries()) {
    const reply = replies[at];
    if (reply === undefined) throw wrong('logs');
    if (!reply.ok) {
      if (reply.refusal === 'needs-address' && filter.address === null) return { state: 'address' };
      if (reply.refusal !== 'range') throw createChainFailure('endpoint-failed', endpoint.host, reply.refusal);
      if (span === 1) throw createChainFailure('endpoint-failed', endpoint.host, 'one block is too many');
      endpoint.rangeRefused(span);
      return { state: 'range' };
    }
    if (!Array.isArray(reply.value)) throw wrong('logs');
    for (const value of reply.value) {
      const log = parseLog(value);
      if (log === 'removed') continue;
      if (log === null || log.height < from || log.height > to || !isAskedFor(log, filter)) throw wrong('logs');
      if ((blocks.get(log.height) ?? log.blockHash) !== log.blockHash) throw wrong('two views of a block');
      blocks.set(log.height, log.blockHash);
      if (!isCollectible(log)) found.set(`${log.blockHash} ${log.logIndex}`, log);
    }
  }
  endpoint.rangeTaken(span);
  return { state: 'read', logs: [...found.values()].toSorted((a, b) => a.height - b.height || a.logIndex - b.logIndex) };
}
