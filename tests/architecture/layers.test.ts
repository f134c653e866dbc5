import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

import { expect, test } from 'vitest';

import { readSources, ROOTS } from './imports';
import { LAYERS } from './layers';
import { findViolations } from './rules';

const root = resolve(import.meta.dirname, '../..');
const files = readSources(root);

test('every source file of the tree was read', () => {
  // Counted by another program, so that a reader that goes blind is noticed.
  const words = [...ROOTS, '-type', 'f', '(', '-name', '*.ts', '-o', '-name', '*.tsx', '-o', '-name', '*.mjs', '-o', '-name', '*.cjs', ')'];
  const listed = execFileSync('find', words, { cwd: root, encoding: 'utf8' }).trim().split('\n').toSorted();
  expect(listed.length).toBeGreaterThan(50);
  expect(files.map(({ path }) => path)).toEqual(listed);
});

test('imports were seen at all', () => {
  expect(files.reduce((sum, { imports }) => sum + imports.length, 0)).toBeGreaterThan(files.length);
});

test('nobody imports what they may not', () => {
  expect(findViolations(files).map(({ file, rule, what, why }) => `${file}: ${rule}: ${what} (${why})`)).toEqual([]);
});

test('every row of the table has a reason and says it once', () => {
  const reasons = LAYERS.map(({ folder, why }) => [folder, why.length > 20] as const);
  expect(reasons.filter(([, said]) => !said)).toEqual([]);
  expect(new Set(LAYERS.map(({ folder }) => folder)).size).toBe(LAYERS.length);
});
