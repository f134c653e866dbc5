import { Agent as PlainAgent } from 'node:http';
import { Agent as TlsAgent } from 'node:https';
import type { Clock, Http, HttpRequest, HttpResponse, Logger, Random, TrafficRecorder } from '../../engine/ports/system';
import { neverCancelled } from '../../../shared/units/cancel';
import { createHttpFailure, isHttpFailure } from './http-failure';
import { createHostGate, type HostLimit } from './http-gate';
import { sendOnce, type Agents } from './http-send';
import { parseRetryAfter } from './retry-after';

/** A guard rail for hosts whose own limit nobody gave; sources that know theirs export it, and the host of the engine hands it over. */
export const DEFAULT_LIMIT: HostLimit = { perSecond: 50, burst: 100, concurrent: 16 };

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_MAX_BYTES = 16 * 1024 * 1024;
/** Longest pause that a call sits out, unless it says otherwise. */
const DEFAULT_MAX_WAIT_MS = 10 * 60_000;
/** First back-off; doubles with each attempt up to the ceiling. */
const BACK_OFF_MS = 500;
const BACK_OFF_CEILING_MS = 30_000;
const ATTEMPTS = 5;
const REDIRECTS = 3;

/** Statuses that say "not now": the host itself is left alone. */
const BUSY = new Set([429, 503]);
/** Statuses of a gateway in trouble: worth another try of a read. */
const TROUBLED = new Set([500, 502, 504]);

export interface HttpOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** Counts every attempt per host. */
  readonly traffic?: TrafficRecorder;
  /** Limits by `host` or `host:port`; any other host has `DEFAULT_LIMIT`. */
  readonly limits?: Readonly<Record<string, HostLimit>>;
  /** False: the person switched this host off. Asked before every attempt and every redirect. */
  readonly isAllowed?: (host: string) => boolean;
  readonly userAgent?: string;
}

export interface ManagedHttp extends Http {
  setLimit(host: string, limit: HostLimit): void;
  limit(host: string): HostLimit;
  /** UTC ms until which the host asked to be left alone; null when it did not. */
  waitingUntil(host: string): number | null;
  /** Closes idle connections; what is under way ends on its own or by its `cancel`. */
  close(): void;
}

/**
 * The only way out to the network. See `Http` for the promise and README.md for the rules of retry.
 * On `node:http` rather than `fetch`: connections are ours to close, a body cut short is told apart, and it is the same in the
 * Node 18 of an older Electron.
 */
