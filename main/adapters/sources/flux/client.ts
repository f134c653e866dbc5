import type { Cancel } from '../../../../shared/units/cancel';
import type { Clock } from '../../../engine/ports/system';
import type { Asker } from './ask';
import { createChainFailure } from './chain-failure';

/** FluxOS behind a load balancer; any node's own address works as well. The host name is what everybody uses and no source of the project states it. */
export const FLUX_API = 'https://api.runonflux.io';

export interface FluxDelta {
  readonly txid: string;
  readonly height: number;
  /** Place of the transaction in its block; 0 is the coinbase. */
  readonly blockIndex: number;
  readonly index: number;
  readonly base: number;
}

export interface FluxBlock {
  readonly height: number;
  readonly hash: string;
  readonly atMs: number;
  readonly txids: readonly string[];
}

export interface FluxNode {
  readonly outpoint: string;
  readonly tier: string;
  readonly paymentAddress: string;
  readonly lastPaidHeight: number | null;
}

export interface FluxClient {
  /** Host that was asked last. */
  host(): string;
  /** Height of the newest block. */
  tip(cancel?: Cancel): Promise<number>;
  /** What reached and left an address between two heights, both included. @throws ChainFailure */
  deltas(address: string, from: number, to: number, cancel?: Cancel): Promise<readonly FluxDelta[]>;
  block(height: number, cancel?: Cancel): Promise<FluxBlock>;
  /** What an address holds, in base units. */
  balance(address: string, cancel?: Cancel): Promise<number>;
  /** Confirmed nodes that pay this address. */
  nodes(address: string, cancel?: Cancel): Promise<readonly FluxNode[]>;
  nodeCounts(cancel?: Cancel): Promise<Readonly<Record<'cumulus' | 'nimbus' | 'stratus', number | null>>>;
}

const AHEAD_MS = 60 * 60_000;
const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/i.test(value);
const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
const record = (value: unknown): Readonly<Record<string, unknown>> => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {});

/** FluxOS wraps every answer: `{status, data}`, and an error comes with HTTP 200. null: neither. */
type Wrapped = { readonly state: 'data'; readonly data: unknown } | { readonly state: 'error'; readonly code: number };
const unwrap = (value: unknown): Wrapped | null => {
  const answer = record(value);
  if (answer['status'] === 'success' && 'data' in answer) return { state: 'data', data: answer['data'] };
  if (answer['status'] !== 'error') return null;
  const code = record(answer['data'])['code'];
  return { state: 'error', code: typeof code === 'number' ? code : 0 };
};

function parseDelta(value: unknown, address: string, from: number, to: number): FluxDelta | null {
  const delta = record(value);
  const { txid, height, blockindex, index, satoshis } = delta;
  if (delta['address'] !== address || !isHash(txid) || !isCount(height) || height < from || height > to || !isCount(blockindex) || !isCount(index)) return null;
  // A number that JSON cannot hold exactly is no amount.
  if (typeof satoshis !== 'number' || !Number.isSafeInteger(satoshis)) return null;
  return { txid: txid.toLowerCase(), height, blockIndex: blockindex, index, base: satoshis };
}

export function createFluxClient(asker: Asker, clock: Clock): FluxClient {
  async function ask<T>(path: string, read: (data: unknown) => T | null, cancel?: Cancel): Promise<T> {
    const { value, host } = await asker.ask(path, (status, body) => {
      if (status !== 200) return null;
      const wrapped = unwrap(body);
      if (wrapped === null) return null;
      if (wrapped.state === 'error') return { ok: false as const, code: wrapped.code };
      const data = read(wrapped.data);
      return data === null ? null : { ok: true as const, data };
    }, cancel);
    // -5 says that the heights lie outside of what this node has: it lags, or the chain is shorter than it was.
    if (!value.ok) throw createChainFailure('endpoint-failed', host, value.code === -5 ? 'behind' : `rpc ${value.code}`);
    return value.data;
  }

  return {
    host: () => asker.status().endpoint,
    tip: (cancel) => ask('/daemon/getblockcount', (data) => (isCount(data) ? data : null), cancel),
    deltas: (address, from, to, cancel) =>
      ask(`/daemon/getaddressdeltas/${encodeURIComponent(address)}/${from}/${to}`, (data) => {
        if (!Array.isArray(data)) return null;
        const deltas = data.map((one) => parseDelta(one, address, from, to));
        return deltas.every((one): one is FluxDelta => one !== null) ? deltas : null;
      }, cancel),
    block: (height, cancel) =>
      ask(`/daemon/getblock/${height}/1`, (data) => {
        const block = record(data);
        const { hash, time, tx } = block;
        if (block['height'] !== height || !isHash(hash) || !isCount(time) || time * 1000 > clock.now() + AHEAD_MS || !Array.isArray(tx) || !tx.every(isHash)) return null;
        return { height, hash: hash.toLowerCase(), atMs: time * 1000, txids: tx.map((one) => one.toLowerCase()) };
      }, cancel),
    balance: (address, cancel) => ask(`/daemon/getaddressbalance/${encodeURIComponent(address)}`, (data) => { const { balance } = record(data); return isCount(balance) ? balance : null; }, cancel),
    nodes: (address, cancel) =>
      ask(`/daemon/viewdeterministicfluxnodelist/${encodeURIComponent(address)}`, (data) => {
        if (!Array.isArray(data)) return null;
        // The filter matches anywhere (address, IP, transaction): only what really pays this address counts.
        return data.map(record).filter((node) => node['payment_address'] === address && isHash(node['txhash']) && isCount(Number(node['outidx']))).map((node) => ({
          outpoint: `${String(node['txhash']).toLowerCase()}:${Number(node['outidx'])}`,
          tier: String(node['tier']).toLowerCase().slice(0, 16),
          paymentAddress: address,
          lastPaidHeight: isCount(node['last_paid_height']) ? node['last_paid_height'] : null,
        }));
      }, cancel),
    nodeCounts: (cancel) =>
      ask('/daemon/getfluxnodecount', (data) => {
        const counts = record(data);
        const of = (tier: string): number | null => { const count = counts[`${tier}-enabled`]; return isCount(count) ? count : null; };
        return { cumulus: of('cumulus'), nimbus: of('nimbus'), stratus: of('stratus') };
      }, cancel),
  };
}
