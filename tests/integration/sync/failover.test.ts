import { describe, expect, test } from 'vitest';
import { claims } from '../../support/sync/claims';
import { useRigs } from '../../support/sync/use-rigs';

const rigs = useRigs();

describe('several endpoints', () => {
  test('the second is asked when the first is down, and the first is left alone for a while', async () => {
    const all = claims(60);
    const first = await rigs.rpc({ transactions: all });
    const second = await rigs.rpc({ transactions: all });
    first.inject({ kind: 'status', status: 500 });
    const rig = rigs.open({ endpoints: [first.url, second.url] });

    const [outcome] = await rig.sync.syncNow();

    expect(outcome).toMatchObject({ state: 'done', events: 60, errors: [] });
    // Once for where its history begins, once for a question; then it rests.
    expect(first.calls().requests).toBeLessThanOrEqual(3);
    expect(rig.source.status().endpoint).toBe(new URL(second.url).host);
  });

  test('the second is asked while the first wants to be left alone for a minute', async () => {
    const all = claims(20);
    const first = await rigs.rpc({ transactions: all });
    const second = await rigs.rpc({ transactions: all });
    first.inject({ kind: 'status', status: 429, retryAfterS: 60 }, { after: 3 });
    const rig = rigs.open({ endpoints: [first.url, second.url] });
    const began = performance.now();

    const [outcome] = await rig.sync.syncNow();

    expect(outcome).toMatchObject({ state: 'done', events: 20 });
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(second.calls().total).toBeGreaterThan(20);
  });

  test('what the first no longer has is asked of the second', async () => {
    const all = claims(30);
    const first = await rigs.rpc({ transactions: all });
    const second = await rigs.rpc({ transactions: all });
    const gone = all.slice(0, 7).map((one) => one.signature);
    first.inject({ kind: 'null-transactions', signatures: gone });
    const rig = rigs.open({ endpoints: [first.url, second.url] });

    const [outcome] = await rig.sync.syncNow();

    expect(outcome).toMatchObject({ state: 'done', events: 30, errors: [] });
    expect(new Set(second.asked('getTransaction').map((params) => params[0]))).toEqual(new Set(gone));
    expect(second.calls().byMethod['getTransaction']).toBe(gone.length);
  });

  test('one without batches takes over from one with', async () => {
    const all = claims(40);
    const first = await rigs.rpc({ transactions: all });
    const second = await rigs.rpc({ transactions: all });
    first.inject({ kind: 'drop' }, { method: 'getTransaction' });
    second.inject({ kind: 'batch-refused', as: 'status' });
    const rig = rigs.open({ endpoints: [first.url, second.url] });

    expect(await rig.sync.syncNow()).toMatchObject([{ state: 'done', events: 40, errors: [] }]);
  });

  test('with all of them down the failure names the host and nothing of its path', async () => {
    const first = await rigs.rpc({ transactions: [] });
    const second = await rigs.rpc({ transactions: [] });
    for (const rpc of [first, second]) rpc.inject({ kind: 'status', status: 403 });
    const rig = rigs.open({ endpoints: [`${first.url}secret-path?api-key=abcdef`, `${second.url}?api-key=abcdef`] });

    const [outcome] = await rig.sync.syncNow();

    expect(outcome).toMatchObject({ state: 'failed', errors: [{ code: 'endpoint-forbidden' }] });
    expect(JSON.stringify([outcome, rig.sync.progress()])).not.toMatch(/secret-path|abcdef/);
  });
});
