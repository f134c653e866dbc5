import { CancelledError, neverCancelled, type Cancel } from '../../../../shared/units/cancel';
import type { ChainFailure } from '../../../engine/ports/chain';
import type { Clock, Http, HttpResponse } from '../../../engine/ports/system';
import { createChainFailure, isHttpFailure, toChainFailure } from './chain-failure';
import { endpointHost } from './endpoints';
import { refusalOf, type Refusal } from './refusal';
import { parseRpcAnswer, type RpcElement } from './rpc-answer';

export interface RpcCall {
  readonly method: string;
  readonly params: readonly unknown[];
}

/** A value, or a refusal that the asker can do something about; everything else is a `ChainFailure`. */
export type RpcReply = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly refusal: Exclude<Refusal, 'busy' | 'failed'> };

export interface EndpointPorts {
  readonly clock: Clock;
  readonly http: Http & { waitingUntil?(host: string): number | null };
  readonly timeoutMs: number;
}

/** One endpoint: what it was seen to take, and its health. */
export interface EvmEndpoint {
  readonly host: string;
  /** Answers in the order of the calls. @throws ChainFailure, CancelledError */
  ask(calls: readonly RpcCall[], cancel?: Cancel): Promise<readonly RpcReply[]>;
  /** Blocks that it is asked for at once now. */
  rangeSize(): number;
  rangeTaken(blocks: number): void;
  rangeRefused(blocks: number): void;
  /** It gives logs only for named contracts. */
  needsAddress(): boolean;
  rememberNeedsAddress(): void;
  isHealthy(): boolean;
  restsUntilMono(): number;
  blame(failure: ChainFailure): void;
  waitingUntilMs(): number | null;
  calls(): number;
  requests(): number;
}

const FIRST_RANGE = 10_000;
const LARGEST_RANGE = 5_000_000;
const GROWTH = 1.5;
/** Good ranges in a row after which a size that was refused is tried again: limits change without notice. */
const FORGET_AFTER = 40;
const BATCH = 20;
const NO_BATCH_MS = 60 * 60_000;
const REST_MS = 4_000;
const REST_CEILING_MS = 5 * 60_000;
const FORBIDDEN_REST_MS = 10 * 60_000;
/** 10,000 logs are about 8 MB. */
const MAX_BYTES = 32 * 1024 * 1024;
const MAX_WAIT_MS = 60_000;
const BATCH_REFUSALS = new Set([400, 403, 404, 405, 413, 415, 422]);

