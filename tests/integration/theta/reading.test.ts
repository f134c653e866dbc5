import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createThetaSource } from '../../../main/adapters/sources/theta/create-theta-source';
import { openEntryRig, type EntryRig } from '../../support/evm/entry-rig';
import { sha } from '../../support/evm/node';
import { OTHER, PAYER, STRANGER, WALLET, confirm, linesOf, nothingKept, readInto, walletOn } from '../../support/evm/rig';
import { startThetaExplorer, thetaCall, thetaCoinbase, thetaSend, thetaService, type ThetaExplorer } from '../../support/theta/explorer';

const wallet = walletOn('theta');
const HOUR = 3_600_000;
const own = WALLET.toLowerCase();
const payer = PAYER.toLowerCase();
const yes = confirm('theta', 'theta/tfuel', PAYER);
let explorer: ThetaExplorer;
let rig: EntryRig;
const source = () => createThetaSource({ http: rig.http, clock: rig.clock, random: rig.random, bases: () => [explorer.base], timeoutMs: 300 });

beforeEach(async () => {
  explorer = await startThetaExplorer();
  rig = openEntryRig([explorer.base], 300);
});
afterEach(async () => {
  rig.close();
  await explorer.close();
});

/** 130 payments an hour apart, the newest an hour ago; payment n is n + 1 base units. */
const pay = (count = 130): void => {
  for (let n = 0; n < count; n += 1) explorer.txs.push(thetaService(sha(`t${n}`), Date.now() - (count - n) * HOUR, payer, own, BigInt(n + 1), 1_000 + n));
};
const total = (lines: readonly { readonly base: string }[]): bigint => lines.reduce((sum, line) => sum + BigInt(line.base), 0n);

describe('the explorer of Theta', () => {
  test('gives every payment once, newest first', async () => {
    pay();
    const kept = await readInto(nothingKept(), source(), wallet);
    const lines = linesOf(kept, source(), wallet, [yes]);
    expect([lines.length, total(lines)]).toEqual([130, (130n * 131n) / 2n]);
    expect(lines.every((line) => line.kind === 'reward' && line.decimals === 18)).toBe(true);
    expect(kept.pages.length).toBeGreaterThan(2);
    expect(kept.pages.at(-1)).toMatchObject({ complete: true });
  });

  test('counts a wallet without transactions as read to its beginning', async () => {
    const kept = await readInto(nothingKept(), source(), wallet);
    expect(kept.pages).toHaveLength(1);
    expect(kept.pages[0]).toMatchObject({ entries: [], complete: true });
  });

  test.each([1, 2, 3])('reads on after a crash behind page %i, while new payments arrive', async (pages) => {
    pay();
    const kept = await readInto(nothingKept(), source(), wallet, pages);
    for (let n = 130; n < 137; n += 1) explorer.txs.push(thetaService(sha(`t${n}`), Date.now() - 10 * 60_000, payer, own, BigInt(n + 1)));
    await readInto(kept, source(), wallet);
    await readInto(kept, source(), wallet);
    const lines = linesOf(kept, source(), wallet, [yes]);
    expect([lines.length, total(lines)]).toEqual([137, (137n * 138n) / 2n]);
  });

  test('asks for little the second time', async () => {
    pay(400);
    const kept = await readInto(nothingKept(), source(), wallet);
    const before = explorer.server.seen.length;
    await readInto(kept, source(), wallet);
    expect(explorer.server.seen.length - before).toBeLessThanOrEqual(2);
  });

  test('leaves what is minutes old for later, and finds it then', async () => {
    pay(3);
    explorer.txs.push(thetaService(sha('now'), Date.now() - 1_000, payer, own, 9n));
    const kept = await readInto(nothingKept(), source(), wallet);
    expect(kept.entries.has(sha('now'))).toBe(false);
    explorer.txs.splice(-1, 1, thetaService(sha('now'), Date.now() - 5 * 60_000, payer, own, 9n));
    // Its block is older than the end of the first walk: it is found all the same.
    await readInto(kept, source(), wallet);
    expect(kept.entries.has(sha('now'))).toBe(true);
  });

  test('is asked for fewer rows where its answers are too large', async () => {
    pay(60);
    // Thousands of outputs in every coinbase: fifty of them are more than is taken at once.
    const crowd = Array.from({ length: 300 }, (_, n) => [`0x${n.toString(16).padStart(40, '0')}`, 1n] as const);
    for (let n = 0; n < 100; n += 1) explorer.txs.push(thetaCoinbase(sha(`c${n}`), Date.now() - (100 - n) * 60_000 - HOUR / 2, [...crowd, [own, 5n]]));
    const limits: string[] = [];
    explorer.intercept = (request, response, body) => {
      const limit = new URL(request.url ?? '', explorer.base).searchParams.get('limitNumber') ?? '';
      limits.push(limit);
      if (limit === '50') response.end(Buffer.alloc(33 * 1024 * 1024, 32));
      else explorer.usual(request, response, body);
    };
    rig.close();
    rig = openEntryRig([explorer.base], 10_000);
    const kept = await readInto(nothingKept(), createThetaSource({ http: rig.http, clock: rig.clock, random: rig.random, bases: () => [explorer.base], timeoutMs: 10_000 }), wallet);
    expect(new Set(limits)).toEqual(new Set(['50', '20']));
    const lines = linesOf(kept, source(), wallet, [yes]);
    expect(lines.filter((line) => line.kind === 'staking')).toHaveLength(100);
    expect(lines.filter((line) => line.kind === 'reward')).toHaveLength(60);
    expect(Math.max(...[...kept.entries.values()].map((text) => text.length))).toBeLessThan(5_000);
  }, 60_000);
});

