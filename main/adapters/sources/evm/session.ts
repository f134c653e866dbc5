import { parseCount, parseQuantity, toQuantity } from '../../../../shared/chains/evm/hex';
import type { Cancel } from '../../../../shared/units/cancel';
import type { Clock } from '../../../engine/ports/system';
import { createChainFailure } from './chain-failure';
import type { EvmEndpoint, RpcReply } from './endpoint';
import { chainNumber, safeDepth, type EvmChain } from './endpoints';

export interface BlockHead {
  readonly height: number;
  readonly hash: string;
  readonly atMs: number;
}

/** An endpoint that was seen to serve the right chain, and how far it may be believed in this pass. */
export interface Session {
  readonly endpoint: EvmEndpoint;
  /** Highest block that counts. */
  readonly safeHeight: number;
  readonly safeAtMs: number;
}

/** Clocks of validators wander; an hour ahead of ours is no block that exists. */
const AHEAD_MS = 60 * 60_000;

/** A block header, or null for a block that the node does not have. @throws ChainFailure when it is neither */
export function readHead(reply: RpcReply | undefined, endpoint: EvmEndpoint, clock: Clock): BlockHead | null {
  if (reply === undefined || !reply.ok) throw createChainFailure('endpoint-failed', endpoint.host, reply?.refusal ?? 'no-answer');
  if (reply.value === null) return null;
  const block = reply.value as { readonly number?: unknown; readonly hash?: unknown; readonly timestamp?: unknown };
  const height = parseCount(block.number);
  const seconds = parseCount(block.timestamp);
  if (typeof block !== 'object' || height === null || seconds === null || typeof block.hash !== 'string' || !/^0x[0-9a-f]{64}$/i.test(block.hash)) throw createChainFailure('bad-answer', endpoint.host, 'block');
  const atMs = seconds * 1000;
  if (atMs > clock.now() + AHEAD_MS) throw createChainFailure('bad-answer', endpoint.host, 'block-in-the-future');
  return { height, hash: block.hash.toLowerCase(), atMs };
}

/**
 * Asks which chain this is and how far it is final. Where a node does not know the tag `finalized`, blocks count below a depth.
 * @throws ChainFailure `endpoint-failed` with `wrong-chain` when it serves another chain
 */
export async function openSession(endpoint: EvmEndpoint, chain: EvmChain, clock: Clock, cancel?: Cancel): Promise<Session> {
  const [idReply, finalReply, newestReply] = await endpoint.ask([
    { method: 'eth_chainId', params: [] },
    { method: 'eth_getBlockByNumber', params: ['finalized', false] },
    { method: 'eth_getBlockByNumber', params: ['latest', false] },
  ], cancel);
  const served = idReply?.ok === true ? parseQuantity(idReply.value) : null;
  if (served === null) throw createChainFailure('bad-answer', endpoint.host, 'chain-id');
  if (served !== chainNumber(chain)) throw createChainFailure('endpoint-failed', endpoint.host, `wrong-chain ${served}`);
  const newest = readHead(newestReply, endpoint, clock);
  if (newest === null) throw createChainFailure('endpoint-failed', endpoint.host, 'no-blocks');
  const final = finalReply?.ok === true && finalReply.value !== null ? readHead(finalReply, endpoint, clock) : null;
  if (final !== null && final.height <= newest.height) return { endpoint, safeHeight: final.height, safeAtMs: final.atMs };
  const height = Math.max(0, newest.height - safeDepth(chain));
  const safe = await blockAt(endpoint, height, clock, cancel);
  return { endpoint, safeHeight: safe.height, safeAtMs: safe.atMs };
}

/** The block of a height. @throws ChainFailure also when the node does not have it or gives another */
export async function blockAt(endpoint: EvmEndpoint, height: number, clock: Clock, cancel?: Cancel): Promise<BlockHead> {
  const [block] = await blocksAt(endpoint, [height], clock, cancel);
  if (block === undefined) throw createChainFailure('bad-answer', endpoint.host, 'block');
  return block;
}

/** Blocks of several heights, each asked once, in order. */
export async function blocksAt(endpoint: EvmEndpoint, heights: readonly number[], clock: Clock, cancel?: Cancel): Promise<readonly BlockHead[]> {
  if (heights.length === 0) return [];
  const replies = await endpoint.ask(heights.map((height) => ({ method: 'eth_getBlockByNumber', params: [toQuantity(height), false] })), cancel);
  return heights.map((height, at) => {
    const head = readHead(replies[at], endpoint, clock);
    if (head === null) throw createChainFailure('endpoint-failed', endpoint.host, 'behind');
    if (head.height !== height) throw createChainFailure('bad-answer', endpoint.host, 'other-block');
    return head;
  });
}

/**
 * The first block at or after an instant, by halving between the first block and a known one: about 28 questions, and no third party learns which
 * day somebody looks for. @param newest a block known to be at or after the instant
 */
export async function blockOfInstant(endpoint: EvmEndpoint, atMs: number, newest: { readonly height: number; readonly atMs: number }, clock: Clock, cancel?: Cancel): Promise<number> {
  if (newest.atMs <= atMs) return newest.height;
  let low = 0;
  let high = newest.height;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    const block = await blockAt(endpoint, middle, clock, cancel);
    if (block.atMs < atMs) low = middle;
    else high = middle;
  }
  return high;
}
