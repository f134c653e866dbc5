import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { toTopic } from '../../../shared/chains/evm/address';
import { wordOf } from '../../../shared/chains/evm/hex';
import { TRANSFER } from '../../../shared/chains/evm/signatures';
import { createMisbehavingServer, type MisbehavingServer } from '../misbehaving-server';

/** A log that a test puts on the chain. */
export interface PlantedLog {
  readonly height: number;
  readonly hash: string;
  readonly address: string;
  readonly topics: readonly string[];
  readonly data: string;
}

export interface PlantedToken {
  /** null: the contract refuses. */
  readonly decimals: number | null;
  readonly symbol: string;
}

/** How a provider says that too much was asked for. */
export type RangeDialect = 'infura' | 'infura-results' | 'alchemy' | 'drpc' | 'blockpi' | 'hidden-in-data' | 'http-413' | 'query-timeout' | 'quicknode';

export interface NodeBehaviour {
  readonly maxRange?: number;
  readonly maxResults?: number | undefined;
  readonly dialect?: RangeDialect;
  readonly takesBatches?: boolean;
  readonly knowsFinalized?: boolean;
  readonly needsAddress?: boolean;
  /** Logs below this height are gone. */
  readonly prunedBelow?: number;
  /** Blocks that this node lags behind the chain. */
  readonly behind?: number;
}

/** One chain that several nodes may serve: blocks exist as soon as they are asked for, so that a chain of a hundred million costs nothing. */
export interface PlantedChain {
  readonly id: number;
  readonly genesisMs: number;
  readonly blockMs: number;
  head: number;
  readonly logs: PlantedLog[];
  readonly tokens: Map<string, PlantedToken>;
  readonly calls: Map<string, { readonly from: string; readonly to: string | null }>;
  /** Results of `eth_call` beyond tokens: `to` and data in lower case, joined by a space. */
  readonly answers: Map<string, string>;
  readonly balances: Map<string, bigint>;
  /** From this height on the blocks are others than before. */
  fork: { readonly from: number; readonly name: string } | null;
}

const FINAL_BEHIND = 64;

export const sha = (text: string): string => `0x${createHash('sha256').update(text).digest('hex')}`;
export const txHash = (name: string | number): string => sha(`tx ${name}`);

export const plantChain = (options: { readonly id: number; readonly head: number; readonly blockMs?: number; readonly headAtMs: number }): PlantedChain => {
  const blockMs = options.blockMs ?? 2_000;
  return { id: options.id, genesisMs: Math.floor((options.headAtMs - options.head * blockMs) / 1000) * 1000, blockMs, head: options.head, logs: [], tokens: new Map(), calls: new Map(), answers: new Map(), balances: new Map(), fork: null };
};

export const transferLog = (token: string, from: string, to: string, value: bigint, height: number, name: string | number): PlantedLog => ({
  height, hash: txHash(name), address: token.toLowerCase(), topics: [TRANSFER, toTopic(from), toTopic(to)], data: `0x${wordOf(value)}`,
});

const hex = (value: number | bigint): string => `0x${value.toString(16)}`;
const blockHash = (chain: PlantedChain, height: number): string => sha(`block ${chain.id} ${height} ${chain.fork !== null && height >= chain.fork.from ? chain.fork.name : ''}`);
export const blockTimeMs = (chain: PlantedChain, height: number): number => Math.floor((chain.genesisMs + height * chain.blockMs) / 1000) * 1000;

const abiText = (text: string): string => {
  const bytes = Buffer.from(text, 'utf8').toString('hex');
  return `0x${wordOf(32n)}${wordOf(BigInt(bytes.length / 2))}${bytes.padEnd(Math.ceil(bytes.length / 64) * 64, '0')}`;
};

interface Call { readonly id: number; readonly method: string; readonly params: readonly unknown[] }
class Refused extends Error {
  constructor(readonly code: number, message: string, readonly data?: unknown, readonly status = 200) { super(message); }
}

