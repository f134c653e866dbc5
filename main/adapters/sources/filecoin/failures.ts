import type { ChainFailure, ChainFailureCode } from '../../../engine/ports/chain';
import type { HttpFailure } from '../../../engine/ports/system';
import { CancelledError } from '../../../../shared/units/cancel';

/** @param host of the endpoint: its path and query can hold a key and are never part of a failure */
export function createChainFailure(chainCode: ChainFailureCode, host: string, detail = ''): ChainFailure {
  const failure = new Error(`${chainCode}: ${host}${detail === '' ? '' : ` (${detail})`}`);
  failure.name = 'ChainFailure';
  return Object.assign(failure, { chainCode, host, detail });
}

export const isChainFailure = (error: unknown): error is ChainFailure => error instanceof Error && 'chainCode' in error && 'host' in error;

const isHttpFailure = (error: unknown): error is HttpFailure => error instanceof Error && 'httpCode' in error;

/** What the http port threw, in the words of a chain. @throws CancelledError when it was cancelled; what is no failure of the port is thrown on */
export function toChainFailure(error: unknown, host: string): ChainFailure {
  if (!isHttpFailure(error)) throw error;
  switch (error.httpCode) {
    case 'cancelled':
      throw new CancelledError();
    case 'switched-off':
      return createChainFailure('switched-off', host);
    case 'broken':
    case 'too-large':
      return createChainFailure('bad-answer', host, error.httpCode);
    case 'timeout':
    case 'refused':
    case 'name-not-found':
    case 'tls':
      return createChainFailure('endpoint-unreachable', host, error.httpCode);
  }
}

/** The failure that an HTTP status is; null for an answer that can be read. */
export function statusFailure(status: number, host: string): ChainFailure | null {
  if (status >= 200 && status < 300) return null;
  if (status === 429 || status === 503) return createChainFailure('endpoint-busy', host, String(status));
  if (status === 401 || status === 403) return createChainFailure('endpoint-forbidden', host, String(status));
  return createChainFailure('endpoint-failed', host, String(status));
}

/** Host and port of an address; empty for a text that is none. */
export function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return '';
  }
}
