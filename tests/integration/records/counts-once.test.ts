import { describe, expect, it } from 'vitest';

import { summarise } from '../../../main/engine/accounts/summary';
import { HNT, ledgerLine } from '../../support/ledger-lines';
import { openEngine, seedWallet, type EngineRig } from '../engine/engine-rig';

const NOW = Date.UTC(2026, 5, 1, 12);
const AT = Date.UTC(2026, 4, 2, 10);
const csv = (...rows: readonly string[]): string => ['time,amount,token,tx', ...rows].join('\n');
const apply = (rig: EngineRig, text: string) => rig.handlers.imports.apply({ fileName: 'mine.csv', text });
const kinds = async (rig: EngineRig): Promise<readonly string[]> => (await rig.handlers.rewards.list({ filter: {}, limit: 100, offset: 0 })).rows.map((row) => `${row.line.chain} ${row.line.kind} ${row.line.base}`).toSorted();
const total = async (rig: EngineRig): Promise<unknown> => (await rig.handlers.rewards.list({ filter: {}, limit: 1, offset: 0 })).value.value;

describe('a payment that a file and a chain both tell', () => {
  it('counts once, whichever came first, and the file’s line counts again when the wallet goes', async () => {
    const rig = openEngine({ nowMs: NOW });
    await apply(rig, csv('2026-05-02 10:00 UTC,2,HNT,tx-1', '2026-05-03 10:00 UTC,3,HNT,tx-2'));
    expect(await kinds(rig)).toEqual(['book reward 200000000', 'book reward 300000000']);
    seedWallet(rig.store, [ledgerLine({ signature: 'tx-1', atMs: AT, base: '200000000' })], 1);
    rig.parts.books.forgetLines();
    rig.parts.memo.forget();
    expect(await kinds(rig)).toEqual(['book duplicate 200000000', 'book reward 300000000', 'solana reward 200000000']);
    await rig.handlers.wallets.remove({ id: 'wallet-1' });
    expect(await kinds(rig)).toEqual(['book reward 200000000', 'book reward 300000000']);
  });

  it('stays the file’s while the chain does not know what it was, and moves when a person decides', async () => {
    const rig = openEngine({ nowMs: NOW });
    const waiting = ledgerLine({ signature: 'tx-1', atMs: AT, base: '200000000', kind: 'unclassified', network: null });
    seedWallet(rig.store, [waiting], 1);
    await apply(rig, csv('2026-05-02 10:00 UTC,2,HNT,tx-1'));
    expect(await kinds(rig)).toEqual(['book reward 200000000', 'solana unclassified 200000000']);
    rig.store.ledger.saveDecoded('wallet-1', 'tx-1', 'decoded', [{ ...waiting, walletId: 'wallet-1', kind: 'reward', network: 'helium' }], []);
    expect(await kinds(rig)).toEqual(['book duplicate 200000000', 'solana reward 200000000']);
    rig.store.ledger.saveDecoded('wallet-1', 'tx-1', 'decoded', [{ ...waiting, walletId: 'wallet-1' }], []);
    expect(await kinds(rig)).toEqual(['book reward 200000000', 'solana unclassified 200000000']);
  });

  it('with several tokens in one transaction only the same token is the same payment; money is told by any', async () => {
    const rig = openEngine({ nowMs: NOW });
    seedWallet(rig.store, [ledgerLine({ signature: 'tx-1', atMs: AT })], 1);
    await apply(rig, csv('2026-05-02 10:00 UTC,2,RENDER,tx-1'));
    expect((await kinds(rig)).filter((line) => line.startsWith('book'))).toEqual(['book reward 200000000']);
    // A node's own word on its payout in dollars, with the receipt of the payment in tokens.
    rig.store.ledger.addWallet({ id: 'node', chain: 'storj', address: 'http://127.0.0.1:14002', label: '', addedAtMs: 0 });
    rig.store.ledger.saveDecoded('node', 'paystub:2026-04', 'decoded', [ledgerLine({ id: 'stub', walletId: 'node', chain: 'storj', signature: 'paystub:2026-04', mint: 'fiat:USD', symbol: 'USD', decimals: 6, base: '5000000', receipt: 'tx-1' })], []);
    expect((await kinds(rig)).filter((line) => line.startsWith('storj'))).toEqual(['storj duplicate 5000000']);
  });

  it('without a transaction in the file meets the chain’s line when that comes later: one row for one line', async () => {
    const rig = openEngine({ nowMs: NOW });
    const rows = ['2026-05-02 10:00:30 UTC,2,HNT,', '2026-05-02 10:01 UTC,2,HNT,', '2026-05-02,5,HNT,', '2026-05-02 13:00 UTC,2,HNT,'];
    await apply(rig, csv(...rows));
    seedWallet(rig.store, [ledgerLine({ signature: 'tx-1', atMs: AT, base: '200000000' }), ledgerLine({ signature: 'tx-2', atMs: AT + 3_600_000, base: '500000000' })], 1);
    expect(await kinds(rig)).toEqual(['book duplicate 200000000', 'book duplicate 500000000', 'book reward 200000000', 'book reward 200000000', 'solana reward 200000000', 'solana reward 500000000']);
    // Read again, and the wallet taken away and back: still one for one.
    rig.store.ledger.saveDecoded('wallet-1', 'tx-1', 'decoded', [ledgerLine({ signature: 'tx-1', atMs: AT, base: '200000000', walletId: 'wallet-1', id: 'again' })], []);
    expect((await kinds(rig)).filter((line) => line.startsWith('book duplicate'))).toHaveLength(2);
    await rig.handlers.wallets.remove({ id: 'wallet-1' });
    expect((await kinds(rig)).filter((line) => line.startsWith('book reward'))).toHaveLength(4);
    seedWallet(rig.store, [ledgerLine({ signature: 'tx-1', atMs: AT, base: '200000000' })], 1, 'wallet-2');
    expect((await kinds(rig)).filter((line) => line.startsWith('book duplicate'))).toEqual(['book duplicate 200000000']);
  });

  it('of another amount, or going out, tells nothing of a row’s payment', async () => {
    const rig = openEngine({ nowMs: NOW });
    seedWallet(rig.store, [ledgerLine({ signature: 'batch', atMs: AT, base: '100000000' }), ledgerLine({ signature: 'sold', atMs: AT, base: '900000000', kind: 'outgoing' })], 1);
    await apply(rig, csv('2026-05-02 10:00 UTC,7,HNT,batch', '2026-05-02 10:00 UTC,2,HNT,sold'));
    expect((await kinds(rig)).filter((line) => line.startsWith('book'))).toEqual(['book reward 200000000', 'book reward 700000000']);
  });

  it('of several wallets takes from the file what the chain tells, and leaves the rest', async () => {
    const rig = openEngine({ nowMs: NOW });
    seedWallet(rig.store, [ledgerLine({ signature: 'batch', atMs: AT, base: '700000000' })], 1);
    rig.store.ledger.addWallet({ id: 'file', chain: 'book', address: 'import:file', label: '', addedAtMs: 0 });
    const rows = ['100000000', '200000000', '600000000'].map((base, n) => ledgerLine({ id: `book:${n}`, chain: 'book', walletId: 'file', signature: 'import:file', instructionPath: String(n), destinationAccount: 'import', atMs: AT, base, receipt: 'batch' }));
    rig.store.ledger.saveDecoded('file', 'import:file', 'decoded', rows, []);
    expect((await kinds(rig)).filter((line) => line.startsWith('book'))).toEqual(['book duplicate 100000000', 'book duplicate 200000000', 'book reward 600000000']);
  });

  it('typed before the chain was read is the chain’s when it comes', async () => {
    const rig = openEngine({ nowMs: NOW });
    await rig.handlers.records.addLine({ atMs: Date.UTC(2026, 4, 2), kind: 'reward', network: 'helium', token: HNT, amount: '2', usdPerToken: null, note: '' });
    seedWallet(rig.store, [ledgerLine({ signature: 'tx-1', atMs: AT, base: '200000000' })], 1);
    expect(await kinds(rig)).toEqual(['book duplicate 200000000', 'solana reward 200000000']);
  });

  it('summed up in one row of a file is told by all its lines together', async () => {
    const rig = openEngine({ nowMs: NOW });
    await apply(rig, csv('2026-05-02 10:00 UTC,0.3,HNT,claim'));
    seedWallet(rig.store, [1, 2].map((n) => ledgerLine({ signature: `other-${n}`, atMs: AT, base: '1' })), 1);
    const claim = [1, 2, 3].map((n) => ledgerLine({ signature: 'claim', instructionPath: `2.${n}`, atMs: AT, base: '10000000', walletId: 'wallet-1' }));
    rig.store.ledger.saveDecoded('wallet-1', 'claim', 'decoded', claim.slice(0, 2), []);
    expect((await kinds(rig)).filter((line) => line.startsWith('book'))).toEqual(['book reward 30000000']);
    rig.store.ledger.saveDecoded('wallet-1', 'claim', 'decoded', claim, []);
    expect((await kinds(rig)).filter((line) => line.startsWith('book'))).toEqual(['book duplicate 30000000']);
  });

  it('written again stays what it is', async () => {
    const rig = openEngine({ nowMs: NOW });
    seedWallet(rig.store, [ledgerLine({ signature: 'tx-1', atMs: AT })], 1);
    rig.store.ledger.addWallet({ id: 'node', chain: 'storj', address: 'http://127.0.0.1:14002', label: '', addedAtMs: 0 });
    const stub = ledgerLine({ id: 'stub', walletId: 'node', chain: 'storj', signature: 'paystub:2026-04', mint: 'fiat:USD', symbol: 'USD', decimals: 6, base: '5000000', receipt: 'tx-1' });
    for (let n = 0; n < 3; n += 1) rig.store.ledger.saveDecoded('node', 'paystub:2026-04', 'decoded', [stub], []);
    expect((await kinds(rig)).filter((line) => line.startsWith('storj'))).toEqual(['storj duplicate 5000000']);
  });
});

