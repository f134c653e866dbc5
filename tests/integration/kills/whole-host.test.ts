import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openStore } from '../../../main/adapters/storage/open-store';
import { createClock } from '../../../main/adapters/system/clock';
import type { Store } from '../../../main/engine/ports/store';
import { takeBuilt, type Built } from '../../support/hosts/built';
import { startHeadless, type Headless } from '../../support/hosts/headless';
import { runProgram, startProgram, until } from '../../support/hosts/running';
import { createQuietLogger } from '../../support/quiet-logger';
import { WALLET } from '../../support/solana-fixtures/case';
import { totalsOf } from '../../support/solana-fixtures/history';
import { createSeededRandom } from '../../support/solana-fixtures/seeded-random';
import { makeServedHistory } from '../../support/solana-rpc/served-history';
import { startSolanaRpc, type SolanaRpc } from '../../support/solana-rpc/server';
import { ledgerText } from '../../support/sync/rig';
import { NO_MARKET } from '../../support/no-market';

const KILLS = 25;
/** Of these, so many in the middle of a start: while files are made, migrated, locked. */
const AT_START = 6;
const TRANSACTIONS = 3000;
const SEED = 20_261_122;
/** While somebody looks. */
const SAMPLE_EVERY_MS = 1000;
/** So slow that no run between two kills comes to the end. */
const SLOW_MS = 90;

const folders: string[] = [];
const servers: SolanaRpc[] = [];
let built: Built;

beforeAll(() => {
  built = takeBuilt();
}, 120_000);
afterAll(async () => {
  for (const server of servers) await server.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  built.remove();
});

const command = async (dataDir: string, words: readonly string[]): Promise<void> => {
  const { code, stderr } = await runProgram(built.cli, [...words, '--data-dir', dataDir], { env: NO_MARKET });
  if (code !== 0) throw new Error(`${words.join(' ')}: ${stderr}`);
};

/** A folder with a wallet to read, sampled every second while somebody looks. */
async function prepare(rpc: SolanaRpc): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'nodeworth-kills-'));
  folders.push(dataDir);
  for (const [key, value] of [['pricesEnabled', 'false'], ['sampleWatchedMs', String(SAMPLE_EVERY_MS)], ['sampleIdleMs', '5000'], ['solanaEndpoints', rpc.url]]) await command(dataDir, ['config', 'set', key ?? '', value ?? '']);
  await command(dataDir, ['wallet', 'add', WALLET]);
  return dataDir;
}

async function readToTheEnd(dataDir: string): Promise<void> {
  const host = await startHeadless(built, dataDir, { env: NO_MARKET });
  await host.client.sync.start({});
  await until('the end of the sync', async () => ((await host.client.sync.state({})).wallets.every((wallet) => wallet.complete && wallet.waiting === 0 && wallet.state === 'idle') ? true : undefined), 60_000);
  expect(await host.stop()).toEqual({ code: 0, signal: null });
}

function withStore<T>(dataDir: string, look: (store: Store) => T): T {
  const store = openStore({ dataDir, clock: createClock(), logger: createQuietLogger() });
  try {
    return look(store);
  } finally {
    store.close();
  }
}

const walletIdOf = (store: Store): string => store.ledger.wallets()[0]?.id ?? '';
const linesOf = (dataDir: string): readonly string[] => withStore(dataDir, (store) => ledgerText(store, walletIdOf(store)));

interface Life {
  readonly bornMs: number;
  readonly diedMs: number;
  /** Instants of the samples that a page heard of. */
  readonly heard: readonly number[];
  /** Calls that reached the endpoint in this life. */
  readonly calls: number;
}

/** Looks at the host as an open page does, until it is gone. */
function listen(host: Headless, heard: number[]): Promise<void> {
  return (async () => {
    for await (const frame of await host.client.live.hardware()) {
      const snapshot = frame.data.snapshot ?? null;
      if (snapshot !== null && snapshot.memory.state === 'ok' && heard.at(-1) !== snapshot.atMs) heard.push(snapshot.atMs);
    }
  })().catch(() => undefined);
}

/** One life of the whole program, ended with kill −9 at a moment that only the seed knows. */
async function liveAndDie(dataDir: string, rpc: SolanaRpc, random: () => number, atStart: boolean): Promise<Life> {
  const bornMs = Date.now();
  const before = rpc.calls().total;
  const heard: number[] = [];
  const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  if (atStart) {
    const running = startProgram(built.headless, ['--no-open', '--data-dir', dataDir], { env: NO_MARKET });
    await pause(40 + random() * 700);
    running.child.kill('SIGKILL');
    expect((await running.ended).signal).toBe('SIGKILL');
    expect(running.stderr()).toBe('');
    return { bornMs, diedMs: Date.now(), heard, calls: rpc.calls().total - before };
  }
  const host = await startHeadless(built, dataDir, { env: NO_MARKET });
  const gone = listen(host, heard);
  await host.client.sync.start({});
  await pause(50 + random() * 1300);
  const diedMs = Date.now();
  expect(await host.stop('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' });
  await gone;
  return { bornMs, diedMs, heard, calls: rpc.calls().total - before };
}

