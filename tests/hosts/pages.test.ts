import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { contract } from '../../shared/contract/contract';
import type { Headless } from '../support/hosts/headless';
import { useHosts } from '../support/hosts/use-hosts';

const hosts = useHosts();

const page = (host: Headless, path: string, method = 'GET') => host.raw(path, { method, headers: { host: `127.0.0.1:${host.port}` } });

describe('pages', () => {
  test('carry the strict policy with a nonce of their own for each answer', async () => {
    const host = await hosts.headless();
    const answers = [await page(host, '/'), await page(host, '/'), await page(host, '/index.html')];
    const nonces = answers.map((answer) => {
      const policy = String(answer.headers['content-security-policy']);
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      expect(policy).toBe(
        `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      );
      expect(Buffer.from(nonce, 'base64').length).toBeGreaterThanOrEqual(16);
      // The page's own code finds the nonce, and no answer shows the placeholder.
      expect(answer.body).toContain(nonce);
      expect(answer.body).not.toContain('__CSP_NONCE__');
      expect(answer.headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'x-frame-options': 'DENY',
        'cross-origin-opener-policy': 'same-origin',
      });
      return nonce;
    });
    expect(new Set(nonces).size).toBe(3);
  });

  test('and all that they name are served with their types', async () => {
    const host = await hosts.headless();
    const { body } = await page(host, '/');
    const named = [...body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path = '']) => path);
    expect(named.length).toBeGreaterThanOrEqual(2);
    for (const path of named) {
      const answer = await page(host, `/${path.replace(/^\.?\//, '')}`);
      expect([path, answer.status, answer.headers['x-content-type-options']]).toEqual([path, 200, 'nosniff']);
      const type = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', svg: 'image/svg+xml' }[path.split('.').pop() ?? ''];
      expect([path, answer.headers['content-type']]).toEqual([path, type]);
    }
  });

  test('no path leaves their folder', async () => {
    const host = await hosts.headless();
    // Beside the pages lie the programs; beside those a file whose name begins like the pages' folder.
    const outside = join(hosts.built().folder, 'renderer-private');
    mkdirSync(outside, { recursive: true });
    writeFileSync(join(outside, 'secret.json'), '{"secret":"lies-outside"}');
    const ups = ['../', '..%2f', '%2e%2e/', '%2e%2e%2f', '..%5c', '..\\', '.%2e/'];
    const paths = [
      ...ups.flatMap((up) => [`/${up}main/headless.cjs`, `/${up}renderer-private/secret.json`, `/assets/${up}${up}renderer-private/secret.json`, `/${up.repeat(12)}etc/passwd`]),
      '//etc/passwd', '/%2fetc/passwd', '/index.html%00.json', '/%00', '/%', '/%ff', '/assets', '/assets/', '/.', `/${encodeURIComponent(join(outside, 'secret.json'))}`,
    ];
    for (const path of paths) {
      const { status, body } = await page(host, path);
      expect([path, status]).toEqual([path, path === '/.' ? 200 : 404]);
      expect([path, /lies-outside|root:|require\(/.test(body)]).toEqual([path, false]);
    }
    expect((await host.client.system.info({})).host).toBe('headless');
  });

  test('only GET and HEAD', async () => {
    const host = await hosts.headless();
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'TRACE']) expect([method, (await page(host, '/', method)).status]).toEqual([method, 405]);
    const head = await page(host, '/', 'HEAD');
    expect([head.status, head.body]).toEqual([200, '']);
  });
});

describe('the OpenAPI document', () => {
  test('lists every call and topic of the contract with its schemas', async () => {
    const host = await hosts.headless();
    const document = JSON.parse((await page(host, '/openapi.json')).body) as {
      readonly openapi: string; readonly info: { readonly version: string };
      readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly summary?: string; readonly operationId?: string; readonly responses?: unknown }>>>>;
    };
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(document.info.version).toBe((await host.client.system.info({})).version);
    const listed = Object.values(document.paths).flatMap((methods) => Object.values(methods).map((operation) => operation.operationId ?? '')).toSorted();
    const wanted = Object.entries(contract).flatMap(([group, calls]) => Object.keys(calls).map((name) => `${group}.${name}`)).toSorted();
    expect(wanted.length).toBeGreaterThan(40);
    expect(listed).toEqual(wanted);
    expect(Object.values(document.paths).flatMap((methods) => Object.values(methods)).filter((operation) => (operation.summary ?? '') === '')).toEqual([]);
  });

  test('tells the truth: a call by its path and method answers, and a wrong one says what is wrong', async () => {
    const host = await hosts.headless();
    const headers = { host: `127.0.0.1:${host.port}`, 'content-type': 'application/json', authorization: `Bearer ${host.token}` };
    const good = await host.raw('/api/rewards/list', { method: 'POST', headers, body: '{"filter":{},"limit":10,"offset":0}' });
    expect([good.status, JSON.parse(good.body)]).toEqual([200, expect.objectContaining({ rows: [], total: 0 })]);
    const bad = await host.raw('/api/rewards/list', { method: 'POST', headers, body: '{"filter":{},"limit":0,"offset":0}' });
    expect(bad.status).toBe(400);
    expect(JSON.parse(bad.body)).toMatchObject({ code: 'BAD_INPUT', data: { context: { key: 'limit' } } });
    expect((await host.raw('/api/rewards/steal', { method: 'POST', headers, body: '{}' })).status).toBe(404);
    expect((await host.raw('/rpc/rewards/list', { method: 'POST', headers, body: '{"json":' })).status).toBe(400);
  });

  test('no answer tells a path, a stack or the words of an error', async () => {
    const host = await hosts.headless();
    const headers = { host: `127.0.0.1:${host.port}`, 'content-type': 'application/json', authorization: `Bearer ${host.token}` };
    for (const body of ['not json', '[]', '{"id":"no such"}', '{"id":{"a":1}}', 'null', '{"__proto__":{"a":1}}']) {
      for (const path of ['/api/devices/get', '/rpc/devices/get', '/api/rewards/get']) {
        const answer = await host.raw(path, { method: 'POST', headers, body });
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect([path, body, /\n\s+at |\/main\/|node:|SyntaxError|\.cjs/.test(answer.body)]).toEqual([path, body, false]);
      }
    }
  });
});
