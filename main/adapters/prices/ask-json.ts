import type { Http } from '../../engine/ports/system';
import type { Cancel } from '../../../shared/units/cancel';

/** Why a source gave no answer that could be read; the network's own failures stay `HttpFailure`. */
export interface PriceSourceFailure extends Error {
  /** `status-429`, `not-json`, `unknown-shape`. */
  readonly reason: string;
}

export function createPriceSourceFailure(reason: string): PriceSourceFailure {
  const failure = new Error(reason);
  failure.name = 'PriceSourceFailure';
  return Object.assign(failure, { reason });
}

/** Pauses longer than this are not sat out: prices can wait for the next round, the rest of the round cannot. */
const MAX_WAIT_MS = 90_000;

/**
 * Asks and reads JSON.
 * @param absent statuses by which the source says that it does not know what was asked for
 * @returns null then
 * @throws HttpFailure, PriceSourceFailure
 */
export async function askJson(http: Http, url: string, purpose: 'prices' | 'fiat', cancel: Cancel | undefined, absent: readonly number[] = [404]): Promise<unknown> {
  const answer = await http.request({ method: 'GET', url, purpose, timeoutMs: 20_000, maxWaitMs: MAX_WAIT_MS, maxBytes: 8 * 1024 * 1024, ...(cancel === undefined ? {} : { cancel }) });
  if (absent.includes(answer.status)) return null;
  if (answer.status !== 200) throw createPriceSourceFailure(`status-${answer.status}`);
  try {
    const parsed: unknown = JSON.parse(answer.text);
    return parsed;
  } catch {
    throw createPriceSourceFailure('not-json');
  }
}
