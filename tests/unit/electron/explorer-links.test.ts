import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { expect, test } from 'vitest';

import { EXTERNAL_HOSTS, toExternalLink } from '../../../main/electron/external-links';

const root = resolve(import.meta.dirname, '../../..');

/** Addresses of explorers as they are written in the sources that make links for pages. */
const written = ['shared', 'renderer'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .flatMap((name) => [...readFileSync(join(root, folder, name), 'utf8').matchAll(/https:\/\/[\w.-]+\/(?:en\/)?(?:txs?|account|address)\//g)].map(([link]) => link)),
);

test('every explorer that a page links to may be opened, and every host of the list is linked to', () => {
  expect(written.length).toBeGreaterThan(0);
  expect(written.filter((link) => toExternalLink(`${link}x`) === null)).toEqual([]);
  expect(Object.keys(EXTERNAL_HOSTS).filter((host) => !written.some((link) => new URL(link).hostname === host))).toEqual([]);
});
