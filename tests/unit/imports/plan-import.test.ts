import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { planImport, toPreview, type PlanParts } from '../../../main/engine/imports/plan-import';
import { builtInBook } from '../../../shared/networks/registry';
import { HNT, RENDER } from '../../support/ledger-lines';

const NOW = Date.UTC(2026, 5, 1);
const parts: PlanParts = { batchId: 'b', book: builtInBook, nowMs: NOW, tz: 'Europe/Berlin', toUsd: (amount, currency) => (currency === 'EUR' ? { known: true, value: amount * 1.25 } : { known: true, value: amount }), twinsOf: () => [] };
const plan = (text: string, more: Parameters<typeof planImport>[0] extends infer I ? Partial<I> : never = {}) => planImport({ fileName: 'file.csv', text, ...more }, parts);
const left = (text: string) => plan(text).left.map(({ line, why, state }) => [line, state, why]);

describe('a file of any kind', () => {
  it('is read by the names of its columns, and every row becomes a line with its exact amount', () => {
    const made = plan('time,amount,token,tx,hotspot\n2026-01-02 03:04,1.5,HNT,abc,roof\n2026-01-03 03:04,0.00000001,RENDER,,\n');
    expect(made.asks).toEqual([]);
    expect(made.fresh.map(({ line }) => line)).toMatchObject([
      { mint: HNT, base: '150000000', decimals: 8, network: 'helium', atMs: Date.UTC(2026, 0, 2, 2, 4), receipt: 'abc', sourceDevice: 'roof', kind: 'reward', evidence: { rule: 'imported', facts: { token: 'symbol', line: '2' } } },
      { mint: RENDER, base: '1', network: 'render', sourceDevice: null },
    ]);
    expect(made.fresh[1]?.line.receipt).toBeUndefined();
  });

  it('asks for what its header does not tell', () => {
    expect(plan('a,b\n1,2\n').asks).toEqual(['time', 'amount', 'token']);
    expect(plan('date,amount\n2026-01-01,1\n').asks).toEqual(['token']);
    expect(plan('date,amount,token\n03/04/2026,1,HNT\n').asks).toEqual(['dateOrder']);
    expect(plan('date,amount,token\n2026-01-01,1,HNT\n', { mapping: { time: 'date', amount: 'paid', token: 'token' } }).asks).toEqual(['column:paid']);
    expect(plan('date,amount\n2026-01-01,1\n', { mapping: { time: 'date', amount: 'amount', fixedToken: HNT } }).fresh).toHaveLength(1);
  });

  it.each([['', 'file:empty'], ['\u0000PK', 'file:not-text'], ['only one column\n1\n', 'file:no-header'], ['a,a\n1,2\n', 'file:no-header']])('that is none is named as what it is', (text, ask) => {
    expect(plan(text).asks).toEqual([ask]);
  });

  it('names every bad row with its line, also after a cell of several lines', () => {
    const text = 'time,amount,token,note\n2026-01-01,1,HNT,"two\nlines"\nnever,1,HNT,\n2026-01-01,one,HNT,\n2026-01-01,1,DOGE,\n2026-01-01,1.123456789,HNT,\n2031-01-01,1,HNT,\n2026-01-01,-4,HNT,\n2026-01-01,0,HNT,\n2026-01-01,1,HNT,,spare\n';
    expect(left(text)).toEqual([
      [11, 'bad', 'broken-columns'], [4, 'bad', 'bad-time'], [5, 'bad', 'bad-amount'], [6, 'bad', 'unknown-token'], [7, 'bad', 'too-precise'], [8, 'bad', 'in-the-future'], [9, 'ignored', 'goes-out'], [10, 'ignored', 'paid-nothing'],
    ]);
    expect(plan(text).fresh).toHaveLength(1);
  });

  it('with a broken quote names that row and loses no other', () => {
    const made = plan('time,amount,token\n2026-01-01,1,HNT\n2026-01-02,"2"x,HNT\n2026-01-03,3,HNT\n');
    expect(made.fresh.map(({ line }) => line.base)).toEqual(['100000000', '300000000']);
    expect(made.left).toMatchObject([{ state: 'bad', line: 3, why: 'bad-amount' }]);
    expect(plan('time,amount,token\n2026-01-01,1,HNT\n"2026-01-02,2,HNT\n').left).toMatchObject([{ state: 'bad', why: 'broken-quotes' }]);
  });

  it('may use semicolons, decimal commas and titles above the header', () => {
    const made = plan('My rewards\nWallet;x\nDate;Amount;Token\n05.01.2026;1,5;HNT\n25.01.2026;0,5;HNT\n');
    expect(made.fresh.map(({ line }) => [line.base, new Date(line.atMs ?? 0).toISOString().slice(0, 10)])).toEqual([['150000000', '2026-01-04'], ['50000000', '2026-01-24']]);
  });

  it('takes a float’s noise off an amount, and refuses real places that the token does not have', () => {
    expect(plan('time,amount,token\n2026-01-01,0.18966402000000002,HNT\n2026-01-01,0.123456785,HNT\n').fresh.map(({ line }) => line.base)).toEqual(['18966402']);
  });

  it('takes the price it gives, or works it out from what the row was worth', () => {
    const price = plan('time,amount,token,price\n2026-01-01,2,HNT,3.5\n').fresh[0]?.value;
    expect(price).toMatchObject({ usdPerToken: 3.5, source: 'imported', typed: true });
    expect(plan('time,amount,token,value,value currency\n2026-01-01,2,HNT,8,EUR\n').fresh[0]?.value?.usdPerToken).toBe(5);
    expect(plan('Date,Amount,Asset,Price,Fiat Currency\n2026-01-01,10,HNT,8,EUR\n').fresh[0]).toMatchObject({ line: { mint: HNT }, value: { usdPerToken: 10 } });
    expect(plan('Date,Amount,Asset,Value,Currency\n2026-01-01,10,HNT,8,EUR\n').fresh[0]).toMatchObject({ line: { mint: HNT, base: '1000000000' }, value: { usdPerToken: 1 } });
    expect(plan('time,amount,token,usd price,currency\n2026-01-01,2,HNT,3,EUR\n').fresh[0]?.value?.usdPerToken).toBe(3);
    expect(left('time,amount,token,price\n2026-01-01,2,HNT,cheap\n')).toEqual([[2, 'bad', 'bad-price']]);
    expect(plan('time,amount,token\n2026-01-01,2,HNT\n').fresh[0]?.value).toBeNull();
  });

  it('with a column of kinds takes rewards and staking, and leaves the rest alone', () => {
    const made = plan('time,amount,token,type\n2026-01-01,1,HNT,Mining reward\n2026-01-02,2,HNT,staking\n2026-01-03,3,HNT,trade\n');
    expect(made.fresh.map(({ line }) => line.kind)).toEqual(['reward', 'staking']);
    expect(made.left).toMatchObject([{ state: 'ignored', why: 'not-a-reward', what: 'trade' }]);
  });

  it.each(['Unstake', 'Stake deposit returned', 'Simple Earn Flexible Redemption', 'Fee payment', 'withdrawal of rewards', 'STAKING_WITHDRAWAL', 'rewardRefund', 'transfer'])('takes no own money for income: %s', (kind) => {
    expect(plan(`time,amount,token,type\n2026-01-01,1,HNT,${kind}\n`)).toMatchObject({ fresh: [], left: [{ state: 'ignored', why: 'not-a-reward' }] });
  });

  it.each([['Staking rewards', 'staking'], ['block_reward', 'reward'], ['MiningPayout', 'reward'], ['Interest', 'staking'], ['Daily earnings', 'reward']])('reads the kind %s', (text, kind) => {
    expect(plan(`time,amount,token,type\n2026-01-01,1,HNT,${text}\n`).fresh.map(({ line }) => line.kind)).toEqual([kind]);
  });

  it('learns from its other rows what a point or a comma means', () => {
    const bases = (...amounts: readonly string[]) => plan(`time;amount;token\n${amounts.map((amount) => `2026-01-01;${amount};HNT`).join('\n')}\n`).fresh.map(({ line }) => Number(line.base) / 1e8);
    expect(bases('2.500', '1.234,50')).toEqual([2500, 1234.5]);
    expect(bases('2,500', '1,234.50')).toEqual([2500, 1234.5]);
    expect(bases('2.500', '3.75')).toEqual([2.5, 3.75]);
    expect(bases('2,500')).toEqual([]);
  });

  it('takes a price of nothing for none: it is looked up', () => {
    expect(plan('time,amount,token,price\n2026-01-01,2,HNT,0\n').fresh[0]?.value).toBeNull();
    expect(plan('time,amount,token,value\n2026-01-01,2,HNT,0.00\n').fresh[0]?.value).toBeNull();
  });

  it('with the same row twice counts it once; two devices in one transaction are two', () => {
    const made = plan('time,amount,token,tx,hotspot\n2026-01-01,1,HNT,a,x\n2026-01-01,1,HNT,a,y\n2026-01-01,1,HNT,a,x\n');
    expect([made.fresh.length, made.duplicates.map(({ why }) => why)]).toEqual([2, ['twice-in-file']]);
  });

  it('spells a transaction as its chain does: links, capitals, a missing 0x', () => {
    const hash = 'AB'.repeat(32);
    const glm = 'eip155:137/0x0B220b82F3eA3B7F6d9A1D8ab58930C064A2b5Bf';
    const receipts = (token: string, tx: string) => plan(`time,amount,token,tx\n2026-01-01,1,${token},${tx}\n`).fresh.map(({ line }) => line.receipt);
    for (const tx of [hash, `0x${hash}`, `https://polygonscan.com/tx/0x${hash}#eventlog`]) expect(receipts(glm, tx)).toEqual([`0x${hash.toLowerCase()}`]);
    expect(receipts('HNT', 'https://solscan.io/tx/5VfYe?cluster=mainnet')).toEqual(['5VfYe']);
  });

  it('keeps text of strangers short and without characters that act', () => {
    const made = plan(`time,amount,token,note\n2026-01-01,1,HNT,"<script>\u202Ealert(1)</script>${'x'.repeat(5000)}"\n`);
    const note = made.fresh[0]?.line.evidence.facts['note'] ?? '';
    expect(note.length).toBe(200);
    expect(note).not.toContain('\u202E');
  });

  it('shows bad rows before all others, and sums of what is new', () => {
    const preview = toPreview(plan('time,amount,token\n2026-01-01,1,HNT\n2026-01-02,2,HNT\nbad,1,HNT\n'));
    expect(preview.rows.map((row) => [row.line, row.state])).toEqual([[4, 'bad'], [2, 'new'], [3, 'new']]);
    expect(preview.totals).toEqual([{ mint: HNT, symbol: 'HNT', lines: 2, amount: { base: '300000000', decimals: 8 } }]);
    expect(preview.counts).toEqual({ new: 2, duplicate: 0, bad: 1, ignored: 0 });
  });

  it('never throws and never makes a reward of nothing, whatever it holds', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('2026-01-01', '1', '-1', '1e400', 'HNT', '"', '0', '99999999999999999999999999999999999999999', '1,234', 'NaN'));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 8 }), fc.constantFrom('time,amount,token', 'date;amount;token;tx', 'x\ty'), (rows, head) => {
        const made = plan(`${head}\n${rows.map((row) => row.join(',')).join('\n')}`);
        for (const { line } of made.fresh) {
          expect(BigInt(line.base)).toBeGreaterThan(0n);
          expect(line.atMs).toBeLessThanOrEqual(NOW + 86_400_000);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('known files', () => {
  it('Koinly: labelled receipts only', () => {
    const head = 'Date,Sent Amount,Sent Currency,Received Amount,Received Currency,Fee Amount,Fee Currency,Net Worth Amount,Net Worth Currency,Label,Description,TxHash';
    const made = plan(`${head}\n2026-01-01 00:00 UTC,,,2,HNT,,,5,USD,mining,,h1\n2026-01-02 00:00 UTC,1,HNT,3,USDC,,,,,,,h2\n2026-01-03 00:00 UTC,,,1,HNT,,,,,staking,,h3\n2026-01-04 00:00 UTC,,,1,HNT,,,,,,,h4\n`);
    expect(made).toMatchObject({ format: 'koinly', verified: false });
    expect(made.fresh.map(({ line, value }) => [line.kind, line.receipt, value?.usdPerToken])).toEqual([['reward', 'h1', 2.5], ['staking', 'h3', undefined]]);
    expect(made.left.map((row) => row.line)).toEqual([3, 5]);
  });

  it('the old Helium explorer: what was mined, by hotspot', () => {
    const head = 'Date,Received Quantity,Received From,Received Currency,Sent Quantity,Sent To,Sent Currency,Fee Amount,Fee Currency,Tag,Note,Hotspot,Reward Type,Block,Hash';
    const made = plan(`${head}\n2021-02-01 10:00:00,0.5,,HNT,,,,0,HNT,mined,,tall-red-owl,poc_witnesses,1,h1\n2021-02-02 10:00:00,,,,1,x,HNT,0,HNT,payment,,,,2,h2\n`);
    expect(made.format).toBe('helium-explorer');
    expect(made.fresh.map(({ line }) => [line.base, line.sourceDevice, line.evidence.facts['note']])).toEqual([['50000000', 'tall-red-owl', 'poc_witnesses']]);
  });
});
