import { describe, expect, it, onTestFinished } from 'vitest';
import type { PriceSource } from '../../../main/engine/ports/prices';
import { composeDemo } from '../../../main/hosts/demo/compose-demo';
import { networkById } from '../../../shared/networks/registry';
import { HNT, ledgerLine } from '../../support/ledger-lines';
import { openEngine, seedWallet } from './engine-rig';

const ADDRESS = 'So11111111111111111111111111111111111111112';
const JANUARY_10 = Date.UTC(2026, 0, 10, 12);
const range = { fromDay: '2026-01-01', toDay: '2026-01-15' };

/** A market where everything costs 2.50 USD at all times. */
const market: PriceSource = {
  id: 'defillama',
  spot: async (mints) => mints.map((mint) => ({ mint, usd: 2.5, atMs: JANUARY_10, source: 'defillama' as const, confidence: 1, fetchedAtMs: JANUARY_10 })),
  at: async (mint, instants) => instants.map((at) => ({ mint, usd: 2.5, atMs: at, askedAtMs: at, source: 'defillama' as const, confidence: 1, fetchedAtMs: JANUARY_10 })),
  daily: async () => [],
};

describe('a wallet that was added', () => {
  it('has its lines and their prices when it has been read, and not ten minutes later', async () => {
    const rig = openEngine({ prices: [market] });
    rig.chain.put(ledgerLine({ atMs: JANUARY_10 }));
    await rig.handlers.wallets.add({ address: ADDRESS });
    await rig.clock.advance(1_000);
    const page = await rig.handlers.rewards.list({ filter: {}, limit: 10, offset: 0 });
    expect(page.rows).toMatchObject([{ value: { known: true, value: 2.5 } }]);
  });

  it('is not read while the chain is switched off; asking for it is answered with that', async () => {
    const rig = openEngine({ prices: [market] });
    await rig.handlers.settings.set({ chainEnabled: false });
    await rig.handlers.wallets.add({ address: ADDRESS });
    await rig.clock.advance(1_000);
    expect(() => rig.handlers.sync.start({})).toThrow(expect.objectContaining({ engineCode: 'SWITCHED_OFF' }));
    expect(() => rig.handlers.rewards.decide({ network: 'render', mint: HNT, sender: 'S', decision: 'confirmed' })).toThrow(expect.objectContaining({ engineCode: 'SWITCHED_OFF' }));
    await rig.clock.advance(1_000);
    expect(rig.chain.asked()).toBe(0);
    expect(rig.store.ledger.decisions()).toEqual([]);
    expect(rig.handlers.wallets.list({})).toMatchObject({ wallets: [{ address: ADDRESS }] });
  });

  it('that was removed and added again pays the same devices', async () => {
    const rig = openEngine({ prices: [market] });
    seedWallet(rig.store, [ledgerLine({ atMs: JANUARY_10, sourceDevice: 'X' })]);
    const device = rig.parts.devices.local();
    rig.parts.devices.saveDeployment({ deviceId: device.id, network: 'helium', walletId: 'wallet-1', sourceDevice: 'X', fromDate: '2026-01-01', toDate: null, uptime: 1, busyFraction: 1, tokensPerDay: null, otherCosts: [] });
    const income = async (): Promise<unknown> => (await rig.handlers.rewards.earnings({ ...range, deviceId: device.id })).days.filter((day) => day.networks.length > 0).map((day) => day.day);
    expect(await income()).toEqual(['2026-01-10']);
    await rig.handlers.wallets.remove({ id: 'wallet-1' });
    expect(await income()).toEqual([]);
    expect(rig.parts.devices.deployments()).toMatchObject([{ sourceDevice: 'X', walletId: null }]);
    seedWallet(rig.store, [ledgerLine({ atMs: JANUARY_10, sourceDevice: 'X' })], 1, 'wallet-2');
    rig.parts.books.forgetLines();
    expect(await income()).toEqual(['2026-01-10']);
  });
});

describe('the demo', () => {
  it('refuses to read a chain, and keeps its sample holdings when something reads all the same', async () => {
    const demo = composeDemo({ host: 'cli', calculatorFile: null });
    onTestFinished(() => demo.stop());
    const { handlers, parts } = demo.engine;
    const held = (await handlers.rewards.holdings({})).rows.map((row) => `${row.holding.symbol} ${row.holding.base}`);
    expect(held).toEqual(['HNT 14200000000', 'RENDER 8800000000']);
    const isDemo = expect.objectContaining({ engineCode: 'IS_DEMO' });
    const mint = networkById('render')?.tokens[0]?.mint ?? '';
    expect(() => handlers.sync.start({})).toThrow(isDemo);
    expect(() => handlers.wallets.add({ address: ADDRESS })).toThrow(isDemo);
    expect(() => handlers.rewards.decide({ network: 'render', mint, sender: 'S', decision: 'confirmed' })).toThrow(isDemo);
    const lines = parts.ports.store.ledger.allLines({}).length;
    await parts.sync.syncNow();
    expect((await handlers.rewards.holdings({})).rows.map((row) => `${row.holding.symbol} ${row.holding.base}`)).toEqual(held);
    expect(parts.ports.store.ledger.allLines({})).toHaveLength(lines);
    expect(parts.wallets.list()).toHaveLength(1);
  });
});
