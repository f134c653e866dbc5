import type { HttpFailure, HttpFailureCode } from '../../engine/ports/system';

/** @param host name and port only: a path or a query can hold a key, so neither is ever part of a failure. */
export function createHttpFailure(httpCode: HttpFailureCode, host: string): HttpFailure {
  const failure = new Error(`${httpCode}: ${host}`);
  failure.name = 'HttpFailure';
  return Object.assign(failure, { httpCode, host });
}

export const isHttpFailure = (error: unknown): error is HttpFailure => error instanceof Error && 'httpCode' in error && 'host' in error;

const NAME_CODES = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME']);
const REFUSED_CODES = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'EACCES', 'EPERM', 'EHOSTDOWN', 'ENETDOWN']);
const TLS_CODES = /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/;

/** What a socket error of Node means to the person: the name is unknown, nobody answers, TLS failed, or the line broke. */
export function toHttpFailure(error: unknown, host: string): HttpFailure {
  if (isHttpFailure(error)) return error;
  const code = codeOf(error);
  if (code === 'ETIMEDOUT') return createHttpFailure('timeout', host);
  if (NAME_CODES.has(code)) return createHttpFailure('name-not-found', host);
  if (REFUSED_CODES.has(code)) return createHttpFailure('refused', host);
  if (TLS_CODES.test(code)) return createHttpFailure('tls', host);
  return createHttpFailure('broken', host);
}

/** Since Node 20 a host with several addresses fails with one error that holds one per address. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
