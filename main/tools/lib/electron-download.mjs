// Electron's own download of its runtime, which its package makes on first use and not when it is installed.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './child.mjs';
import { electronPackage } from './electron.mjs';
import { at } from './paths.mjs';

/** A refused download may cost this much, and not more. */
const REFUSAL_MS = 10_000;

/** The line of an output that says what went wrong. */
export const lastLine = (output) => output.trim().split('\n').find((line) => /error|failed|answer/i.test(line)) ?? output.trim().split('\n').at(-1);

/** Gets Electron's own runtime, checked by its package against its own hashes. Gives the reason when it cannot be had. */
export const getOwn = async () => {
  const folder = electronPackage();
  if (folder === undefined) return 'the package is not installed';
  const temporary = at('.cache/electron/download');
  await mkdir(temporary, { recursive: true });
  const { code, output } = await run(process.execPath, [join(folder, 'install.js')], {
    env: { TMPDIR: temporary, electron_config_cache: join(temporary, 'kept') },
    // Unpacking is silent too.
    watch: [temporary, join(folder, 'dist')],
    quietMs: REFUSAL_MS - 1_000,
  });
  return code === 0 ? undefined : lastLine(output);
};

