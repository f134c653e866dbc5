import { describe, expect, test } from 'vitest';
import type { LedgerLine } from '../../../shared/domain/reward';
import type { SyncRange } from '../../../main/engine/ports/store';
import { temporaryDir, temporaryStore } from './temporary-store';

const wallet = (id: string) => ({ id, chain: 'solana' as const, address: `address-${id}`, label: id, addedAtMs: 1000 });

const line = (walletId: string, signature: string, changes: Partial<LedgerLine> = {}): LedgerLine => ({
  id: `solana:${signature}:0.1:dest:hnt`,
  chain: 'solana',
  walletId,
  signature,
  instructionPath: '0.1',
  destinationAccount: 'dest',
  mint: 'hnt',
  symbol: 'HNT',
  base: '123456789012345678901',
  decimals: 8,
  slot: 10,
  atMs: 5000,
  kind: 'reward',
  network: 'helium',
  sourceDevice: 'hotspot',
  sender: 'payer',
  evidence: { rule: 'helium-distribute', facts: { program: 'p' } },
  decoderVersion: 1,
  ...changes,
});

const range = (changes: Partial<SyncRange> = {}): SyncRange => ({
  address: 'address-w', walletId: 'w', newest: 's9', oldestRead: 's5', target: null, complete: false, readSinceMs: 100, listed: 5, decoded: 0, ...changes,
});

const pending = (signature: string, slot: number, blockTimeMs: number | null = slot * 1000) => ({ signature, slot, blockTimeMs });
const page = { limit: 100, offset: 0 };

describe('pages of signatures', () => {
  test('a page and its range are there after reopening, newest first, and no signature is queued twice', () => {
    const dir = temporaryDir();
    const first = temporaryStore(dir);
    first.ledger.addWallet(wallet('w'));
    first.ledger.savePage(range(), [pending('s9', 9), pending('s7', 7, null), pending('s8', 8)]);
    first.ledger.savePage(range({ oldestRead: 's1', complete: true }), [pending('s7', 7), pending('s1', 1)]);
    first.close();
    const again = temporaryStore(dir);
    expect(again.ledger.pending('w', 10)).toEqual([pending('s9', 9), pending('s8', 8), pending('s7', 7, 7000), pending('s1', 1)]);
    expect(again.ledger.range('address-w')).toEqual(range({ oldestRead: 's1', complete: true }));
    expect(again.ledger.ranges('w')).toHaveLength(1);
    expect(again.ledger.pendingCount('w')).toBe(4);
  });

  test('a page that cannot be written whole leaves nothing behind', () => {
    const { ledger } = temporaryStore();
    ledger.addWallet(wallet('w'));
    const broken = [pending('s9', 9), { signature: 's8', slot: Number.NaN, blockTimeMs: null }];
    expect(() => ledger.savePage(range(), broken)).toThrow();
    expect(ledger.pendingCount('w')).toBe(0);
    expect(ledger.range('address-w')).toBeNull();
  });

  test('a signature that was decoded is not queued again when another account lists it', () => {
    const { ledger } = temporaryStore();
    ledger.addWallet(wallet('w'));
    ledger.savePage(range(), [pending('s9', 9)]);
    ledger.saveDecoded('w', 's9', 'decoded', [line('w', 's9')], []);
    ledger.savePage(range({ address: 'token-account' }), [pending('s9', 9)]);
    expect(ledger.pendingCount('w')).toBe(0);
  });

  test('the same address watched for two wallets keeps two ranges', () => {
    const { ledger } = temporaryStore();
    ledger.addWallet(wallet('w'));
    ledger.addWallet(wallet('x'));
    ledger.savePage(range({ address: 'shared', listed: 1 }), []);
    ledger.savePage(range({ address: 'shared', walletId: 'x', listed: 2 }), []);
    expect(ledger.range('shared', 'w')?.listed).toBe(1);
    expect(ledger.range('shared', 'x')?.listed).toBe(2);
  });
});

