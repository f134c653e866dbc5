import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll } from 'vitest';

import { takeBuilt, type Built } from './built';
import { startHeadless, type Headless } from './headless';
import { runProgram, startProgram, type Running, type StartOptions } from './running';

export interface Hosts {
  built(): Built;
  newFolder(): string;
  headless(dataDir?: string, options?: StartOptions & { readonly words?: readonly string[] }): Promise<Headless>;
  start(words: readonly string[], options?: StartOptions): Running;
  cli(words: readonly string[], options?: StartOptions & { readonly input?: string }): ReturnType<typeof runProgram>;
}

/** The built programs for the tests of one file; what a test started and left is ended and cleared away. */
export function useHosts(): Hosts {
  let built: Built | null = null;
  const running = new Set<Running>();
  const folders: string[] = [];
  const taken = (): Built => {
    if (built === null) throw new Error('only within a test');
    return built;
  };
  const newFolder = (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'nodeworth-host-'));
    folders.push(folder);
    return folder;
  };
  beforeAll(() => {
    built = takeBuilt();
  }, 120_000);
  afterEach(async () => {
    for (const one of running) {
      if (!one.hasEnded()) one.child.kill('SIGKILL');
      await one.ended;
    }
    running.clear();
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  afterAll(() => built?.remove());
  return {
    built: taken,
    newFolder,
    async headless(dataDir = newFolder(), options = {}) {
      const host = await startHeadless(taken(), dataDir, options);
      running.add(host.running);
      return host;
    },
    start(words, options) {
      const one = startProgram(taken().headless, words, options);
      running.add(one);
      return one;
    },
    cli: (words, options) => runProgram(taken().cli, words, options),
  };
}
