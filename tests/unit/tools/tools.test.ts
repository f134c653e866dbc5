import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { fingerprint } from '../../../main/tools/lib/stale.mjs';
import { parseStart } from '../../../main/tools/lib/words.mjs';

describe('whether a build is stale', () => {
  const target = { sources: ['package.json', 'shared'] };
  let base = '';

  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'stale-'));
    mkdirSync(join(base, 'shared/units'), { recursive: true });
    mkdirSync(join(base, 'renderer'));
    writeFileSync(join(base, 'package.json'), '{}');
    writeFileSync(join(base, 'shared/units/amount.ts'), 'one');
    writeFileSync(join(base, 'renderer/page.tsx'), 'page');
  });

  afterEach(() => {
    rmSync(base, { recursive: true });
  });

  const changes = (what: () => void): boolean => {
    const before = fingerprint(target, base);
    what();
    return fingerprint(target, base) !== before;
  };

  test('does not depend on the time of a file', () => {
    expect(changes(() => utimesSync(join(base, 'shared/units/amount.ts'), 1, 1))).toBe(false);
  });

  test('does not depend on what others are built from, nor on what only people read', () => {
    expect(changes(() => writeFileSync(join(base, 'renderer/page.tsx'), 'other'))).toBe(false);
    expect(changes(() => writeFileSync(join(base, 'shared/README.md'), 'words'))).toBe(false);
  });

  test.each([
    ['a changed file', () => writeFileSync(join(base, 'shared/units/amount.ts'), 'two')],
    ['a new file', () => writeFileSync(join(base, 'shared/units/energy.ts'), '')],
    ['a file taken away', () => rmSync(join(base, 'shared/units/amount.ts'))],
    ['a file with another name', () => renameSync(join(base, 'shared/units/amount.ts'), join(base, 'shared/units/token.ts'))],
    ['another dependency', () => writeFileSync(join(base, 'package.json'), '{ }')],
  ])('does depend on %s', (_name, what) => {
    expect(changes(what)).toBe(true);
  });

  test('is the same wherever the checkout lies', () => {
    const before = fingerprint(target, base);
    const moved = `${base}-moved`;
    renameSync(base, moved);
    base = moved;
    expect(fingerprint(target, moved)).toBe(before);
  });
});

describe('the words of npm start', () => {
  test('both spellings, in any order, with a folder relative to the caller', () => {
    expect(parseStart(['--port=8080', '--demo', '--data-dir', 'mine'], '/home')).toEqual({ demo: true, headless: false, dataDir: '/home/mine', port: '8080', unknown: [] });
    expect(parseStart(['--data-dir=/abs', '--headless'], '/home')).toEqual({ demo: false, headless: true, dataDir: '/abs', port: undefined, unknown: [] });
  });

  test('what it does not know is named', () => {
    expect(parseStart(['--demo', '--prot', '1'], '/home').unknown).toEqual(['--prot', '1']);
  });
});