describe('decoded transactions', () => {
  test('writing the same lines twice changes nothing and ends the waiting', () => {
    const { ledger } = temporaryStore();
    ledger.addWallet(wallet('w'));
    ledger.savePage(range(), [pending('s9', 9)]);
    for (let round = 0; round < 2; round += 1) ledger.saveDecoded('w', 's9', 'decoded', [line('w', 's9')], []);
    expect(ledger.allLines({})).toEqual([{ line: line('w', 's9'), value: null }]);
    expect(ledger.pending('w', 10)).toEqual([]);
    expect(ledger.counts('w')).toEqual({ transactions: 1, unreadable: 0, missing: 0, unclassified: 0 });
  });

  test('decoding again replaces the lines of that transaction and keeps the value of a line that stays', () => {
    const { ledger } = temporaryStore();
    ledger.addWallet(wallet('w'));
    const other = line('w', 's9', { id: 'gone', mint: 'iot', kind: 'unclassified' });
    ledger.saveDecoded('w', 's9', 'decoded', [line('w', 's9', { kind: 'unclassified' }), other], []);
    const value = { lineId: line('w', 's9').id, usdPerToken: 2.5, source: 'defillama', priceAtMs: 4900, confidence: 0.99, typed: false };
    ledger.saveValues([value, { ...value, lineId: 'gone' }]);
    ledger.saveDecoded('w', 's9', 'decoded', [line('w', 's9', { decoderVersion: 2 })], []);
    expect(ledger.allLines({})).toEqual([{ line: line('w', 's9', { decoderVersion: 2 }), value }]);
    ledger.saveDecoded('w', 's9', 'decoded', [line('w', 's9'), other], []);
    expect(ledger.line('gone')?.value).toBeNull();
  });

  test('one transaction may belong to two wallets, with one line each', () => {
    const { ledger } = temporaryStore();
    for (const id of ['w', 'x']) {
      ledger.addWallet(wallet(id));
      ledger.saveDecoded(id, 's9', 'decoded', [line(id, 's9')], []);
    }
    expect(ledger.allLines({}).map((entry) => entry.line.walletId)).toEqual(['w', 'x']);
    ledger.saveValues([{ lineId: line('w', 's9').id, usdPerToken: 1, source: 'coingecko', priceAtMs: 1, confidence: null, typed: false }]);
    ledger.removeWallet('w');
    expect(ledger.allLines({}).map((entry) => [entry.line.walletId, entry.value?.usdPerToken])).toEqual([['x', 1]]);
  });

  test('what an endpoint has lost does not take lines away', () => {
    const { ledger } = temporaryStore();
    ledger.addWallet(wallet('w'));
    ledger.saveDecoded('w', 's9', 'decoded', [line('w', 's9')], []);
    ledger.saveDecoded('w', 's9', 'missing', [], []);
    ledger.saveDecoded('w', 's8', 'missing', [], []);
    ledger.saveDecoded('w', 's7', 'unreadable', [], []);
    expect(ledger.allLines({})).toHaveLength(1);
    expect(ledger.counts('w')).toEqual({ transactions: 3, unreadable: 1, missing: 1, unclassified: 0 });
  });

  test('a line of another wallet is refused', () => {
    const { ledger } = temporaryStore();
    ledger.addWallet(wallet('w'));
    expect(() => ledger.saveDecoded('w', 's9', 'decoded', [line('x', 's9')], [])).toThrow('another wallet');
  });

  test('new accounts are kept, and better knowledge of an account wins', () => {
    const { ledger } = temporaryStore();
    ledger.addWallet(wallet('w'));
    const account = { walletId: 'w', address: 'a', kind: 'token-account' as const, mint: null, origin: 'expected' as const };
    ledger.saveAccounts([account]);
    ledger.saveDecoded('w', 's9', 'decoded', [], [{ ...account, mint: 'hnt', origin: 'seen' }]);
    ledger.saveAccounts([account]);
    expect(ledger.accounts('w')).toEqual([{ ...account, mint: 'hnt', origin: 'seen' }]);
  });

  test('transactions of an older decoder, or of a mint that was decided on, are decoded again, in steps', () => {
    const { ledger } = temporaryStore();
    ledger.addWallet(wallet('w'));
    ledger.saveDecoded('w', 'a', 'decoded', [line('w', 'a')], [], 1);
    ledger.saveDecoded('w', 'b', 'decoded', [], [], 1);
    ledger.saveDecoded('w', 'c', 'decoded', [line('w', 'c', { mint: 'render', decoderVersion: 2 })], []);
    ledger.saveDecoded('w', 'd', 'unreadable', [], [], 1);
    ledger.saveDecoded('w', 'e', 'failed', [], [], 1);
    const ask = (decoderVersion: number, mint: string | null, limit = 10, after: string | null = null) => ledger.toDecodeAgain('w', { decoderVersion, mint, limit, after });
    expect(ask(2, null)).toEqual(['a', 'b', 'd']);
    expect(ask(1, 'render')).toEqual(['c']);
    expect(ask(2, 'render', 2)).toEqual(['a', 'b']);
    expect(ask(2, 'render', 2, 'b')).toEqual(['c', 'd']);
    ledger.saveDecoded('w', 'b', 'decoded', [], [], 2);
    expect(ask(2, null)).toEqual(['a', 'd']);
  });
});

