import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const PASSED_OVER = new Set(['node_modules', 'out', 'dist', '.cache', '.git', 'artifacts']);
const TEXT = /\.(ts|tsx|mjs|cjs|js|json|md|yml|yaml|html|css|svg|sql|txt|sh)$|^[^.]+$|^\.[a-z]+(rc|ignore)?(\.json)?$/;

const list = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return PASSED_OVER.has(entry.name) ? [] : list(path);
    return entry.isFile() && TEXT.test(entry.name) ? [path] : [];
  });

const files = list('').map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

/** Put together here, so that this file does not name what it forbids. */
const word = (...parts: readonly string[]): string => parts.join('');

const places = (pattern: RegExp, except: (path: string) => boolean = () => false): readonly string[] =>
  files.filter(({ path, text }) => !except(path) && pattern.test(text)).map(({ path }) => path);

describe('every text file of the tree', () => {
  test('was read', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.map(({ path }) => path)).toEqual(expect.arrayContaining(['package.json', 'package-lock.json', '.ci/run', '.gitignore', 'electron-builder.yml', 'docs/processes.md']));
  });

  test('names no package registry', () => {
    const hosts = [word('registry', '.npmjs', '.org'), word('registry', '.yarnpkg', '.com'), word('npmmirror', '.com'), word('deb', '.debian', '.org'), word('pypi', '.org')];
    expect(places(new RegExp(hosts.join('|').replaceAll('.', String.raw`\.`)))).toEqual([]);
  });

  test('names no folder of the machine it was written on', () => {
    // Recorded answers name folders of the machines that they were recorded on.
    expect(places(new RegExp(`${word('/wo', 'rk/')}|${word('/ro', 'ot/')}[a-z.]`), (path) => path.startsWith('tests/recorded/'))).toEqual([]);
  });

  test('switches no sandbox off: only tests that run as root may, and they do not need to', () => {
    expect(places(/--no-sandbox/, (path) => path.startsWith('tests/') || path.endsWith('.md'))).toEqual([]);
  });
});

describe('the lockfile', () => {
  const lock: unknown = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const packages = Object.entries((lock as { readonly packages: Readonly<Record<string, { readonly resolved?: string; readonly integrity?: string; readonly link?: boolean }>> }).packages);

  test('holds a hash for every package and no download address', () => {
    expect(packages.length).toBeGreaterThan(100);
    const others = packages.filter(([path]) => path !== '');
    expect(others.filter(([, one]) => one.resolved !== undefined).map(([path]) => path)).toEqual([]);
    expect(others.filter(([, one]) => one.link !== true && one.integrity === undefined).map(([path]) => path)).toEqual([]);
  });

  test('is made from exact versions of what we import', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly dependencies: Readonly<Record<string, string>> };
    expect(Object.entries(dependencies).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});

test('every file that docs/security.md names as a proof or a place is there', () => {
  const text = files.find(({ path }) => path === 'docs/security.md')?.text ?? '';
  const named = [...text.matchAll(/`((?:tests|main|shared|renderer|preload)\/[\w./-]+|electron-builder\.yml)`/g)].map(([, path]) => (path ?? '').replace(/\/$/, ''));
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test.each([
  'shared', 'shared/units', 'shared/economics', 'shared/networks', 'shared/domain', 'shared/contract', 'main/engine', 'main/adapters', 'main/adapters/storage', 'main/adapters/sources',
  'main/adapters/prices', 'main/adapters/probes', 'main/adapters/system', 'main/hosts', 'main/electron', 'main/tools', 'preload', 'renderer', 'tests', 'docs',
])('%s says what it is for in a README', (folder) => {
  const text = files.find(({ path }) => path === `${folder}/README.md`)?.text ?? '';
  expect(text.length).toBeGreaterThan(200);
});
