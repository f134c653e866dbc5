import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';

/** Scheme and host of our own pages. Nothing else is ever shown in a window. */
export const PAGE_SCHEME = 'app';
export const PAGE_ORIGIN = 'app://nodeworth';
export const FIRST_PAGE = `${PAGE_ORIGIN}/index.html`;

/** Where the page wants the nonce of its answer written (see renderer/index.html). */
const NONCE_PLACE = '__CSP_NONCE__';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/**
 * The content security policy of a page. It starts at nothing and names what is needed; `connect-src` is not named, so a page has no
 * network of its own. The nonce is for the one style element that the component library writes.
 */
export const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

export interface PageAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | string;
}

const refusal = (status: number, why: string): PageAnswer => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff', ...(status === 405 ? { allow: 'GET' } : {}) },
  body: `${why}\n`,
});

/**
 * The file that a path of our origin means, or null when there is none to be had: another host, a path that leaves the folder in any
 * spelling, or a kind of file that pages do not have.
 */
export const fileOfPage = (url: string, folder: string): string | null => {
  let path: string;
  try {
    const parsed = new URL(url);
    if (parsed.protocol !== `${PAGE_SCHEME}:` || parsed.host !== 'nodeworth') return null;
    path = decodeURIComponent(parsed.pathname);
  } catch {
    return null;
  }
  if (path.includes('\0') || path.includes('\\')) return null;
  const root = resolve(folder);
  const file = resolve(root, `.${path === '/' ? '/index.html' : path}`);
  // With the separator: `/pages-of-others` starts with `/pages` too.
  if (!file.startsWith(root + sep) || TYPES[extname(file)] === undefined) return null;
  return file;
};

/** Answers a request of a page from the folder of the built pages. GET only. `nonce` is fresh for each answer. */
export const answerPageRequest = async (
  request: { readonly method: string; readonly url: string },
  folder: string,
  nonce: string,
): Promise<PageAnswer> => {
  if (request.method !== 'GET') return refusal(405, 'GET only');
  const file = fileOfPage(request.url, folder);
  if (file === null) return refusal(404, 'not found');
  let body: Buffer;
  try {
    body = await readFile(file);
  } catch {
    return refusal(404, 'not found');
  }
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  const headers = { 'content-type': type, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' };
  return {
    status: 200,
    headers: { ...headers, 'content-security-policy': contentSecurityPolicy(nonce) },
    body: body.toString('utf8').replaceAll(NONCE_PLACE, nonce),
  };
};

/** Whether an address is a page of ours that a window may show. */
export const isOwnPage = (url: string): boolean => {
  try {
    const { protocol, host, pathname } = new URL(url);
    return protocol === `${PAGE_SCHEME}:` && host === 'nodeworth' && (pathname === '/' || pathname === '/index.html');
  } catch {
    return false;
  }
};
