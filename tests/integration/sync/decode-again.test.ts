import { describe, expect, test } from 'vitest';
import { addressBytes, asciiBytes, findProgramAddress } from '../../../shared/chains/solana/program-address';
import { REWARD_PATHS } from '../../../shared/networks/helium/addresses';
import { ACCOUNT_DISCRIMINATORS, LAZY_DISTRIBUTOR, MINI_FANOUT } from '../../../shared/networks/helium/programs';
import { RENDER } from '../../../shared/networks/render/tokens';
import { addressOf } from '../../support/solana-fixtures/addresses';
import { decided, WALLET } from '../../support/solana-fixtures/case';
import { makeHistory, totalsOf } from '../../support/solana-fixtures/history';
import { fromFixture } from '../../support/solana-rpc/from-fixture';
import type { StandInAccount } from '../../support/solana-rpc/history';
import { listedAccounts } from '../../support/solana-rpc/served-history';
import { claims, split } from '../../support/sync/claims';
import type { openRig } from '../../support/sync/rig';
import { useRigs } from '../../support/sync/use-rigs';

const rigs = useRigs();
const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const u32 = (value: number): Buffer => Buffer.from(Uint32Array.of(value).buffer);

const ASSET = addressBytes(addressOf('hotspot asset'));
const NAMESPACE = addressBytes(addressOf('namespace'));
const FANOUT = findProgramAddress([asciiBytes('mini_fanout'), NAMESPACE, ASSET], MINI_FANOUT).address;
const RECIPIENT = findProgramAddress([asciiBytes('recipient'), addressBytes(REWARD_PATHS[0]?.lazyDistributor ?? ''), ASSET], LAZY_DISTRIBUTOR).address;

/** Account data as Helium's programs write it: see prove-fanouts.ts for the field order. */
function fanoutAccount(seed: Uint8Array): StandInAccount {
  const key = (label: string): Uint8Array => addressBytes(addressOf(label));
  const share = Buffer.concat([key('holder'), new Uint8Array(32), Buffer.from([0]), u32(50), Buffer.alloc(16)]);
  const fixed = Buffer.concat([key('other'), new Uint8Array(32), Buffer.from([1]), Buffer.alloc(8), Buffer.alloc(16)]);
  const data = Buffer.concat([
    hex(ACCOUNT_DISCRIMINATORS.MiniFanoutV0), key('owner'), NAMESPACE, ...['mint', 'vault', 'queue', 'next', 'refund'].map(key), Buffer.from([254]),
    u32(9), Buffer.from('0 0 * * *'), Buffer.from([253]), u32(2), share, fixed, u32(seed.length), seed, Buffer.alloc(60),
  ]);
  return { owner: MINI_FANOUT, lamports: 1, dataBase64: data.toString('base64') };
}

function recipientAccount(destination: string): StandInAccount {
  const rewards = Buffer.concat([u32(2), Buffer.from([1]), Buffer.alloc(8), Buffer.from([0])]);
  const data = Buffer.concat([hex(ACCOUNT_DISCRIMINATORS.RecipientV0), new Uint8Array(32), ASSET, Buffer.alloc(8), Buffer.alloc(2), rewards, Buffer.from([255]), Buffer.alloc(8), addressBytes(destination)]);
  return { owner: LAZY_DISTRIBUTOR, lamports: 1, dataBase64: data.toString('base64') };
}

