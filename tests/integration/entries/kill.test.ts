import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { bundleTs } from '../../support/run-ts.mjs';
import { createSeededRandom } from '../../support/solana-fixtures/seeded-random';
import { openEntriesRig } from '../../support/sync/entries-rig';
import { dropDataDir, ledgerText, newDataDir } from '../../support/sync/rig';
import { slowPayments } from '../../support/sync/slow-payments';

const KILLS = 12;
const COUNT = 1500;

test(`reading of entries that is killed ${KILLS} times at random moments ends with the same ledger as one that is not`, async () => {
  const seed = Math.floor(Math.random() * 1e9);
  console.log(`seed ${seed}`);
  const random = createSeededRandom(seed);
  const child = await bundleTs(fileURLToPath(new URL('../../support/sync/killed-entries-child.ts', import.meta.url)));
  const dataDir = newDataDir();
  let killedWhileReading = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const running = spawn(process.execPath, [child, dataDir, String(COUNT)], { stdio: ['ignore', 'pipe', 'inherit'] });
    const exited = once(running, 'exit');
    const lines: string[] = [];
    const reader = createInterface({ input: running.stdout });
    const begun = new Promise<void>((resolve) => reader.on('line', (line) => {
      lines.push(line);
      resolve();
    }));
    // Every fourth dies anywhere from its first instruction on, the others while they read.
    if (kill % 4 !== 0) await Promise.race([begun, exited]);
    await Promise.race([new Promise((resolve) => setTimeout(resolve, random() * (kill % 4 === 0 ? 300 : 60))), exited]);
    running.kill('SIGKILL');
    await exited;
    if (lines.includes('reading') && !lines.includes('done')) killedWhileReading += 1;
  }

  const survivor = openEntriesRig({ sources: [slowPayments(COUNT, 0)], dataDir });
  const untouched = openEntriesRig({ sources: [slowPayments(COUNT, 0)] });
  expect((await survivor.sync.syncNow())[0]?.state).toBe('done');
  expect((await untouched.sync.syncNow())[0]?.state).toBe('done');
  const [told, expected] = [ledgerText(survivor.store, 'f1'), ledgerText(untouched.store, 'f1')];
  expect(expected.length).toBeGreaterThan(COUNT * 0.9);
  expect(told).toEqual(expected);
  expect(survivor.store.ledger.counts('f1')).toEqual(untouched.store.ledger.counts('f1'));
  await survivor.close();
  await untouched.close();
  dropDataDir(dataDir);
  dropDataDir(untouched.dataDir);
  // Otherwise the kills proved nothing.
  expect(killedWhileReading).toBeGreaterThanOrEqual(3);
}, 120_000);
