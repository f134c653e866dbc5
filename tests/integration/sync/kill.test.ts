import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createSeededRandom } from '../../support/solana-fixtures/seeded-random';
import { makeHistory } from '../../support/solana-fixtures/history';
import { fromFixture } from '../../support/solana-rpc/from-fixture';
import { listedAccounts } from '../../support/solana-rpc/served-history';
import { ledgerText, newDataDir } from '../../support/sync/rig';
import { useRigs } from '../../support/sync/use-rigs';
import { bundleTs } from '../../support/run-ts.mjs';

const KILLS = 25;
const rigs = useRigs();

test(`a sync that is killed ${KILLS} times at random moments ends with the same ledger as one that is not`, async () => {
  const seed = Math.floor(Math.random() * 1e9);
  console.log(`seed ${seed}`);
  const random = createSeededRandom(seed);
  const history = makeHistory({ seed: 21, count: 900 });
  const rpc = await rigs.rpc({ transactions: history.items.map(fromFixture), tokenAccounts: listedAccounts(history) }, { delayMs: 15 });
  // Small pages: more moments between a page and its range.
  rpc.inject({ kind: 'short-pages', rows: 150 });
  const child = await bundleTs(fileURLToPath(new URL('../../support/sync/killed-child.ts', import.meta.url)));
  const dataDir = newDataDir();

  let killedWhileReading = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const running = spawn(process.execPath, [child, rpc.url, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
    const exited = once(running, 'exit');
    const lines: string[] = [];
    // Every third dies anywhere from its first instruction on, the others while they list and read.
    const reader = createInterface({ input: running.stdout });
    const begun = new Promise<void>((resolve) => reader.on('line', (line) => {
      lines.push(line);
      resolve();
    }));
    if (kill % 3 !== 0) await Promise.race([begun, exited]);
    await Promise.race([new Promise((resolve) => setTimeout(resolve, random() * (kill % 3 === 0 ? 500 : 120))), exited]);
    running.kill('SIGKILL');
    await exited;
    if (lines.includes('reading') && !lines.includes('done')) killedWhileReading += 1;
  }

  const survivor = rigs.open({ endpoints: [rpc.url], dataDir });
  expect(await survivor.sync.syncNow()).toMatchObject([{ state: 'done', errors: [] }]);
  const untouched = rigs.open({ endpoints: [rpc.url] });
  expect(await untouched.sync.syncNow()).toMatchObject([{ state: 'done', errors: [] }]);
  expect(ledgerText(survivor.store)).toEqual(ledgerText(untouched.store));
  expect(survivor.store.ledger.counts('w1')).toEqual(untouched.store.ledger.counts('w1'));
  // Otherwise the kills proved nothing.
  expect(killedWhileReading).toBeGreaterThanOrEqual(5);
}, 180_000);
