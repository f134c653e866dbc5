import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const hosts = resolve(import.meta.dirname, '../../main/hosts');
const programs = readdirSync(hosts).map((host) => join(hosts, host, 'main.ts')).filter((file) => {
  try {
    return readFileSync(file, 'utf8') !== '';
  } catch {
    return false;
  }
});

test('there are programs', () => {
  expect(programs.length).toBeGreaterThanOrEqual(3);
});

test.each(programs)('keeps its heap small before the engine is loaded: %s', (file) => {
  const text = readFileSync(file, 'utf8');
  // Types leave nothing to load behind; what else stands at the top would be loaded before the heap is set.
  expect([...text.matchAll(/^import (?!type ).*from '([^']+)'/gm)].map((found) => found[1])).toEqual(['../compose/small-heap']);
  const [before = '', ...after] = text.split(/\bimport\('/);
  expect(after.length).toBeGreaterThan(0);
  expect(before).toMatch(/^ *keepHeapSmall\(\);$/m);
});
