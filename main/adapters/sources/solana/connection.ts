import { AsyncLocalStorage } from 'node:async_hooks';
import type { Connection } from '@solana/web3.js';
import type { Http, HttpResponse } from '../../../engine/ports/system';
import type { Cancel } from '../../../../shared/units/cancel';

// Loaded at the first question: the library costs about 30 MB and a tenth of a second, and a start without a wallet needs none of it.
const loadWeb3 = () => import('@solana/web3.js');
export type Web3 = Awaited<ReturnType<typeof loadWeb3>>;
export type { Connection } from '@solana/web3.js';

/** Builds one question with web3.js. What it resolves to is not looked at: see `createRpcConnection`. */
export type Ask = (connection: Connection, web3: Web3) => Promise<unknown>;

export interface ExchangeOptions {
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly maxWaitMs: number;
  readonly cancel: Cancel;
}

/** What went out and what came back, as text. */
export interface Exchange {
  readonly response: HttpResponse;
  readonly shape: 'one' | 'batch';
  /** Ids of the calls in the order of the question. */
  readonly ids: readonly string[];
}

export interface RpcConnection {
  /** One HTTP request. @throws HttpFailure, or what web3.js throws for a question that it refuses to build. */
  exchange(ask: Ask, options: ExchangeOptions): Promise<Exchange>;
}

interface Seam {
  readonly options: ExchangeOptions;
  exchange: Exchange | null;
  failure: unknown;
}

interface SentCall {
  readonly id: string;
}

function idsOf(body: string): { readonly shape: 'one' | 'batch'; readonly ids: readonly string[] } {
  const parsed = JSON.parse(body) as SentCall | readonly SentCall[];
  const calls = Array.isArray(parsed) ? (parsed as readonly SentCall[]) : [parsed as SentCall];
  return { shape: Array.isArray(parsed) ? 'batch' : 'one', ids: calls.map((call) => String(call.id)) };
}

/** An empty answer in the form of the question. */
function emptyAnswer(exchange: Pick<Exchange, 'shape' | 'ids'>): string {
  const elements = exchange.ids.map((id) => JSON.stringify({ jsonrpc: '2.0', id, result: null }));
  return exchange.shape === 'batch' ? `[${elements.join(',')}]` : (elements[0] ?? '');
}

/**
 * `Connection` of web3.js on our http port. The library builds and sends the question; the answer is taken at its `fetch`, as text, and the library
 * is handed an empty one instead: its own validation needs 18 ms for one transaction of 37 kB (measured with 1.99.0, which would stop the event loop
 * for a third of a second per batch of 20), refuses what it does not know, and nothing reads its objects.
 */
export function createRpcConnection(url: string, http: Http): RpcConnection {
  const seams = new AsyncLocalStorage<Seam>();
  let connection: Connection | null = null;

  const fetchThroughPort = async (_input: unknown, init?: { readonly body?: unknown }): Promise<Response> => {
    const seam = seams.getStore();
    if (seam === undefined) throw new Error('a question outside of exchange()');
    const body = typeof init?.body === 'string' ? init.body : '';
    const sent = idsOf(body);
    try {
      const response = await http.request({
        method: 'POST', url, body, headers: { 'content-type': 'application/json' }, purpose: 'solana-rpc', ...seam.options,
      });
      seam.exchange = { response, ...sent };
    } catch (error) {
      seam.failure = error;
    }
    return new Response(emptyAnswer(sent));
  };

  return {
    async exchange(ask, options) {
      const web3 = await loadWeb3();
      connection ??= new web3.Connection(url, { fetch: fetchThroughPort as typeof fetch, disableRetryOnRateLimit: true, commitment: 'finalized' });
      const used = connection;
      const seam: Seam = { options, exchange: null, failure: undefined };
      let refusal: unknown;
      await seams.run(seam, async () => {
        try {
          await ask(used, web3);
        } catch (error) {
          // Expected where an empty answer is none of the allowed ones; matters only when nothing was sent.
          refusal = error;
        }
      });
      if (seam.failure !== undefined) throw seam.failure;
      if (seam.exchange === null) throw refusal ?? new Error('web3.js sent nothing');
      return seam.exchange;
    },
  };
}
