import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { toRewardsReport } from '../../../main/engine/exports/rewards-report';
import { toLedgerRow } from '../../../main/engine/rewards/ledger-rows';
import { parseCsv, recordsOf } from '../../support/csv-reader';
import { openEngineRig, type EngineRig } from '../../support/engine/rig';
import { HNT, ledgerLine, RENDER } from '../../support/ledger-lines';
import { makeFile } from './read-file';

const NOW = Date.UTC(2026, 10, 20, 12);
const DAY = 86_400_000;
const HOUR = 3_600_000;

let rig: EngineRig;
beforeEach(() => {
  rig = openEngineRig(NOW);
  // 6 rewards of awkward amounts, staking, a swap of two lines, tokens sent, one without a price and one without a time.
  const lines = [
    ...Array.from({ length: 6 }, (_, n) => ledgerLine({ base: String(10_000_001 + n * 333_333), atMs: NOW - n * 30 * DAY })),
    ledgerLine({ kind: 'staking', network: 'helium', base: '7', atMs: NOW - 2 * DAY }),
    ledgerLine({ id: 'unpriced', network: 'render', mint: RENDER, symbol: 'RENDER', atMs: NOW - 3 * DAY }),
    ledgerLine({ id: 'undated', atMs: null }),
    ledgerLine({ kind: 'outgoing', signature: 'swap', base: '100000000', atMs: NOW - DAY, evidence: { rule: 'swap-out', facts: {} } }),
    ledgerLine({ kind: 'outgoing', signature: 'away', base: '5000000', atMs: NOW - HOUR, evidence: { rule: 'sent', facts: {} } }),
    ledgerLine({ kind: 'conversion', signature: 'own', base: '9', atMs: NOW - 4 * DAY, evidence: { rule: 'own-transfer', facts: {} } }),
    ledgerLine({ kind: 'outgoing', signature: 'own-out', base: '9', atMs: NOW - 4 * DAY, evidence: { rule: 'own-transfer-out', facts: {} } }),
    ledgerLine({ kind: 'unclassified', symbol: '=HYPERLINK("http://evil")', mint: 'evil', atMs: NOW - 5 * DAY }),
    ledgerLine({ kind: 'spam', symbol: '\u202Egnp.exe\u0007', mint: 'worse', atMs: NOW - 6 * DAY }),
  ];
  rig.wallet(lines, NOW, ['unpriced', 'undated']);
  const bought = ledgerLine({ id: 'bought', kind: 'conversion', signature: 'swap', evidence: { rule: 'swap', facts: {} }, mint: 'usdc', symbol: 'USDC', network: null, base: '1000000', decimals: 6, atMs: NOW - DAY });
  const swap = rig.store.ledger.allLines({}).find((l) => l.line.signature === 'swap')?.line;
  if (swap === undefined) throw new Error('no swap');
  rig.store.ledger.saveDecoded('wallet-1', 'swap', 'decoded', [swap, bought], []);
  rig.engine.parts.memo.forget();
});
afterEach(() => rig.close());

const pageTotal = async (filter: object): Promise<number> => {
  const page = await rig.engine.handlers.rewards.list({ filter, limit: 1, offset: 0 });
  return page.value.value.known ? page.value.value.value : Number.NaN;
};
const millionths = (text: string): bigint => BigInt(Math.round(Number(text) * 1e6));
const sum = (values: readonly string[]): bigint => values.reduce((total, text) => total + (text === '' ? 0n : millionths(text)), 0n);

const FILTERS: Readonly<Record<string, object>> = {
  everything: {}, rewards: { kinds: ['reward'] }, 'one network': { networks: ['helium'] }, 'one token': { mints: [HNT] }, 'half a year': { fromMs: NOW - 100 * DAY, toMs: NOW - DAY },
  'a search': { search: 'hnt' }, 'nothing found': { search: 'no such thing' }, 'only what is no income': { kinds: ['outgoing', 'spam'] },
};