describe('the ledger', () => {
  test('lists newest first, with unknown times before all, and filters exactly', () => {
    const { ledger } = temporaryStore();
    ledger.addWallet(wallet('w'));
    ledger.addWallet(wallet('x'));
    ledger.saveDecoded('w', 'old', 'decoded', [line('w', 'old', { atMs: 1000, slot: 1, kind: 'staking' })], []);
    ledger.saveDecoded('w', 'unknown', 'decoded', [line('w', 'unknown', { atMs: null, slot: 2, network: null, kind: 'unclassified', symbol: '100%_X' })], []);
    ledger.saveDecoded('x', 'new', 'decoded', [line('x', 'new', { atMs: 9000, slot: 9, mint: 'render', network: 'render' })], []);
    const signatures = (filter: Parameters<typeof ledger.lines>[0], at = page) => ledger.lines(filter, at).lines.map((entry) => entry.line.signature);
    expect(signatures({})).toEqual(['unknown', 'new', 'old']);
    expect(ledger.lines({}, { limit: 1, offset: 1 })).toMatchObject({ total: 3, lines: [{ line: { signature: 'new' } }] });
    expect(signatures({ walletId: 'w' })).toEqual(['unknown', 'old']);
    expect(ledger.countByKind({})).toEqual({ reward: 1, staking: 1, unclassified: 1 });
    expect(ledger.countByKind({ mints: ['hnt'], toMs: 2000 })).toEqual({ staking: 1 });
    expect(signatures({ kinds: ['staking', 'unclassified'] })).toEqual(['unknown', 'old']);
    expect(signatures({ kinds: [] })).toEqual([]);
    expect(signatures({ networks: ['render'] })).toEqual(['new']);
    expect(signatures({ mints: ['hnt'] })).toEqual(['unknown', 'old']);
    expect(signatures({ fromMs: 1000, toMs: 9000 })).toEqual(['old']);
    expect(signatures({ fromMs: 1001 })).toEqual(['new']);
    expect(signatures({ search: '100%_x' })).toEqual(['unknown']);
    expect(signatures({ search: '0%H' })).toEqual([]);
    expect(ledger.counts('w').unclassified).toBe(1);
  });

  test('unvalued lines come in batches, and an unpriceable one does not block the rest', () => {
    const { ledger } = temporaryStore();
    ledger.addWallet(wallet('w'));
    for (const [index, kind] of (['reward', 'spam', 'reward', 'zero-claim', 'unclassified'] as const).entries()) {
      const signature = `s${index}`;
      ledger.saveDecoded('w', signature, 'decoded', [line('w', signature, { atMs: 1000 + index, slot: 7, kind, base: kind === 'zero-claim' ? '0' : '5' })], []);
    }
    const first = ledger.unvalued(2).map((entry) => entry.id);
    expect(first).toEqual([line('w', 's4').id, line('w', 's2').id]);
    expect(ledger.unvalued(2, first[1]).map((entry) => entry.signature)).toEqual(['s0']);
  });

  test('a price that was used is changed only by a typed one', () => {
    const { ledger } = temporaryStore();
    ledger.addWallet(wallet('w'));
    ledger.saveDecoded('w', 's9', 'decoded', [line('w', 's9')], []);
    const value = { lineId: line('w', 's9').id, usdPerToken: 2, source: 'defillama', priceAtMs: 1, confidence: null, typed: false };
    ledger.saveValues([value]);
    ledger.saveValues([{ ...value, usdPerToken: 3 }]);
    expect(ledger.line(value.lineId)?.value?.usdPerToken).toBe(2);
    ledger.saveValues([{ ...value, usdPerToken: 4, source: 'manual', typed: true }]);
    expect(ledger.line(value.lineId)?.value).toEqual({ ...value, usdPerToken: 4, source: 'manual', typed: true });
    expect(ledger.unvalued(10)).toEqual([]);
  });

  test('a wallet is stored once for its address, and removing it takes all that belongs to it', () => {
    const { ledger } = temporaryStore();
    ledger.addWallet(wallet('w'));
    expect(() => ledger.addWallet({ ...wallet('x'), address: 'address-w' })).toThrow(expect.objectContaining({ storeCode: 'duplicate' }));
    ledger.savePage(range(), [pending('s9', 9)]);
    ledger.saveHoldings('w', [{ walletId: 'w', mint: 'hnt', symbol: 'HNT', base: '5', decimals: 8, asOfMs: 1 }, { walletId: 'w', mint: 'hnt', symbol: 'HNT', base: '7', decimals: 8, asOfMs: 1 }], 77);
    expect(ledger.holdings()).toEqual([{ walletId: 'w', mint: 'hnt', symbol: 'HNT', base: '12', decimals: 8, asOfMs: 77 }]);
    ledger.removeWallet('w');
    expect(ledger.wallets()).toEqual([]);
    expect(ledger.ranges('w')).toEqual([]);
    expect(ledger.pendingCount('w')).toBe(0);
    expect(ledger.holdings()).toEqual([]);
    expect(() => ledger.savePage(range(), [])).toThrow(expect.objectContaining({ storeCode: 'unknown-reference' }));
  });

  test('a sender decision replaces the one before', () => {
    const { ledger } = temporaryStore();
    const decision = { network: 'render', mint: 'render', sender: 's', decision: 'confirmed' as const, decidedAtMs: 1 };
    ledger.decide(decision);
    ledger.decide({ ...decision, decision: 'refused', decidedAtMs: 2 });
    expect(ledger.decisions()).toEqual([{ ...decision, decision: 'refused', decidedAtMs: 2 }]);
  });
});