const DIALECTS: Readonly<Record<RangeDialect, (limit: number) => Refused>> = {
  infura: (limit) => new Refused(-32602, `range 1000000 exceeds limit of ${limit}`),
  'infura-results': () => new Refused(-32005, 'query returned more than 10000 results. Try with this block range [0x1, 0x2].'),
  alchemy: (limit) => new Refused(-32600, `You can make eth_getLogs requests with up to a ${limit} block range. Based on your parameters, this block range should work: [0x1, 0x2]`, undefined, 400),
  drpc: (limit) => new Refused(35, `ranges over ${limit} blocks are not supported on freetier`),
  blockpi: (limit) => new Refused(-32602, `eth_getLogs is limited to ${limit} block range.`),
  'hidden-in-data': (limit) => new Refused(-32602, 'invalid params', { payload: `range 9009594 is bigger than range limit ${limit}` }),
  'http-413': () => new Refused(-32000, 'payload', undefined, 413),
  'query-timeout': () => new Refused(-32000, 'query timeout exceeded'),
  quicknode: (limit) => new Refused(-32614, `eth_getLogs is limited to a ${limit} range`),
};

export interface EvmNode {
  readonly url: string;
  readonly server: MisbehavingServer;
  behaviour: NodeBehaviour;
  readonly methods: Map<string, number>;
  /** Answers the next requests in another way; null: as usual. */
  intercept: ((calls: readonly Call[], response: ServerResponse, usual: () => void) => void) | null;
  close(): Promise<void>;
}

