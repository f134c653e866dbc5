import { CancelledError, neverCancelled, type Cancel } from '../../../../shared/units/cancel';
import type { Clock, Http, Random } from '../../../engine/ports/system';
import { createChainFailure, isChainFailure, isHttpFailure, toChainFailure } from './chain-failure';
import { rest } from './rest';

export interface AskPorts {
  readonly http: Http & { waitingUntil?(host: string): number | null };
  readonly clock: Clock;
  readonly random: Random;
  /** Addresses of the interface, first choice first; read anew at every question. */
  readonly bases: () => readonly string[];
  readonly timeoutMs?: number;
}

export interface Asked<T> {
  readonly host: string;
  readonly value: T;
}

/** The interface at whichever address answers. */
export interface Asker {
  /**
   * One question. `read` gives null for a shape that was not promised: then the next address is asked.
   * @throws ChainFailure of the last try, CancelledError
   */
  ask<T>(path: string, read: (status: number, value: unknown) => T | null, cancel?: Cancel): Promise<Asked<T>>;
  status(): { readonly endpoint: string; readonly requests: number; readonly waitingUntilMs: number | null };
}

const MAX_BYTES = 32 * 1024 * 1024;
const TIMEOUT_MS = 30_000;
const BACK_OFF_MS = 500;
const TRIES_PER_ADDRESS = 3;

export const hostOf = (url: string): string => {
  try {
    return new URL(url).host;
  } catch {
    return '';
  }
};

export function createAsker(ports: AskPorts, purpose: string): Asker {
  const { http, clock, random } = ports;
  let endpoint = '';
  let requests = 0;

  async function once<T>(base: string, path: string, read: (status: number, value: unknown) => T | null, cancel: Cancel): Promise<Asked<T>> {
    const host = hostOf(base);
    endpoint = host;
    requests += 1;
    let response;
    try {
      response = await http.request({ method: 'GET', url: `${base}${path}`, purpose, idempotent: false, timeoutMs: ports.timeoutMs ?? TIMEOUT_MS, maxBytes: MAX_BYTES, maxWaitMs: 60_000, cancel });
    } catch (error) {
      if (!isHttpFailure(error)) throw error;
      if (error.httpCode === 'cancelled') throw new CancelledError();
      throw error.httpCode === 'refused' && (http.waitingUntil?.(host) ?? null) !== null ? createChainFailure('endpoint-busy', host, 'paused') : toChainFailure(error, host);
    }
    const { status } = response;
    if (status === 429 || status === 503) throw createChainFailure('endpoint-busy', host, String(status));
    if (status === 401 || status === 403) throw createChainFailure('endpoint-forbidden', host, String(status));
    let value: unknown;
    try {
      value = JSON.parse(response.text);
    } catch {
      throw status >= 200 && status < 300 ? createChainFailure('bad-answer', host, 'not JSON') : createChainFailure('endpoint-failed', host, String(status));
    }
    const found = read(status, value);
    if (found === null) throw status >= 200 && status < 300 ? createChainFailure('bad-answer', host, 'shape') : createChainFailure('endpoint-failed', host, String(status));
    return { host, value: found };
  }

  return {
    async ask(path, read, cancel = neverCancelled) {
      const bases = ports.bases();
      if (bases.length === 0) throw createChainFailure('no-endpoint', '');
      for (let tried = 0; ; tried += 1) {
        if (cancel.cancelled) throw new CancelledError();
        try {
          return await once(bases[tried % bases.length] ?? '', path, read, cancel);
        } catch (error) {
          if (!isChainFailure(error)) throw error;
          const hopeless = bases.length === 1 && (error.chainCode === 'endpoint-forbidden' || error.chainCode === 'switched-off' || error.detail === 'too-large');
          if (hopeless || tried + 1 >= TRIES_PER_ADDRESS * bases.length) throw error;
          if ((tried + 1) % bases.length === 0) await rest(clock, BACK_OFF_MS * 2 ** Math.floor(tried / bases.length) * (0.5 + random.next() / 2), cancel);
        }
      }
    },
    status() {
      const waits = ports.bases().map((base) => http.waitingUntil?.(hostOf(base)) ?? null).filter((ms): ms is number => ms !== null);
      return { endpoint, requests, waitingUntilMs: waits.length === 0 ? null : Math.max(...waits) };
    },
  };
}
