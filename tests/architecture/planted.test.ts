import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, expect, test } from 'vitest';

import { readSources } from './imports';
import { findViolations, MAX_LINES } from './rules';

/** A small tree that keeps every rule. Each case adds to it and has to be found. */
const SOUND: Readonly<Record<string, string>> = {
  'shared/units/amount.ts': 'export const one = 1;',
  'shared/economics/net.ts': "import { one } from '../units/amount';\nexport const net = one;",
  'shared/domain/device.ts': "import type { one } from '../units/amount';\nexport type Device = typeof one;",
  'shared/contract/contract.ts': "import { z } from 'zod';\nexport const schema = z.string();",
  'shared/contract/bridge.ts': 'export const name = 1;',
  'main/engine/ports.ts': 'export interface Clock { now(): number }',
  'main/engine/create.ts': "import { net } from '../../shared/economics/net';\nimport type { Clock } from './ports';\nexport const create = (clock: Clock) => clock.now() + net;",
  'main/adapters/system/clock.ts': "import type { Clock } from '../../engine/ports';\nexport const clock: Clock = { now: () => 1 };",
  'main/adapters/storage/open.ts': "import { DatabaseSync } from 'node:sqlite';\nexport const open = () => new DatabaseSync(':memory:');",
  'main/adapters/sources/solana/client.ts': "import { Connection } from '@solana/web3.js';\nexport const client = Connection;",
  'main/adapters/sources/storj/client.ts': 'export const client = 1;',
  'main/hosts/headless/main.ts': "import { create } from '../../engine/create';\nimport { clock } from '../../adapters/system/clock';\nexport const run = () => create(clock);",
  'main/electron/ipc.ts': "import { ipcMain } from 'electron';\nexport const listen = () => ipcMain;",
  'main/electron/main.ts': "import { app } from 'electron';\nimport './ipc';\nexport const run = app;",
  'preload/preload.ts': "import { ipcRenderer } from 'electron';\nimport { name } from '../shared/contract/bridge';\nexport const bridge = [ipcRenderer, name];",
  'renderer/ui/card.tsx': "import { useState } from 'react';\nexport const Card = useState;",
  'renderer/features/home/home.tsx': "import { Card } from '../../ui/card';\nexport const Home = Card;",
  'renderer/features/rewards/ledger.tsx': "import { Card } from '../../ui/card';\nexport const Ledger = Card;",
  'tests/unit/net.test.ts': "import { net } from '../../shared/economics/net';\nexport const seen = net;",
};

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const look = (extra: Readonly<Record<string, string>> = {}): readonly string[] => {
  const root = mkdtempSync(join(tmpdir(), 'planted-'));
  folders.push(root);
  for (const [path, text] of Object.entries({ ...SOUND, ...extra })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return findViolations(readSources(root)).map(({ file, rule, what }) => `${rule} ${file} ${what}`);
};

test('a tree that keeps the rules has no violation', () => {
  expect(look()).toEqual([]);
});

test.each([
  ['Node in shared', 'shared/units/now.ts', "import { hostname } from 'node:os';", 'node shared/units/now.ts node:os'],
  ['Node without its prefix', 'shared/units/now.ts', "import { readFileSync } from 'fs';", 'node shared/units/now.ts fs'],
  ['a package in shared', 'shared/domain/parse.ts', "import { z } from 'zod';", 'package shared/domain/parse.ts zod'],
  ['a type of the engine in shared', 'shared/domain/port.ts', "import type { Clock } from '../../main/engine/ports';", 'layer shared/domain/port.ts ../../main/engine/ports'],
  ['economics that knows a domain', 'shared/economics/device.ts', "import type { Device } from '../domain/device';", 'layer shared/economics/device.ts ../domain/device'],
  ['units that know economics', 'shared/units/up.ts', "import { net } from '../economics/net';", 'layer shared/units/up.ts ../economics/net'],
  ['an adapter in the engine', 'main/engine/shortcut.ts', "import { clock } from '../adapters/system/clock';", 'layer main/engine/shortcut.ts ../adapters/system/clock'],
  ['Node in the engine', 'main/engine/file.ts', "import { readFile } from 'node:fs/promises';", 'node main/engine/file.ts node:fs/promises'],
  ['the engine in an adapter', 'main/adapters/system/reach.ts', "import { create } from '../../engine/create';", 'layer main/adapters/system/reach.ts ../../engine/create'],
  ['an adapter in another', 'main/adapters/system/save.ts', "import { open } from '../storage/open';", 'sibling main/adapters/system/save.ts ../storage/open'],
  ['a source in another', 'main/adapters/sources/storj/same.ts', "import { client } from '../solana/client';", 'sibling main/adapters/sources/storj/same.ts ../solana/client'],
  ['Electron in a host', 'main/hosts/headless/window.ts', "import { app } from 'electron';", 'package main/hosts/headless/window.ts electron'],
  ['the engine in the shell', 'main/electron/direct.ts', "import { create } from '../engine/create';", 'layer main/electron/direct.ts ../engine/create'],
  ['a host in the shell', 'main/electron/host.ts', "export { run } from '../hosts/headless/main';", 'layer main/electron/host.ts ../hosts/headless/main'],
  ['a second listener', 'main/electron/other.ts', "import { ipcMain } from 'electron';", 'only-here main/electron/other.ts electron'],
  ['a second listener in disguise', 'main/electron/other.ts', "import * as all from 'electron';", 'only-here main/electron/other.ts electron'],
  ['a link opened past the list', 'main/electron/link.ts', "import { shell } from 'electron';", 'only-here main/electron/link.ts electron'],
  ['SQL outside of storage', 'main/adapters/system/sql.ts', "import { DatabaseSync } from 'node:sqlite';", 'only-here main/adapters/system/sql.ts node:sqlite'],
  ['the engine in a page', 'renderer/features/home/engine.ts', "import type { Clock } from '../../../main/engine/ports';", 'layer renderer/features/home/engine.ts ../../../main/engine/ports'],
  ['Electron in a page', 'renderer/ui/shell.ts', "import { shell } from 'electron';", 'package renderer/ui/shell.ts electron'],
  ['an unlisted package in a page', 'renderer/ui/date.ts', "import dayjs from 'dayjs';", 'package renderer/ui/date.ts dayjs'],
  ['a feature in another', 'renderer/features/home/ledger.ts', "import { Ledger } from '../rewards/ledger';", 'sibling renderer/features/home/ledger.ts ../rewards/ledger'],
  ['more than the bridge in preload', 'preload/more.ts', "import { schema } from '../shared/contract/contract';", 'layer preload/more.ts ../shared/contract/contract'],
  ['a lazy import', 'shared/units/lazy.ts', "export const later = async () => await import('node:os');", 'node shared/units/lazy.ts node:os'],
  ['a type taken in place', 'shared/units/inline.ts', "export type C = import('../../main/engine/ports').Clock;", 'layer shared/units/inline.ts ../../main/engine/ports'],
  ['a file that is not there', 'shared/units/gone.ts', "import { gone } from './nowhere';", 'missing shared/units/gone.ts ./nowhere'],
  ['a way out of the checkout', 'shared/units/out.ts', "import { out } from '../../../elsewhere';", 'outside shared/units/out.ts ../../../elsewhere'],
  ['a folder without a row', 'main/loose/file.ts', 'export const loose = 1;', 'layer main/loose/file.ts no row'],
  ['a file too long to read', 'shared/units/long.ts', 'export {};\n'.repeat(MAX_LINES), `length shared/units/long.ts ${MAX_LINES + 1} lines`],
])('%s is found', (_name, path, text, wanted) => {
  expect(look({ [path]: text })).toContain(wanted);
});

test('a ring of files is found, types included', () => {
  const found = look({
    'shared/units/a.ts': "import { b } from './b';\nexport const a = b;",
    'shared/units/b.ts': "import { c } from './c';\nexport const b = c;",
    'shared/units/c.ts': "import type { a } from './a';\nexport const c: typeof a = 1;",
  });
  expect(found).toEqual(['cycle shared/units/a.ts shared/units/a.ts → shared/units/b.ts → shared/units/c.ts → shared/units/a.ts']);
});

test('a file that does not parse stops the reading', () => {
  expect(() => look({ 'shared/units/broken.ts': 'export const = ;' })).toThrow('shared/units/broken.ts cannot be read');
});
