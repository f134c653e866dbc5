import { builtinModules } from 'node:module';

import type { Import, SourceFile } from './imports';
import { LAYERS, ONLY_HERE, SIBLINGS, type Layer } from './layers';

export interface Violation {
  readonly file: string;
  readonly rule: 'layer' | 'package' | 'node' | 'sibling' | 'only-here' | 'cycle' | 'length' | 'missing' | 'outside';
  readonly what: string;
  readonly why: string;
}

/** Longest file that can still be read in one go. */
export const MAX_LINES = 400;

const BUILTIN = new Set(builtinModules);

const isIn = (path: string, folder: string): boolean => path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`) || path.replace(/\.[^./]+$/, '') === folder;

/** The row that rules a file: the longest one that matches. */
export const layerOf = (path: string): Layer | undefined =>
  LAYERS.filter(({ folder }) => isIn(path, folder)).toSorted((a, b) => b.folder.length - a.folder.length)[0];

const packageOf = (written: string): string => written.split('/').slice(0, written.startsWith('@') ? 2 : 1).join('/');

const isBuiltin = (written: string): boolean => written.startsWith('node:') || BUILTIN.has(written);

/** Name of the sub-folder of `folder` that a path is in, or null for a file beside the sub-folders or elsewhere. */
const roomOf = (path: string, folder: string): string | null => {
  if (!isIn(path, folder)) return null;
  const rest = path.slice(folder.length + 1).split('/');
  return rest.length > 1 ? (rest[0] ?? null) : null;
};

const checkImport = (file: string, layer: Layer, one: Import, known: ReadonlySet<string>): readonly Violation[] => {
  const found: Violation[] = [];
  const add = (rule: Violation['rule'], why: string): void => {
    found.push({ file, rule, what: one.written, why });
  };
  for (const { module, name, files, why } of ONLY_HERE) {
    const same = one.written === module || `node:${one.written}` === module;
    if (same && (name === undefined || one.names.includes(name) || one.names.includes('*')) && !files.some((place) => (place.endsWith('/') ? file.startsWith(place) : file === place)) && !isIn(file, 'tests')) {
      add('only-here', why);
    }
  }
  if (one.file === null) {
    if (isBuiltin(one.written)) {
      if (layer.node === 'none' || (layer.node !== 'all' && !layer.node.includes(one.written))) add('node', layer.why);
    } else if (!layer.packages.includes(packageOf(one.written))) add('package', layer.why);
    return found;
  }
  const target = one.file;
  if (target.startsWith('..')) add('outside', 'Nothing outside of the checkout is imported.');
  else if (!isIn(target, layer.folder) && !layer.may.some((place) => isIn(target, place))) add('layer', layer.why);
  else if (isIn(target, layer.folder) && layerOf(target) !== layer && known.has(target) && !reaches(layer, layerOf(target))) add('layer', layer.why);
  for (const { folder, why } of SIBLINGS) {
    const here = roomOf(file, folder);
    const there = roomOf(target, folder);
    if (here !== null && there !== null && here !== there) add('sibling', why);
  }
  if (/\.(ts|tsx|mjs|cjs)$/.test(target) || !/\.[a-z]+$/.test(target)) if (!known.has(target)) add('missing', 'The imported file is not there.');
  return found;
};

/** A folder may use the stricter rooms inside of it. */
const reaches = (from: Layer, to: Layer | undefined): boolean => to !== undefined && to.folder.startsWith(`${from.folder}/`);

/** Cycles among files, each named once by its members in order. */
const cycles = (files: readonly SourceFile[]): readonly Violation[] => {
  const next = new Map(files.map(({ path, imports }) => [path, imports.flatMap(({ file }) => (file === null ? [] : [file]))]));
  const state = new Map<string, 'open' | 'done'>();
  const trail: string[] = [];
  const found: Violation[] = [];
  const visit = (path: string): void => {
    state.set(path, 'open');
    trail.push(path);
    for (const target of next.get(path) ?? []) {
      if (state.get(target) === 'open') {
        found.push({ file: target, rule: 'cycle', what: [...trail.slice(trail.indexOf(target)), target].join(' → '), why: 'Files that need each other are one file, or miss a third.' });
      } else if (!state.has(target) && next.has(target)) visit(target);
    }
    trail.pop();
    state.set(path, 'done');
  };
  for (const { path } of files) if (!state.has(path)) visit(path);
  return found;
};

/** Everything in the tree that breaks a rule. */
export const findViolations = (files: readonly SourceFile[]): readonly Violation[] => {
  const known = new Set(files.map(({ path }) => path));
  const found: Violation[] = [];
  for (const { path, lines, imports } of files) {
    if (lines > MAX_LINES) found.push({ file: path, rule: 'length', what: `${lines} lines`, why: `A file has one subject and at most ${MAX_LINES} lines.` });
    const layer = layerOf(path);
    if (layer === undefined) found.push({ file: path, rule: 'layer', what: 'no row', why: 'Every folder has a row in layers.ts.' });
    else for (const one of imports) found.push(...checkImport(path, layer, one, known));
  }
  return [...found, ...cycles(files)];
};