describe('a transaction of Theta', () => {
  const oneLine = async (decisions = [yes], accounts: readonly string[] = [WALLET]) => {
    const kept = await readInto(nothingKept(), source(), wallet);
    return linesOf(kept, source(), wallet, decisions, accounts).map((line) => [line.kind, line.evidence.rule, line.base, line.sender]);
  };
  const when = Date.now() - HOUR;

  test('of type 0 is staking, also beside a confirmed sender', async () => {
    explorer.txs.push(thetaCoinbase(sha('a'), when, [[own, 7n], [payer, 9n], [own, 1n]]));
    expect(await oneLine()).toEqual([['staking', 'theta-staking-reward', '8', null]]);
  });

  test('from a sender nobody has spoken of waits for a word', async () => {
    explorer.txs.push(thetaSend(sha('a'), when, [[STRANGER.toLowerCase(), 8n]], [[own, 7n]]));
    expect(await oneLine()).toEqual([['unclassified', 'sender-unconfirmed', '7', STRANGER]]);
  });

  test('from a refused sender never counts', async () => {
    explorer.txs.push(thetaCall(sha('a'), when, payer, own, 7n));
    expect(await oneLine([yes, { ...yes, decision: 'refused', decidedAtMs: 2 }])).toEqual([['unclassified', 'sender-refused', '7', PAYER]]);
  });

  test('of several givers has no sender', async () => {
    explorer.txs.push(thetaSend(sha('a'), when, [[payer, 5n], [STRANGER.toLowerCase(), 5n]], [[own, 9n]]));
    expect(await oneLine()).toEqual([['unclassified', 'theta-incoming', '9', null]]);
  });

  test('between own wallets is moved money on both sides', async () => {
    explorer.txs.push(thetaSend(sha('a'), when, [[OTHER.toLowerCase(), 8n]], [[own, 7n]]), thetaSend(sha('b'), when, [[own, 6n]], [[OTHER.toLowerCase(), 5n]]));
    expect(await oneLine([yes], [WALLET, OTHER])).toEqual([['outgoing', 'own-transfer-out', '6', null], ['conversion', 'own-transfer', '7', OTHER]]);
  });

  test('that leaves counts with its fee, one that comes back not at all', async () => {
    explorer.txs.push(thetaSend(sha('a'), when, [[own, 10n]], [[STRANGER.toLowerCase(), 6n], [own, 3n]]), thetaCall(sha('b'), when, own, STRANGER.toLowerCase(), 0n), thetaSend(sha('c'), when, [[own, 3n]], [[own, 3n]]));
    expect(await oneLine()).toEqual([['outgoing', 'theta-outgoing', '7', null]]);
  });
});

