import { describe, expect, it } from 'vitest';
import type { Position } from '../../../shared/domain/position';
import type { SourceReport } from '../../../shared/domain/source-look';
import type { Wallet } from '../../../shared/domain/wallet';
import { ledgerLine } from '../../support/ledger-lines';
import { createStandInWatch, type StandInWatch } from '../../support/sync/stand-in-watch';
import { newFolder, openEngine, seedWallet, type EngineRig } from '../engine/engine-rig';

const NOW = Date.UTC(2026, 0, 15, 12);
const HOUR = 3_600_000;
const DAY = 86_400_000;
const NODE: Wallet = { id: 'n1', chain: 'storj', address: 'http://node.lan:14002', label: '', addedAtMs: 0 };

const position = (wallet: Wallet, different: Partial<Position> = {}): Position => ({
  walletId: wallet.id, network: 'storj', mint: 'fiat:USD', symbol: 'USD', base: '12340000', decimals: 6, state: 'held', device: null, releases: [], kind: 'reported', source: 'storj-node', asOfMs: NOW, note: null, ...different,
});
const report = (wallet: Wallet, different: Partial<SourceReport> = {}): SourceReport => ({
  walletId: wallet.id, network: 'storj', source: 'storj-node', device: null, what: 'earned', fromMs: NOW - DAY, toMs: NOW, boundary: 'utc-day', mint: 'fiat:USD', symbol: 'USD', base: '5', decimals: 6, asOfMs: NOW, ...different,
});

function open(watch: StandInWatch = createStandInWatch(), wallets: readonly Wallet[] = [NODE]): { readonly rig: EngineRig; readonly watch: StandInWatch } {
  const rig = openEngine({ nowMs: NOW, watches: [watch] });
  for (const wallet of wallets) rig.store.ledger.addWallet(wallet);
  return { rig, watch };
}

