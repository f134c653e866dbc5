// What the build makes: one row per target, with the folders it is made from. The process diagram in docs/ and the architecture tests
// read this table, so an entry that is not here does not exist.
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { at } from './paths.mjs';

/** Hosts: every folder in main/hosts with a main.ts is a program of its own, named after its folder. */
export const hostEntries = () => {
  const entries = {};
  for (const host of list(at('main/hosts'))) {
    const file = join('main/hosts', host, 'main.ts');
    if (existsSync(at(file))) entries[host] = file;
  }
  return entries;
};

/** Workers: every `*.worker.ts` of the Node side is an entry of its own, because a thread is started from a file. */
export const workerEntries = () => {
  const entries = {};
  for (const folder of ['main/engine', 'main/adapters', 'main/hosts']) {
    for (const file of list(at(folder), true)) {
      if (!file.endsWith('.worker.ts')) continue;
      const name = basename(file, '.ts');
      if (entries[name] !== undefined) throw new Error(`Two workers are called ${name}: ${entries[name]} and ${join(folder, file)}`);
      entries[name] = join(folder, file);
    }
  }
  return entries;
};

const list = (folder, recursive = false) => (existsSync(folder) ? readdirSync(folder, { recursive }) : []);

const common = ['package.json', 'package-lock.json', 'main/tools/lib/targets.mjs', 'main/tools/lib/bundle.mjs'];

/** Name, sources (folders or files), output folder, and the entries by output name. */
export const targets = () => [
  {
    name: 'main',
    what: 'engine, hosts and workers',
    sources: [...common, 'shared', 'main/engine', 'main/adapters', 'main/hosts'],
    out: 'out/main',
    entries: { ...hostEntries(), ...workerEntries() },
  },
  {
    name: 'shell',
    what: 'Electron main',
    sources: [...common, 'shared', 'main/electron'],
    out: 'out/shell',
    entries: { main: 'main/electron/main.ts' },
  },
  {
    name: 'preload',
    what: 'bridge to the page',
    sources: [...common, 'shared', 'preload'],
    out: 'out/preload',
    entries: { preload: 'preload/preload.ts' },
  },
  {
    name: 'renderer',
    what: 'pages',
    sources: [...common, 'shared', 'renderer'],
    out: 'out/renderer',
    entries: { index: 'renderer/index.html' },
  },
];
