import type { Cancel } from '../../../shared/units/cancel';

/** Time. `now` is UTC ms of the wall clock, `mono` is ms that never jump; both are needed to tell sleep from clock changes. */
export interface Clock {
  now(): number;
  mono(): number;
  /** Calls back once after `ms`; the returned function cancels. Timers never keep the process alive on their own. */
  after(ms: number, callback: () => void): () => void;
}

/** Randomness in 0..1, for jitter and ids. */
export interface Random {
  next(): number;
  id(): string;
}

/** Checks who wrote a file. */
export interface Signatures {
  /**
   * Ed25519 over the UTF-8 bytes of `text`.
   * @param publicKey 32 bytes, base64 @param signature 64 bytes, base64 @returns false also for a key or signature that is none
   */
  verify(publicKey: string, text: string, signature: string): boolean;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs?: number;
  /** What this call is for, as a code: shown on the page of what the app talks to (`solana-rpc`, `prices`, `fiat`). */
  readonly purpose: string;
  readonly maxBytes?: number;
  /** True: the body is no text (a piece of a file): it comes back as `bytes`, uncompressed by the host, and `text` is empty. */
  readonly binary?: boolean;
  /** True: the call only reads, so it may be sent again when it fails. Left out: GET is, POST is not. */
  readonly idempotent?: boolean;
  /** Longest pause asked for by the host (`Retry-After`) that this call waits for; a longer one gives the answer as it came, or `refused`. */
  readonly maxWaitMs?: number;
  readonly cancel?: Cancel;
}

export interface HttpResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The body of a `binary` request, and only of one. */
  readonly bytes?: Uint8Array;
  readonly durationMs: number;
}

/** Why there is no answer; an HTTP status is an answer. */
export type HttpFailureCode = 'timeout' | 'refused' | 'name-not-found' | 'tls' | 'broken' | 'too-large' | 'cancelled' | 'switched-off';

export interface HttpFailure extends Error {
  readonly httpCode: HttpFailureCode;
  readonly host: string;
}

/**
 * The only way out. It keeps the limits of each host, waits as `Retry-After` says on 429, retries what is safe to retry with
 * back-off and a ceiling, and counts every call per host.
 * @throws HttpFailure
 */
export interface Http {
  request(request: HttpRequest): Promise<HttpResponse>;
}

/** Counts a call; `status` is the HTTP status or the code of the failure. The traffic part of the store is one. */
export interface TrafficRecorder {
  record(host: string, purpose: string, atMs: number, status: string, failed: boolean): void;
}

/** One host the app talked to since the store was made. */
export interface HostTraffic {
  readonly host: string;
  readonly purposes: readonly string[];
  readonly calls: number;
  readonly failures: number;
  readonly lastCallAtMs: number | null;
  readonly lastStatus: string | null;
}

export interface Logger {
  debug(event: string, facts?: Readonly<Record<string, string | number | boolean | null>>): void;
  info(event: string, facts?: Readonly<Record<string, string | number | boolean | null>>): void;
  warn(event: string, facts?: Readonly<Record<string, string | number | boolean | null>>): void;
  error(event: string, facts?: Readonly<Record<string, string | number | boolean | null>>): void;
}

/** What the watcher itself costs. */
export interface SelfUsage {
  readonly cpuMs: number;
  readonly residentB: number;
  readonly eventLoopDelayP99Ms: number | null;
}

export interface SelfMeter {
  read(): SelfUsage;
}
