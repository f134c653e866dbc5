// Which Chromium there is for the browser tests: a given one, one on PATH, or the one Playwright downloaded.
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { at } from './paths.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** First of the names found as an executable file on PATH, or undefined. */
export const onPath = (...names) => {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) {
      const file = join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not here.
      }
    }
  }
  return undefined;
};

const downloaded = () => {
  try {
    const file = createRequire(at('package.json'))('playwright').chromium.executablePath();
    return existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
};

/** Path of a Chromium, or undefined. NODEWORTH_CHROMIUM wins. */
export const findChromium = () => process.env.NODEWORTH_CHROMIUM ?? onPath(...NAMES) ?? downloaded();
