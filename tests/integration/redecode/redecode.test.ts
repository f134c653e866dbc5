import { describe, expect, it, onTestFinished } from 'vitest';
import { createClock } from '../../../main/adapters/system/clock';
import { createRedecodeDesk } from '../../../main/engine/redecode/redecode-desk';
import type { RedecodeDesk } from '../../../main/engine/redecode/redecode-desk';
import type { Store } from '../../../main/engine/ports/store';
import type { LedgerLine } from '../../../shared/domain/reward';
import { createQuietLogger } from '../../support/quiet-logger';
import { ledgerLine } from '../../support/ledger-lines';
import { openEntriesRig } from '../../support/sync/entries-rig';
import type { EntriesRig } from '../../support/sync/entries-rig';
import { dropDataDir } from '../../support/sync/rig';
import { createStandInEntries } from '../../support/sync/stand-in-entries';
import type { StandInEntries } from '../../support/sync/stand-in-entries';
import { openEngine } from '../engine/engine-rig';

const HALF = 'filecoin/fil';

/** A source of `count` payments of 10 each whose decoder, from version 2 on, takes the even ones for spam. */
function halving(count: number): StandInEntries {
  const source = createStandInEntries();
  for (let i = 1; i <= count; i += 1) source.tell(`tx-${String(i).padStart(4, '0')}`, { base: '10' });
  const { decode } = source;
  return Object.defineProperties({}, {
    ...Object.getOwnPropertyDescriptors(source),
    decode: {
      value: (key: string, text: string, ...rest: [never, never]) => {
        const decoded = decode(key, text, ...rest);
        if (decoded.state !== 'decoded' || source.decoderVersion === 1 || Number(key.slice(3)) % 2 === 1) return decoded;
        return { ...decoded, lines: decoded.lines.map((line) => ({ ...line, kind: 'spam' as const })) };
      },
    },
  }) as StandInEntries;
}

function open(source: StandInEntries, options: { readonly dataDir?: string; readonly wrap?: (store: Store) => Store } = {}): { readonly rig: EntriesRig; readonly desk: RedecodeDesk; readonly applied: () => number } {
  const rig = openEntriesRig({ sources: [source], ...options });
  let told = 0;
  const desk = createRedecodeDesk({ store: rig.store, clock: createClock(), logger: createQuietLogger(), readers: () => rig.sync.readers(), mayAsk: () => true, onApplied: () => { told += 1; } });
  onTestFinished(async () => {
    await desk.stop();
    await rig.close();
    if (options.dataDir === undefined) dropDataDir(rig.dataDir);
  });
  return { rig, desk, applied: () => told };
}

async function done(desk: RedecodeDesk): Promise<ReturnType<RedecodeDesk['preview']>> {
  for (let left = 400; left > 0; left -= 1) {
    const preview = desk.preview();
    if (preview.state === 'done') return preview;
    await new Promise((resolve) => { setTimeout(resolve, 5); });
  }
  throw new Error('the preview did not end');
}

const counted = ({ store }: EntriesRig): bigint => store.ledger.tokenSums({ kinds: ['reward'] }).reduce((sum, token) => sum + BigInt(token.base), 0n);
const keys = (lines: readonly LedgerLine[]): readonly string[] => lines.map((line) => `${line.signature} ${line.kind} ${line.decoderVersion}`);

