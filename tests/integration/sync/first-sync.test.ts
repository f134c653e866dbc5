import { afterEach, expect, test } from 'vitest';
import { claimedSum, claims } from '../../support/sync/claims';
import { dropDataDir, openRig, type Rig } from '../../support/sync/rig';
import { startSolanaRpc, type SolanaRpc } from '../../support/solana-rpc/server';

const rigs: Rig[] = [];
const servers: SolanaRpc[] = [];
afterEach(async () => {
  for (const rig of rigs.splice(0)) {
    await rig.close();
    dropDataDir(rig.dataDir);
  }
  for (const server of servers.splice(0)) await server.stop();
});

test('reads every claim of a wallet exactly once', async () => {
  const rpc = await startSolanaRpc({ transactions: claims(30) });
  servers.push(rpc);
  const rig = openRig({ endpoints: [rpc.url] });
  rigs.push(rig);

  const outcome = await rig.sync.syncNow();

  expect(outcome).toMatchObject([{ source: 'solana', state: 'done', events: 30, transactionsRead: 30, unclassified: 0, errors: [] }]);
  const lines = rig.store.ledger.allLines({ walletId: 'w1' });
  expect(lines).toHaveLength(30);
  expect(lines.reduce((sum, { line }) => sum + BigInt(line.base), 0n)).toBe(claimedSum(30));
  expect(new Set(lines.map(({ line }) => line.kind))).toEqual(new Set(['reward']));
});
