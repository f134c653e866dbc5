// Gets a Chromium for the browser tests and says which: on PATH, else Debian's package (as root), else Playwright's download.
import { mkdir } from 'node:fs/promises';
import { run } from './lib/child.mjs';
import { findChromium, onPath } from './lib/chromium.mjs';
import { at } from './lib/paths.mjs';
import { say, stop } from './lib/say.mjs';

/** A refused download may cost this much, and not more. */
const REFUSAL_MS = 10_000;

const fromDebian = async () => {
  if (onPath('apt-get') === undefined) return 'no apt-get here';
  if (process.getuid?.() !== 0) return 'apt-get needs root';
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env, quietMs: 120_000 });
  const { code, output } = await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { env, quietMs: 300_000 });
  return code === 0 ? undefined : output.trim().split('\n').at(-1);
};

const fromPlaywright = async () => {
  const watch = at('.cache/playwright-download');
  await mkdir(watch, { recursive: true });
  const { code, output } = await run(process.execPath, [at('node_modules/playwright/cli.js'), 'install', 'chromium'], {
    env: { TMPDIR: watch },
    watch: [watch],
    quietMs: REFUSAL_MS - 1_000,
  });
  return code === 0 ? undefined : output.trim().split('\n').at(-1);
};

for (const [name, get] of [['Debian', fromDebian], ['Playwright', fromPlaywright]]) {
  if (findChromium() !== undefined) break;
  const why = await get();
  if (why !== undefined) say(`Chromium, ${name}: ${why}`);
}
const found = findChromium();
if (found === undefined) stop('No Chromium could be had.');
say(`Chromium at ${found}`);
