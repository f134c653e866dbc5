import { describe, expect, test } from 'vitest';
import { makeHistory } from '../../support/solana-fixtures/history';
import { fromFixture } from '../../support/solana-rpc/from-fixture';
import { listedAccounts } from '../../support/solana-rpc/served-history';
import { createCrash } from '../../support/sync/crashing-store';
import { ledgerText, newDataDir } from '../../support/sync/rig';
import { useRigs } from '../../support/sync/use-rigs';

const rigs = useRigs();
const history = makeHistory({ seed: 11, count: 9 });
const served = { transactions: history.items.map(fromFixture), tokenAccounts: listedAccounts(history) };

describe('a sync that dies', () => {
  test('at any of its writes goes on to the same ledger, without loss or double', async () => {
    const rpc = await rigs.rpc(served);
    rpc.inject({ kind: 'short-pages', rows: 5 });
    const whole = createCrash(Number.POSITIVE_INFINITY);
    const reference = rigs.open({ endpoints: [rpc.url], wrap: whole.wrap });
    await reference.sync.syncNow();
    const expected = ledgerText(reference.store);
    expect(expected.length).toBeGreaterThanOrEqual(7);

    for (let at = 1; at <= whole.writes(); at += 1) {
      // Dying before a write leaves what dying after the one before it leaves: all moments are covered.
      const dataDir = newDataDir();
      const crash = createCrash(at);
      const first = rigs.open({ endpoints: [rpc.url], dataDir, wrap: crash.wrap });
      await first.sync.syncNow();
      expect([at, crash.crashed()]).toEqual([at, true]);
      await first.close();

      const second = rigs.open({ endpoints: [rpc.url], dataDir });
      const [outcome] = await second.sync.syncNow();
      expect([at, outcome?.state, outcome?.errors]).toEqual([at, 'done', []]);
      expect([at, ledgerText(second.store)]).toEqual([at, expected]);
      expect(second.sync.progress()).toMatchObject([{ complete: true, waiting: 0 }]);
      await second.close();
    }
  }, 120_000);

  test('does not ask again for what is in the archive', async () => {
    const rpc = await rigs.rpc(served);
    const dataDir = newDataDir();
    const crash = createCrash(4, 'saveDecoded');
    const first = rigs.open({ endpoints: [rpc.url], dataDir, wrap: crash.wrap });
    await first.sync.syncNow();
    expect(crash.crashed()).toBe(true);
    const archived = history.items.filter((item) => first.store.archive.get('solana', item.signature) !== null).length;
    const readable = history.items.filter((item) => !item.failed).length;
    // Lines are committed in groups, so more than four answers can be in the archive.
    expect(archived).toBeGreaterThanOrEqual(4);
    await first.close();
    rpc.resetCounts();

    const second = rigs.open({ endpoints: [rpc.url], dataDir });
    await second.sync.syncNow();

    expect(rpc.calls().byMethod['getTransaction'] ?? 0).toBe(readable - archived);
  });
});
