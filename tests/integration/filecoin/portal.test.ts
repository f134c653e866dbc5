import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatLocalDate } from '../../../shared/units/local-date';
import { availablePart, unlockedOn } from '../../../shared/networks/filecoin/vesting';
import { toAttoFil, toDecimalDigits } from '../../../main/adapters/sources/filecoin/fil-text';
import { day, networkRows, providerIds, writePortalFile, type PortalRow } from '../../support/filecoin/portal-data';
import { createPortalServer, type PortalServer } from '../../support/filecoin/portal-server';
import { createFilecoinRig, linesOf, minerWallet, NOW_MS, storeAll, sumOf, type FilecoinRig } from '../../support/filecoin/rig';

const TODAY = Math.floor(NOW_MS / 86_400_000);
const PROVIDERS = providerIds(16);
const MINER = PROVIDERS[3] ?? '';
const wallet = minerWallet(MINER);

let server: PortalServer;
let rig: FilecoinRig;

beforeEach(async () => {
  server = await createPortalServer();
  rig = createFilecoinRig({ portalUrl: () => server.url });
});

afterEach(async () => {
  rig.close();
  await server.close();
});

const rewardsOf = (rows: readonly PortalRow[], provider = MINER): ReadonlyMap<number, bigint> =>
  new Map(rows.filter((row) => row.provider === provider).map((row) => [row.day, toAttoFil(toDecimalDigits(row.reward, {}) ?? '') ?? 0n]));

/** What the ledger has to say, reckoned from the rows on their own. */
function truth(rows: readonly PortalRow[], lastReward: number, lastUnlock: number): bigint {
  const rewards = rewardsOf(rows);
  let sum = 0n;
  for (const [at, reward] of rewards) if (at <= lastReward) sum += availablePart(reward);
  for (let at = day('2020-08-24'); at <= lastUnlock; at += 1) sum += unlockedOn(at, (d) => (d <= lastReward ? (rewards.get(d) ?? 0n) : 0n));
  return sum;
}

const yesterdayNoon = { modifiedAtMs: NOW_MS - 3 * 3_600_000 };

describe('the first pass', () => {
  it('counts every reward once: a quarter on its day, the rest as it unlocks', async () => {
    const rows = networkRows(PROVIDERS, TODAY - 400, 400);
    server.put(writePortalFile(rows, { rowGroupSize: 1_200 }), yesterdayNoon);
    const stored = await storeAll(rig.filecoin, wallet);
    const lines = linesOf(rig.filecoin, wallet, stored);
    expect(sumOf(lines)).toBe(truth(rows, TODAY - 1, TODAY - 1));
    expect(new Set(lines.map((line) => line.id)).size).toBe(lines.length);
    expect(stored.pages.at(-1)?.complete).toBe(true);
    expect(stored.pages.at(-1)?.completeSinceMs).toBe((TODAY - 400) * 86_400_000);
  });

  it('gives this month first, and says from when on it is whole', async () => {
    server.put(writePortalFile(networkRows(PROVIDERS, TODAY - 900, 900), { rowGroupSize: 4_800 }), yesterdayNoon);
    const stored = await storeAll(rig.filecoin, wallet);
    const since = stored.pages.map((page) => page.completeSinceMs);
    expect(stored.pages.length).toBeGreaterThan(2);
    expect(since[0]).toBeLessThan((TODAY - 100) * 86_400_000);
    expect(since).toEqual(since.toSorted((a, b) => (b ?? 0) - (a ?? 0)));
    expect(stored.pages.map((page) => page.complete).filter(Boolean)).toHaveLength(1);
  });

  it('reads only the columns it needs, and says how much before', async () => {
    const file = writePortalFile(networkRows(PROVIDERS, TODAY - 400, 400), { rowGroupSize: 1_600 });
    server.put(file, yesterdayNoon);
    const measured = await rig.filecoin.entries.measure?.(wallet, null);
    const before = server.sentBytes();
    await storeAll(rig.filecoin, wallet);
    const tail = Math.min(file.length, 64 * 1024);
    expect(server.sentBytes() - before).toBe((measured ?? 0) + tail);
    // 5 columns of 19, in each of the row groups.
    expect(server.ranges().filter((range) => range !== 'bytes=-65536')).toHaveLength(5 * 4);
  });

  it.each([['storage_provider_id', false], ['provider_id', false], ['storage_provider_id', true]] as const)('reads the column %s, decimals: %s', async (providerColumn, decimals) => {
    const rows = networkRows(PROVIDERS, TODAY - 200, 200);
    server.put(writePortalFile(rows, { rowGroupSize: 1_200, providerColumn, decimals }), yesterdayNoon);
    expect(sumOf(linesOf(rig.filecoin, wallet, await storeAll(rig.filecoin, wallet)))).toBe(truth(rows, TODAY - 1, TODAY - 1));
  });

  it.each(['by-provider', 'as-given'] as const)('comes to the same in another order of rows: %s', async (order) => {
    const rows = networkRows(PROVIDERS, TODAY - 300, 300);
    server.put(writePortalFile(rows, { rowGroupSize: 1_000, order }), yesterdayNoon);
    expect(sumOf(linesOf(rig.filecoin, wallet, await storeAll(rig.filecoin, wallet)))).toBe(truth(rows, TODAY - 1, TODAY - 1));
  });

  it('comes to the same without statistics', async () => {
    const rows = networkRows(PROVIDERS, TODAY - 200, 200);
    server.put(writePortalFile(rows, { rowGroupSize: 1_000, statistics: false }), yesterdayNoon);
    expect(sumOf(linesOf(rig.filecoin, wallet, await storeAll(rig.filecoin, wallet)))).toBe(truth(rows, TODAY - 1, TODAY - 1));
  });

  it('leaves out the row groups that cannot hold the provider', async () => {
    server.put(writePortalFile(networkRows(PROVIDERS, TODAY - 100, 100), { rowGroupSize: 100, order: 'by-provider' }), yesterdayNoon);
    await storeAll(rig.filecoin, wallet);
    // One row group holds this provider: its five columns and the end of the file.
    expect(server.ranges()).toHaveLength(6);
  });

  it('ends empty and complete for a provider that is not in the file', async () => {
    server.put(writePortalFile(networkRows(PROVIDERS, TODAY - 50, 50)), yesterdayNoon);
    const stored = await storeAll(rig.filecoin, minerWallet('f077'));
    expect(stored.texts.size).toBe(0);
    expect(stored.pages.at(-1)?.complete).toBe(true);
  });
});

