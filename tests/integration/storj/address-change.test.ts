import { describe, expect, it } from 'vitest';
import { decodePaystub, paystubKey, STORJ_DECODER_VERSION } from '../../../main/adapters/sources/storj/decode';
import type { EntrySource } from '../../../main/engine/ports/entries';
import { openEngine, type EngineRig } from '../engine/engine-rig';

const NOW = Date.UTC(2026, 5, 1, 12);
const NODE = '1NodeOfTheTest11111111111111111111111111111111111';
const stub = { satelliteId: 'usOne', period: '2026-04', created: '2026-05-10T00:00:00Z', compAtRest: 0, compGet: 5_000_000, compGetRepair: 0, compGetAudit: 0, held: 0, disposed: 0, paid: 5_000_000, distributed: 5_000_000 };
const ADDRESSES = ['http://192.168.1.5:14002', 'http://192.168.1.9:14002', 'http://192.168.1.12:14002'] as const;

/** A node under every address, read as the real source does: what was handed over once is not handed over again. */
const nodeEverywhere = (): EntrySource => ({
  id: 'storj',
  decoderVersion: STORJ_DECODER_VERSION,
  reads: (wallet) => wallet.chain === 'storj',
  async *pages(_wallet, cursor) {
    const text = JSON.stringify({ node: NODE, wallet: null, satelliteUrl: null, receipt: null, observedAtMs: NOW, stub });
    const entries = cursor === null ? [{ key: paystubKey(NODE, stub), height: 0, atMs: Date.UTC(2026, 4, 10), text }] : [];
    yield { entries, cursor: 'seen', completeSinceMs: Date.UTC(2026, 3, 1), complete: true };
  },
  decode: decodePaystub,
  status: () => ({ endpoint: 'node', calls: 0, requests: 0, historyStartsAtSlot: null, waitingUntilMs: null, transactionsPerSecond: 1 }),
});

const linesOf = ({ store }: EngineRig) => store.ledger.allLines({}).map(({ line }) => `${line.walletId} ${line.kind}`);

const kindsOf = (rig: EngineRig): readonly string[] => linesOf(rig).map((line) => line.split(' ')[1] ?? '').toSorted();

async function watchAll(rig: EngineRig): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const address of ADDRESSES) {
    ids.push(rig.parts.wallets.add(address, '', 'storj').id);
    await rig.parts.sync.syncNow();
  }
  return ids;
}

describe('a Storj node whose address changes', () => {
  it('keeps its payouts when the address where they counted is removed, once, and also when the app ends right after that', async () => {
    const rig = openEngine({ nowMs: NOW, entries: [nodeEverywhere()] });
    const [a = '', b = '', c = ''] = await watchAll(rig);
    expect(linesOf(rig).toSorted()).toEqual([`${a} reward`, `${b} duplicate`, `${c} duplicate`].toSorted());
    await rig.handlers.wallets.remove({ id: a });
    // Nothing was asked since: the commit that took the address away counted what it had.
    expect(kindsOf(rig)).toEqual(['duplicate', 'reward']);
    await rig.parts.sync.syncNow();
    expect(kindsOf(rig)).toEqual(['duplicate', 'reward']);
    const counts = linesOf(rig).find((line) => line.endsWith('reward'))?.split(' ')[0] ?? '';
    await rig.handlers.wallets.remove({ id: counts });
    expect(linesOf(rig)).toEqual([`${counts === b ? c : b} reward`]);
  });

  it('counts nothing twice when the removed address is added again, or one that only repeats it is removed', async () => {
    const rig = openEngine({ nowMs: NOW, entries: [nodeEverywhere()] });
    const [a = '', b = '', c = ''] = await watchAll(rig);
    await rig.handlers.wallets.remove({ id: c });
    expect(linesOf(rig).toSorted()).toEqual([`${a} reward`, `${b} duplicate`].toSorted());
    await rig.handlers.wallets.remove({ id: a });
    const again = rig.parts.wallets.add(ADDRESSES[0], '', 'storj').id;
    await rig.parts.sync.syncNow();
    expect(linesOf(rig).toSorted()).toEqual([`${b} reward`, `${again} duplicate`].toSorted());
  });
});
