/**
 * Runs a TypeScript entry of the tests in plain Node: bundled once into .cache/run-ts/, then imported into this very process, so that a signal
 * (also SIGKILL) reaches the code and nothing in between. Usage: node tests/support/run-ts.mjs ENTRY.ts [ARGUMENTS]; or `runTs(entry)` from a module.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** @returns path of the bundle. Several processes may bundle the same entry at the same time: each writes its own file and moves it into place. */
export async function bundleTs(entry) {
  const path = resolve(entry);
  const folder = join(root, '.cache', 'run-ts');
  mkdirSync(folder, { recursive: true });
  const name = `${basename(path).replace(/\.ts$/, '')}-${createHash('sha256').update(path).digest('hex').slice(0, 12)}`;
  const target = join(folder, `${name}.mjs`);
  const own = join(folder, `${name}-${process.pid}-${Date.now()}.mjs`);
  // Packages stay where they are: Node resolves them from .cache/ up to node_modules.
  const bundle = await rolldown({ input: path, platform: 'node', external: (id) => !id.startsWith('.') && !id.startsWith('/'), logLevel: 'warn' });
  try {
    await bundle.write({ file: own, format: 'esm', sourcemap: 'inline', codeSplitting: false });
  } finally {
    await bundle.close();
  }
  try {
    renameSync(own, target);
  } catch (error) {
    rmSync(own, { force: true });
    throw error;
  }
  return target;
}

/** Bundles an entry and runs it here, with the arguments that follow it. */
export async function runTs(entry, args) {
  const file = await bundleTs(entry);
  process.argv = [process.argv[0] ?? 'node', file, ...args];
  await import(pathToFileURL(file).href);
}

const self = fileURLToPath(import.meta.url);
if (process.argv[1] !== undefined && resolve(process.argv[1]) === self) {
  const [entry, ...args] = process.argv.slice(2);
  if (entry === undefined) {
    process.stderr.write('usage: node tests/support/run-ts.mjs ENTRY.ts [ARGUMENTS]\n');
    process.exit(1);
  }
  // Not awaited at top level: what runs may import this module again, which would then wait for itself.
  runTs(entry, args).catch((error) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  });
}
