import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { until } from '../support/hosts/running';
import { useHosts } from '../support/hosts/use-hosts';

const hosts = useHosts();

/** An opener that writes down what it was started with, and the page it was handed. */
function writeOpener(): { readonly folder: string; readonly seen: () => string | undefined; readonly page: () => string } {
  const folder = hosts.newFolder();
  for (const name of ['xdg-open', 'open']) {
    const tool = join(folder, name);
    writeFileSync(tool, `#!/bin/sh\ncp "$1" "${folder}/page"\n{ tr '\\0' ' ' </proc/$$/cmdline; echo; stat -c %a "$1"; } >"${folder}/seen.new"\nmv "${folder}/seen.new" "${folder}/seen"\n`);
    chmodSync(tool, 0o755);
  }
  const file = join(folder, 'seen');
  return { folder, seen: () => (existsSync(file) ? readFileSync(file, 'utf8') : undefined), page: () => readFileSync(join(folder, 'page'), 'utf8') };
}

describe.skipIf(process.platform !== 'linux')('the browser that the headless host opens', () => {
  test('is started without the token in its command line: it gets a page that only the owner can read, gone after the end', async () => {
    const opener = writeOpener();
    const dataDir = hosts.newFolder();
    const running = hosts.start(['--data-dir', dataDir], { env: { PATH: `${opener.folder}:${process.env['PATH'] ?? ''}`, DISPLAY: ':invented' } });
    const [, origin = '', token = ''] = await running.line(/Nodeworth is ready: (http:\/\/[^/]+\/)#token=([A-Za-z0-9_-]+)/);
    const seen = await until('the opener', opener.seen);
    expect(token.length).toBeGreaterThan(30);
    expect(seen).not.toContain(token);
    expect(seen).not.toContain('token');
    expect(seen.trim().split('\n').at(-1)).toBe('600');
    expect(seen).toContain(join(dataDir, 'open-nodeworth.html'));
    expect(opener.page()).toContain(`content="0; url=${origin}#token=${token}"`);
    running.child.kill('SIGTERM');
    expect(await running.ended).toEqual({ code: 0, signal: null });
    expect(existsSync(join(dataDir, 'open-nodeworth.html'))).toBe(false);
  });

  test('may come to the first page from that file, and from there to nothing else', async () => {
    const host = await hosts.headless();
    const own = { host: `127.0.0.1:${host.port}`, 'sec-fetch-site': 'cross-site' };
    const opening = { ...own, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    const status = async (path: string, headers: Readonly<Record<string, string>>, method = 'GET'): Promise<number> => (await host.raw(path, { method, headers })).status;
    expect(await status('/', opening)).toBe(200);
    expect(await status('/', { ...opening, 'sec-fetch-dest': 'iframe' })).toBe(403);
    expect(await status('/', { ...own, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' })).toBe(403);
    expect(await status('/', { ...opening, origin: 'null' })).toBe(403);
    expect(await status('/', { ...opening, host: 'evil.example' })).toBe(403);
    expect(await status('/openapi.json', opening)).toBe(403);
    expect(await status('/api/system/info', { ...opening, authorization: `Bearer ${host.token}` }, 'POST')).toBe(403);
  });
});