describe('a look at a network’s own source', () => {
  it('keeps positions, notices, facts and reports with the time they were asked', async () => {
    const { rig, watch } = open();
    watch.says((wallet) => ({
      positions: [position(wallet)], reports: [report(wallet)],
      notices: [{ walletId: wallet.id, network: 'storj', device: 'sat', code: 'storj-suspended', context: { score: '0.5' }, level: 'bad', sinceMs: null }],
      facts: [{ walletId: wallet.id, network: 'storj', device: null, name: 'disk-used', value: 5e12, text: null, unit: 'B', kind: 'reported', source: 'storj-node', asOfMs: NOW }],
    }));
    expect(rig.parts.looks.states()).toEqual([{ watch: 'storj', network: 'storj', walletId: 'n1', state: 'never', askedAtMs: null, failures: [] }]);
    expect((await rig.handlers.networks.look({})).watches).toEqual([{ watch: 'storj', network: 'storj', walletId: 'n1', state: 'fresh', askedAtMs: NOW, failures: [] }]);
    expect(rig.parts.looks.positions({ network: 'storj' })).toEqual([position(NODE)]);
    expect(rig.parts.looks.notices()).toMatchObject([{ code: 'storj-suspended' }]);
    expect(rig.parts.looks.facts()).toMatchObject([{ name: 'disk-used', value: 5e12 }]);
    expect(rig.parts.looks.reports({ network: 'storj' })).toEqual([report(NODE)]);
    expect(rig.parts.looks.reports({ network: 'storj', toMs: NOW - DAY })).toEqual([]);
    expect(rig.parts.looks.watched()).toEqual(new Set(['storj']));
  });

  it('that fails leaves the last good one with its age, and names why; after a restart too', async () => {
    const dataDir = newFolder();
    const watch = createStandInWatch();
    const rig = openEngine({ nowMs: NOW, watches: [watch], dataDir });
    rig.store.ledger.addWallet(NODE);
    watch.says((wallet) => ({ positions: [position(wallet)] }));
    await rig.parts.looks.lookNow();
    watch.fails('endpoint-unreachable');
    await rig.clock.advance(HOUR);
    expect(await rig.parts.looks.lookNow()).toEqual([{ watch: 'storj', network: 'storj', walletId: 'n1', state: 'failed', askedAtMs: NOW, failures: [{ code: 'endpoint-unreachable', detail: 'stand-in.example' }] }]);
    expect(rig.parts.looks.positions()).toEqual([position(NODE)]);
    expect(rig.parts.looks.latest()).toMatchObject([{ askedAtMs: NOW + HOUR, lookAtMs: NOW }]);
    await rig.engine.stop();
    rig.store.close();
    const again = openEngine({ nowMs: NOW + 2 * HOUR, watches: [createStandInWatch()], dataDir });
    expect(again.parts.looks.positions()).toEqual([position(NODE)]);
    expect(again.parts.looks.states()).toMatchObject([{ state: 'failed', askedAtMs: NOW }]);
  });

  it('of which a part failed keeps what that part told before', async () => {
    const { rig, watch } = open();
    watch.says((wallet) => ({ positions: [position(wallet, { device: 'a' }), position(wallet, { device: 'b' })] }));
    await rig.parts.looks.lookNow();
    watch.says((wallet) => ({ positions: [position(wallet, { device: 'a', base: '1', asOfMs: NOW + 1 })], failures: [{ code: 'endpoint-busy', detail: 'b.example' }] }));
    expect(await rig.parts.looks.lookNow()).toMatchObject([{ state: 'partly', failures: [{ code: 'endpoint-busy' }] }]);
    expect(rig.parts.looks.positions().map((one) => [one.device, one.base])).toEqual([['a', '1'], ['b', '12340000']]);
    watch.says(() => ({}));
    await rig.parts.looks.lookNow();
    expect(rig.parts.looks.positions()).toEqual([]);
  });

  it.each([
    ['a negative amount', (wallet: Wallet) => position(wallet, { base: '-5' })],
    ['an amount that is no number', (wallet: Wallet) => position(wallet, { base: '1e9' })],
    ['a time that does not exist', (wallet: Wallet) => position(wallet, { asOfMs: Number.NaN })],
    ['another wallet', (wallet: Wallet) => position(wallet, { walletId: 'other' })],
    ['another network', (wallet: Wallet) => position(wallet, { network: 'helium' })],
    ['a release of less than nothing', (wallet: Wallet) => position(wallet, { releases: [{ atMs: NOW, base: '-1' }] })],
  ])('that tells %s keeps that out, says bad-answer, and keeps the rest', async (_what, bad) => {
    const { rig, watch } = open();
    watch.says((wallet) => ({ positions: [position(wallet, { device: 'good' }), bad(wallet)] }));
    expect(await rig.parts.looks.lookNow()).toMatchObject([{ state: 'partly', failures: [{ code: 'bad-answer' }] }]);
    expect(rig.parts.looks.positions().map((one) => one.device)).toEqual(['good']);
  });

  it('a fault of ours in one watch is a named failure and not the end of the others', async () => {
    const [bad, good] = [createStandInWatch('bad', 'storj'), createStandInWatch('good', 'storj')];
    bad.fails('crash');
    good.says((wallet) => ({ positions: [position(wallet)] }));
    const rig = openEngine({ nowMs: NOW, watches: [bad, good] });
    rig.store.ledger.addWallet(NODE);
    expect(await rig.parts.looks.lookNow()).toMatchObject([{ watch: 'bad', state: 'failed', failures: [{ code: 'unexpected' }] }, { watch: 'good', state: 'fresh' }]);
    expect(rig.parts.looks.positions()).toHaveLength(1);
  });

  it('gets the devices that the ledger names, and the operator’s zone', async () => {
    const watch = createStandInWatch('helium-oracle', 'helium', 'solana');
    const rig = openEngine({ nowMs: NOW, watches: [watch] });
    seedWallet(rig.store, [ledgerLine({ sourceDevice: 'hotspot-b' }), ledgerLine({ sourceDevice: 'hotspot-a' }), ledgerLine({ sourceDevice: null }), ledgerLine({ sourceDevice: 'gpu', network: 'render' })]);
    await rig.parts.looks.lookNow();
    expect(watch.asked).toEqual([{ walletId: 'wallet-1', context: { knownDevices: ['hotspot-a', 'hotspot-b'], tz: 'Europe/Berlin' } }]);
  });

  it('goes with its wallet, also one that is removed while it is asked', async () => {
    const { rig, watch } = open();
    watch.says((wallet) => ({ positions: [position(wallet)], reports: [report(wallet)] }));
    await rig.parts.looks.lookNow();
    await rig.handlers.wallets.remove({ id: 'n1' });
    expect([rig.parts.looks.positions(), rig.parts.looks.states(), rig.store.looks.all(), rig.parts.looks.reports({})]).toEqual([[], [], [], []]);
    rig.store.ledger.addWallet(NODE);
    const { release } = watch.hold();
    const looking = rig.parts.looks.lookNow();
    await rig.handlers.wallets.remove({ id: 'n1' });
    release();
    await looking;
    expect(rig.store.looks.all()).toEqual([]);
  });

  it('tells every day once: a later word on the same day takes the place of the earlier one, and earlier days stay', async () => {
    const { rig, watch } = open();
    watch.says((wallet) => ({ reports: [report(wallet, { base: '5', fromMs: NOW - DAY, toMs: NOW - HOUR }), report(wallet, { what: 'paid', boundary: 'lifetime', fromMs: 0, toMs: NOW, base: '100' })] }));
    await rig.parts.looks.lookNow();
    watch.says((wallet) => ({ reports: [report(wallet, { base: '6', fromMs: NOW - DAY, toMs: NOW, asOfMs: NOW + 1 }), report(wallet, { fromMs: NOW, toMs: NOW + DAY, base: '1' }), report(wallet, { what: 'paid', boundary: 'lifetime', fromMs: 0, toMs: NOW + 1, base: '101' })] }));
    await rig.parts.looks.lookNow();
    expect(rig.parts.looks.reports({}).map((one) => [one.what, one.base])).toEqual([['paid', '101'], ['earned', '6'], ['earned', '1']]);
  });

  it('gives holdings to wallets whose chain is not asked for them', async () => {
    const { rig, watch } = open();
    watch.says((wallet) => ({ holdings: [{ walletId: wallet.id, mint: 'filecoin/fil', symbol: 'FIL', base: '7', decimals: 18, asOfMs: NOW }] }));
    await rig.parts.looks.lookNow();
    expect(rig.store.ledger.holdings()).toMatchObject([{ walletId: 'n1', mint: 'filecoin/fil', base: '7' }]);
  });

  it('takes holdings away when all was spent, and not when the look lacked something', async () => {
    const { rig, watch } = open();
    watch.says((wallet) => ({ holdings: [{ walletId: wallet.id, mint: 'filecoin/fil', symbol: 'FIL', base: '7', decimals: 18, asOfMs: NOW }] }));
    await rig.parts.looks.lookNow();
    watch.says(() => ({ failures: [{ code: 'bad-answer', detail: 'balance' }] }));
    await rig.parts.looks.lookNow();
    expect(rig.store.ledger.holdings()).toMatchObject([{ base: '7' }]);
    watch.says(() => ({}));
    await rig.parts.looks.lookNow();
    expect(rig.store.ledger.holdings()).toEqual([]);
  });
});

