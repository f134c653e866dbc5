import { describe, expect, test } from 'vitest';
import type { Fault, FaultOptions } from '../../support/solana-rpc/faults';
import { claim, claims } from '../../support/sync/claims';
import { useRigs } from '../../support/sync/use-rigs';

const rigs = useRigs();

/** Troubles that pass: the sync must end with every line, as if nothing had happened. */
const passing: readonly { readonly name: string; readonly fault: Fault; readonly options?: FaultOptions; readonly timeoutMs?: number }[] = [
  { name: '429 with Retry-After', fault: { kind: 'status', status: 429, retryAfterS: 1 }, options: { times: 2, after: 3 } },
  { name: '429 without Retry-After', fault: { kind: 'status', status: 429 }, options: { times: 1, after: 4 } },
  { name: 'a time-out of a list', fault: { kind: 'hang' }, options: { method: 'getSignaturesForAddress', times: 1, after: 1 }, timeoutMs: 200 },
  { name: 'a time-out of transactions', fault: { kind: 'hang' }, options: { method: 'getTransaction', times: 1 }, timeoutMs: 200 },
  { name: 'a truncated list', fault: { kind: 'truncated' }, options: { method: 'getSignaturesForAddress', times: 1 } },
  { name: 'a truncated batch', fault: { kind: 'truncated' }, options: { method: 'getTransaction', times: 2 } },
  { name: 'a broken connection', fault: { kind: 'drop' }, options: { method: 'getTransaction', times: 1 } },
  { name: 'HTTP 500', fault: { kind: 'status', status: 500 }, options: { times: 2, after: 2 } },
  { name: 'HTTP 503', fault: { kind: 'status', status: 503, retryAfterS: 1 }, options: { times: 1, after: 5 } },
  { name: 'a node that lags behind', fault: { kind: 'rpc-error', code: -32005, message: 'Node is behind by 42 slots' }, options: { times: 1, after: 2 } },
  { name: 'batches refused with a status', fault: { kind: 'batch-refused', as: 'status' } },
  { name: 'batches refused with an error object', fault: { kind: 'batch-refused', as: 'error-object' } },
];

describe('a sync gets over', () => {
  for (const { name, fault, options, timeoutMs } of passing) {
    test(name, async () => {
      const rpc = await rigs.rpc({ transactions: claims(40) });
      const rig = rigs.open({ endpoints: [rpc.url], ...(timeoutMs === undefined ? {} : { timeoutMs }) });
      rpc.inject(fault, options);

      const [outcome] = await rig.sync.syncNow();

      expect(outcome).toMatchObject({ state: 'done', events: 40, errors: [] });
      expect(rig.store.ledger.allLines({ walletId: 'w1' })).toHaveLength(40);
    });
  }

  test('an endpoint without batches, by 2 to 4 single calls at once', async () => {
    const rpc = await rigs.rpc({ transactions: claims(60) }, { delayMs: 10 });
    const rig = rigs.open({ endpoints: [rpc.url] });
    rpc.inject({ kind: 'batch-refused', as: 'error-object' });

    await rig.sync.syncNow();

    expect(rpc.calls().batches).toBeLessThanOrEqual(4);
    expect(rpc.mostAtOnce()).toBeGreaterThanOrEqual(2);
    // Three lists may be under way beside four single transactions, the http port lets four requests of a host through.
    expect(rpc.mostAtOnce()).toBeLessThanOrEqual(4);
  });
});

describe('a sync says so when', () => {
  test('the endpoint blocks us, and keeps what it has', async () => {
    const rpc = await rigs.rpc({ transactions: claims(10) });
    const rig = rigs.open({ endpoints: [rpc.url] });
    rpc.inject({ kind: 'status', status: 403 }, { method: 'getTransaction' });

    const [outcome] = await rig.sync.syncNow();

    expect(outcome).toMatchObject({ state: 'failed', events: 0, errors: [{ code: 'endpoint-forbidden', walletId: 'w1' }] });
    expect(rig.sync.progress()).toMatchObject([{ state: 'failed', error: { code: 'endpoint-forbidden' }, waiting: 10 }]);

    rpc.clearFaults();
    // A fresh start forgets the rest that the endpoint was given.
    const again = rigs.open({ endpoints: [rpc.url], dataDir: await closed(rig) });
    expect(await again.sync.syncNow()).toMatchObject([{ state: 'done', events: 10 }]);
  });

  test('nobody answers, and does not mistake that for an empty wallet', async () => {
    const rpc = await rigs.rpc({ transactions: [] });
    await rpc.stop();
    const rig = rigs.open({ endpoints: [rpc.url] });

    const [outcome] = await rig.sync.syncNow();

    expect(outcome).toMatchObject({ state: 'failed', errors: [{ code: 'endpoint-unreachable' }] });
    expect(rig.sync.progress()).toMatchObject([{ complete: false, completeSinceMs: null, lastDoneAtMs: null }]);
  });

  test('a transaction is listed but gone, and finds it at a later pass', async () => {
    const all = claims(10);
    const gone = all.slice(2, 5).map((one) => one.signature);
    const rpc = await rigs.rpc({ transactions: all });
    const rig = rigs.open({ endpoints: [rpc.url] });
    const restore = rpc.inject({ kind: 'null-transactions', signatures: gone });

    const [first] = await rig.sync.syncNow();
    expect(first).toMatchObject({ state: 'partly', events: 7, errors: [{ code: 'transaction-missing' }] });
    expect(rig.store.ledger.counts('w1')).toMatchObject({ missing: 3, transactions: 10 });

    restore();
    const [second] = await rig.sync.syncNow();
    expect(second).toMatchObject({ state: 'done', events: 3, errors: [] });
    expect(rig.store.ledger.counts('w1').missing).toBe(0);
  });

  test('a transaction has a version that nobody knows, and reads the rest', async () => {
    const future = claim(3);
    const rpc = await rigs.rpc({ transactions: [...claims(3), { ...future, version: 7, text: future.text.replace('"version":"legacy"', '"version":7') }] });
    const rig = rigs.open({ endpoints: [rpc.url] });

    const [outcome] = await rig.sync.syncNow();

    expect(outcome).toMatchObject({ events: 3, errors: [{ code: 'transaction-unreadable', detail: 'version-not-supported' }] });
    expect(rig.store.ledger.counts('w1').unreadable).toBe(1);
  });

  test('waits for as long as Retry-After says', async () => {
    const rpc = await rigs.rpc({ transactions: claims(2) });
    const rig = rigs.open({ endpoints: [rpc.url] });
    rpc.inject({ kind: 'status', status: 429, retryAfterS: 2 }, { method: 'getTransaction', times: 1 });
    const began = performance.now();

    await rig.sync.syncNow();

    expect(performance.now() - began).toBeGreaterThanOrEqual(1_900);
  });
});

/** Closes a rig as a process ends, and gives its folder to the next one. */
async function closed(rig: { readonly dataDir: string; close(): Promise<void> }): Promise<string> {
  await rig.close();
  return rig.dataDir;
}
