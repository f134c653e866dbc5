import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { LineFilter, LineWithValue, Store } from '../../../main/engine/ports/store';
import type { LedgerLine, LineKind } from '../../../shared/domain/reward';
import { createSeededRandom } from '../../support/solana-fixtures/seeded-random';
import { temporaryDir, temporaryStore } from '../storage/temporary-store';

// The index answers from arrays in memory. Here every answer is worked out again, line by line, from what was written.

const KINDS: readonly LineKind[] = ['reward', 'reward', 'staking', 'zero-claim', 'spam', 'unclassified', 'conversion', 'duplicate', 'outgoing'];
const DAY = 86_400_000;
const START = Date.UTC(2026, 2, 28);
const NASTY = ['HNT', 'hnt', 'H_T', '100%', 'a\\b', 'Ä', 'ä', '5:hello', '', '\u202egnp', "o'b"] as const;

const random = createSeededRandom(4711);
const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
const amount = (): string => pick(['0', '1', String(Math.floor(random() * 1e15)), '9007199254740993', '18446744073709551616', `${Math.floor(random() * 1e15)}123456789012345678901`, String(2n ** 128n + 5n), String(2n ** 255n)]);

let made = 0;
function drawn(walletId: string, signature = `S${(made += 1).toString(36)}${pick(['zz', 'ZZ', '_x', 'q%'])}`): LedgerLine {
  const mint = pick(['mint-a', 'mint-b', 'MINT-C']);
  const path = String(Math.floor(random() * 50));
  return {
    id: `${signature}:${path}:${mint}`, chain: 'solana', walletId, signature, instructionPath: path, destinationAccount: pick(['dest1', 'Dest2']), mint, symbol: pick([...NASTY, null]), base: amount(),
    decimals: mint === 'mint-a' ? 8 : 18, slot: pick([0, 5, 7]), atMs: random() < 0.08 ? null : START + Math.floor(random() * 6) * (DAY / 2) + pick([0, 1, 3_600_000]), kind: pick(KINDS),
    network: pick(['helium', 'render', null]), sourceDevice: pick(['hotspot-1', 'hotspot-2', null]), sender: pick(['payer', 'PAYER2', null]), evidence: { rule: 'r', facts: {} }, decoderVersion: 1,
  };
}

/** What the store should hold: lines by wallet and id, and the price of each id. */
interface Plain {
  readonly lines: Map<string, LedgerLine>;
  readonly prices: Map<string, number>;
}

const lower = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

function plainly({ lines, prices }: Plain, filter: LineFilter): readonly { readonly line: LedgerLine; readonly usd: number | null }[] {
  const has = (words: readonly string[] | undefined, word: string | null): boolean => words === undefined || (word !== null && words.includes(word));
  const search = lower(filter.search?.trim() ?? '');
  return [...lines.values()]
    .filter((line) => (filter.walletId === undefined || line.walletId === filter.walletId) && has(filter.kinds, line.kind) && has(filter.networks, line.network) && has(filter.mints, line.mint) && has(filter.sourceDevices, line.sourceDevice))
    .filter((line) => (filter.fromMs === undefined || (line.atMs !== null && line.atMs >= filter.fromMs)) && (filter.toMs === undefined || (line.atMs !== null && line.atMs < filter.toMs)))
    .filter((line) => search === '' || [line.signature, line.symbol, line.mint, line.network, line.sender, line.sourceDevice, line.destinationAccount].some((text) => text !== null && lower(text).includes(search)))
    .toSorted((a, b) => {
      const [at, bt] = [a.atMs ?? Infinity, b.atMs ?? Infinity];
      if (at !== bt) return at > bt ? -1 : 1;
      if (a.slot !== b.slot) return b.slot - a.slot;
      if (a.signature !== b.signature) return a.signature < b.signature ? -1 : 1;
      return a.id < b.id ? -1 : 1;
    })
    .map((line) => ({ line, usd: prices.get(line.id) ?? null }));
}

const FILTERS: readonly LineFilter[] = [
  {}, { walletId: 'w1' }, { kinds: ['reward', 'staking'] }, { kinds: [] }, { networks: ['helium'] }, { mints: ['mint-a', 'MINT-C'] }, { sourceDevices: ['hotspot-2'] }, { sourceDevices: [] },
  { fromMs: START + DAY, toMs: START + 2 * DAY }, { fromMs: START + DAY + 0.5 }, { toMs: START + DAY / 2 }, { search: 'hnt' }, { search: 'zz' }, { search: '_' }, { search: '%' }, { search: '\\' }, { search: 'Ä' },
  { search: ' PAYER ' }, { search: 'nowhere' }, { walletId: 'w2', kinds: ['reward'], networks: ['render'], sourceDevices: ['hotspot-1', 'hotspot-2'], search: 's', fromMs: START },
];

const idsOf = (entries: readonly (LineWithValue | { readonly line: LedgerLine })[]): readonly string[] => entries.map(({ line }) => `${line.walletId} ${line.id}`);