/** A JSON-RPC node on the loopback address that serves a planted chain, in any of the dialects that were seen. */
export async function startEvmNode(chain: PlantedChain, behaviour: NodeBehaviour = {}): Promise<EvmNode> {
  const server = await createMisbehavingServer();
  const methods = new Map<string, number>();
  /** Transactions by block and place, as far as their logs were told. */
  const places = new Map<string, string>();

  const block = (height: number): unknown => {
    const head = chain.head - (node.behaviour.behind ?? 0);
    if (height < 0 || height > head) return null;
    return { number: hex(height), hash: blockHash(chain, height), timestamp: hex(blockTimeMs(chain, height) / 1000), transactions: [] };
  };
  const toHeight = (tag: unknown): number => {
    const head = chain.head - (node.behaviour.behind ?? 0);
    if (tag === 'latest') return head;
    if (tag === 'finalized') {
      if (node.behaviour.knowsFinalized === false) throw new Refused(-32602, 'invalid argument 0: hex string without 0x prefix; unknown block tag finalized');
      return Math.max(0, head - FINAL_BEHIND);
    }
    return Number(tag);
  };

  function logsOf(filter: { readonly address?: readonly string[] | string; readonly topics: readonly (string | readonly string[] | null)[]; readonly fromBlock: string; readonly toBlock: string }): unknown {
    const { maxRange, maxResults, dialect = 'infura', needsAddress, behind = 0 } = node.behaviour;
    const from = Number(filter.fromBlock);
    const to = Number(filter.toBlock);
    if (needsAddress === true && filter.address === undefined) throw new Refused(-32701, 'Please specify an address in your request or, to remove restrictions, order a dedicated full node');
    if (maxRange !== undefined && to - from + 1 > maxRange) throw DIALECTS[dialect](maxRange);
    if (from < (node.behaviour.prunedBelow ?? 0)) throw new Refused(4444, 'pruned history unavailable');
    const addresses = filter.address === undefined ? null : [filter.address].flat().map((one) => one.toLowerCase());
    const counters = new Map<number, number>();
    const found = chain.logs.toSorted((a, b) => a.height - b.height).flatMap((log) => {
      const logIndex = counters.get(log.height) ?? 0;
      counters.set(log.height, logIndex + 1);
      const place = [...new Set(chain.logs.filter((one) => one.height === log.height).map((one) => one.hash))].indexOf(log.hash);
      places.set(`${blockHash(chain, log.height)} ${hex(place)}`, log.hash);
      const fits = log.height >= from && log.height <= Math.min(to, chain.head - behind) && (addresses === null || addresses.includes(log.address))
        && filter.topics.every((wanted, at) => { const topic = log.topics[at]; return topic !== undefined && (wanted === null || [wanted].flat().includes(topic)); });
      return fits ? [{ address: log.address, topics: log.topics, data: log.data, blockNumber: hex(log.height), blockHash: blockHash(chain, log.height), transactionHash: log.hash, transactionIndex: hex(place), logIndex: hex(logIndex), removed: false }] : [];
    });
    if (maxResults !== undefined && found.length > maxResults) throw DIALECTS['infura-results'](maxResults);
    return found;
  }

  function callOf(call: { readonly to: string; readonly data: string }): string {
    const answer = chain.answers.get(`${call.to.toLowerCase()} ${call.data.toLowerCase()}`);
    if (answer !== undefined) return answer;
    const token = chain.tokens.get(call.to.toLowerCase());
    if (token === undefined || (call.data === '0x313ce567' && token.decimals === null)) throw new Refused(3, 'execution reverted');
    if (call.data === '0x313ce567') return `0x${wordOf(BigInt(token.decimals ?? 0))}`;
    if (call.data === '0x95d89b41') return abiText(token.symbol);
    throw new Refused(3, 'execution reverted');
  }

  const answerOf = ({ method, params }: Call): unknown => {
    methods.set(method, (methods.get(method) ?? 0) + 1);
    switch (method) {
      case 'eth_chainId': return hex(chain.id);
      case 'eth_blockNumber': return hex(chain.head);
      case 'eth_getBlockByNumber': return block(toHeight(params[0]));
      case 'eth_getLogs': return logsOf(params[0] as Parameters<typeof logsOf>[0]);
      case 'eth_call': return callOf(params[0] as Parameters<typeof callOf>[0]);
      case 'eth_getBalance': return hex(chain.balances.get(String(params[0]).toLowerCase()) ?? 0n);
      case 'eth_getTransactionByBlockHashAndIndex': {
        const hash = places.get(`${String(params[0])} ${String(params[1])}`);
        if (hash === undefined) return null;
        return { hash, ...(chain.calls.get(hash) ?? { from: `0x${'ab'.repeat(20)}`, to: `0x${'cd'.repeat(20)}` }) };
      }
      default: throw new Refused(-32601, `the method ${method} does not exist/is not available`);
    }
  };
  const reply = (call: Call): { readonly body: unknown; readonly status: number } => {
    try {
      return { body: { jsonrpc: '2.0', id: call.id, result: answerOf(call) }, status: 200 };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return { body: { jsonrpc: '2.0', id: call.id, error: { code: error.code, message: error.message, ...(error.data === undefined ? {} : { data: error.data }) } }, status: error.status };
    }
  };

  const node: EvmNode = { url: `${server.origin}/rpc/key-of-mine`, server, behaviour, methods, intercept: null, close: () => server.close() };
  server.answer((_request, response, body) => {
    const asked = JSON.parse(body) as Call | readonly Call[];
    const calls = Array.isArray(asked) ? (asked as readonly Call[]) : [asked as Call];
    const usual = (): void => {
      if (Array.isArray(asked)) {
        if (node.behaviour.takesBatches === false) {
          response.end(JSON.stringify({ jsonrpc: '2.0', id: null, error: { code: -32600, message: 'batch requests are not supported' } }));
          return;
        }
        const replies = calls.map(reply);
        // In any order: the ids tell.
        response.writeHead(replies.find((one) => one.status === 413) === undefined ? 200 : 413).end(JSON.stringify(replies.map((one) => one.body).toReversed()));
        return;
      }
      const one = reply(calls[0] ?? { id: 0, method: '', params: [] });
      response.writeHead(one.status, { 'content-type': 'application/json' }).end(JSON.stringify(one.body));
    };
    if (node.intercept === null) usual();
    else node.intercept(calls, response, usual);
  });
  return node;
}