describe('lines are made again', () => {
  test('from the archive when the person confirms a sender, without a call', async () => {
    const history = makeHistory({ seed: 5, count: 120 });
    const rpc = await rigs.rpc({ transactions: history.items.map(fromFixture), tokenAccounts: listedAccounts(history) });
    const rig = rigs.open({ endpoints: [rpc.url] });
    await rig.sync.syncNow();
    const rewards = () => rig.store.ledger.allLines({ walletId: 'w1', kinds: ['reward'], mints: [RENDER.mint] });
    expect(rewards()).toHaveLength(0);
    rpc.resetCounts();

    rig.store.ledger.decide(decided('render', RENDER.mint, history.renderSender));
    const [outcome] = await rig.sync.decodeAgain(RENDER.mint);

    expect(outcome).toMatchObject({ state: 'done', callsMade: 0, errors: [] });
    expect(rewards().reduce((sum, { line }) => sum + BigInt(line.base), 0n)).toBe(totalsOf(history, { render: true }).base[`reward ${RENDER.mint}`]);
    expect(rpc.calls().total).toBe(0);
  });

  test('from the chain when the archive has dropped the answer, and keep their lines while that cannot be asked', async () => {
    const rpc = await rigs.rpc({ transactions: claims(5) });
    const rig = openRigWithoutArchive(rpc.url);
    await rig.sync.syncNow();
    const mint = rig.store.ledger.allLines({ walletId: 'w1' })[0]?.line.mint ?? '';
    rpc.resetCounts();

    expect(await rig.sync.decodeAgain(mint)).toMatchObject([{ state: 'done', callsMade: 5 }]);
    rpc.inject({ kind: 'null-transactions' });
    expect(await rig.sync.decodeAgain(mint)).toMatchObject([{ errors: [{ code: 'transaction-missing', count: 5 }] }]);

    expect(rig.store.ledger.allLines({ walletId: 'w1', kinds: ['reward'] })).toHaveLength(5);
    expect(rig.store.ledger.counts('w1')).toMatchObject({ missing: 0 });
  });

  test('as rewards when the chain proves that the fan-out belongs to a hotspot', async () => {
    const rpc = await rigs.rpc({
      transactions: [split(1, [{ owner: WALLET, base: 40n }], FANOUT), split(2, [{ owner: WALLET, base: 2n }], FANOUT)],
      accounts: { [FANOUT]: fanoutAccount(ASSET), [RECIPIENT]: recipientAccount(FANOUT) },
    });
    const rig = rigs.open({ endpoints: [rpc.url] });

    await rig.sync.syncNow();

    expect(rig.store.ledger.allLines({ walletId: 'w1' }).map(({ line }) => [line.kind, line.base, line.sourceDevice, line.evidence.rule])).toEqual([
      ['reward', '2', RECIPIENT, 'helium-split-proven'], ['reward', '40', RECIPIENT, 'helium-split-proven'],
    ]);
    // Remembered: the next payout needs no proof, a restart neither.
    rpc.append([split(3, [{ owner: WALLET, base: 5n }], FANOUT)]);
    rpc.resetCounts();
    await rig.sync.syncNow();
    expect(rpc.calls().byMethod['getMultipleAccounts']).toBeUndefined();
    expect(rig.store.ledger.allLines({ walletId: 'w1', kinds: ['reward'] })).toHaveLength(3);
  });

  for (const [name, accounts] of [
    ["its hotspot's rewards go somewhere else", { [FANOUT]: fanoutAccount(ASSET), [RECIPIENT]: recipientAccount(addressOf('elsewhere')) }],
    ['its seed is not the one it was derived from', { [FANOUT]: fanoutAccount(addressBytes(addressOf('another asset'))), [RECIPIENT]: recipientAccount(FANOUT) }],
    ['it is owned by another program', { [FANOUT]: { ...fanoutAccount(ASSET), owner: addressOf('imitator') }, [RECIPIENT]: recipientAccount(FANOUT) }],
    ['its data is cut short', { [FANOUT]: { ...fanoutAccount(ASSET), dataBase64: Buffer.from(fanoutAccount(ASSET).dataBase64, 'base64').subarray(0, 240).toString('base64') }, [RECIPIENT]: recipientAccount(FANOUT) }],
    ['it is closed', { [RECIPIENT]: recipientAccount(FANOUT) }],
  ] as const) {
    test(`not as rewards while a fan-out is unproven: ${name}`, async () => {
      const rpc = await rigs.rpc({ transactions: [split(1, [{ owner: WALLET, base: 40n }], FANOUT)], accounts });
      const rig = rigs.open({ endpoints: [rpc.url] });
      await rig.sync.syncNow();
      expect(rig.store.ledger.allLines({ walletId: 'w1' }).map(({ line }) => line.kind)).toEqual(['unclassified']);
    });
  }

  function openRigWithoutArchive(url: string): ReturnType<typeof openRig> {
    return rigs.open({ endpoints: [url], wrap: (store) => ({ ...store, archive: { ...store.archive, get: () => null, put: () => undefined } }) });
  }
});
