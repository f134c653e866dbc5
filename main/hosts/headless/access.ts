import { randomBytes, timingSafeEqual } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';

/** The access token of this data folder: random, made once, readable by its owner only. */
export function loadAccessToken(dataDir: string): string {
  const file = join(dataDir, 'access-token');
  if (existsSync(file)) {
    chmodSync(file, 0o600);
    const kept = readFileSync(file, 'utf8').trim();
    if (/^[A-Za-z0-9_-]{32,}$/.test(kept)) return kept;
  }
  const token = randomBytes(32).toString('base64url');
  writeFileSync(file, `${token}\n`, { mode: 0o600 });
  return token;
}

export const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);

export type Refusal = { readonly status: 401 | 403; readonly why: string } | null;

/**
 * A person opens the first page from elsewhere: by a link, or by the file with which this host starts the browser. The page holds no secret, and
 * where it was opened from can neither read nor frame it.
 */
const isOpening = ({ method, url, headers }: IncomingMessage): boolean =>
  method === 'GET' && url === '/' && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document' && headers.origin === undefined;

/**
 * Checked on every request and stream, before anything is looked up: the name the browser was told (`Host`, against DNS rebinding)
 * and the page it comes from (`Origin`, against other sites' scripts).
 * @param allowed `host:port` names under which this server is known, lower case.
 */
export function refuseStrangers(request: IncomingMessage, allowed: ReadonlySet<string>, scheme: 'http' | 'https'): Refusal {
  const host = (request.headers.host ?? '').toLowerCase();
  if (!allowed.has(host)) return { status: 403, why: 'unknown host name' };
  const origin = request.headers.origin;
  if (origin !== undefined && origin.toLowerCase() !== `${scheme}://${host}`) return { status: 403, why: 'foreign origin' };
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isOpening(request)) return { status: 403, why: 'foreign site' };
  return null;
}

/** The token in the `Authorization` header, compared without telling by time how much of it was right. */
export function refuseWithoutToken(request: IncomingMessage, token: string): Refusal {
  const given = Buffer.from((request.headers.authorization ?? '').replace(/^Bearer /, ''));
  const wanted = Buffer.from(token);
  const same = given.length === wanted.length && timingSafeEqual(given, wanted);
  return same ? null : { status: 401, why: 'token missing or wrong' };
}