export function createHttp(options: HttpOptions): ManagedHttp {
  const { clock, random, logger } = options;
  const gate = createHostGate(clock, DEFAULT_LIMIT, options.limits);
  const agents: Agents = { plain: new PlainAgent({ keepAlive: true }), tls: new TlsAgent({ keepAlive: true }) };
  const isAllowed = options.isAllowed ?? (() => true);

  const record = (request: HttpRequest, host: string, status: string, failed: boolean): void => {
    try {
      options.traffic?.record(host, request.purpose, clock.now(), status, failed);
    } catch {
      logger.warn('http-traffic-not-recorded', { host });
    }
  };

  /** One attempt with its redirects, counted. */
  const attempt = async (request: HttpRequest): Promise<HttpResponse> => {
    const cancel = request.cancel ?? neverCancelled;
    let url = toUrl(request.url);
    for (let hop = 0; ; hop += 1) {
      const host = url.host;
      if (!isAllowed(host)) throw createHttpFailure('switched-off', host);
      const leave = await gate.enter(host, request.maxWaitMs ?? DEFAULT_MAX_WAIT_MS, cancel);
      let response: HttpResponse;
      try {
        response = await sendOnce(
          {
            method: request.method,
            url,
            headers: { accept: 'application/json', 'user-agent': options.userAgent ?? 'nodeworth', ...request.headers },
            body: request.body,
            timeoutMs: request.timeoutMs ?? DEFAULT_TIMEOUT_MS,
            maxBytes: request.maxBytes ?? DEFAULT_MAX_BYTES,
            binary: request.binary ?? false,
            cancel,
          },
          agents,
          clock,
        );
      } catch (error) {
        const failure = isHttpFailure(error) ? error : createHttpFailure('broken', host);
        if (failure.httpCode !== 'cancelled') record(request, host, failure.httpCode, true);
        throw failure;
      } finally {
        leave();
      }
      record(request, host, String(response.status), response.status >= 400);
      const target = redirectTarget(response, url);
      if (target === null) return response;
      if (hop >= REDIRECTS || !mayFollow(request, response.status, url, target)) {
        logger.warn('http-redirect-refused', { host, status: response.status, to: target.host });
        throw createHttpFailure('broken', host);
      }
      url = target;
    }
  };

  const backOffMs = (round: number): number => Math.min(BACK_OFF_CEILING_MS, BACK_OFF_MS * 2 ** round) * (0.5 + random.next() / 2);

  return {
    setLimit: (host, limit) => gate.setLimit(host, limit),
    limit: (host) => gate.limit(host),
    waitingUntil: (host) => gate.waitingUntil(host),
    close() {
      agents.plain.destroy();
      agents.tls.destroy();
    },
    async request(request) {
      const host = toUrl(request.url).host;
      const mayRepeat = request.idempotent ?? request.method === 'GET';
      const maxWaitMs = request.maxWaitMs ?? DEFAULT_MAX_WAIT_MS;
      for (let round = 0; ; round += 1) {
        const last = !mayRepeat || round >= ATTEMPTS - 1;
        let waitMs: number;
        try {
          const response = await attempt(request);
          const busy = BUSY.has(response.status);
          if (!busy && !TROUBLED.has(response.status)) return response;
          const askedMs = busy ? parseRetryAfter(response.headers['retry-after'], clock.now()) : null;
          waitMs = askedMs ?? backOffMs(round);
          // Also on the last attempt: the others in the queue must not run into the same wall.
          if (busy) gate.pause(host, waitMs);
          if (last || waitMs > maxWaitMs) return response;
          logger.debug('http-again', { host, status: response.status, waitMs: Math.round(waitMs) });
          if (busy) continue;
        } catch (error) {
          if (last || !isHttpFailure(error) || !isWorthAnotherTry(error.httpCode, round) || (gate.waitingUntil(host) ?? 0) > clock.now() + maxWaitMs) throw error;
          waitMs = backOffMs(round);
          logger.debug('http-again', { host, code: error.httpCode, waitMs: Math.round(waitMs) });
        }
        await rest(clock, waitMs, request, host);
      }
    },
  };
}

/**
 * A name that is not found, a bad certificate or an answer that is too large will be the same in a second. Who was silent for a whole
 * time-out twice is silent: five of them would be minutes.
 */
const isWorthAnotherTry = (code: string, round: number): boolean => code === 'refused' || code === 'broken' || (code === 'timeout' && round === 0);

function toUrl(text: string): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw createHttpFailure('broken', '');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw createHttpFailure('broken', url.host);
  return url;
}

function redirectTarget(response: HttpResponse, from: URL): URL | null {
  if (![301, 302, 303, 307, 308].includes(response.status)) return null;
  try {
    return new URL(response.headers['location'] ?? 'about:blank', from);
  } catch {
    return new URL('about:blank');
  }
}

/** Only the same host, never from https down to http, and a POST only where its body is meant to be sent again (307, 308). */
function mayFollow(request: HttpRequest, status: number, from: URL, to: URL): boolean {
  if (to.host !== from.host) return false;
  if (to.protocol !== 'https:' && to.protocol !== from.protocol) return false;
  return request.method === 'GET' || status === 307 || status === 308;
}

function rest(clock: Clock, ms: number, request: HttpRequest, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = request.cancel ?? neverCancelled;
    let off = (): void => undefined;
    const stop = clock.after(ms, () => {
      off();
      resolve();
    });
    off = cancel.onCancel(() => {
      stop();
      reject(createHttpFailure('cancelled', host));
    });
  });
}
