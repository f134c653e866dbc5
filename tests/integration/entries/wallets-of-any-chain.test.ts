import { describe, expect, it } from 'vitest';
import { settingsSchema } from '../../../shared/contract/schemas/settings';
import { createStandInEntries } from '../../support/sync/stand-in-entries';
import { ledgerLine } from '../../support/ledger-lines';
import { openEngine, seedWallet } from '../engine/engine-rig';

const EVM = '0x52908400098527886E0F7030069857D2E4169EE7';
const NOW = Date.UTC(2026, 0, 15, 12);
const refused = (engineCode: string, context: Readonly<Record<string, string>> = {}): unknown => expect.objectContaining({ engineCode, context: expect.objectContaining(context) });

describe('a wallet of any chain', () => {
  it('is watched on the chain that its address tells, and read at once', async () => {
    const source = createStandInEntries();
    source.tell('a', { base: '5' });
    const rig = openEngine({ nowMs: NOW, entries: [source] });
    expect(await rig.handlers.wallets.add({ address: 'F01234', label: 'Miner' })).toMatchObject({ chain: 'filecoin', address: 'f01234', label: 'Miner' });
    await rig.clock.advance(1_000);
    expect(await rig.handlers.rewards.list({ filter: {}, limit: 5, offset: 0 })).toMatchObject({ rows: [{ line: { chain: 'filecoin', base: '5' } }] });
    expect(await rig.handlers.sync.state({})).toMatchObject({ wallets: [{ state: 'idle', complete: true, lines: 1 }] });
  });

  it('needs its chain said where an address is the same on several', async () => {
    const rig = openEngine({ nowMs: NOW });
    const { candidates } = await rig.handlers.wallets.detect({ address: EVM.toLowerCase() });
    expect(candidates.map((one) => one.chain)).toEqual(expect.arrayContaining(['eip155:137', 'eip155:42161', 'theta']));
    expect(candidates.every((one) => one.address === EVM)).toBe(true);
    expect(() => rig.handlers.wallets.add({ address: EVM })).toThrow(refused('BAD_INPUT', { key: 'chain' }) as Error);
    expect(await rig.handlers.wallets.add({ address: EVM.toLowerCase(), chain: 'eip155:137' })).toMatchObject({ chain: 'eip155:137', address: EVM });
    expect(await rig.handlers.wallets.add({ address: EVM, chain: 'eip155:42161' })).toMatchObject({ chain: 'eip155:42161' });
    expect(() => rig.handlers.wallets.add({ address: EVM, chain: 'eip155:137' })).toThrow(refused('ALREADY_THERE') as Error);
    expect(() => rig.handlers.wallets.add({ address: EVM, chain: 'filecoin' })).toThrow(refused('BAD_ADDRESS', { chain: 'filecoin' }) as Error);
  });

  it.each([
    '0x4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318',
    'ladder comfort velvet orbit jungle harvest cradle puzzle meadow anchor silver thunder',
  ])('that is a key is refused before anything else, by detection too', async (secret) => {
    const rig = openEngine({ nowMs: NOW });
    for (const chain of [undefined, 'filecoin', 'eip155:137', 'storj', 'akash', 'flux', 'theta'] as const) {
      expect(() => rig.handlers.wallets.add({ address: secret, ...(chain === undefined ? {} : { chain }) })).toThrow(refused('SECRET_REFUSED') as Error);
    }
    expect(() => rig.handlers.wallets.detect({ address: secret })).toThrow(refused('SECRET_REFUSED') as Error);
    expect(JSON.stringify([rig.store.settings.all(), rig.store.ledger.wallets(), rig.logger.entries])).not.toContain(secret.slice(4, 30));
  });

  it('whose endpoint holds a key shows it to nobody, and keeps it when other settings are saved', async () => {
    const rig = openEngine({ nowMs: NOW });
    const key = 'a1b2c3d4e5f6a7b8c9d0';
    const shown = await rig.handlers.settings.set({ endpoints: { filecoin: [`https://rpc.example/${key}`] }, solanaEndpoints: [`https://sol.example/?api-key=${key}`] });
    expect(shown).toMatchObject({ endpoints: { filecoin: ['https://rpc.example/•••'] }, solanaEndpoints: ['https://sol.example/?•••'] });
    // As a page sends back what it was shown.
    await rig.handlers.settings.set(settingsSchema.parse({ ...(await rig.handlers.settings.get({})), currency: 'EUR' }));
    expect(rig.parts.settings.get()).toMatchObject({ currency: 'EUR', endpoints: { filecoin: [`https://rpc.example/${key}`] }, solanaEndpoints: [`https://sol.example/?api-key=${key}`] });
    expect(() => rig.handlers.settings.set({ endpoints: { filecoin: ['https://elsewhere.example/•••'] } })).toThrow(refused('BAD_INPUT', { key: 'endpoints.filecoin' }) as Error);
    expect(() => rig.handlers.settings.set({ endpoints: { filecoin: ['http://rpc.example'] } })).toThrow(refused('BAD_INPUT', { key: 'endpoints.filecoin' }) as Error);
    expect(JSON.stringify([rig.logger.entries, await rig.handlers.system.traffic({})])).not.toContain(key);
  });
});

describe('the raw answer behind a line', () => {
  it('is what the source said; cut when it is long', async () => {
    const source = createStandInEntries();
    source.tell('a', { base: '5' });
    source.tell('long', { base: '6', mint: 'x'.repeat(300_000) });
    const rig = openEngine({ nowMs: NOW, entries: [source] });
    const wallet = await rig.handlers.wallets.add({ address: 'f01234' });
    await rig.clock.advance(1_000);
    const [long, short] = rig.store.ledger.allLines({ walletId: wallet.id }).map(({ line }) => line.id);
    expect(await rig.handlers.rewards.raw({ id: short ?? '' })).toEqual({ text: '{"base":"5"}', why: null, bytes: 12, truncated: false });
    const cut = await rig.handlers.rewards.raw({ id: long ?? '' });
    expect([cut.text?.length, cut.truncated, cut.bytes > 300_000]).toEqual([200_000, true, true]);
    expect(() => rig.handlers.rewards.raw({ id: 'no such line' })).toThrow(refused('NOT_FOUND') as Error);
  });

  it('that the archive has dropped, or that was typed, says so', async () => {
    const rig = openEngine({ nowMs: NOW });
    seedWallet(rig.store, [ledgerLine({ id: 'gone' }), ledgerLine({ id: 'own', chain: 'book' })]);
    expect(await rig.handlers.rewards.raw({ id: 'gone' })).toEqual({ text: null, why: 'archive-limit', bytes: 0, truncated: false });
    expect(await rig.handlers.rewards.raw({ id: 'own' })).toMatchObject({ text: null, why: 'typed' });
  });
});