describe('a file of the ledger', () => {
  it.each(Object.keys(FILTERS))('as CSV is what the older call gives, and adds up to the page: %s', async (name) => {
    const filter = FILTERS[name] ?? {};
    const { job, text } = await makeFile(rig, { format: 'csv', filter });
    expect(text).toBe((await rig.engine.handlers.rewards.exportCsv(filter)).csv);
    const values = recordsOf(text).map((row) => row['value'] ?? '');
    expect(Number(sum(values)) / 1e6).toBeCloseTo(await pageTotal(filter), 6);
    expect(job).toMatchObject({ state: 'done', bytes: Buffer.byteLength(text), done: values.length, total: values.length, totalValue: { known: true, value: Number(sum(values)) / 1e6 } });
  });

  it.each(Object.keys(FILTERS))('as JSON is the report itself: %s', async (name) => {
    const filter = FILTERS[name] ?? {};
    const { text } = await makeFile(rig, { format: 'json', filter });
    const { books, pricing } = rig.engine.parts;
    const rows = rig.store.ledger.allLines(filter).map((entry) => toLedgerRow(entry, books, pricing));
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(toRewardsReport(rows, 'EUR', 'Europe/Berlin'))));
  });

  it('lets no name of a stranger run as a formula or turn the text around', async () => {
    const { text } = await makeFile(rig, { format: 'csv' });
    expect(text).not.toMatch(/[\u202a-\u202e]/);
    expect(text).not.toContain('\u0007');
    expect(recordsOf(text).map((row) => row['token'])).toEqual(expect.arrayContaining(["'=HYPERLINK(\"http://evil\")", 'gnp.exe']));
  });

  it('keeps to the days of the question in the zone of the operator', async () => {
    const { text } = await makeFile(rig, { format: 'csv', fromDay: '2026-11-18', toDay: '2026-11-19' });
    expect(recordsOf(text).map((row) => row['day'])).toEqual(['2026-11-19', '2026-11-19', '2026-11-18']);
  });

  it('has the values in the currency that is asked for', async () => {
    rig.store.prices.saveRates(Array.from({ length: 400 }, (_, n) => ({ quote: 'CHF', rate: 0.5, day: new Date(NOW - n * DAY).toISOString().slice(0, 10), publishedOn: '2026-11-20', source: 'manual' as const, fetchedAtMs: NOW })));
    const euro = await makeFile(rig, { format: 'csv', filter: { kinds: ['reward'] } });
    const franc = await makeFile(rig, { format: 'csv', filter: { kinds: ['reward'] }, currency: 'CHF' });
    expect(recordsOf(franc.text)[0]).toMatchObject({ currency: 'CHF' });
    const value = (made: typeof euro): number => (made.job.totalValue?.known === true ? made.job.totalValue.value : Number.NaN);
    expect(value(franc)).toBeCloseTo(value(euro) / 2, 5);
  });
});

describe('a file for Koinly', () => {
  it('labels income as reward with its value, tells a swap as one trade, and adds up to the page', async () => {
    const { text, job } = await makeFile(rig, { format: 'koinly' });
    const rows = recordsOf(text);
    expect(parseCsv(text)[0]).toEqual(['Date', 'Sent Amount', 'Sent Currency', 'Received Amount', 'Received Currency', 'Fee Amount', 'Fee Currency', 'Net Worth Amount', 'Net Worth Currency', 'Label', 'Description', 'TxHash']);
    const rewards = rows.filter((row) => row['Label'] === 'reward');
    expect(rewards).toHaveLength(8);
    expect(Number(sum(rewards.map((row) => row['Net Worth Amount'] ?? ''))) / 1e6).toBeCloseTo(await pageTotal({}), 6);
    expect(job.totalValue).toEqual({ known: true, value: Number(sum(rewards.map((row) => row['Net Worth Amount'] ?? ''))) / 1e6 });
    expect(rows.filter((row) => row['TxHash'] === 'swap')).toMatchObject([{ 'Sent Amount': '1', 'Sent Currency': 'HNT', 'Received Amount': '1', 'Received Currency': 'USDC', Date: '2026-11-19 12:00:00 UTC', Label: '' }]);
    expect(rows.filter((row) => row['TxHash'] === 'own')).toEqual([]);
    expect(rows.filter((row) => row['TxHash'] === 'away')).toMatchObject([{ 'Sent Amount': '0.05', 'Received Amount': '' }]);
    // A line without a price has no worth, and says no currency for it.
    expect(rows.find((row) => row['Received Currency'] === 'RENDER')).toMatchObject({ 'Net Worth Amount': '', 'Net Worth Currency': '', 'Received Amount': '1' });
  });
});

describe('a file for rotki', () => {
  it('names tokens by their contract and types by what the line is', async () => {
    const { text } = await makeFile(rig, { format: 'rotki' });
    const rows = recordsOf(text);
    expect(parseCsv(text)[0]).toEqual(['Type', 'Location', 'Currency', 'Amount', 'Fee', 'Fee Currency', 'Description', 'Timestamp']);
    const types = rows.map((row) => row['Type']);
    expect(Object.fromEntries(['Income', 'Staking', 'Deposit', 'Withdrawal'].map((type) => [type, types.filter((t) => t === type).length]))).toEqual({ Income: 7, Staking: 1, Deposit: 1, Withdrawal: 2 });
    expect(rows.find((row) => row['Type'] === 'Staking')).toMatchObject({ Location: 'external', Currency: `solana/token:${HNT}`, Amount: '0.00000007', Timestamp: String(NOW - 2 * DAY) });
  });
});
