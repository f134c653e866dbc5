/** The endpoint that everybody may use, run by the Solana foundation: slow, and it learns the addresses of all who use it. */
export const PUBLIC_ENDPOINT = 'https://api.mainnet-beta.solana.com';

/** The engine takes at most so many. */
export const MOST_ENDPOINTS = 8;

export type EndpointProblem = 'not-https' | 'no-address' | 'there-already' | 'too-many';

/** https everywhere, http on this machine only; null when it can be taken. The engine checks the scheme once more. */
export function endpointProblem(text: string, existing: readonly string[]): EndpointProblem | null {
  const typed = text.trim();
  const local = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:|\/|$)/.test(typed);
  if (!local && !typed.startsWith('https://')) return /^[a-z]+:\/\//i.test(typed) ? 'not-https' : 'no-address';
  const host = hostOf(typed);
  if (host === null || (!local && !host.includes('.'))) return 'no-address';
  if (existing.includes(typed)) return 'there-already';
  return existing.length >= MOST_ENDPOINTS ? 'too-many' : null;
}

/** The host of an endpoint; null where it is no address. Written without `URL.canParse`, which the oldest browser does not have. */
export function hostOf(endpoint: string): string | null {
  try {
    return new URL(endpoint).host;
  } catch {
    return null;
  }
}

/** An endpoint as it is shown: keys that providers put into the path or the query are kept off the screen. */
export function shownEndpoint(endpoint: string): string {
  let url: URL;
  try {
    url = new URL(endpoint);
  } catch {
    return endpoint;
  }
  const hidden = url.search !== '' || /[A-Za-z0-9_-]{16,}/.test(url.pathname);
  return hidden ? `${url.origin}/…` : endpoint;
}

/** The list with one moved to the front: the first is the one that is asked. */
export const withFirst = (endpoints: readonly string[], first: string): readonly string[] => [first, ...endpoints.filter((endpoint) => endpoint !== first)];