function compare({ ledger }: Store, plain: Plain): void {
  for (const filter of FILTERS) {
    const expected = plainly(plain, filter);
    expect([filter, idsOf(ledger.allLines(filter))]).toEqual([filter, idsOf(expected)]);
    const offset = Math.floor(random() * (expected.length + 2));
    const page = ledger.lines(filter, { limit: 7, offset });
    expect([filter, page.total, idsOf(page.lines)]).toEqual([filter, expected.length, idsOf(expected.slice(offset, offset + 7))]);
    expect(page.lines.map(({ value }) => value?.usdPerToken ?? null)).toEqual(expected.slice(offset, offset + 7).map(({ usd }) => usd));
    const counts: Record<string, number> = {};
    for (const { line } of expected) counts[line.kind] = (counts[line.kind] ?? 0) + 1;
    expect([filter, ledger.countByKind(filter)]).toEqual([filter, counts]);

    const boundaries = [START, START + DAY, START + 2 * DAY];
    const sums = new Map<string, { base: bigint; lines: number; unpriced: number; usd: number }>();
    for (const { line, usd } of expected) {
      const cell = line.atMs === null ? null : boundaries.filter((at) => at <= (line.atMs ?? 0)).length - 1;
      const key = JSON.stringify([cell, line.walletId, line.network, line.mint, line.decimals, line.kind, line.sourceDevice]);
      const sum = sums.get(key) ?? { base: 0n, lines: 0, unpriced: 0, usd: 0 };
      sum.base += BigInt(line.base);
      sum.lines += 1;
      if (usd === null && line.base !== '0') sum.unpriced += 1;
      sum.usd += usd === null ? 0 : (Number(line.base) * usd) / 10 ** line.decimals;
      sums.set(key, sum);
    }
    const found = ledger.lineSums(filter, boundaries, true);
    expect(found).toHaveLength(sums.size);
    for (const sum of found) {
      const { usd, ...exact } = sums.get(JSON.stringify([sum.cell, sum.walletId, sum.network, sum.mint, sum.decimals, sum.kind, sum.sourceDevice])) ?? { usd: -1, base: -1n, lines: 0, unpriced: 0 };
      expect({ base: sum.base, lines: sum.lines, unpriced: sum.unpriced }).toEqual(exact);
      expect(Math.abs(sum.usd - usd)).toBeLessThanOrEqual(Math.abs(usd) * 1e-12);
    }
    const byToken = ledger.lineSums(filter, [], false);
    expect(byToken.reduce((all, sum) => all + sum.base, 0n)).toBe(expected.reduce((all, { line }) => all + BigInt(line.base), 0n));
    expect(ledger.tokenSums(filter).reduce((all, sum) => all + BigInt(sum.base), 0n)).toBe(expected.reduce((all, { line }) => all + BigInt(line.base), 0n));
  }
  const unvalued: string[] = [];
  for (let after: string | null = null; ; ) {
    const batch: readonly LedgerLine[] = ledger.unvalued(5, after);
    if (batch.length === 0) break;
    unvalued.push(...batch.map((line) => `${line.walletId} ${line.id}`));
    after = batch.at(-1)?.id ?? null;
  }
  const open = plainly(plain, { kinds: ['reward', 'staking', 'unclassified', 'conversion', 'outgoing'] }).filter(({ line, usd }) => usd === null && line.atMs !== null && line.base !== '0');
  expect(unvalued).toEqual(idsOf(open));
}

test('every question has the answer that the lines themselves give, whatever is written, valued, replaced, rolled back or removed', () => {
  const dir = temporaryDir();
  const store = temporaryStore(dir);
  const plain: Plain = { lines: new Map(), prices: new Map() };
  const signatures: string[] = [];
  for (const id of ['w1', 'w2', 'w3']) store.ledger.addWallet({ id, chain: 'solana', address: id, label: '', addedAtMs: 1 });

  const write = (into: Plain, signature: string | undefined): void => {
    const walletId = pick(['w1', 'w2', 'w3']);
    const first = drawn(walletId, signature);
    const lines = new Map([first, ...Array.from({ length: Math.floor(random() * 4) }, () => drawn(walletId, first.signature))].map((line) => [line.id, line]));
    for (const [key, line] of into.lines) if (line.walletId === walletId && line.signature === first.signature) into.lines.delete(key);
    for (const line of lines.values()) into.lines.set(`${walletId} ${line.id}`, line);
    const alive = new Set([...into.lines.values()].map((line) => line.id));
    for (const id of into.prices.keys()) if (!alive.has(id)) into.prices.delete(id);
    store.ledger.saveDecoded(walletId, first.signature, 'decoded', [...lines.values()], []);
    signatures.push(first.signature);
  };
  const value = (into: Plain): void => {
    const line = pick([...into.lines.values()]);
    const typed = random() < 0.3;
    const usd = pick([0, 0.5, 3.25]);
    if (typed || !into.prices.has(line.id)) into.prices.set(line.id, usd);
    store.ledger.saveValues([{ lineId: line.id, usdPerToken: usd, source: 'test', priceAtMs: 1, confidence: null, typed }]);
  };

  for (let round = 0; round < 14; round += 1) {
    for (let n = 0; n < 14; n += 1) write(plain, random() < 0.2 && signatures.length > 0 ? pick(signatures) : undefined);
    for (let n = 0; n < 9; n += 1) value(plain);
    compare(store, plain);
    // A transaction that asks in its midst and is then taken back.
    const copy: Plain = { lines: new Map(plain.lines), prices: new Map(plain.prices) };
    expect(() => store.transaction(() => {
      write(copy, pick(signatures));
      value(copy);
      expect(store.ledger.lines({}, { limit: 1, offset: 0 }).total).toBe(copy.lines.size);
      throw new Error('taken back');
    })).toThrow('taken back');
    expect(idsOf(store.ledger.allLines({}))).toEqual(idsOf(plainly(plain, {})));
  }
  store.ledger.removeWallet('w2');
  for (const [key, line] of plain.lines) if (line.walletId === 'w2') plain.lines.delete(key);
  const alive = new Set([...plain.lines.values()].map((line) => line.id));
  for (const id of plain.prices.keys()) if (!alive.has(id)) plain.prices.delete(id);
  compare(store, plain);
  store.close();
  compare(temporaryStore(dir), plain);
});

