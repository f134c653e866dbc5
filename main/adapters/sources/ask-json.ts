import type { ChainFailure, ChainFailureCode } from '../../engine/ports/chain';
import type { Http, HttpFailure, HttpRequest, HttpResponse } from '../../engine/ports/system';
import { CancelledError, type Cancel } from '../../../shared/units/cancel';

/** One question to a network's own interface, answered with JSON. */
export interface JsonQuestion {
  readonly url: string;
  /** Code of the page of what the app talks to. */
  readonly purpose: string;
  /** Sent as JSON with POST; the question only reads and may be asked again. */
  readonly body?: unknown;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
  readonly cancel?: Cancel | undefined;
}

/** `found: false`: the source answered that it does not have it (404). */
export type JsonAnswer = { readonly found: true; readonly json: unknown } | { readonly found: false };

/** Pauses longer than this are not sat out: the other sources of the round wait behind. */
const MAX_WAIT_MS = 60_000;

/** @param host of the endpoint: its path and query can hold an address or a key and are never part of a failure. */
export function createSourceFailure(chainCode: ChainFailureCode, host: string, detail = ''): ChainFailure {
  const failure = new Error(`${chainCode}: ${host}${detail === '' ? '' : ` (${detail})`}`);
  failure.name = 'ChainFailure';
  return Object.assign(failure, { chainCode, host, detail });
}

export const isSourceFailure = (error: unknown): error is ChainFailure => error instanceof Error && 'chainCode' in error && 'host' in error;

const isHttpFailure = (error: unknown): error is HttpFailure => error instanceof Error && 'httpCode' in error;

/** Host and port of an address; what may be shown, logged and counted. */
export function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return '';
  }
}

function toFailure(failure: HttpFailure, host: string): Error {
  switch (failure.httpCode) {
    case 'cancelled':
      return new CancelledError();
    case 'switched-off':
      return createSourceFailure('switched-off', host);
    case 'broken':
    case 'too-large':
      return createSourceFailure('bad-answer', host, failure.httpCode);
    case 'timeout':
    case 'refused':
    case 'name-not-found':
    case 'tls':
      return createSourceFailure('endpoint-unreachable', host, failure.httpCode);
  }
}

function codeOfStatus(status: number): ChainFailureCode {
  if (status === 429 || status === 503) return 'endpoint-busy';
  return status === 401 || status === 403 ? 'endpoint-forbidden' : 'endpoint-failed';
}

/**
 * Asks and reads JSON. Everything that is no JSON answer of status 200 is a failure with a name; 404 is an answer.
 * @throws ChainFailure, CancelledError
 */
export async function askJson(http: Http, question: JsonQuestion): Promise<JsonAnswer> {
  const host = hostOf(question.url);
  const request: HttpRequest = {
    method: question.body === undefined ? 'GET' : 'POST',
    url: question.url,
    purpose: question.purpose,
    idempotent: true,
    timeoutMs: question.timeoutMs ?? 20_000,
    maxBytes: question.maxBytes ?? 8 * 1024 * 1024,
    maxWaitMs: MAX_WAIT_MS,
    ...(question.body === undefined ? {} : { body: JSON.stringify(question.body), headers: { 'content-type': 'application/json' } }),
    ...(question.cancel === undefined ? {} : { cancel: question.cancel }),
  };
  let answer: HttpResponse;
  try {
    answer = await http.request(request);
  } catch (error) {
    throw isHttpFailure(error) ? toFailure(error, host) : error;
  }
  if (answer.status === 404) return { found: false };
  if (answer.status !== 200) throw createSourceFailure(codeOfStatus(answer.status), host, `status-${answer.status}`);
  try {
    return { found: true, json: JSON.parse(answer.text) as unknown };
  } catch {
    throw createSourceFailure('bad-answer', host, 'not-json');
  }
}