describe('what an older decoder has read', () => {
  it('waits: a pass changes nothing of it, and new entries are read by the new decoder', async () => {
    const source = halving(6);
    const { rig, desk } = open(source);
    await rig.sync.syncNow();
    expect([desk.waiting(), counted(rig)]).toEqual([0, 60n]);
    source.decoderIs(2);
    source.tell('tx-0008', { base: '10' });
    await rig.sync.syncNow();
    expect([desk.waiting(), counted(rig)]).toEqual([6, 60n]);
    expect(rig.store.ledger.allLines({ kinds: ['spam'] }).map(({ line }) => line.signature)).toEqual(['tx-0008']);
  });

  it('is looked through without writing anything, with every change, its count and its effect on income', async () => {
    const source = halving(6);
    const { rig, desk } = open(source);
    await rig.sync.syncNow();
    source.decoderIs(2);
    const before = rig.store.ledger.allLines({});
    expect(desk.preview()).toMatchObject({ waiting: 6, state: 'idle', checked: 0 });
    expect(desk.start().state).toBe('running');
    const preview = await done(desk);
    expect(preview).toMatchObject({ waiting: 6, checked: 6, withoutRaw: 0, changed: 3, effect: [{ mint: HALF, symbol: 'FIL', before: { base: '60', decimals: 18 }, after: { base: '30', decimals: 18 } }] });
    expect(preview.changes.map((change) => [change.signature, change.before[0]?.kind, change.after[0]?.kind])).toEqual([['tx-0002', 'reward', 'spam'], ['tx-0004', 'reward', 'spam'], ['tx-0006', 'reward', 'spam']]);
    expect(rig.store.ledger.allLines({})).toEqual(before);
    // Asked again without anything new: the same answer, and no second look.
    expect(desk.start().state).toBe('done');
  });

  it('is decoded again when the person says so; prices of lines that stay are kept, and nothing waits any more', async () => {
    const source = halving(6);
    const { rig, desk, applied } = open(source);
    await rig.sync.syncNow();
    const ids = rig.store.ledger.allLines({}).map(({ line }) => line.id);
    rig.store.ledger.saveValues(ids.map((lineId) => ({ lineId, usdPerToken: 3, source: 'manual', priceAtMs: 1, confidence: null, typed: true })));
    source.decoderIs(2);
    expect(await desk.apply()).toEqual({ changed: 3 });
    expect([desk.waiting(), counted(rig), applied()]).toEqual([0, 30n, 1]);
    expect(rig.store.ledger.allLines({}).every(({ line, value }) => line.decoderVersion === 2 && value?.usdPerToken === 3)).toBe(true);
    expect(await desk.apply()).toEqual({ changed: 0 });
  });

  it('keeps its lines where the archive has dropped the answer, is counted, and is not brought up again and again', async () => {
    const source = halving(6);
    let dropped = false;
    const wrap = (store: Store): Store => ({ ...store, archive: { ...store.archive, get: (chain, key) => (dropped && key.endsWith('tx-0002') ? null : store.archive.get(chain, key)) } });
    const { rig, desk } = open(source, { wrap });
    await rig.sync.syncNow();
    source.decoderIs(2);
    dropped = true;
    desk.start();
    expect(await done(desk)).toMatchObject({ checked: 6, withoutRaw: 1, changed: 2 });
    expect(await desk.apply()).toEqual({ changed: 2 });
    expect(keys(rig.store.ledger.transactionLines('f1', 'tx-0002'))).toEqual(['tx-0002 reward 1']);
    expect([desk.waiting(), desk.preview().waiting]).toEqual([0, 1]);
    // The next decoder may be told again.
    source.decoderIs(3);
    expect(desk.waiting()).toBe(6);
  });

  it('goes on where it was ended', async () => {
    const source = halving(240);
    source.cutPages([60]);
    let left = Number.POSITIVE_INFINITY;
    const wrap = (store: Store): Store => ({ ...store, transaction: (work) => { left -= 1; if (left < 0) throw new Error('ended'); return store.transaction(work); } });
    const { rig, desk } = open(source, { wrap });
    await rig.sync.syncNow();
    source.decoderIs(2);
    left = 1;
    await expect(desk.apply()).rejects.toThrow('ended');
    const waited = desk.waiting();
    expect(waited).toBeGreaterThan(0);
    expect(waited).toBeLessThan(240);
    left = Number.POSITIVE_INFINITY;
    await desk.apply();
    expect([desk.waiting(), counted(rig)]).toEqual([0, 1200n]);
  });

  it('can be left in the middle of a look', async () => {
    const source = halving(400);
    source.cutPages([200]);
    const { rig, desk } = open(source);
    await rig.sync.syncNow();
    source.decoderIs(2);
    desk.start();
    await desk.stop();
    expect(desk.preview()).toMatchObject({ state: 'idle', waiting: 400, checked: 0 });
    expect(counted(rig)).toBe(4000n);
  });
});

