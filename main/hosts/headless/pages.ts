import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';

import { contentSecurityPolicy, NONCE_PLACE } from '../../../shared/contract/page-policy';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.woff2': 'font/woff2', '.json': 'application/json', '.map': 'application/json',
};

export interface PageFile {
  readonly status: 200 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const PROTECTION = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-opener-policy': 'same-origin', 'x-frame-options': 'DENY' };

/** Serves the renderer bundle from one folder; a path that leaves the folder does not exist. */
export function createPages(folder: string): (path: string) => Promise<PageFile> {
  const root = resolve(folder);
  const missing: PageFile = { status: 404, headers: { ...PROTECTION, 'content-type': 'text/plain; charset=utf-8' }, body: Buffer.from('Not found\n') };
  return async (path) => {
    let decoded: string;
    try {
      decoded = decodeURIComponent(path);
    } catch {
      return missing;
    }
    const file = resolve(join(root, decoded === '/' ? 'index.html' : decoded));
    if (!file.startsWith(root + sep)) return missing;
    const type = TYPES[extname(file)];
    if (type === undefined) return missing;
    let body: Buffer;
    try {
      body = await readFile(file);
    } catch {
      return missing;
    }
    if (!file.endsWith('.html')) {
      const immutable = decoded.startsWith('/assets/');
      return { status: 200, headers: { ...PROTECTION, 'content-type': type, 'cache-control': immutable ? 'max-age=31536000, immutable' : 'no-cache' }, body };
    }
    const nonce = randomBytes(16).toString('base64');
    return {
      status: 200,
      headers: { ...PROTECTION, 'content-type': type, 'cache-control': 'no-store', 'content-security-policy': contentSecurityPolicy(nonce) },
      body: Buffer.from(body.toString('utf8').replaceAll(NONCE_PLACE, nonce)),
    };
  };
}