describe('a file', () => {
  it('imported twice brings nothing the second time, and what is known is named by its reason', async () => {
    const rig = openEngine({ nowMs: NOW });
    seedWallet(rig.store, [ledgerLine({ signature: 'tx-9', atMs: AT, base: '700000000' }), ledgerLine({ signature: 'tx-8', atMs: AT, base: '800000000' })], 1);
    const text = csv('2026-05-02 10:00 UTC,1,HNT,tx-1', '2026-05-03 10:00 UTC,2,HNT,', '2026-05-02 10:00 UTC,7,HNT,tx-9', '2026-05-02 10:01 UTC,8,HNT,');
    const first = await rig.handlers.imports.preview({ fileName: 'mine.csv', text });
    expect(first.rows.map((row) => [row.line, row.state, row.why])).toEqual([[2, 'new', null], [3, 'new', null], [4, 'duplicate', 'on-chain'], [5, 'duplicate', 'same-amount-and-time']]);
    expect(await apply(rig, text)).toMatchObject({ lines: 2, duplicates: 2, format: 'generic', fileName: 'mine.csv' });
    const second = await rig.handlers.imports.preview({ fileName: 'again.csv', text });
    expect(second.counts).toMatchObject({ new: 0, duplicate: 4 });
    expect(() => rig.handlers.imports.apply({ fileName: 'again.csv', text })).toThrow(expect.objectContaining({ engineCode: 'BAD_INPUT' }));
    expect((await rig.handlers.imports.list({})).batches).toHaveLength(1);
  });

  it('of another program with the same payments brings nothing new, whatever of transaction and device each names', async () => {
    const rig = openEngine({ nowMs: NOW });
    await apply(rig, 'time,amount,token,tx,hotspot\n2026-05-02 10:00 UTC,2,HNT,,roof\n2026-05-03 10:00 UTC,3,HNT,tx-3,roof\n2026-05-04 10:00 UTC,2,HNT,,roof\n');
    const again = await rig.handlers.imports.preview({ fileName: 'other.csv', text: csv('2026-05-02 10:00 UTC,2,HNT,tx-2', '2026-05-03,3,HNT,tx-3', '2026-05-04 10:00 UTC,2,HNT,', '2026-05-04 10:00 UTC,4,HNT,') });
    expect(again.rows.map((row) => [row.line, row.state, row.why])).toEqual([[2, 'duplicate', 'imported-before'], [3, 'duplicate', 'imported-before'], [4, 'duplicate', 'imported-before'], [5, 'new', null]]);
  });

  it('with three rows of one amount is not swallowed by one line of the chain', async () => {
    const rig = openEngine({ nowMs: NOW });
    seedWallet(rig.store, [ledgerLine({ signature: 'tx-1', atMs: AT, base: '100000000' })], 1);
    const text = 'time,amount,token,hotspot\n2026-05-02 10:00 UTC,1,HNT,a\n2026-05-02 10:00 UTC,1,HNT,b\n2026-05-02 10:00 UTC,1,HNT,c\n';
    expect((await rig.handlers.imports.preview({ fileName: 'x.csv', text })).counts).toMatchObject({ new: 2, duplicate: 1 });
  });

  it('is taken back with all it brought, prices included', async () => {
    const rig = openEngine({ nowMs: NOW });
    const before = await total(rig);
    const batch = await rig.handlers.imports.apply({ fileName: 'mine.csv', text: 'time,amount,token,price\n2026-05-02,2,HNT,4\n' });
    expect(await total(rig)).toEqual({ known: true, value: 8 });
    expect((await rig.handlers.wallets.list({})).wallets).toEqual([]);
    await rig.handlers.imports.remove({ id: batch.id });
    expect(await total(rig)).toEqual(before);
    expect((await rig.handlers.imports.list({})).batches).toEqual([]);
    expect(() => rig.handlers.imports.remove({ id: batch.id })).toThrow(expect.objectContaining({ engineCode: 'NOT_FOUND' }));
  });

  it('with a secret in a note loses that row and keeps nothing of it', async () => {
    const rig = openEngine({ nowMs: NOW });
    const secret = 'abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about';
    const text = `time,amount,token,note\n2026-05-02,1,HNT,fine\n2026-05-03,1,HNT,${secret}\n`;
    expect((await rig.handlers.imports.preview({ fileName: 'x.csv', text })).rows.map((row) => [row.line, row.state, row.why, row.what])).toEqual([[3, 'bad', 'secret', ''], [2, 'new', null, null]]);
    await rig.handlers.imports.apply({ fileName: 'x.csv', text });
    expect(JSON.stringify(await rig.handlers.rewards.list({ filter: {}, limit: 10, offset: 0 }))).not.toContain('abandon');
  });
});