describe('a decision about a sender', () => {
  it('is followed at once, and takes no newer decoder along for other tokens', async () => {
    const source = halving(4);
    source.tell('tx-0005', { base: '10', mint: 'filecoin/other' });
    const { rig, desk } = open(source);
    await rig.sync.syncNow();
    source.decoderIs(2);
    await rig.sync.decodeAgain('filecoin/other');
    expect(desk.waiting()).toBe(4);
    expect(keys(rig.store.ledger.transactionLines('f1', 'tx-0005'))).toEqual(['tx-0005 reward 2']);
  });
});

describe('a chain that lists signatures', () => {
  it('waits and is decoded again the same way; what the archive lacks is asked for again, and home says how many wait', async () => {
    const rig = openEngine();
    rig.store.ledger.addWallet({ id: 'wallet-1', chain: 'solana', address: 'A1', label: '', addedAtMs: 0 });
    for (let i = 1; i <= 3; i += 1) rig.chain.put(ledgerLine({ signature: `s${i}`, slot: i, id: `line-${i}`, base: '100' }));
    await rig.parts.sync.syncNow();
    expect(rig.store.ledger.allLines({})).toHaveLength(3);
    const { decode } = rig.chain;
    Object.assign(rig.chain, {
      decoderVersion: 2,
      decode: (signature: string, text: string, context: Parameters<typeof decode>[2]) => {
        const decoded = decode(signature, text, context);
        return decoded.state === 'decoded' ? { ...decoded, lines: decoded.lines.map((line) => ({ ...line, decoderVersion: 2, base: signature === 's2' ? '7' : line.base })) } : decoded;
      },
    });
    await rig.parts.sync.syncNow();
    expect(rig.store.ledger.tokenSums({}).map((sum) => sum.base)).toEqual(['300']);
    const codes = async (): Promise<readonly unknown[]> => (await rig.handlers.home.get({})).attention.filter((one) => one.code === 'decoder-newer').map((one) => one.context);
    expect(await codes()).toEqual([{ count: '3' }]);

    await rig.handlers.reconcile.previewDecoding({ start: true });
    for (let turn = 0; turn < 20; turn += 1) await rig.clock.advance(1);
    expect(await rig.handlers.reconcile.previewDecoding({ start: false })).toMatchObject({ state: 'done', waiting: 3, changed: 1, changes: [{ signature: 's2' }], effect: [{ before: { base: '300' }, after: { base: '207' } }] });

    const asked = rig.chain.asked();
    expect(await rig.handlers.reconcile.applyDecoding({})).toEqual({ changed: 1 });
    expect(rig.chain.asked()).toBe(asked);
    expect(rig.store.ledger.tokenSums({}).map((sum) => sum.base)).toEqual(['207']);
    expect(await codes()).toEqual([]);

    // The archive has to give all of it up: the preview counts that, and applying asks the chain.
    rig.store.archive.setLimitB(1);
    while (rig.store.maintain(rig.clock.now()).more);
    Object.assign(rig.chain, { decoderVersion: 3 });
    await rig.handlers.reconcile.previewDecoding({ start: true });
    for (let turn = 0; turn < 20; turn += 1) await rig.clock.advance(1);
    expect(await rig.handlers.reconcile.previewDecoding({ start: false })).toMatchObject({ state: 'done', checked: 3, withoutRaw: 3, changed: 0 });
    await rig.handlers.reconcile.applyDecoding({});
    expect(rig.chain.asked()).toBeGreaterThan(asked);
    expect([rig.parts.redecode.waiting(), ...rig.store.ledger.tokenSums({}).map((sum) => sum.base)]).toEqual([0, '207']);
  });
});
