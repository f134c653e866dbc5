import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Built } from '../support/hosts/built';
import { startHeadless, type Headless } from '../support/hosts/headless';
import { until } from '../support/hosts/running';
import { WALLET } from '../support/solana-fixtures/case';
import { makeServedHistory } from '../support/solana-rpc/served-history';
import { startSolanaRpc } from '../support/solana-rpc/server';
import { cpuMs, highestResidentMb, ownMb, residentMb } from './process-cost';
import { atMost, toldNumber, type BenchRow } from './table';

const WALLET_TRANSACTIONS = 1000;
const MINUTE_MS = 60_000;

/** One that nobody looks at and one that is at work (a wallet that was just read, a page that is open), beside a bare Node, for the same minutes. */
export async function benchMemory(built: Built, minutes: number): Promise<readonly BenchRow[]> {
  const folders = ['quiet', 'busy'].map((name) => mkdtempSync(join(tmpdir(), `nodeworth-bench-${name}-`)));
  const bare = spawn(process.execPath, ['-e', 'setInterval(() => {}, 15000)'], { stdio: 'ignore' });
  const rpc = await startSolanaRpc(makeServedHistory({ count: WALLET_TRANSACTIONS, seed: 1, wallets: [WALLET], endMs: Date.now() }).history);
  const hosts: Headless[] = [];
  const leave = new AbortController();
  try {
    const [quietFolder = '', busyFolder = ''] = folders;
    const quiet = await startHeadless(built, quietFolder);
    const busy = await startHeadless(built, busyFolder);
    hosts.push(quiet, busy);
    await quiet.client.settings.set({ pricesEnabled: false });
    await busy.client.settings.set({ pricesEnabled: false, solanaEndpoints: [rpc.url] });
    await busy.client.wallets.add({ address: WALLET });
    const watching = (async () => {
      for await (const frame of await busy.client.live.hardware(undefined, { signal: leave.signal })) if (leave.signal.aborted) return frame;
      return null;
    })().catch(() => null);
    await until('the wallet to be read', async () => ((await busy.client.sync.state({})).wallets.some((wallet) => wallet.complete) ? true : undefined), 120_000);
    const cpuBefore = cpuMs(quiet.running.pid);
    const busyBefore = cpuMs(busy.running.pid);
    await new Promise((resolve) => setTimeout(resolve, minutes * MINUTE_MS));
    const quietMs = cpuMs(quiet.running.pid) - cpuBefore;
    const busyMs = cpuMs(busy.running.pid) - busyBefore;
    const [quietCost, busyCost] = [await quiet.client.system.selfCost({}), await busy.client.system.selfCost({})];
    const p99 = (cost: typeof quietCost): number => (cost.eventLoopP99Ms.value.known ? cost.eventLoopP99Ms.value.value : Number.NaN);
    const bareMb = residentMb(bare.pid ?? 0);
    const rows = [
      atMost(`resident memory after ${minutes} min, nobody looking`, residentMb(quiet.running.pid), 110, 'MB', `highest ${highestResidentMb(quiet.running.pid).toFixed(0)} MB; own memory without Node's binary ${ownMb(quiet.running.pid).toFixed(0)} MB`),
      toldNumber('  over bare Node in the same run', residentMb(quiet.running.pid) - bareMb, 'MB', `bare Node ${bareMb.toFixed(1)} MB`),
      atMost(`resident memory after ${minutes} min, wallet read, page open`, residentMb(busy.running.pid), 110, 'MB', `highest ${highestResidentMb(busy.running.pid).toFixed(0)} MB; ${WALLET_TRANSACTIONS} transactions read at the start; own ${ownMb(busy.running.pid).toFixed(0)} MB`),
      toldNumber('  over bare Node in the same run', residentMb(busy.running.pid) - bareMb, 'MB'),
      atMost('event-loop delay p99, nobody looking', p99(quietCost), 50, 'ms', 'since the start, which is in it'),
      atMost('event-loop delay p99, at work', p99(busyCost), 50, 'ms', 'since the start, with the first sync in it'),
      toldNumber('CPU of the whole host, nobody looking (15 s)', quietMs / minutes, 'ms a minute', `${(quietMs / minutes / 4).toFixed(1)} ms a sample, all in: timers, garbage collection, upkeep`),
      toldNumber('CPU of the whole host, page open (5 s)', busyMs / minutes, 'ms a minute', `${(busyMs / minutes / 12).toFixed(1)} ms a sample, all in: stream and sync too`),
    ];
    leave.abort();
    await watching;
    return rows;
  } finally {
    leave.abort();
    for (const host of hosts) await host.stop();
    await rpc.stop();
    bare.kill('SIGKILL');
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}
