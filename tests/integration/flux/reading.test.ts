import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFluxSource } from '../../../main/adapters/sources/flux/create-flux-source';
import { tierReward } from '../../../shared/networks/flux/subsidy';
import { openEntryRig, type EntryRig } from '../../support/evm/entry-rig';
import { linesOf, nothingKept, readInto, walletOn } from '../../support/evm/rig';
import { fluxTx, startFluxApi, type FluxApi } from '../../support/flux/api';

const ADDRESS = 't1eEx91EiciRa2uxTwUvFoyUpy9vmEFiu28';
const wallet = walletOn('flux', ADDRESS);
const TIP = 3_080_000;
let api: FluxApi;
let rig: EntryRig;
const source = () => createFluxSource({ http: rig.http, clock: rig.clock, random: rig.random, bases: () => [api.base], timeoutMs: 400 });

beforeEach(async () => {
  api = await startFluxApi(TIP, Date.now() - 12 * 3_600_000);
  rig = openEntryRig([api.base], 400);
});
afterEach(async () => {
  rig.close();
  await api.close();
});

const coinbase = (height: number, base: number, index = 3): void => void api.deltas.push({ address: ADDRESS, txid: fluxTx(`coinbase ${height}`), height, blockindex: 0, index, satoshis: base });
const transfer = (name: string, height: number, ...bases: readonly number[]): void => bases.forEach((satoshis, index) => api.deltas.push({ address: ADDRESS, txid: fluxTx(name), height, blockindex: 2, index, satoshis }));
/** Thirty Stratus payments, half of them before the cut of 3,071,200. */
const pay = (): bigint => {
  let sum = 0n;
  for (let n = 0; n < 30; n += 1) {
    const height = 3_071_200 + (n - 15) * 500;
    const base = tierReward('stratus', height) ?? 0n;
    coinbase(height, Number(base));
    sum += base;
  }
  return sum;
};
const total = (lines: readonly { readonly base: string }[]): bigint => lines.reduce((sum, line) => sum + BigInt(line.base), 0n);

describe('the main chain of Flux', () => {
  test('pays 9 FLUX to a Stratus before the first cut and 8.1 after it, and both are told by height', async () => {
    const sum = pay();
    const kept = await readInto(nothingKept(), source(), wallet);
    const lines = linesOf(kept, source(), wallet);
    expect([lines.length, total(lines)]).toEqual([30, sum]);
    expect(sum).toBe(15n * 900_000_000n + 15n * 810_000_000n);
    expect(lines.every((line) => line.kind === 'reward' && line.evidence.facts['tier'] === 'stratus' && line.decimals === 8)).toBe(true);
    expect(kept.pages.at(-1)).toMatchObject({ complete: true });
  });

  test('pays several nodes of one owner in one block, each a line of its own', async () => {
    coinbase(2_500_000, 100_000_000, 1);
    coinbase(2_500_000, 350_000_000, 2);
    coinbase(2_500_000, 900_000_000, 3);
    const lines = linesOf(await readInto(nothingKept(), source(), wallet), source(), wallet);
    expect(lines.map((line) => [line.evidence.facts['tier'], line.base])).toEqual([['cumulus', '100000000'], ['nimbus', '350000000'], ['stratus', '900000000']]);
    expect(new Set(lines.map((line) => line.id)).size).toBe(3);
  });

  test.each([
    ['an amount of no tier', 3_075_000, 900_000_000, 'flux-coinbase-unknown-amount'],
    ['the foundation’s part', 3_075_000, 45_000_000, 'flux-coinbase-unknown-amount'],
    ['a block before Proof of Node', 2_019_999, 1_125_000_000, 'flux-coinbase-before-pon'],
  ])('keeps %s unclassified', async (_name, height, base, rule) => {
    coinbase(height, base);
    const lines = linesOf(await readInto(nothingKept(), source(), wallet), source(), wallet);
    expect(lines.map((line) => [line.kind, line.evidence.rule])).toEqual([['unclassified', rule]]);
  });

  test('never takes a transfer for a reward, whatever its amount', async () => {
    transfer('gift', 3_075_000, 810_000_000);
    transfer('sold', 3_075_001, -1_000_000_000, 250_000_000);
    transfer('collateral', 3_075_002, -100_000_000_100, 100_000_000_000);
    const lines = linesOf(await readInto(nothingKept(), source(), wallet), source(), wallet);
    expect(lines.map((line) => `${line.base} ${line.kind} ${line.evidence.rule}`).toSorted()).toEqual(['100 outgoing flux-own-change', '750000000 outgoing flux-outgoing', '810000000 unclassified flux-incoming']);
  });

  test.each([1, 2, 5])('reads on after a crash behind page %i', async (pages) => {
    const sum = pay();
    const kept = await readInto(nothingKept(), source(), wallet, pages);
    api.tip += 300;
    coinbase(api.tip - 150, 810_000_000);
    await readInto(kept, source(), wallet);
    expect(total(linesOf(kept, source(), wallet))).toBe(sum + 810_000_000n);
  });

  test('takes back a payment of a block that was replaced, and not one that is merely left out', async () => {
    coinbase(TIP - 150, 810_000_000);
    const kept = await readInto(nothingKept(), source(), wallet);
    const [planted] = api.deltas.splice(0, 1);
    await expect(readInto(kept, source(), wallet)).rejects.toMatchObject({ chainCode: 'bad-answer', detail: 'transaction-missing' });
    expect(kept.entries.size).toBe(1);
    api.forkedFrom = TIP - 160;
    await readInto(kept, source(), wallet);
    expect(kept.pages.flatMap((page) => page.withdrawn ?? [])).toEqual([planted?.txid]);
    expect(kept.entries.size).toBe(0);
  });
});

describe('a FluxOS that misbehaves', () => {
  const delta = (more: object): object => ({ status: 'success', data: [{ address: ADDRESS, txid: fluxTx('x'), height: TIP - 500, blockindex: 0, index: 0, satoshis: 810_000_000, ...more }] });

  test.each([
    ['HTML', 'getblockcount', '<html>'],
    ['an error with status 200', 'getblockcount', { status: 'error', data: { code: -28, message: 'Loading block index' } }],
    ['a bare number', 'getblockcount', 7],
    ['truncated deltas', 'getaddressdeltas', '{"status":"success","data":[{"addr'],
    ['another address', 'getaddressdeltas', delta({ address: 't1other' })],
    ['a height outside of the question', 'getaddressdeltas', delta({ height: TIP + 5 })],
    ['an amount beyond what JSON holds', 'getaddressdeltas', delta({ satoshis: 2 ** 60 })],
    ['an amount as text', 'getaddressdeltas', delta({ satoshis: '810000000' })],
    ['half a base unit', 'getaddressdeltas', delta({ satoshis: 0.5 })],
    ['a transaction that is not in its block', 'getaddressdeltas', delta({ txid: fluxTx('y') })],
  ])('by %s is said by name', async (_name, what, data) => {
    api.intercept = (request, response, body) => {
      if ((request.url ?? '').includes(what)) response.end(typeof data === 'string' ? data : JSON.stringify(data));
      else api.usual(request, response, body);
    };
    const kept = nothingKept();
    await expect(readInto(kept, source(), wallet)).rejects.toMatchObject({ chainCode: expect.stringMatching(/^(?:bad-answer|endpoint-failed)$/) as string, host: new URL(api.base).host });
    expect(kept.entries.size).toBe(0);
  });
});