describe('a later pass', () => {
  const rows = networkRows(PROVIDERS, TODAY - 400, 402);
  const upTo = (last: number): readonly PortalRow[] => rows.filter((row) => row.day <= last);

  it('asks for the end of the file and nothing else while the file is the same', async () => {
    server.put(writePortalFile(upTo(TODAY - 1), { rowGroupSize: 1_200 }), yesterdayNoon);
    const stored = await storeAll(rig.filecoin, wallet);
    const [asked, pages] = [server.ranges().length, stored.pages.length];
    await storeAll(rig.filecoin, wallet, stored);
    expect(server.ranges().slice(asked)).toEqual(['bytes=-65536']);
    expect(stored.pages).toHaveLength(pages);
  });

  it('reads only the row groups with new days, and counts nothing twice', async () => {
    server.put(writePortalFile(upTo(TODAY - 2), { rowGroupSize: 1_200 }), { modifiedAtMs: NOW_MS - 86_400_000 });
    const stored = await storeAll(rig.filecoin, wallet);
    expect(sumOf(linesOf(rig.filecoin, wallet, stored))).toBe(truth(rows, TODAY - 2, TODAY - 1));
    server.put(writePortalFile(upTo(TODAY - 1), { rowGroupSize: 1_200 }), yesterdayNoon);
    const asked = server.ranges().length;
    await storeAll(rig.filecoin, wallet, stored);
    expect(server.ranges().length - asked).toBe(6);
    expect(sumOf(linesOf(rig.filecoin, wallet, stored))).toBe(truth(rows, TODAY - 1, TODAY - 1));
  });

  it('hands out a release when its day has passed, without reading the file again', async () => {
    server.put(writePortalFile(upTo(TODAY - 1), { rowGroupSize: 1_200 }), yesterdayNoon);
    const stored = await storeAll(rig.filecoin, wallet);
    await rig.clock.advance(86_400_000);
    await storeAll(rig.filecoin, wallet, stored);
    expect(sumOf(linesOf(rig.filecoin, wallet, stored))).toBe(truth(rows, TODAY - 1, TODAY));
  });

  it('waits with a day that was not over when the file was written', async () => {
    server.put(writePortalFile(upTo(TODAY), { rowGroupSize: 1_200 }), yesterdayNoon);
    const stored = await storeAll(rig.filecoin, wallet);
    expect([...stored.texts.keys()].some((key) => key.startsWith('fdp:2026-11-22'))).toBe(false);
    expect(sumOf(linesOf(rig.filecoin, wallet, stored))).toBe(truth(rows, TODAY - 1, TODAY - 1));
  });

  it('takes back a day that was corrected, with the releases it is part of, and counts the new figure once', async () => {
    server.put(writePortalFile(upTo(TODAY - 2), { rowGroupSize: 20_000 }), { modifiedAtMs: NOW_MS - 86_400_000 });
    const stored = await storeAll(rig.filecoin, wallet);
    const at = upTo(TODAY - 30).findLast((row) => row.provider === MINER && row.reward > 0)?.day ?? 0;
    const corrected = upTo(TODAY - 1).map((row) => (row.provider === MINER && row.day === at ? { ...row, reward: 123.5, wins: 30 } : row));
    server.put(writePortalFile(corrected, { rowGroupSize: 20_000 }), yesterdayNoon);
    await storeAll(rig.filecoin, wallet, stored);
    expect(sumOf(linesOf(rig.filecoin, wallet, stored))).toBe(truth(corrected, TODAY - 1, TODAY - 1));
    expect(stored.texts.get(`fdp:${formatLocalDate(at)}`)).toContain('"block_rewards_fil":"123.5"');
  });

  it('takes a day back that has no reward after all', async () => {
    server.put(writePortalFile(upTo(TODAY - 2), { rowGroupSize: 20_000 }), { modifiedAtMs: NOW_MS - 86_400_000 });
    const stored = await storeAll(rig.filecoin, wallet);
    const at = upTo(TODAY - 30).findLast((row) => row.provider === MINER && row.reward > 0)?.day ?? 0;
    const corrected = upTo(TODAY - 1).map((row) => (row.provider === MINER && row.day === at ? { ...row, reward: 0, wins: 0 } : row));
    server.put(writePortalFile(corrected, { rowGroupSize: 20_000 }), yesterdayNoon);
    await storeAll(rig.filecoin, wallet, stored);
    expect(stored.pages.flatMap((page) => page.withdrawn ?? [])).toEqual([`fdp:${formatLocalDate(at)}`]);
    expect(sumOf(linesOf(rig.filecoin, wallet, stored))).toBe(truth(corrected, TODAY - 1, TODAY - 1));
  });

  it('notices a correction of an old day within weeks, one older row group at a time', async () => {
    const old = TODAY - 380;
    server.put(writePortalFile(upTo(TODAY - 2), { rowGroupSize: 1_200 }), { modifiedAtMs: NOW_MS - 86_400_000 });
    const stored = await storeAll(rig.filecoin, wallet);
    let all = upTo(TODAY - 1).map((row) => (row.provider === MINER && row.day === old ? { ...row, reward: 77, wins: 19 } : row));
    for (let week = 0; week < 7; week += 1) {
      await rig.clock.advance(8 * 86_400_000);
      const last = Math.floor(rig.clock.now() / 86_400_000) - 1;
      all = [...all, ...PROVIDERS.map((provider) => ({ day: last, provider, reward: 1, wins: 1, powerTib: 5 }))];
      server.put(writePortalFile(all, { rowGroupSize: 1_200 }), { modifiedAtMs: rig.clock.now() });
      await storeAll(rig.filecoin, wallet, stored);
    }
    expect(stored.texts.get('fdp:2025-11-07')).toContain('"block_rewards_fil":"77"');
  });

  it('goes on where it was stopped, also in the middle of a day', async () => {
    server.put(writePortalFile(upTo(TODAY - 1), { rowGroupSize: 1_210 }), yesterdayNoon);
    const half = await storeFirst(1);
    const stored = await storeAll(rig.filecoin, wallet, half);
    expect(sumOf(linesOf(rig.filecoin, wallet, stored))).toBe(truth(rows, TODAY - 1, TODAY - 1));
  });

  async function storeFirst(pages: number) {
    const stored = { pages: [], texts: new Map<string, string>(), cursor: null as string | null };
    let left = pages;
    for await (const page of rig.filecoin.entries.pages(wallet, null, { networks: (await import('../../../shared/networks/registry')).builtInBook, decisions: [] })) {
      for (const entry of page.entries) stored.texts.set(entry.key, entry.text);
      stored.cursor = page.cursor;
      left -= 1;
      if (left === 0) break;
    }
    return stored;
  }
});