describe(`the whole host killed ${KILLS} times while it reads a wallet and samples the machine`, () => {
  it('opens again each time, ends with the ledger of an undisturbed run, and lost at most one sample at each kill', async () => {
    const served = makeServedHistory({ count: TRANSACTIONS, seed: SEED, wallets: [WALLET], endMs: Date.now() - 3_600_000 });
    const quick = await startSolanaRpc(served.history);
    const slow = await startSolanaRpc(served.history, { delayMs: SLOW_MS });
    servers.push(quick, slow);

    const undisturbed = await prepare(quick);
    await readToTheEnd(undisturbed);
    const expected = linesOf(undisturbed);
    expect(expected.length).toBe(served.made.flatMap((history) => history.items.flatMap((item) => item.lines)).length);

    const random = createSeededRandom(SEED);
    const dataDir = await prepare(slow);
    const lives: Life[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) lives.push(await liveAndDie(dataDir, slow, random, kill % 4 === 2 && lives.filter((life) => life.calls === 0).length < AT_START));

    // The kills hit what they were meant for: a sync under way, not one that had ended, and samples between them.
    expect(lives.filter((life) => life.calls > 0).length).toBeGreaterThanOrEqual(KILLS / 2);
    const half = withStore(dataDir, (store) => ({ lines: ledgerText(store, walletIdOf(store)), waiting: store.ledger.pendingCount(walletIdOf(store)) }));
    expect(half.waiting).toBeGreaterThan(0);
    expect(half.lines.length).toBeGreaterThan(0);
    // What was read so far is a part of the whole: nothing invented, nothing double.
    expect(new Set(half.lines).size).toBe(half.lines.length);
    expect(half.lines.filter((line) => !expected.map((one) => one.replace(/^\S+:/, '')).includes(line.replace(/^\S+:/, '')))).toEqual([]);

    const device = withStore(dataDir, (store) => store.devices.devices().find((one) => one.local)?.id ?? '');
    const [fromMs, toMs] = [(lives[0]?.bornMs ?? 0) - 60_000, Date.now() + 60_000];
    const { stored, intervals } = withStore(dataDir, (store) => ({
      stored: new Set(store.series.history(device, ['memory.used'], fromMs, toMs, 10_000).flatMap((one) => one.buckets).map((bucket) => bucket.fromMs + bucket.spanMs)),
      intervals: store.uptime.intervals(device, fromMs, toMs),
    }));
    const heard = lives.flatMap((life) => life.heard);
    expect(heard.length).toBeGreaterThan(KILLS / 2);
    const lost = lives.map((life) => life.heard.filter((atMs) => !stored.has(atMs)).length);
    expect([lost, Math.max(...lost) <= 1]).toEqual([lost, true]);
    // The record of uptime reaches to the last sample that was heard, and says of the time between two lives that nobody watched.
    // The clock is looked at once more for it: of the first sample of all it can begin some milliseconds behind the sample's own instant.
    for (const [kill, life] of lives.entries()) {
      const last = life.heard.at(-2);
      if (last !== undefined) expect([kill, intervals.some((one) => one.state === 'up' && one.fromMs - SAMPLE_EVERY_MS < last && last <= one.toMs)]).toEqual([kill, true]);
    }
    expect(intervals.filter((one) => one.state === 'down')).toEqual([]);

    await command(dataDir, ['config', 'set', 'solanaEndpoints', quick.url]);
    await readToTheEnd(dataDir);
    const ledger = linesOf(dataDir);
    expect(ledger.map((line) => line.split(' ').slice(1).join(' ')).toSorted()).toEqual(expected.map((line) => line.split(' ').slice(1).join(' ')).toSorted());
    expect(new Set(ledger.map((line) => line.split(' ')[0])).size).toBe(expected.length);
    const sums = new Map<string, bigint>();
    withStore(dataDir, (store) => {
      for (const { line } of store.ledger.allLines({})) sums.set(`${line.kind} ${line.mint}`, (sums.get(`${line.kind} ${line.mint}`) ?? 0n) + BigInt(line.base));
    });
    const [history] = served.made;
    if (history === undefined) throw new Error('no history was made');
    const { base } = totalsOf(history);
    for (const [key, amount] of Object.entries(base)) expect([key, sums.get(key)]).toEqual([key, amount]);
  }, 240_000);
});
