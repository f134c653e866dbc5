import { describe, expect, test } from 'vitest';
import { createCancel } from '../../../shared/units/cancel';
import { STRANGER } from '../../support/solana-fixtures/case';
import { claim, claims, FIRST_CLAIM_S } from '../../support/sync/claims';
import { WALLET_ONE, type Rig } from '../../support/sync/rig';
import { useRigs } from '../../support/sync/use-rigs';

const rigs = useRigs();

/** Resolves when the first wallet's state fits. */
const until = (rig: Rig, fits: (state: ReturnType<Rig['sync']['progress']>[number]) => boolean): Promise<void> =>
  new Promise((resolve) => {
    const off = rig.sync.onProgress(([state]) => {
      if (state === undefined || !fits(state)) return;
      off();
      resolve();
    });
  });

describe('a running sync', () => {
  test('stops asking while it is paused, and goes on to the whole ledger', async () => {
    const rpc = await rigs.rpc({ transactions: claims(400) }, { delayMs: 5 });
    const rig = rigs.open({ endpoints: [rpc.url] });
    const running = rig.sync.syncNow();
    await until(rig, (state) => state.read > 0);

    const paused = until(rig, (state) => state.state === 'paused');
    rig.sync.pause();
    await paused;
    // What was under way is finished; then the count stands still.
    await new Promise((resolve) => setTimeout(resolve, 300));
    const calls = rpc.calls().total;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(rpc.calls().total).toBe(calls);
    expect(rig.sync.progress()).toMatchObject([{ state: 'paused' }]);
    const readWhilePaused = rig.store.ledger.counts('w1').transactions;
    expect(readWhilePaused).toBeLessThan(400);

    rig.sync.resume();
    expect(await running).toMatchObject([{ state: 'done', events: 400 }]);
  });

  test('ends when it is cancelled, says so, and the next one reads the rest', async () => {
    const rpc = await rigs.rpc({ transactions: claims(300) }, { delayMs: 5 });
    const rig = rigs.open({ endpoints: [rpc.url] });
    const cancel = createCancel();
    const running = rig.sync.syncNow(undefined, cancel);
    await until(rig, (state) => state.read > 0);

    cancel.cancel();

    const [first] = await running;
    expect(first).toMatchObject({ state: 'cancelled', errors: [] });
    const [second] = await rig.sync.syncNow();
    expect((first?.events ?? 0) + (second?.events ?? 0)).toBe(300);
  });

  test('can be cancelled while it is paused', async () => {
    const rpc = await rigs.rpc({ transactions: claims(10) });
    const rig = rigs.open({ endpoints: [rpc.url] });
    rig.sync.pause();
    const running = rig.sync.syncNow();
    await rig.sync.stop();
    expect(await running).toMatchObject([{ state: 'cancelled', callsMade: 0 }]);
  });

  test('is joined by a second call for the same', async () => {
    const rpc = await rigs.rpc({ transactions: claims(20) });
    const rig = rigs.open({ endpoints: [rpc.url] });

    const [one, two] = await Promise.all([rig.sync.syncNow(), rig.sync.syncNow()]);

    expect(two).toBe(one);
    expect(rpc.calls().byMethod['getTransaction']).toBe(20);
  });

  test('takes up a wallet that is added meanwhile', async () => {
    const rpc = await rigs.rpc({ transactions: [...claims(50), claim(3, { owner: STRANGER })] }, { delayMs: 5 });
    const rig = rigs.open({ endpoints: [rpc.url] });
    const running = rig.sync.syncNow();
    await until(rig, (state) => state.listed > 0);

    rig.store.ledger.addWallet({ ...WALLET_ONE, id: 'w2', address: STRANGER });
    const joined = rig.sync.syncNow('w2');

    expect(await joined).toBe(await running);
    expect(rig.store.ledger.allLines({ walletId: 'w2' })).toHaveLength(1);
  });

  test('lets go of a wallet that is removed meanwhile', async () => {
    const rpc = await rigs.rpc({ transactions: claims(300) }, { delayMs: 5 });
    const rig = rigs.open({ endpoints: [rpc.url] });
    const running = rig.sync.syncNow();
    await until(rig, (state) => state.read > 0);

    rig.store.ledger.removeWallet('w1');

    expect(await running).toMatchObject([{ errors: [] }]);
    expect(rig.sync.progress()).toEqual([]);
    expect(rig.store.ledger.allLines({})).toEqual([]);
  });

  test('reads the newest first and says since when the totals are whole', async () => {
    const rpc = await rigs.rpc({ transactions: claims(300) }, { delayMs: 5 });
    const rig = rigs.open({ endpoints: [rpc.url] });
    const seen: (number | null)[] = [];
    rig.sync.onProgress(([state]) => {
      if (state === undefined || state.completeSinceMs === null) return;
      seen.push(state.completeSinceMs);
      // Nothing that is said to be whole may lack a claim: one every six hours down to that instant, the instant itself not promised.
      const promised = rig.store.ledger.allLines({ walletId: 'w1', fromMs: state.completeSinceMs + 1 }).length;
      const last = (FIRST_CLAIM_S + 299 * 6 * 3600) * 1000;
      expect(promised).toBe(Math.floor((last - state.completeSinceMs) / (6 * 3_600_000)));
    });

    await rig.sync.syncNow();

    expect(seen.length).toBeGreaterThan(1);
    expect(seen.at(-1)).toBe(FIRST_CLAIM_S * 1000);
    expect(seen).toEqual(seen.toSorted((a, b) => (b ?? 0) - (a ?? 0)));
    expect(rig.sync.progress()).toMatchObject([{ state: 'idle', phase: 'done', complete: true, waiting: 0, listed: 300, read: 300, lines: 300, leftMs: null }]);
  });

  test("tells the time that is left at the endpoint's limit", async () => {
    const rpc = await rigs.rpc({ transactions: claims(200) });
    const rig = rigs.open({ endpoints: [{ url: rpc.url, limit: { perMethod: 40, total: 100 } }] });
    const running = rig.sync.syncNow();
    const waiting = new Promise<ReturnType<Rig['sync']['progress']>[number]>((resolve) => {
      rig.sync.onProgress(([state]) => {
        if (state !== undefined && state.phase === 'reading' && state.read > 0) resolve(state);
      });
    });

    const state = await waiting;

    // Four a second at most, whatever the pace was until now.
    expect(state.leftMs).toBeGreaterThanOrEqual((state.waiting / 4) * 1000);
    expect(state.waiting).toBeGreaterThanOrEqual(160);
    await rig.sync.stop();
    expect(await running).toMatchObject([{ state: 'cancelled' }]);
    expect(rpc.calls().byMethod['getTransaction']).toBeLessThanOrEqual(40);
  });

  test('leaves no timer, listener or job behind when it is stopped', async () => {
    const rpc = await rigs.rpc({ transactions: claims(800) }, { delayMs: 60 });
    const rig = rigs.open({ endpoints: [rpc.url] });
    const running = rig.sync.syncNow();
    await until(rig, (state) => state.read > 0);

    await rig.sync.stop();

    expect(await running).toMatchObject([{ state: 'cancelled' }]);
    const calls = rpc.calls().total;
    expect(await rig.sync.syncNow()).toMatchObject([{ state: 'cancelled', callsMade: 0 }]);
    expect(rpc.calls().total).toBe(calls);
  });
});
