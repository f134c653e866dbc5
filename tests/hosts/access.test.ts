import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import type { Headless, Question } from '../support/hosts/headless';
import { endOf } from '../support/hosts/running';
import { useHosts } from '../support/hosts/use-hosts';

const hosts = useHosts();

const LIVE = '/rpc/live/changes';
const CALL = '/rpc/system/info';
const REST = '/api/system/info';
const json = { 'content-type': 'application/json' };

/** What each kind of door answers to a question with these headers. A stream that opens never ends: only its head is waited for. */
const doors = (host: Headless, headers: Readonly<Record<string, string>>) => async () => {
  const question: Question = { method: 'POST', headers: { host: `127.0.0.1:${host.port}`, ...json, ...headers }, body: '{"json":{}}' };
  return {
    page: (await host.raw('/', { headers: { host: `127.0.0.1:${host.port}`, ...headers } })).status,
    document: (await host.raw('/openapi.json', { headers: { host: `127.0.0.1:${host.port}`, ...headers } })).status,
    call: (await host.raw(CALL, question)).status,
    rest: (await host.raw(REST, question)).status,
    stream: (await head(host, LIVE, question)).status,
  };
};

/** The status of an answer whose body may never end. */
async function head(host: Headless, path: string, question: Question): Promise<{ readonly status: number; readonly type: string }> {
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: host.port, path, method: question.method ?? 'GET', headers: question.headers ?? {}, agent: false }, (response) => {
      resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '' });
      response.destroy();
    });
    sent.once('error', (error) => reject(error));
    sent.end(question.body);
  });
}

const token = (host: Headless): Readonly<Record<string, string>> => ({ authorization: `Bearer ${host.token}` });

describe('the headless host lets in', () => {
  test('whoever has the token and comes by its own name', async () => {
    const host = await hosts.headless();
    const open = { page: 200, document: 200, call: 200, rest: 200, stream: 200 };
    expect(await doors(host, token(host))()).toEqual(open);
    expect(await doors(host, { ...token(host), origin: `http://127.0.0.1:${host.port}`, 'sec-fetch-site': 'same-origin' })()).toEqual(open);
    expect(await doors(host, { ...token(host), host: `LOCALHOST:${host.port}` })()).toEqual(open);
  });
});

