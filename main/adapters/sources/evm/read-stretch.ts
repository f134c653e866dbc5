import { checksummed } from '../../../../shared/chains/evm/address';
import { toQuantity } from '../../../../shared/chains/evm/hex';
import { TRANSFER } from '../../../../shared/chains/evm/signatures';
import { GOLEM_PAYMENT_CONTRACTS } from '../../../../shared/networks/golem/contracts';
import { GLM_POLYGON } from '../../../../shared/networks/golem/tokens';
import { partsOfTokenId } from '../../../../shared/networks/token-id';
import type { Cancel } from '../../../../shared/units/cancel';
import type { Clock } from '../../../engine/ports/system';
import type { RawEntry } from '../../../engine/ports/entries';
import { createChainFailure } from './chain-failure';
import type { EvmEndpoint } from './endpoint';
import type { EvmChain } from './endpoints';
import { toRawText, type RawEvmEntry } from './raw-entry';
import type { PlacedLog } from './read-logs';
import { blocksAt, type BlockHead } from './session';
import { readTokens, type TokenAnswer } from './token-facts';

/** An entry with its block and how many logs it holds: what the next pass compares. */
export interface ReadEntry extends RawEntry {
  readonly blockHash: string;
  readonly logs: number;
}

/** Tokens whose payments are told by whom the transaction called, in lower case, by chain. */
const CALLED: Readonly<Record<string, string>> = Object.fromEntries(
  Object.keys(GOLEM_PAYMENT_CONTRACTS).map((chain) => [chain, chain === partsOfTokenId(GLM_POLYGON.mint).chain ? partsOfTokenId(GLM_POLYGON.mint).token.toLowerCase() : '']),
);

interface Called {
  readonly from: string;
  readonly to: string | null;
}

/** By place and not by hash: many nodes keep no index of transactions that are older than a year. */
async function readCalled(endpoint: EvmEndpoint, logs: readonly PlacedLog[], cancel?: Cancel): Promise<ReadonlyMap<string, Called>> {
  const asked = [...new Map(logs.map((log) => [log.hash, log])).values()];
  if (asked.length === 0) return new Map();
  const replies = await endpoint.ask(asked.map((log) => ({ method: 'eth_getTransactionByBlockHashAndIndex', params: [log.blockHash, toQuantity(log.txIndex)] })), cancel);
  return new Map(asked.map(({ hash }, at) => {
    const reply = replies[at];
    const value = reply?.ok === true ? (reply.value as { readonly hash?: unknown; readonly from?: unknown; readonly to?: unknown } | null) : null;
    const from = checksummed(value?.from);
    const to = value?.to === null ? null : checksummed(value?.to);
    // A node that has the log and not the transaction is not to be believed about either.
    if (value === null || from === null || (to === null && value.to !== null) || String(value.hash).toLowerCase() !== hash) throw createChainFailure('bad-answer', endpoint.host, 'transaction');
    return [hash, { from, to }] as const;
  }));
}

/**
 * Logs become entries: one per transaction, with the time of its block, what its tokens say of themselves, and whom it called where that proves
 * something. `blocks` holds headers that are known already and takes the new ones.
 * @throws ChainFailure also when a block is not the one that the logs came from: the chain was reorganised between two questions
 */
export async function toEntries(endpoint: EvmEndpoint, chain: EvmChain, logs: readonly PlacedLog[], tokens: Map<string, TokenAnswer>, clock: Clock, cancel?: Cancel): Promise<readonly ReadEntry[]> {
  const heights = [...new Set(logs.map((log) => log.height))];
  const heads = new Map<number, BlockHead>((await blocksAt(endpoint, heights, clock, cancel)).map((head) => [head.height, head]));
  for (const log of logs) if (heads.get(log.height)?.hash !== log.blockHash) throw createChainFailure('bad-answer', endpoint.host, 'block-changed');
  await readTokens(endpoint, logs.filter((log) => log.topics[0] === TRANSFER).map((log) => log.address), tokens, cancel);
  const called = await readCalled(endpoint, logs.filter((log) => log.address === CALLED[chain] && log.topics[0] === TRANSFER), cancel);

  const byHash = new Map<string, PlacedLog[]>();
  for (const log of logs) byHash.set(log.hash, [...(byHash.get(log.hash) ?? []), log]);
  return [...byHash].map(([hash, its]) => {
    const [first] = its;
    const head = first === undefined ? undefined : heads.get(first.height);
    if (first === undefined || head === undefined || its.some((log) => log.height !== first.height)) throw createChainFailure('bad-answer', endpoint.host, 'transaction in two blocks');
    const entry: RawEvmEntry = {
      v: 1, chain, hash, block: { height: head.height, hash: head.hash, atMs: head.atMs }, tx: called.get(hash) ?? null,
      logs: its.map(({ address, topics, data, logIndex }) => ({ address, topics: [...topics], data, logIndex })),
      tokens: Object.fromEntries(its.flatMap((log) => { const token = tokens.get(log.address); return token === undefined || log.topics[0] !== TRANSFER ? [] : [[log.address, { ...token }]]; })),
    };
    return { key: hash, height: head.height, atMs: head.atMs, text: toRawText(entry), blockHash: head.hash, logs: its.length };
  });
}
