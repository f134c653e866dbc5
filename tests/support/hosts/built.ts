import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout: the nearest folder above this file that holds the lockfile. This file may itself run as a bundle that lies elsewhere in it. */
function findRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package-lock.json'))) {
    if (dirname(folder) === folder) throw new Error('not within a checkout');
    folder = dirname(folder);
  }
  return folder;
}

export const root = findRoot();

/** The built programs, in a folder of their own: another build may empty `out/` while a test runs. */
export interface Built {
  readonly folder: string;
  readonly headless: string;
  readonly cli: string;
  readonly pages: string;
  remove(): void;
}

/** Builds what is stale (not again when the gate has just done it) and takes a copy. `NODEWORTH_OUT` names another build to be tested. */
export function takeBuilt(): Built {
  const out = process.env['NODEWORTH_OUT'] ?? join(root, 'out');
  if (process.env['NODEWORTH_BUILT'] !== '1' && process.env['NODEWORTH_OUT'] === undefined) {
    const wanted = existsSync(join(root, 'out/renderer/index.html')) ? ['main'] : ['main', 'renderer'];
    execFileSync(process.execPath, [join(root, 'main/tools/build.mjs'), ...wanted], { stdio: ['ignore', 'pipe', 'pipe'] });
  }
  const folder = mkdtempSync(join(tmpdir(), 'nodeworth-built-'));
  for (const part of ['main', 'renderer']) cpSync(join(out, part), join(folder, part), { recursive: true, filter: (source) => !source.endsWith('.map') });
  return {
    folder,
    headless: join(folder, 'main/headless.cjs'),
    cli: join(folder, 'main/cli.cjs'),
    pages: join(folder, 'renderer'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
