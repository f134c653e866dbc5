/**
 * Which Solana endpoints are asked, in which order, and how often each may be asked.
 */

/** Calls of ten seconds that an endpoint lets one client make. Every element of a batch counts. */
export interface CallLimit {
  readonly perMethod: number;
  readonly total: number;
}

export interface SolanaEndpoint {
  readonly url: string;
  /** null: no limit of ours (a node of the person's own). */
  readonly limit: CallLimit | null;
}

/** Public endpoint of the Solana foundation, no key needed. */
export const PUBLIC_ENDPOINT = 'https://api.mainnet-beta.solana.com';

export const DEFAULT_SOLANA_ENDPOINTS: readonly string[] = [PUBLIC_ENDPOINT];

/**
 * 100 calls in 10 s per address, 40 of one method: solana.com/docs/core/clusters (crawled copy, secondary; "limits can change").
 * Taken for every remote endpoint until the person sets another: no provider known to us gives less.
 */
export const PUBLIC_LIMIT: CallLimit = { perMethod: 40, total: 100 };

export const WINDOW_MS = 10_000;

const isLoopback = (host: string): boolean => host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);

/** The host of an endpoint: what may be shown, logged and counted. The path and the query can hold a key. */
export function endpointHost(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return '';
  }
}

export type ParsedEndpoints = { readonly ok: true; readonly endpoints: readonly SolanaEndpoint[] } | { readonly ok: false; readonly at: number; readonly why: 'not-a-list' | 'empty' | 'not-an-address' | 'not-https' | 'bad-limit' };

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value > 0;

function parseOne(entry: unknown): SolanaEndpoint | 'not-an-address' | 'not-https' | 'bad-limit' {
  const record = typeof entry === 'object' && entry !== null ? (entry as Record<string, unknown>) : {};
  const text = typeof entry === 'string' ? entry : record['url'];
  if (typeof text !== 'string') return 'not-an-address';
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    return 'not-an-address';
  }
  const local = isLoopback(url.hostname);
  // Whoever sits on the line of a plain connection could invent or hide rewards.
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local)) return 'not-https';
  const limit = record['limit'];
  if (limit === undefined) return { url: url.href, limit: local ? null : PUBLIC_LIMIT };
  if (limit === null) return { url: url.href, limit: null };
  if (typeof limit !== 'object') return 'bad-limit';
  const { perMethod, total } = limit as Record<string, unknown>;
  return isCount(perMethod) && isCount(total) ? { url: url.href, limit: { perMethod, total } } : 'bad-limit';
}

/**
 * Reads a list of endpoints: addresses, or `{ url, limit: { perMethod, total } | null }` where the person's provider allows more or less.
 * https only, except for this machine itself.
 */
export function parseEndpoints(list: unknown): ParsedEndpoints {
  if (!Array.isArray(list)) return { ok: false, at: 0, why: 'not-a-list' };
  if (list.length === 0) return { ok: false, at: 0, why: 'empty' };
  const endpoints: SolanaEndpoint[] = [];
  for (const [at, entry] of list.entries()) {
    const one = parseOne(entry);
    if (typeof one === 'string') return { ok: false, at, why: one };
    if (!endpoints.some((other) => other.url === one.url)) endpoints.push(one);
  }
  return { ok: true, endpoints };
}

/** The endpoints of a stored setting; the public one when there is none or it cannot be read. */
export function endpointsOf(json: string | null): readonly SolanaEndpoint[] {
  const fallback = parseEndpoints(DEFAULT_SOLANA_ENDPOINTS);
  let parsed = fallback;
  try {
    if (json !== null) parsed = parseEndpoints(JSON.parse(json));
  } catch {
    parsed = fallback;
  }
  if (parsed.ok) return parsed.endpoints;
  return fallback.ok ? fallback.endpoints : [];
}
