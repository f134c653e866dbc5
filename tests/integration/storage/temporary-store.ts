import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openStore } from '../../../main/adapters/storage/open-store';
import type { Store } from '../../../main/engine/ports/store';
import type { Clock } from '../../../main/engine/ports/system';
import { createQuietLogger } from '../../support/quiet-logger';

/** A folder of its own for one test, gone afterwards. */
export function temporaryDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'nodeworth-store-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

export interface ManualClock extends Clock {
  set(nowMs: number): void;
}

export function manualClock(startMs: number): ManualClock {
  let now = startMs;
  return {
    now: () => now,
    mono: () => now,
    after: () => {
      throw new Error('the store sets no timers');
    },
    set: (nowMs) => {
      now = nowMs;
    },
  };
}

export const START_MS = Date.UTC(2026, 0, 15, 12);

/** A store in a folder of its own, closed after the test. */
export function temporaryStore(dataDir = temporaryDir(), clock: Clock = manualClock(START_MS)): Store {
  const store = openStore({ dataDir, clock, logger: createQuietLogger() });
  onTestFinished(() => store.close());
  return store;
}