describe('what is typed', () => {
  it('is a line of its own, marked, valued as said, and goes when it is taken back', async () => {
    const rig = openEngine({ nowMs: NOW });
    const row = await rig.handlers.records.addLine({ atMs: AT, kind: 'reward', network: 'helium', token: HNT, amount: '1.5', usdPerToken: 2, note: 'paid in cash' });
    expect(row).toMatchObject({ line: { chain: 'book', network: 'helium', base: '150000000', evidence: { rule: 'typed-by-you', facts: { note: 'paid in cash' } } }, usd: { typed: true }, value: { known: true, value: 3 }, explorerUrl: '' });
    expect(await total(rig)).toEqual({ known: true, value: 3 });
    await rig.handlers.records.removeLine({ id: row.line.id });
    expect((await rig.handlers.rewards.list({ filter: {}, limit: 10, offset: 0 })).total).toBe(0);
    seedWallet(rig.store, [ledgerLine({ id: 'chain-line' })]);
    expect(() => rig.handlers.records.removeLine({ id: 'chain-line' })).toThrow(expect.objectContaining({ engineCode: 'NOT_FOUND' }));
  });

  it.each([
    ['amount', { amount: '0' }], ['amount', { amount: '1.123456789' }], ['amount', { amount: 'many' }], ['token', { token: 'DOGE' }], ['network', { network: 'atlantis' }], ['atMs', { atMs: NOW + 30 * 86_400_000 }],
  ])('is refused with the name of what is wrong: %s', (key, change) => {
    const rig = openEngine({ nowMs: NOW });
    expect(() => rig.handlers.records.addLine({ atMs: AT, kind: 'reward', network: null, token: HNT, amount: '1', usdPerToken: null, note: '', ...change })).toThrow(expect.objectContaining({ engineCode: 'BAD_INPUT', context: expect.objectContaining({ key }) }));
    expect(rig.store.ledger.wallets()).toEqual([]);
  });

  it('never holds a secret', () => {
    const rig = openEngine({ nowMs: NOW });
    const note = 'abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about';
    expect(() => rig.handlers.records.addLine({ atMs: AT, kind: 'reward', network: null, token: HNT, amount: '1', usdPerToken: null, note })).toThrow(expect.objectContaining({ engineCode: 'SECRET_REFUSED' }));
    expect(() => rig.handlers.records.addCost({ day: '2026-05-02', amount: 3, currency: 'EUR', what: note, deviceId: null, network: null })).toThrow(expect.objectContaining({ engineCode: 'SECRET_REFUSED' }));
  });

  it('costs are kept, refused when they make no sense, and taken back', async () => {
    const rig = openEngine({ nowMs: NOW });
    const cost = await rig.handlers.records.addCost({ day: '2026-05-02', amount: 12.5, currency: 'EUR', what: 'new antenna cable', deviceId: null, network: 'helium' });
    expect((await rig.handlers.records.costs({})).costs).toEqual([cost]);
    const bad = { day: '2026-05-02', amount: 1, currency: 'EUR', what: 'x', deviceId: null, network: null };
    for (const change of [{ amount: 0 }, { deviceId: 'nobody' }, { network: 'atlantis' }, { what: '\u202E' }]) expect(() => rig.handlers.records.addCost({ ...bad, ...change })).toThrow(expect.objectContaining({ engineCode: 'BAD_INPUT' }));
    await rig.handlers.records.removeCost({ id: cost.id });
    expect((await rig.handlers.records.costs({})).costs).toEqual([]);
  });

  it('costs lower the net of their day and of their device, and of nobody else', async () => {
    const rig = openEngine({ nowMs: NOW });
    seedWallet(rig.store, [ledgerLine({ atMs: AT })], 1);
    const device = rig.parts.devices.local();
    rig.parts.devices.save({ id: device.id, name: 'Rig', boughtOn: '2026-05-01' });
    const other = rig.parts.devices.save({ name: 'Other', boughtOn: '2026-05-01' });
    const costOf = (deviceId?: string): number => summarise(rig.parts.books.accounts(rig.parts.books.today() - 30, rig.parts.books.today() - 30), rig.parts.books.context(), deviceId === undefined ? {} : { deviceId }).cost.parts;
    const day = rig.parts.books.accounts(rig.parts.books.today() - 30, rig.parts.books.today() - 30)[0]?.day ?? '';
    const before = [costOf(), costOf(device.id), costOf(other.id)];
    await rig.handlers.records.addCost({ day, amount: 5, currency: 'USD', what: 'fan', deviceId: device.id, network: null });
    await rig.handlers.records.addCost({ day, amount: 7, currency: 'USD', what: 'club fee', deviceId: null, network: null });
    expect([costOf(), costOf(device.id), costOf(other.id)]).toEqual([(before[0] ?? 0) + 2, (before[1] ?? 0) + 1, before[2]]);
    const [account] = rig.parts.books.accounts(rig.parts.books.today() - 30, rig.parts.books.today() - 30);
    expect(account?.typedCosts.toSorted((a, b) => (a.deviceId === null ? 1 : 0) - (b.deviceId === null ? 1 : 0))).toEqual([{ deviceId: device.id, amount: { known: true, value: 5 } }, { deviceId: null, amount: { known: true, value: 7 } }]);
  });
});
