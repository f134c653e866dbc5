import type { Clock, Http, HttpFailure, HttpResponse } from '../../../engine/ports/system';
import type { ChainFailure } from '../../../engine/ports/chain';
import { CancelledError, neverCancelled, type Cancel } from '../../../../shared/units/cancel';
import { createRpcConnection, type Ask, type Exchange } from './connection';
import { endpointHost, type SolanaEndpoint } from './endpoints';
import { createCallLimiter } from './rate-limiter';
import { createChainFailure } from './rpc-failure';
import { parseRpcAnswer, type RpcElement } from './rpc-text';

/** One question: a method, how many calls it is, and how web3.js builds it. */
export interface Question {
  readonly method: string;
  readonly calls: number;
  readonly ask: Ask;
  readonly cancel?: Cancel;
}

/** The elements in the order of the question, or the news that this endpoint takes no arrays. */
export type Reply = { readonly kind: 'elements'; readonly elements: readonly RpcElement[] } | { readonly kind: 'batch-refused' };

/** One endpoint with its own limit, its health and what it was seen to take. */
export interface RpcEndpoint {
  readonly url: string;
  readonly host: string;
  /** @throws ChainFailure, CancelledError */
  send(question: Question, maxWaitMs: number): Promise<Reply>;
  /** Transactions that go into one batch now; 1: single calls. */
  batchSize(): number;
  /** Questions that may be under way now, 2 to 4. */
  concurrency(): number;
  /** Transactions a second that its limit allows. */
  perSecond(): number;
  /** False while it rests after failures. */
  isHealthy(): boolean;
  /** Monotonic ms until which it rests. */
  restsUntilMono(): number;
  waitingUntilMs(): number | null;
  /** Says that its last answer was of the wrong shape, so that it rests. */
  blame(failure: ChainFailure): void;
  calls(): number;
  requests(): number;
}

export interface EndpointPorts {
  readonly clock: Clock;
  readonly http: Http & { waitingUntil?(host: string): number | null };
  readonly timeoutMs: number;
}

/** Public nodes were seen to need a minute for 10 transactions (rotki), so a batch is small and grows only without a limit. */
const BATCH_LIMITED = 10;
const BATCH_UNLIMITED = 20;
const CONCURRENT = { least: 2, most: 4 } as const;
/** Good answers in a row before it is asked more at once. */
const STEADY = 8;
const REST_MS = 4_000;
const REST_CEILING_MS = 5 * 60_000;
const NO_BATCH_MS = 60 * 60_000;
const FORBIDDEN_REST_MS = 10 * 60_000;
/** A transaction is at most some hundred kB; a page of 1,000 signatures about 250 kB. */
const MAX_BYTES = 64 * 1024 * 1024;

/** JSON-RPC codes by which providers say "too many": 429 in the body, and -32005 with "rate" of some. */
const BUSY_CODES = new Set([429, -32429]);
/** -32005 node is behind, -32004 block not available yet, -32014 status not available yet, -32016 slot not reached, -32603 internal error. */
const SICK_CODES = new Set([-32005, -32004, -32014, -32016, -32603]);

