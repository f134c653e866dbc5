import { readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join, posix, relative, sep } from 'node:path';

import { parseSync } from 'rolldown/utils';

/** One import of a file: what was written, and what it means in the tree (a path of ours, or null for a package). */
export interface Import {
  readonly written: string;
  readonly file: string | null;
  /** Names taken from it; empty for a side effect, `*` for all. */
  readonly names: readonly string[];
}

export interface SourceFile {
  /** Path from the root, with `/`. */
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly Import[];
}

export const ROOTS = ['main', 'preload', 'renderer', 'shared', 'tests'] as const;
const EXTENSIONS = new Set(['.ts', '.tsx', '.mjs', '.cjs']);

/** Every source file under the roots, as paths from the root of the checkout. */
export const listSources = (root: string): readonly string[] =>
  ROOTS.flatMap((folder) => {
    let names: string[];
    try {
      names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
    } catch {
      return [];
    }
    return names.filter((name) => EXTENSIONS.has(extname(name))).map((name) => posix.join(folder, name.split(sep).join('/')));
  }).toSorted();

const candidates = (path: string): readonly string[] => [path, `${path}.ts`, `${path}.tsx`, `${path}.mjs`, `${path}.d.mts`, `${path}/index.ts`, `${path}/index.tsx`];

/** `import('x')` and `require('x')` wherever they stand, in types too: the module record has no place for those. */
const LOOSE = /\b(?:import|require)\(\s*(['"])([^'"\n]+)\1\s*[,)]/g;

/** Comments may speak of imports without importing anything. */
const withoutComments = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');

const readOne = (root: string, path: string, known: ReadonlySet<string>): SourceFile => {
  const text = readFileSync(join(root, path), 'utf8');
  const { module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be read: ${errors[0]?.message ?? 'unknown'}`);
  const found: { written: string; names: readonly string[] }[] = [];
  for (const one of module.staticImports) {
    found.push({ written: one.moduleRequest.value, names: one.entries.map(({ importName }) => importName.name ?? (importName.kind === 'Default' ? 'default' : '*')) });
  }
  for (const one of module.staticExports) {
    for (const entry of one.entries) if (entry.moduleRequest !== null) found.push({ written: entry.moduleRequest.value, names: [entry.importName.name ?? '*'] });
  }
  for (const match of withoutComments(text).matchAll(LOOSE)) if (match[2] !== undefined) found.push({ written: match[2], names: ['*'] });
  const resolve = (written: string): string | null => {
    if (!written.startsWith('.')) return null;
    const target = posix.normalize(posix.join(dirname(path), written.split('?')[0] ?? written));
    return candidates(target).find((candidate) => known.has(candidate)) ?? target;
  };
  return { path, lines: text.split('\n').length, imports: found.map(({ written, names }) => ({ written, file: resolve(written), names })) };
};

/** Reads every source file of a checkout with its imports, type-only ones included. @throws Error for a file that does not parse. */
export const readSources = (root: string): readonly SourceFile[] => {
  const paths = listSources(root);
  const known = new Set(paths);
  return paths.map((path) => readOne(root, path, known));
};

/** Path of a file from the root with `/`, whatever the system writes. */
export const fromRoot = (root: string, file: string): string => relative(root, file).split(sep).join('/');
