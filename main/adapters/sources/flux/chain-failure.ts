import type { ChainFailure, ChainFailureCode } from '../../../engine/ports/chain';
import type { HttpFailure } from '../../../engine/ports/system';

/** @param host of the endpoint: its path and query can hold a key and are never part of a failure. */
export function createChainFailure(chainCode: ChainFailureCode, host: string, detail = ''): ChainFailure {
  const failure = new Error(`${chainCode}: ${host}${detail === '' ? '' : ` (${detail})`}`);
  failure.name = 'ChainFailure';
  return Object.assign(failure, { chainCode, host, detail });
}

export const isChainFailure = (error: unknown): error is ChainFailure => error instanceof Error && 'chainCode' in error && 'host' in error;

export const isHttpFailure = (error: unknown): error is HttpFailure => error instanceof Error && 'httpCode' in error && 'host' in error;

/** What a failure of the line means for whoever asked the chain. */
export function toChainFailure(failure: HttpFailure, host: string): ChainFailure {
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