export function createEndpoint(endpoint: SolanaEndpoint, ports: EndpointPorts): RpcEndpoint {
  const { clock, http } = ports;
  const { url } = endpoint;
  const host = endpointHost(url);
  const limiter = createCallLimiter(clock, endpoint.limit);
  const connection = createRpcConnection(url, http);
  const largestBatch = Math.min(endpoint.limit === null ? BATCH_UNLIMITED : BATCH_LIMITED, limiter.largest);

  /** Monotonic ms until which no array is sent; tried again later, since a refusal may have meant something else. */
  let noBatchUntil = 0;
  let batch = largestBatch;
  let concurrent: number = CONCURRENT.least;
  let inARow = 0;
  let failures = 0;
  let restUntil = 0;
  let calls = 0;
  let requests = 0;

  const wentWell = (): void => {
    failures = 0;
    restUntil = 0;
    inARow += 1;
    if (inARow < STEADY) return;
    inARow = 0;
    concurrent = Math.min(CONCURRENT.most, concurrent + 1);
    batch = Math.min(largestBatch, batch * 2);
  };
  const slowDown = (): void => {
    inARow = 0;
    concurrent = CONCURRENT.least;
    batch = Math.max(1, Math.floor(batch / 2));
  };
  const wentWrong = (failure: ChainFailure): ChainFailure => {
    failures += 1;
    if (failure.chainCode === 'endpoint-busy' || failure.detail === 'timeout') slowDown();
    inARow = 0;
    const restMs = failure.chainCode === 'endpoint-forbidden' ? FORBIDDEN_REST_MS : Math.min(REST_CEILING_MS, REST_MS * 2 ** (failures - 1));
    restUntil = clock.mono() + restMs;
    return failure;
  };

  function statusFailure(response: HttpResponse): ChainFailure | null {
    const { status } = response;
    if (status >= 200 && status < 300) return null;
    if (status === 429 || status === 503) return createChainFailure('endpoint-busy', host, String(status));
    if (status === 401 || status === 403) return createChainFailure('endpoint-forbidden', host, String(status));
    return createChainFailure('endpoint-failed', host, String(status));
  }

  /** Answers of a batch come in any order: they are put into that of the question by id. */
  function inOrder(exchange: Exchange, elements: readonly RpcElement[]): readonly RpcElement[] | null {
    const byId = new Map(elements.map((element) => [element.id, element]));
    const ordered: RpcElement[] = [];
    for (const id of exchange.ids) {
      const element = byId.get(id);
      if (element === undefined) return null;
      ordered.push(element);
    }
    return ordered;
  }

  function readAnswer(exchange: Exchange): Reply {
    const bad = statusFailure(exchange.response);
    if (bad !== null) {
      // Providers refuse arrays with 400, 403, 405, 413 or 415; a single call then tells whether it was the array.
      if (exchange.shape === 'batch' && [400, 403, 405, 413, 415, 422].includes(exchange.response.status)) return { kind: 'batch-refused' };
      throw bad;
    }
    const answer = parseRpcAnswer(exchange.response.text, exchange.shape);
    if (answer.kind === 'unreadable') throw createChainFailure('bad-answer', host);
    const first = answer.kind === 'single-for-batch' ? answer.element : answer.elements.find((element) => element.kind === 'error' && (BUSY_CODES.has(element.code) || SICK_CODES.has(element.code)));
    if (first?.kind === 'error' && BUSY_CODES.has(first.code)) throw createChainFailure('endpoint-busy', host, String(first.code));
    if (first?.kind === 'error' && SICK_CODES.has(first.code)) throw createChainFailure('endpoint-failed', host, String(first.code));
    if (answer.kind === 'single-for-batch') return { kind: 'batch-refused' };
    const ordered = inOrder(exchange, answer.elements);
    if (ordered === null) throw createChainFailure('bad-answer', host);
    return { kind: 'elements', elements: ordered };
  }

  return {
    url,
    host,
    async send(question, maxWaitMs) {
      const cancel = question.cancel ?? neverCancelled;
      await limiter.take(question.method, question.calls, cancel);
      calls += question.calls;
      requests += 1;
      let exchange: Exchange;
      try {
        exchange = await connection.exchange(question.ask, { timeoutMs: ports.timeoutMs * (question.calls > 1 ? 2 : 1), maxBytes: MAX_BYTES, maxWaitMs, cancel });
      } catch (error) {
        if (!isHttpFailure(error)) throw error;
        if (error.httpCode === 'cancelled') throw new CancelledError();
        // Too large: the same answer in smaller pieces may fit.
        if (error.httpCode === 'too-large') slowDown();
        // The http port refuses on its own while the host's pause is longer than we wait.
        const paused = error.httpCode === 'refused' && (http.waitingUntil?.(host) ?? null) !== null;
        throw wentWrong(paused ? createChainFailure('endpoint-busy', host, 'paused') : toChainFailure(error, host));
      }
      try {
        const reply = readAnswer(exchange);
        if (reply.kind === 'batch-refused') noBatchUntil = clock.mono() + NO_BATCH_MS;
        else wentWell();
        return reply;
      } catch (error) {
        throw wentWrong(error as ChainFailure);
      }
    },
    batchSize: () => (noBatchUntil <= clock.mono() ? batch : 1),
    concurrency: () => concurrent,
    perSecond: () => limiter.perSecond,
    isHealthy: () => restUntil <= clock.mono(),
    restsUntilMono: () => restUntil,
    waitingUntilMs() {
      const waits = [limiter.waitingUntilMs(), http.waitingUntil?.(host) ?? null].filter((ms): ms is number => ms !== null);
      return waits.length === 0 ? null : Math.max(...waits);
    },
    blame: (failure) => void wentWrong(failure),
    calls: () => calls,
    requests: () => requests,
  };
}

const isHttpFailure = (error: unknown): error is HttpFailure => error instanceof Error && 'httpCode' in error;

function toChainFailure(failure: HttpFailure, host: string): ChainFailure {
  switch (failure.httpCode) {
    case 'switched-off':
      return createChainFailure('switched-off', host);
    case 'broken':
    case 'too-large':
      return createChainFailure('bad-answer', host, failure.httpCode);
    case 'timeout':
    case 'refused':
    case 'name-not-found':
    case 'tls':
    case 'cancelled':
      return createChainFailure('endpoint-unreachable', host, failure.httpCode);
  }
}
