import { z } from 'zod';
import type { ChainFailure } from '../../../engine/ports/chain';
import type { Clock, Http, HttpResponse, Random } from '../../../engine/ports/system';
import { throwIfCancelled, type Cancel } from '../../../../shared/units/cancel';
import { createChainFailure, hostOf, isChainFailure, statusFailure, toChainFailure } from './failures';

export const DEFAULT_ENDPOINTS: readonly string[] = ['https://api.node.glif.io/rpc/v1'];

/**
 * What a stock lotus-gateway offers of the methods this app uses (lotus build/openrpc/gateway.json, 2026-08-06). Asked when an endpoint does not say
 * what it offers; nothing outside of this list is ever asked.
 */
export const GATEWAY_METHODS = [
  'ChainHead', 'ChainGetTipSetByHeight', 'ChainReadObj', 'StateMinerPower', 'StateMinerInfo', 'StateMinerSectorCount', 'StateMinerDeadlines', 'StateReadState', 'StateLookupID', 'WalletBalance',
] as const;
export type GatewayMethod = (typeof GATEWAY_METHODS)[number];

/** The node understood the question and says no: the actor does not exist, the height is too old. The endpoint itself is well. */
export interface RpcRefusal {
  readonly refused: true;
  readonly code: number;
  /** What it means, as far as it is known from the text of lotus. */
  readonly why: 'no-such-actor' | 'too-old' | 'not-offered' | 'other';
}
export type RpcAnswer<T> = { readonly refused: false; readonly value: T; readonly host: string } | (RpcRefusal & { readonly host: string });

export interface FilecoinRpc {
  /**
   * Asks the first endpoint that is well and offers the method; the next one when it fails.
   * @throws ChainFailure of the last endpoint, CancelledError
   */
  ask<T>(method: GatewayMethod, params: readonly unknown[], schema: z.ZodType<T>, cancel: Cancel): Promise<RpcAnswer<T>>;
  /** Methods of our list that no endpoint offers, as far as they told. */
  notOffered(cancel: Cancel): Promise<readonly GatewayMethod[]>;
  status(): { readonly host: string; readonly requests: number };
}

