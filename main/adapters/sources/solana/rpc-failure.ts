import type { ChainFailure, ChainFailureCode } from '../../../engine/ports/chain';

/** @param host of the endpoint: its path and query can hold a key and are never part of a failure. */
export function createChainFailure(chainCode: ChainFailureCode, host: string, detail = ''): ChainFailure {
  const failure = new Error(`${chainCode}: ${host}${detail === '' ? '' : ` (${detail})`}`);
  failure.name = 'ChainFailure';
  return Object.assign(failure, { chainCode, host, detail });
}

export const isChainFailure = (error: unknown): error is ChainFailure => error instanceof Error && 'chainCode' in error && 'host' in error;