describe('the headless host refuses', () => {
  test('calls and streams without the token, with part of it, and with another', async () => {
    const host = await hosts.headless();
    const shut = { page: 200, document: 200, call: 401, rest: 401, stream: 401 };
    expect(await doors(host, {})()).toEqual(shut);
    for (const wrong of [host.token.slice(0, -1), `${host.token}A`, 'A'.repeat(host.token.length), '', 'undefined']) {
      expect([wrong, await doors(host, { authorization: `Bearer ${wrong}` })()]).toEqual([wrong, shut]);
    }
    const inAddress = await host.raw(`${CALL}?token=${host.token}`, { method: 'POST', headers: { host: `127.0.0.1:${host.port}`, ...json }, body: '{}' });
    expect(inAddress.status).toBe(401);
  });

  test('every door to another host name, with the token too (DNS rebinding)', async () => {
    const host = await hosts.headless();
    const shut = { page: 403, document: 403, call: 403, rest: 403, stream: 403 };
    for (const name of ['evil.example', `evil.example:${host.port}`, '127.0.0.1', '127.0.0.1:1', `127.0.0.1.evil.example:${host.port}`, `10.0.0.1:${host.port}`]) {
      expect([name, await doors(host, { ...token(host), host: name })()]).toEqual([name, shut]);
    }
  });

  test('every door to another site’s script, with the token too', async () => {
    const host = await hosts.headless();
    const shut = { page: 403, document: 403, call: 403, rest: 403, stream: 403 };
    for (const origin of ['https://evil.example', `https://127.0.0.1:${host.port}`, `http://127.0.0.1:${host.port + 1}`, `http://localhost:${host.port}`, 'null', 'file://']) {
      expect([origin, await doors(host, { ...token(host), origin })()]).toEqual([origin, shut]);
    }
    for (const site of ['cross-site', 'same-site']) expect([site, await doors(host, { ...token(host), 'sec-fetch-site': site })()]).toEqual([site, shut]);
  });

  test('to say a word to other origins: no CORS header on any answer', async () => {
    const host = await hosts.headless();
    const own = { host: `127.0.0.1:${host.port}` };
    const answers = [
      await host.raw('/', { headers: own }),
      await host.raw(CALL, { method: 'POST', headers: { ...own, ...json, ...token(host), origin: `http://127.0.0.1:${host.port}` }, body: '{}' }),
      await host.raw(CALL, { method: 'POST', headers: { ...own, ...json, ...token(host), origin: 'https://evil.example' }, body: '{}' }),
      await host.raw(CALL, { method: 'OPTIONS', headers: { ...own, origin: 'https://evil.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' } }),
    ];
    for (const answer of answers) expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    expect(answers[3]?.status).toBe(403);
  });

  test('bodies over a megabyte, declared or not, and lives on', async () => {
    const host = await hosts.headless();
    const headers = { host: `127.0.0.1:${host.port}`, ...json, ...token(host) };
    const big = JSON.stringify({ json: { address: 'a'.repeat(1_100_000) } });
    for (const path of ['/rpc/wallets/add', '/api/wallets/add']) {
      const declared = await host.raw(path, { method: 'POST', headers: { ...headers, 'content-length': String(big.length) }, body: big });
      expect([path, declared.status]).toEqual([path, 413]);
      const chunked = await host.raw(path, { method: 'POST', headers: { ...headers, 'transfer-encoding': 'chunked' }, body: big });
      expect([path, chunked.status]).toEqual([path, 413]);
    }
    expect((await host.client.system.info({})).host).toBe('headless');
  });

  test.each(['0.0.0.0', '::', '192.168.1.10', 'example.com', '127.0.0.1.evil.example', '128.0.0.1', ''])('to listen on %s: exit 1 and one line', async (address) => {
    for (const program of ['headless', 'cli'] as const) {
      const words = ['--host', address, '--no-open', '--data-dir', hosts.newFolder()];
      const { code, stdout, stderr } = program === 'cli' ? await hosts.cli(['serve', ...words]) : await end(words);
      expect([program, code, stdout]).toEqual([program, 1, '']);
      expect(stderr).toMatch(/^[^\n]*not a loopback address[^\n]*\n$/);
    }
  });

  test('to listen on another port than the one asked for: exit 1 and one line', async () => {
    const host = await hosts.headless();
    const { code, stderr } = await end(['--port', String(host.port), '--no-open', '--data-dir', hosts.newFolder()]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^[^\n]+\n$/);
    expect(stderr).toContain(String(host.port));
  });
});

const end = (words: readonly string[]): ReturnType<typeof endOf> => endOf(hosts.start(words));

describe('the access token', () => {
  test('is random per data folder, kept between starts, and readable by its owner only', async () => {
    const folder = hosts.newFolder();
    const first = await hosts.headless(folder);
    const file = join(folder, 'access-token');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8').trim()).toBe(first.token);
    expect(Buffer.from(first.token, 'base64url').length).toBeGreaterThanOrEqual(32);
    await first.stop();
    const again = await hosts.headless(folder);
    const other = await hosts.headless();
    expect(again.token).toBe(first.token);
    expect(other.token).not.toBe(first.token);
  });

  test('is made anew when its file holds something else, and closed when its file was open', async () => {
    const folder = hosts.newFolder();
    writeFileSync(join(folder, 'access-token'), 'short\n', { mode: 0o644 });
    const host = await hosts.headless(folder);
    expect(host.token).not.toBe('short');
    expect(statSync(join(folder, 'access-token')).mode & 0o777).toBe(0o600);
  });

  test('stands in no log line', async () => {
    const folder = hosts.newFolder();
    const host = await hosts.headless(folder);
    await host.raw(CALL, { method: 'POST', headers: { host: 'evil.example', ...token(host), ...json }, body: '{}' });
    await host.stop();
    expect(readFileSync(join(folder, 'logs/nodeworth.log'), 'utf8')).toContain('http.refused');
    expect(readFileSync(join(folder, 'logs/nodeworth.log'), 'utf8')).not.toContain(host.token);
  });
});