export interface FilecoinRpcPorts {
  readonly http: Http;
  readonly clock: Clock;
  readonly random: Random;
  /** Read before every question. */
  readonly endpoints: () => readonly string[];
  readonly timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 30_000;
/** The largest answers are a tipset with its proofs (40 kB) and a vesting table (10 kB in base64). */
const MAX_BYTES = 4 * 1024 * 1024;
/** An OpenRPC document of a full node has 1.3 MB. */
const DISCOVER_BYTES = 16 * 1024 * 1024;
const REST_MS = 30_000;
const REST_CEILING_MS = 10 * 60_000;
const DISCOVER_AGAIN_MS = 24 * 3_600_000;
const WAIT_WITH_OTHERS_MS = 2_000;
const WAIT_ALONE_MS = 60_000;

const envelope = z.object({ id: z.unknown(), result: z.unknown().optional(), error: z.object({ code: z.number(), message: z.string().max(100_000).optional() }).nullish() });
const discovered = z.object({ methods: z.array(z.object({ name: z.string() })).max(10_000) });

interface Health {
  failures: number;
  restsUntilMono: number;
  /** Methods it offers; null: it does not tell. */
  offers: ReadonlySet<string> | null;
  askedOffersMono: number | null;
}

export function createFilecoinRpc(ports: FilecoinRpcPorts): FilecoinRpc {
  const { http, clock } = ports;
  const healths = new Map<string, Health>();
  let requests = 0;
  let nextId = 1;
  let lastHost = '';

  const healthOf = (url: string): Health => {
    const known = healths.get(url);
    if (known !== undefined) return known;
    const fresh: Health = { failures: 0, restsUntilMono: 0, offers: null, askedOffersMono: null };
    healths.set(url, fresh);
    return fresh;
  };
  const isWell = (url: string): boolean => healthOf(url).restsUntilMono <= clock.mono();
  /** Those that are well in the order of the setting, then those that rest, the next to wake up first. */
  const inOrder = (): readonly string[] => ports.endpoints().toSorted((a, b) => Number(isWell(b)) - Number(isWell(a)) || (isWell(a) ? 0 : healthOf(a).restsUntilMono - healthOf(b).restsUntilMono));

  function blame(url: string, failure: ChainFailure): ChainFailure {
    const health = healthOf(url);
    health.failures += 1;
    // With jitter, so that many rigs do not come back at once.
    health.restsUntilMono = clock.mono() + Math.min(REST_CEILING_MS, REST_MS * 2 ** (health.failures - 1)) * (0.75 + ports.random.next() / 2);
    return failure;
  }

  async function send(url: string, method: string, params: readonly unknown[], maxBytes: number, cancel: Cancel): Promise<z.infer<typeof envelope>> {
    const host = hostOf(url);
    const id = nextId++;
    requests += 1;
    lastHost = host;
    let response: HttpResponse;
    try {
      response = await http.request({
        method: 'POST', url, body: JSON.stringify({ jsonrpc: '2.0', method: `Filecoin.${method}`, params, id }), headers: { 'content-type': 'application/json' },
        purpose: 'filecoin-rpc', timeoutMs: ports.timeoutMs ?? DEFAULT_TIMEOUT_MS, maxBytes, idempotent: true, maxWaitMs: ports.endpoints().length > 1 ? WAIT_WITH_OTHERS_MS : WAIT_ALONE_MS, cancel,
      });
    } catch (error) {
      throw toChainFailure(error, host);
    }
    const answer = parseEnvelope(response.text);
    // Lotus answers 500 with a JSON-RPC error to a question that it refuses.
    if (answer?.error !== undefined && answer.error !== null && response.status !== 429 && response.status !== 401 && response.status !== 403) return answer;
    const failure = statusFailure(response.status, host);
    if (failure !== null) throw failure;
    if (answer === null || answer.id !== id) throw createChainFailure('bad-answer', host);
    return answer;
  }

  /** What an endpoint offers, asked once a day. An endpoint that does not tell is taken for a stock gateway. */
  async function offersOf(url: string, cancel: Cancel): Promise<ReadonlySet<string> | null> {
    const health = healthOf(url);
    if (health.askedOffersMono !== null && clock.mono() - health.askedOffersMono < DISCOVER_AGAIN_MS) return health.offers;
    try {
      const answer = await send(url, 'Discover', [], DISCOVER_BYTES, cancel);
      const parsed = discovered.safeParse(answer.result);
      health.offers = parsed.success && parsed.data.methods.length > 0 ? new Set(parsed.data.methods.map((method) => method.name.replace(/^Filecoin\./, ''))) : null;
    } catch (error) {
      if (!isChainFailure(error)) throw error;
      health.offers = null;
    }
    health.askedOffersMono = clock.mono();
    return health.offers;
  }

  return {
    async ask(method, params, schema, cancel) {
      let failure: ChainFailure | null = null;
      let refusal: (RpcRefusal & { readonly host: string }) | null = null;
      for (const url of inOrder()) {
        throwIfCancelled(cancel);
        const host = hostOf(url);
        const offers = await offersOf(url, cancel);
        if (offers !== null && !offers.has(method)) {
          refusal ??= { refused: true, code: -32601, why: 'not-offered', host };
          continue;
        }
        try {
          const answer = await send(url, method, params, MAX_BYTES, cancel);
          if (answer.error !== undefined && answer.error !== null) {
            const why = meaningOf(answer.error.code, answer.error.message ?? '');
            if (why === 'busy') throw createChainFailure('endpoint-busy', host, `rpc ${answer.error.code}`);
            // Another node may keep more of the past, or offer more.
            refusal = { refused: true, code: answer.error.code, why, host };
            if (why === 'no-such-actor') return refusal;
            continue;
          }
          const parsed = schema.safeParse(answer.result);
          if (!parsed.success) throw createChainFailure('bad-answer', host, method);
          healthOf(url).failures = 0;
          healthOf(url).restsUntilMono = 0;
          return { refused: false, value: parsed.data, host };
        } catch (error) {
          if (!isChainFailure(error)) throw error;
          failure = blame(url, error);
        }
      }
      if (refusal !== null) return refusal;
      throw failure ?? createChainFailure('no-endpoint', '');
    },
    async notOffered(cancel) {
      const all = await Promise.all(ports.endpoints().map((url) => offersOf(url, cancel)));
      if (all.length === 0 || all.includes(null)) return [];
      return GATEWAY_METHODS.filter((method) => !all.some((offers) => offers?.has(method) === true));
    },
    status: () => ({ host: lastHost === '' ? hostOf(ports.endpoints()[0] ?? '') : lastHost, requests }),
  };
}

function parseEnvelope(text: string): z.infer<typeof envelope> | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = envelope.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** Lotus has one code (1) for nearly all refusals; its texts are matched loosely and only decide between words for the page. */
function meaningOf(code: number, message: string): RpcRefusal['why'] | 'busy' {
  if (code === -32601 || /method .* not found|not supported/i.test(message)) return 'not-offered';
  if (code === 429 || code === -32429 || /rate limit|too many requests/i.test(message)) return 'busy';
  if (/look-?back|too old|pruned|too far/i.test(message)) return 'too-old';
  if (/actor not found|resolution lookup failed|not a miner|actor code/i.test(message)) return 'no-such-actor';
  return 'other';
}