export function createEndpoint(url: string, ports: EndpointPorts): EvmEndpoint {
  const { clock, http } = ports;
  const host = endpointHost(url);
  let id = 0;
  let calls = 0;
  let requests = 0;
  let noBatchUntil = Number.NEGATIVE_INFINITY;
  let range = FIRST_RANGE;
  let ceiling = LARGEST_RANGE;
  /** Longest stretch that was answered. */
  let good = 0;
  let inARow = 0;
  let needsAddress = false;
  let failures = 0;
  let restUntil = Number.NEGATIVE_INFINITY;

  const send = async (body: string, cancel: Cancel, slow: boolean): Promise<HttpResponse> => {
    requests += 1;
    try {
      return await http.request({
        method: 'POST', url, body, headers: { 'content-type': 'application/json' }, purpose: 'chain', timeoutMs: ports.timeoutMs * (slow ? 2 : 1), maxBytes: MAX_BYTES, maxWaitMs: MAX_WAIT_MS, cancel,
      });
    } catch (error) {
      if (!isHttpFailure(error)) throw error;
      if (error.httpCode === 'cancelled') throw new CancelledError();
      // The http port refuses on its own while the host's pause is longer than we wait.
      if (error.httpCode === 'refused' && (http.waitingUntil?.(host) ?? null) !== null) throw createChainFailure('endpoint-busy', host, 'paused');
      throw toChainFailure(error, host);
    }
  };

  /** A value or a refusal; what nobody can do anything about is thrown. */
  const toReply = (element: RpcElement): RpcReply => {
    if (element.ok) return { ok: true, value: element.value };
    const refusal = refusalOf(element.error);
    if (refusal === 'busy') throw createChainFailure('endpoint-busy', host, `rpc ${element.error.code}`);
    if (refusal === 'failed') throw createChainFailure('endpoint-failed', host, `rpc ${element.error.code}`);
    return { ok: false, refusal };
  };

  const statusFailure = (status: number): ChainFailure | null => {
    if (status >= 200 && status < 300) return null;
    if (status === 429 || status === 503) return createChainFailure('endpoint-busy', host, String(status));
    if (status === 401 || status === 403) return createChainFailure('endpoint-forbidden', host, String(status));
    return createChainFailure('endpoint-failed', host, String(status));
  };

  async function single(call: RpcCall, cancel: Cancel): Promise<RpcReply> {
    id += 1;
    calls += 1;
    const response = await send(JSON.stringify({ jsonrpc: '2.0', id, method: call.method, params: call.params }), cancel, call.method === 'eth_getLogs');
    const elements = parseRpcAnswer(response.text);
    const [element] = elements ?? [];
    const failure = statusFailure(response.status);
    // A refusal may come with any status; an answer only with a good one.
    if (failure !== null) {
      if (response.status === 413) return { ok: false, refusal: 'range' };
      if (element?.ok === false && failure.chainCode === 'endpoint-failed') return toReply(element);
      throw failure;
    }
    if (element === undefined || elements?.length !== 1 || (element.ok && element.id !== id)) throw createChainFailure('bad-answer', host);
    return toReply(element);
  }

  /** The replies in order; null: this endpoint takes no arrays. */
  async function batch(asked: readonly RpcCall[], cancel: Cancel): Promise<readonly RpcReply[] | null> {
    const first = id + 1;
    id += asked.length;
    calls += asked.length;
    const body = JSON.stringify(asked.map((call, at) => ({ jsonrpc: '2.0', id: first + at, method: call.method, params: call.params })));
    const response = await send(body, cancel, true);
    const elements = parseRpcAnswer(response.text);
    const failure = statusFailure(response.status);
    if (failure !== null) {
      if (BATCH_REFUSALS.has(response.status)) return null;
      throw failure;
    }
    if (elements === null) throw createChainFailure('bad-answer', host);
    // One object for many calls: arrays are not taken, or this one is too long.
    if (elements.length === 1 && asked.length > 1) return null;
    const byId = new Map(elements.map((element) => [element.id, element]));
    return asked.map((_call, at) => {
      const element = byId.get(first + at);
      if (element === undefined) throw createChainFailure('bad-answer', host);
      return toReply(element);
    });
  }

  return {
    host,
    async ask(asked, cancel = neverCancelled) {
      const replies: RpcReply[] = [];
      for (let at = 0; at < asked.length; ) {
        if (cancel.cancelled) throw new CancelledError();
        const piece = asked.slice(at, at + (noBatchUntil > clock.mono() ? 1 : BATCH));
        const [only] = piece;
        if (piece.length === 1 && only !== undefined) replies.push(await single(only, cancel));
        else {
          const together = await batch(piece, cancel);
          if (together === null) {
            noBatchUntil = clock.mono() + NO_BATCH_MS;
            continue;
          }
          replies.push(...together);
        }
        at += piece.length;
      }
      failures = 0;
      restUntil = Number.NEGATIVE_INFINITY;
      return replies;
    },
    rangeSize: () => range,
    rangeTaken(blocks) {
      inARow += 1;
      if (inARow >= FORGET_AFTER) {
        inARow = 0;
        ceiling = LARGEST_RANGE;
      }
      good = Math.max(good, blocks);
      // A short last piece says nothing about long ones.
      if (blocks < range) return;
      const next = Math.min(Math.ceil(range * GROWTH), ceiling === LARGEST_RANGE ? LARGEST_RANGE : Math.floor((range + ceiling) / 2));
      // Close to what was refused: not worth a question that may be refused.
      if (next > range * 1.05) range = next;
    },
    rangeRefused(blocks) {
      inARow = 0;
      ceiling = Math.max(1, blocks - 1);
      // Back to what was taken before; where that is refused now, there is simply more in these blocks.
      if (good >= blocks) good = 0;
      range = Math.max(1, good, Math.floor(blocks / 2));
    },
    needsAddress: () => needsAddress,
    rememberNeedsAddress: () => void (needsAddress = true),
    isHealthy: () => restUntil <= clock.mono(),
    restsUntilMono: () => restUntil,
    blame(failure) {
      failures += 1;
      restUntil = clock.mono() + (failure.chainCode === 'endpoint-forbidden' ? FORBIDDEN_REST_MS : Math.min(REST_CEILING_MS, REST_MS * 2 ** (failures - 1)));
    },
    waitingUntilMs: () => http.waitingUntil?.(host) ?? null,
    calls: () => calls,
    requests: () => requests,
  };
}
