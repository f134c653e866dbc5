import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { _electron, type ElectronApplication, type Page } from 'playwright';

import { NO_MARKET } from '../../support/no-market';
import { isRoot, ownedFolder, stageBuiltApp, unprivileged, type StagedApp } from './app-folder';
import { openDisplay, type Display } from './display';

export interface RunningApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly dataDir: string;
  /** What the shell and the engine said since the tests were connected; the first words of a start come before that. */
  readonly said: () => string;
  /** Waits for a line of it that matches. */
  readonly line: (pattern: RegExp) => Promise<string>;
  readonly close: () => Promise<void>;
}

export interface Desktop {
  readonly staged: StagedApp;
  readonly display: Display;
  readonly launch: (options?: { readonly dataDir?: string; readonly words?: readonly string[]; readonly env?: Readonly<Record<string, string>> }) => Promise<RunningApp>;
  readonly close: () => Promise<void>;
}

/** Waits in small steps for something that another process does. @throws Error with what was waited for. */
export const until = async <T>(what: string, look: () => T | undefined | Promise<T | undefined>, withinMs = 20_000): Promise<T> => {
  const end = performance.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error(`not seen within ${withinMs / 1000} s: ${what}`);
    await new Promise((done) => setTimeout(done, 50));
  }
};

/**
 * A screen, the built app laid out for the Electron that is here, and a way to start it as a person would: unprivileged and with its
 * sandbox, never with `--no-sandbox`.
 */
export const openDesktop = async (): Promise<Desktop> => {
  const place = ownedFolder('desktop');
  const staged = stageBuiltApp(join(place, 'app'));
  const display = await openDisplay();
  const command = unprivileged(staged.executable, staged.dist, join(place, 'home'));
  const running = new Set<RunningApp>();
  const folders = [place];

  return {
    staged,
    display,
    launch: async ({ dataDir = ownedFolder('data'), words = [], env = {} } = {}) => {
      if (!folders.includes(dataDir)) folders.push(dataDir);
      const app = await _electron.launch({
        executablePath: command,
        args: [staged.folder, `--data-dir=${dataDir}`, ...words],
        chromiumSandbox: true,
        env: { PATH: process.env['PATH'] ?? '', DISPLAY: display.name, TZ: 'UTC', LANG: 'C.UTF-8', ...NO_MARKET, ...env },
        timeout: 30_000,
      });
      let text = '';
      const take = (chunk: Buffer): void => {
        text += chunk.toString();
      };
      app.process().stderr?.on('data', take);
      app.process().stdout?.on('data', take);
      const page = await app.firstWindow();
      const one: RunningApp = {
        app,
        page,
        dataDir,
        said: () => text,
        line: async (pattern) => await until(String(pattern), () => text.split('\n').find((line) => pattern.test(line))),
        close: async () => {
          running.delete(one);
          await app.close();
        },
      };
      running.add(one);
      return one;
    },
    close: async () => {
      for (const one of running) await one.close();
      await display.close();
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Whether the tests run as root, where the app is started as nobody. */
export const dropsRoot = isRoot;