describe('when looks are taken', () => {
  it('soon after the start and then every three quarters of an hour, while the chain may be asked', async () => {
    const watch = createStandInWatch();
    const rig = openEngine({ nowMs: NOW, watches: [watch], background: true });
    rig.store.ledger.addWallet(NODE);
    await rig.clock.advance(60_000);
    const first = watch.asked.length;
    expect(first).toBe(1);
    await rig.clock.advance(2 * HOUR);
    expect(watch.asked.length - first).toBeGreaterThanOrEqual(2);
    await rig.handlers.settings.set({ chainEnabled: false });
    const before = watch.asked.length;
    await rig.clock.advance(3 * HOUR);
    expect(watch.asked.length).toBe(before);
    await expect(async () => rig.handlers.networks.look({})).rejects.toMatchObject({ engineCode: 'SWITCHED_OFF' });
  });

  it('not of a source that is switched off, which says so', async () => {
    const { rig, watch } = open();
    await rig.handlers.settings.set({ sourcesOff: ['storj'] });
    expect(await rig.parts.looks.lookNow()).toMatchObject([{ state: 'failed', failures: [{ code: 'switched-off' }] }]);
    expect(watch.asked).toEqual([]);
  });

  it('nor of one that shares its endpoints with a source that is switched off', async () => {
    const watch = createStandInWatch('evm-golem', 'golem');
    const rig = openEngine({ nowMs: NOW, watches: [{ ...watch, source: 'evm' }] });
    rig.store.ledger.addWallet(NODE);
    await rig.handlers.settings.set({ sourcesOff: ['evm'] });
    expect(await rig.parts.looks.lookNow()).toMatchObject([{ state: 'failed', failures: [{ code: 'switched-off' }] }]);
    expect(watch.asked).toEqual([]);
  });

  it('once for calls at the same time, and of one network when only that is asked', async () => {
    const [storj, akash] = [createStandInWatch(), createStandInWatch('akash', 'akash')];
    const rig = openEngine({ nowMs: NOW, watches: [storj, akash] });
    rig.store.ledger.addWallet(NODE);
    const { release } = storj.hold();
    const calls = [rig.parts.looks.lookNow(), rig.parts.looks.lookNow(), rig.parts.looks.lookNow('storj')];
    expect(rig.parts.looks.states({ network: 'storj' })).toMatchObject([{ state: 'running' }]);
    release();
    await Promise.all(calls);
    expect([storj.asked.length, akash.asked.length]).toEqual([1, 1]);
    await rig.parts.looks.lookNow('akash');
    expect([storj.asked.length, akash.asked.length]).toEqual([1, 2]);
  });

  it('and tells open pages that networks changed', async () => {
    const { rig } = open();
    const before = rig.parts.topics.changes.current();
    await rig.parts.looks.lookNow();
    expect(rig.parts.topics.changes.current()).not.toBe(before);
    expect(rig.parts.topics.changes.current().areas).toContain('networks');
  });
});
