import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';

import { expect, test } from 'vitest';

import { targets } from '../../main/tools/lib/targets.mjs';

const root = resolve(import.meta.dirname, '../..');

/** Entries as the build's table has them: output → source. */
const planned = (): ReadonlyMap<string, string> =>
  new Map(
    targets().flatMap(({ out, entries }) =>
      Object.entries(entries).map(([name, source]) => [join(out, `${name}${extname(source) === '.html' ? '.html' : '.cjs'}`), source] as const),
    ),
  );

/** Entries as docs/processes.md tells them. */
const told = (): ReadonlyMap<string, string> =>
  new Map([...readFileSync(join(root, 'docs/processes.md'), 'utf8').matchAll(/^\| `(out\/[^`]+)` \| `([^`]+)` \|/gm)].map(([, output, source]) => [output ?? '', source ?? '']));

const sorted = (map: ReadonlyMap<string, string>): readonly string[] => [...map].map(([output, source]) => `${output} ← ${source}`).toSorted();

test('the process picture tells the entries that the build makes, and no other', () => {
  expect(planned().size).toBeGreaterThanOrEqual(6);
  expect(sorted(told())).toEqual(sorted(planned()));
});

test.runIf(process.env['NODEWORTH_BUILT'] === '1')('what lies in out/ after a build is those entries, with chunks and maps', () => {
  const emitted = ['main', 'shell', 'preload'].flatMap((folder) =>
    readdirSync(join(root, 'out', folder))
      .filter((name) => name.endsWith('.cjs') && !name.startsWith('chunk-'))
      .map((name) => `out/${folder}/${name}`),
  );
  if (existsSync(join(root, 'out/renderer/index.html'))) emitted.push('out/renderer/index.html');
  expect(emitted.toSorted()).toEqual([...planned().keys()].toSorted());
});
