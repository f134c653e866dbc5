import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { answerPageRequest, contentSecurityPolicy, fileOfPage, isOwnPage } from '../../../main/electron/page-files';

let base = '';
let pages = '';

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'pages-'));
  pages = join(base, 'pages');
  await mkdir(join(pages, 'assets'), { recursive: true });
  await mkdir(join(base, 'pages-of-others'));
  await writeFile(join(pages, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__"><p>__CSP_NONCE__</p>');
  await writeFile(join(pages, 'assets/a b.js'), 'one');
  await writeFile(join(pages, 'notes.txt'), 'not a kind that pages have');
  await writeFile(join(base, 'secret.json'), '{"secret":true}');
  await writeFile(join(base, 'pages-of-others/secret.json'), '{"secret":true}');
});

afterAll(async () => {
  await rm(base, { recursive: true });
});

const get = async (url: string, method = 'GET') => await answerPageRequest({ method, url }, pages, 'N0nce');

describe('what app:// answers', () => {
  test('the first page carries its policy and the nonce of this answer in every place', async () => {
    const answer = await get('app://nodeworth/');
    expect(answer.status).toBe(200);
    expect(answer.body).toBe('<meta name="csp-nonce" content="N0nce"><p>N0nce</p>');
    expect(answer.headers['content-security-policy']).toBe(contentSecurityPolicy('N0nce'));
  });

  test('the policy starts at nothing, names no network and no unsafe word', () => {
    expect(contentSecurityPolicy('abc')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-abc'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
  });

  test('a file is found under its spelled-out name', async () => {
    const answer = await get('app://nodeworth/assets/a%20b.js?x=1#y');
    expect([answer.status, String(answer.body), answer.headers['content-type']]).toEqual([200, 'one', 'text/javascript; charset=utf-8']);
  });

  test.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('%s is refused', async (method) => {
    const answer = await get('app://nodeworth/index.html', method);
    expect([answer.status, answer.headers['allow']]).toEqual([405, 'GET']);
  });

  test.each([
    'app://nodeworth/../secret.json',
    'app://nodeworth/%2e%2e/secret.json',
    'app://nodeworth/..%2fsecret.json',
    'app://nodeworth/assets/..%2f..%2fsecret.json',
    'app://nodeworth/..%2fpages-of-others%2fsecret.json',
    'app://nodeworth/..%5csecret.json',
    'app://nodeworth/index.html%00.json',
    'app://nodeworth/%zz',
    'app://other/index.html',
    'file:///etc/hostname',
    'app://nodeworth/notes.txt',
    'app://nodeworth/missing.js',
    'app://nodeworth/assets',
    'not an address',
  ])('%s is not there', async (url) => {
    expect((await get(url)).status).toBe(404);
  });

  test('a folder whose name begins like ours is outside', () => {
    expect(fileOfPage('app://nodeworth/..%2fpages-of-others%2fsecret.json', pages)).toBeNull();
  });
});

test.each([
  ['app://nodeworth/index.html', true],
  ['app://nodeworth/#/devices', true],
  ['app://nodeworth/index.html?x#/rewards', true],
  ['app://nodeworth/assets/a.js', false],
  ['app://nodeworth.evil.example/index.html', false],
  ['https://nodeworth/index.html', false],
  ['about:blank', false],
  ['', false],
])('%s is a page of ours: %s', (url, own) => {
  expect(isOwnPage(url)).toBe(own);
});
