import { describe, expect, it } from 'vitest';
import { decodeThetaEntry, THETA_DECODER_VERSION } from '../../../main/adapters/sources/theta/decode-entry';
import type { EntrySource } from '../../../main/engine/ports/entries';
import { openEngine, type EngineRig } from './engine-rig';

const NOW = Date.UTC(2026, 5, 1, 12);
const [A, B, STRANGER] = [`0x${'1'.repeat(40)}`, `0x${'2'.repeat(40)}`, `0x${'3'.repeat(40)}`];
const hash = (digit: string): string => `0x${digit.repeat(64)}`;
const sent = (digit: string, from: string, to: string, amount: string) => ({
  key: hash(digit), height: 5, atMs: Date.UTC(2026, 4, 10),
  text: JSON.stringify({ v: 1, hash: hash(digit), height: 5, atMs: Date.UTC(2026, 4, 10), type: 2, from: [{ address: from, coins: { tfuelwei: amount } }], to: [{ address: to, coins: { tfuelwei: amount } }], others: 0 }),
});
const TRANSACTIONS = [sent('a', A, B, '100'), sent('b', A, STRANGER, '7')];

/** An explorer of two transactions, read as the real one is: what was handed over once is not handed over again. */
function createExplorer(): EntrySource & { asked(): number } {
  let asked = 0;
  return {
    id: 'theta', decoderVersion: THETA_DECODER_VERSION, asked: () => asked,
    reads: (wallet) => wallet.chain === 'theta',
    async *pages(wallet, cursor) {
      asked += 1;
      const mine = TRANSACTIONS.filter((one) => one.text.includes(wallet.address.toLowerCase()));
      yield { entries: cursor === null ? mine : [], cursor: 'seen', completeSinceMs: 0, complete: true };
    },
    decode: decodeThetaEntry,
    status: () => ({ endpoint: 'explorer', calls: 0, requests: 0, historyStartsAtSlot: null, waitingUntilMs: null, transactionsPerSecond: 1 }),
  };
}

const linesOf = ({ store }: EngineRig, walletId: string): readonly string[] => store.ledger.allLines({ walletId }).map(({ line }) => `${line.base} ${line.kind} ${line.evidence.rule}`).toSorted();
const settle = async (rig: EngineRig): Promise<void> => {
  for (let i = 0; i < 5; i += 1) {
    await rig.parts.sync.syncNow();
    await rig.clock.advance(100);
  }
};

describe('an own wallet that is added after another one was read', () => {
  it.each([['the sender first', A, B], ['the receiver first', B, A]])('makes own money of what went between them: %s', async (_name, first, second) => {
    const explorer = createExplorer();
    const rig = openEngine({ nowMs: NOW, entries: [explorer] });
    const idOf = new Map<string, string>();
    for (const address of [first, second]) {
      idOf.set(address, (await rig.handlers.wallets.add({ address, chain: 'theta' })).id);
      await settle(rig);
    }
    expect(linesOf(rig, idOf.get(A) ?? '')).toEqual(['100 outgoing own-transfer-out', '7 outgoing theta-outgoing']);
    expect(linesOf(rig, idOf.get(B) ?? '')).toEqual(['100 conversion own-transfer']);
    // And of what is removed again a stranger's.
    await rig.handlers.wallets.remove({ id: idOf.get(second) ?? '' });
    await settle(rig);
    expect(linesOf(rig, idOf.get(first) ?? '')).toEqual(first === A ? ['100 outgoing theta-outgoing', '7 outgoing theta-outgoing'] : ['100 unclassified sender-unconfirmed']);
  });

  it('asks nobody for that, also while no chain may be asked', async () => {
    const explorer = createExplorer();
    const rig = openEngine({ nowMs: NOW, entries: [explorer] });
    const { id } = await rig.handlers.wallets.add({ address: A, chain: 'theta' });
    await settle(rig);
    await rig.handlers.settings.set({ chainEnabled: false });
    const before = explorer.asked();
    await rig.handlers.wallets.add({ address: B, chain: 'theta' });
    await rig.clock.advance(1_000);
    expect(linesOf(rig, id)).toEqual(['100 outgoing own-transfer-out', '7 outgoing theta-outgoing']);
    expect(explorer.asked()).toBe(before);
  });
});
