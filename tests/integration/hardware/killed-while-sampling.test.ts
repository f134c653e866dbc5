import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../main/adapters/storage/open-store';
import { createClock } from '../../../main/adapters/system/clock';
import { createQuietLogger } from '../../support/quiet-logger';

const KILLS = 25;
const SPEED = 200;
const HOUR = 3_600_000;
/** The starts are hours apart, in hours that are over, so that the store takes them for what they are. */
const firstStart = Math.floor(Date.now() / HOUR) * HOUR - 3 * 24 * HOUR;

/** Runs the process until it has said `samples` samples and some more milliseconds have passed, kills it, and answers what it said. */
const runAndKill = (bundle: string, dataDir: string, startMs: number, samples: number, moreMs: number): Promise<readonly number[]> =>
  new Promise((resolve, reject) => {
    const said: number[] = [];
    const child = spawn(process.execPath, [bundle, dataDir, String(startMs), String(SPEED)], { stdio: ['ignore', 'pipe', 'inherit'] });
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(Number(line));
      if (said.length === samples) setTimeout(() => child.kill('SIGKILL'), moreMs);
    });
    child.once('error', reject);
    child.once('close', (_, signal) => {
      if (signal === 'SIGKILL') resolve(said);
      else reject(new Error(`ended by itself after ${said.length} samples`));
    });
  });

describe('killed while sampling', () => {
  it(`${KILLS} times at random moments: the store opens and no sample that was stored is lost`, async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'nodeworth-killed-'));
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
    const runner: { bundleTs(entry: string): Promise<string> } = await import(new URL('../../support/run-ts.mjs', import.meta.url).href);
    const bundle = await runner.bundleTs(new URL('./sampling-process.ts', import.meta.url).pathname);
    const runs: (readonly number[])[] = [];
    // At 200 times real time a sample comes every 75 ms.
    for (let kill = 0; kill < KILLS; kill += 1) runs.push(await runAndKill(bundle, dataDir, firstStart + kill * HOUR, 1 + Math.floor(Math.random() * 4), Math.random() * 80));

    const store = openStore({ dataDir, clock: createClock(), logger: createQuietLogger() });
    try {
      for (const [kill, said] of runs.entries()) {
        const fromMs = firstStart + kill * HOUR;
        const [history] = store.series.history('this', ['memory.used'], fromMs, fromMs + HOUR, 10_000);
        // One more may have been stored than was said: the kill came between the two.
        const kept = history?.buckets.length ?? 0;
        expect([kill, history?.tier, kept === said.length || kept === said.length + 1]).toEqual([kill, 'raw', true]);
        const seenTo = Math.max(...store.uptime.intervals('this', fromMs, fromMs + HOUR).filter((entry) => entry.state === 'up').map((entry) => entry.toMs));
        // A sample and the uptime it prolongs are two commits: the kill may come between them, so the record is at most one sample behind.
        expect([kill, seenTo >= (said.at(-2) ?? Number.NEGATIVE_INFINITY)]).toEqual([kill, true]);
      }
      const states = new Set(store.uptime.intervals('this', firstStart, firstStart + KILLS * HOUR).map((entry) => entry.state));
      expect(states).toEqual(new Set(['up', 'unwatched']));
    } finally {
      store.close();
    }
  }, 120_000);
});
