import { describe, expect, test } from 'vitest';
import { claim, claims } from '../../support/sync/claims';
import { WALLET } from '../../support/solana-fixtures/case';
import { useRigs } from '../../support/sync/use-rigs';

const rigs = useRigs();

/** `count` claims, `perSlot` of them in each slot. */
const crowded = (count: number, perSlot: number) => Array.from({ length: count }, (_, at) => claim(at, { slot: 450_000_000 + Math.floor(at / perSlot) }));

describe('pages of signatures', () => {
  test('go on over the limit of 1,000, newest first, until an empty one', async () => {
    const rpc = await rigs.rpc({ transactions: claims(2_150) });
    const rig = rigs.open({ endpoints: [rpc.url] });

    const [outcome] = await rig.sync.syncNow();

    expect(outcome).toMatchObject({ state: 'done', events: 2_150, errors: [] });
    const pages = rpc.asked('getSignaturesForAddress').filter((params) => params[0] === WALLET).map((params) => params[1] as { limit: number; before?: string; until?: string });
    expect(pages[0]).toMatchObject({ limit: 1000 });
    expect(pages[0]?.before).toBeUndefined();
    expect(pages.slice(1).every((page) => page.before !== undefined)).toBe(true);
    // 1000 + 999 + 153 (each page repeats the lowest slot of the one before), that slot once more, and the empty page.
    expect(pages).toHaveLength(5);
    expect(rpc.calls().byMethod['getTransaction']).toBe(2_150);
  }, 60_000);

  test('lose nothing where a page ends inside a slot and the order there changes between two calls', async () => {
    const rpc = await rigs.rpc({ transactions: crowded(60, 7) });
    const rig = rigs.open({ endpoints: [rpc.url] });
    rpc.inject({ kind: 'short-pages', rows: 10 });
    // Every other answer has its slots turned round.
    for (let skip = 1; skip < 40; skip += 2) rpc.inject({ kind: 'reordered' }, { times: 1, after: skip });

    const [outcome] = await rig.sync.syncNow();

    expect(outcome).toMatchObject({ events: 60, errors: [] });
  });

  test('that are shorter than asked do not end the history', async () => {
    const rpc = await rigs.rpc({ transactions: claims(45) });
    const rig = rigs.open({ endpoints: [rpc.url] });
    rpc.inject({ kind: 'short-pages', rows: 4 });

    const [outcome] = await rig.sync.syncNow();

    expect(outcome?.events).toBe(45);
  });

  test('with every row twice give every line once', async () => {
    const rpc = await rigs.rpc({ transactions: claims(25) });
    const rig = rigs.open({ endpoints: [rpc.url] });
    rpc.inject({ kind: 'duplicates' });

    const [outcome] = await rig.sync.syncNow();

    expect(outcome?.events).toBe(25);
    expect(rpc.calls().byMethod['getTransaction']).toBe(25);
  });

  test('of a node with pruned history say where its memory begins', async () => {
    const all = claims(20);
    const rpc = await rigs.rpc({ transactions: all });
    const rig = rigs.open({ endpoints: [rpc.url] });
    const belowSlot = all[12]?.slot ?? 0;
    rpc.inject({ kind: 'pruned', belowSlot });

    const [outcome] = await rig.sync.syncNow();

    expect(outcome).toMatchObject({ state: 'done', events: 8, errors: [{ code: 'history-pruned', detail: String(belowSlot) }] });
    expect(rig.source.status().historyStartsAtSlot).toBe(belowSlot);
  });

  test('of a pruned node are not the end while another endpoint keeps everything', async () => {
    const all = claims(20);
    const pruned = await rigs.rpc({ transactions: all });
    const whole = await rigs.rpc({ transactions: all });
    pruned.inject({ kind: 'pruned', belowSlot: all[12]?.slot ?? 0 });
    const rig = rigs.open({ endpoints: [pruned.url, whole.url] });

    const [outcome] = await rig.sync.syncNow();

    expect(outcome).toMatchObject({ state: 'done', events: 20, errors: [] });
  });

  test('that arrive while older ones are read belong to the next pass, and none is lost between the two', async () => {
    const rpc = await rigs.rpc({ transactions: claims(30) });
    const rig = rigs.open({ endpoints: [rpc.url] });
    rpc.inject({ kind: 'short-pages', rows: 5 });
    let added = false;
    rig.sync.onProgress((states) => {
      if (added || (states[0]?.listed ?? 0) === 0) return;
      added = true;
      rpc.append([claim(30), claim(31)]);
    });

    await rig.sync.syncNow();
    await rig.sync.syncNow();

    expect(added).toBe(true);
    expect(rig.store.ledger.allLines({ walletId: 'w1' })).toHaveLength(32);
  });
});
