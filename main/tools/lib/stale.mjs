// Is a build older than its sources? Decided by content, so that switching branches back and forth builds nothing.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { at } from './paths.mjs';

/** Files of a source, as paths from `base`. What only people read does not make a build stale. */
const filesOf = (base, source) => {
  const path = join(base, source);
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [source];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
    .map((entry) => relative(base, join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
};

/** SHA-256 over names and contents of all sources of a target, the same wherever the checkout lies. */
export const fingerprint = (target, base = at()) => {
  const hash = createHash('sha256');
  for (const source of target.sources) {
    for (const file of filesOf(base, source)) {
      hash.update(`${file}\0`);
      hash.update(readFileSync(join(base, file)));
      hash.update('\0');
    }
  }
  return hash.digest('hex');
};

const stampOf = (target) => at('out/.stamps', target.name);

/** Whether the target must be built: no output, no stamp, or other sources than the stamp's. */
export const isStale = (target, print) => {
  if (!existsSync(at(target.out)) || !existsSync(stampOf(target))) return true;
  return readFileSync(stampOf(target), 'utf8') !== print;
};

/** Remembers what the output was built from. Called only after a build that passed. */
export const markBuilt = (target, print) => {
  mkdirSync(dirname(stampOf(target)), { recursive: true });
  writeFileSync(stampOf(target), print);
};