describe('an explorer that misbehaves', () => {
  const body = (value: unknown) => (_request: unknown, response: { end(text: string): unknown }): void => void response.end(typeof value === 'string' ? value : JSON.stringify(value));
  const page = (rows: unknown, more: object = {}): object => ({ type: 'account_tx_list', body: rows, totalPageNumber: 1, currentPageNumber: 1, ...more });
  const good = () => thetaService(sha('a'), Date.now() - HOUR, payer, own, 5n);

  test.each([
    ['HTML', '<html>maintenance</html>', 'bad-answer'],
    ['truncated JSON', '{"type":"account_tx_list","body":[{"hash":', 'bad-answer'],
    ['an empty page that is not the last', page([], { totalPageNumber: 7 }), 'bad-answer'],
    ['another page than asked for', page([], { currentPageNumber: 3 }), 'bad-answer'],
    ['pages that are no number', page([], { totalPageNumber: 'many' }), 'bad-answer'],
    ['a body that is no list', page({ 0: 'x' }), 'bad-answer'],
  ])('by %s is said by name, and nothing is taken for read', async (_name, answer, code) => {
    explorer.intercept = body(answer);
    const kept = nothingKept();
    await expect(readInto(kept, source(), wallet)).rejects.toMatchObject({ chainCode: code, host: new URL(explorer.base).host });
    expect(kept.pages).toEqual([]);
  });

  test.each([
    ['a negative amount', { data: { source: { address: payer, coins: { tfuelwei: '-5' } }, target: { address: own } } }],
    ['an amount as a float', { data: { source: { address: payer, coins: { tfuelwei: '1.5' } }, target: { address: own } } }],
    ['an amount beyond any token', { data: { source: { address: payer, coins: { tfuelwei: '9'.repeat(90) } }, target: { address: own } } }],
    ['a day in the future', { timestamp: String(Math.floor(Date.now() / 1000) + 86_400) }],
    ['no hash', { hash: 'abc' }],
    ['no time', { timestamp: null }],
    ['a type that is none', { type: 'send' }],
    ['no parties', { data: null }],
  ])('by %s makes no line', async (_name, bent) => {
    explorer.intercept = body(page([{ ...good(), ...bent }]));
    await expect(readInto(nothingKept(), source(), wallet)).rejects.toMatchObject({ chainCode: 'bad-answer' });
  });

  test('by types that were not asked for makes no line of them, and goes on', async () => {
    explorer.intercept = body(page([{ ...good(), hash: sha('stake'), type: 8, data: {} }, good()]));
    const kept = await readInto(nothingKept(), source(), wallet);
    expect([...kept.entries.keys()]).toEqual([sha('a')]);
  });

  test.each([[429, 'endpoint-busy'], [503, 'endpoint-busy'], [500, 'endpoint-failed'], [403, 'endpoint-forbidden']] as const)('by status %i is said by name', async (status, code) => {
    explorer.intercept = (_request, response) => void response.writeHead(status).end('no');
    await expect(readInto(nothingKept(), source(), wallet)).rejects.toMatchObject({ chainCode: code });
  });

  test('by silence and by a closed door', async () => {
    explorer.intercept = () => undefined;
    await expect(readInto(nothingKept(), source(), wallet)).rejects.toMatchObject({ chainCode: 'endpoint-unreachable', detail: 'timeout' });
    await explorer.server.close();
    await expect(readInto(nothingKept(), source(), wallet)).rejects.toMatchObject({ chainCode: 'endpoint-unreachable' });
  });

  test('by doubled and shuffled pages changes nothing', async () => {
    pay(100);
    explorer.intercept = (request, response) => {
      const url = new URL(request.url ?? '', explorer.base);
      const asked = Number(url.searchParams.get('pageNumber'));
      const rows = explorer.txs.toReversed().slice((asked - 1) * 50, asked * 50);
      response.end(JSON.stringify(page([...rows.slice(25), ...rows.slice(0, 25)], { totalPageNumber: 2, currentPageNumber: asked })));
    };
    const kept = await readInto(nothingKept(), source(), wallet);
    expect(total(linesOf(kept, source(), wallet, [yes]))).toBe(5_050n);
  });
});