test('a copy whose lines have other row numbers is told apart, and counts what its lines say', () => {
  const dir = temporaryDir();
  const store = temporaryStore(dir);
  store.ledger.addWallet({ id: 'w1', chain: 'solana', address: 'w1', label: '', addedAtMs: 1 });
  const lines = Array.from({ length: 30 }, (_, i) => ({ ...drawn('w1', `copied-${String(i).padStart(2, '0')}`), kind: 'reward' as const, base: String(10 ** (i % 9) + i) }));
  for (const line of lines) store.ledger.saveDecoded('w1', line.signature, 'decoded', [line], []);
  // Gaps, also at the beginning: what the copy leaves out.
  for (const line of lines.filter((_, i) => i % 3 === 0)) store.ledger.saveDecoded('w1', line.signature, 'decoded', [], []);
  const file = store.backup(Date.UTC(2026, 0, 15)) ?? '';
  const told = (of: Store): unknown => [of.ledger.tokenSums({}), of.ledger.countByKind({}), idsOf(of.ledger.allLines({ search: 'copied-1' }))];
  const expected = told(store);
  store.close();
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${join(dir, 'nodeworth.db')}${suffix}`, { force: true });
  cpSync(file, join(dir, 'nodeworth.db'));
  expect(told(temporaryStore(dir))).toEqual(expected);
});

test('figures that belong to no line are made anew at the next start', () => {
  const dir = temporaryDir();
  const first = temporaryStore(dir);
  first.ledger.addWallet({ id: 'w1', chain: 'solana', address: 'w1', label: '', addedAtMs: 1 });
  const lines = Array.from({ length: 5 }, () => ({ ...drawn('w1'), kind: 'reward' as const, base: '7' }));
  for (const line of lines) first.ledger.saveDecoded('w1', line.signature, 'decoded', [line], []);
  first.close();
  const spoilt = new DatabaseSync(join(dir, 'nodeworth.db'));
  spoilt.exec("UPDATE line_facts SET line = line + 1000, base = '5'");
  spoilt.close();
  expect(temporaryStore(dir).ledger.tokenSums({}).reduce((sum, token) => sum + BigInt(token.base), 0n)).toBe(35n);
});

test('a line that another trigger turns into a duplicate is counted as one at once, and comes back as what it was', () => {
  const store = temporaryStore();
  const add = (id: string, chain: 'solana' | 'book'): void => store.ledger.addWallet({ id, chain, address: id, label: '', addedAtMs: 1 });
  add('w1', 'solana');
  add('b1', 'book');
  const chainLine: LedgerLine = { ...drawn('w1', 'the-payment'), kind: 'reward', mint: 'mint-a', base: '50', network: 'helium' };
  const told: LedgerLine = { ...drawn('b1', 'imported-1'), chain: 'book', kind: 'reward', mint: 'mint-a', base: '50', network: 'helium', receipt: 'the-payment' };
  const counted = (): unknown => [store.ledger.countByKind({}), store.ledger.tokenSums({ kinds: ['reward'] }).map((sum) => sum.base)];
  store.ledger.saveDecoded('b1', told.signature, 'decoded', [told], []);
  expect(counted()).toEqual([{ reward: 1 }, ['50']]);
  store.ledger.saveDecoded('w1', 'the-payment', 'decoded', [chainLine], []);
  expect(counted()).toEqual([{ reward: 1, duplicate: 1 }, ['50']]);
  store.ledger.saveDecoded('b1', told.signature, 'decoded', [told], []);
  expect(counted()).toEqual([{ reward: 1, duplicate: 1 }, ['50']]);
  store.ledger.saveDecoded('w1', 'the-payment', 'decoded', [], []);
  expect(counted()).toEqual([{ reward: 1 }, ['50']]);
});
