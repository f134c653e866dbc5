import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { afterEach, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const emptyFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'nodeworth-start-'));
  folders.push(folder);
  return folder;
};

/** A person's surroundings without a screen. */
const withoutScreen = (): NodeJS.ProcessEnv => {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  return env;
};

test('without a window to open, npm start says why in one line, serves the pages, and ends with all it started', async () => {
  const child = spawn(process.execPath, [join(root, 'main/tools/start.mjs'), '--data-dir', emptyFolder()], { cwd: root, env: withoutScreen() });
  let words = '';
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  const address = await new Promise<string>((give, refuse) => {
    let out = '';
    child.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()));
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]+/.exec(out)?.[0];
      if (found !== undefined) give(found);
    });
    child.once('exit', () => refuse(new Error(`ended: ${words}`)));
  });
  const why = words.split('\n').filter((line) => line.startsWith('No desktop window: '));
  expect(why).toHaveLength(1);
  expect(why[0]).toMatch(/started as root|there is no screen/);

  const page = await fetch(address);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<title>Nodeworth</title>');
  const children = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim().split(' ').filter((pid) => pid !== '');
  expect(children).toHaveLength(1);

  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(children.filter((pid) => existsSync(`/proc/${pid}`))).toEqual([]);
});

test('a word that npm start does not know is named in one line', () => {
  const { status, stderr, stdout } = spawnSync(process.execPath, [join(root, 'main/tools/start.mjs'), '--prot', '1'], { encoding: 'utf8' });
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).toContain('--prot');
});

test('the launcher of the command line gives stdout to the command alone and passes its exit status on', () => {
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'main/tools/nodeworth.mjs'), 'no-such-command'], { cwd: root, encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stdout).toBe('');
});
