import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { LedgerLine } from '../../../shared/domain/reward';
import { recordsOf } from '../../support/csv-reader';
import { payingHotspot } from '../../support/engine/paying-hotspot';
import { openEngineRig, type EngineRig } from '../../support/engine/rig';
import { HNT, ledgerLine } from '../../support/ledger-lines';
import { makeFile } from './read-file';

const NOW = Date.UTC(2026, 10, 20, 12);
const DAY = 86_400_000;

let rig: EngineRig;
beforeEach(() => {
  rig = openEngineRig(NOW);
});
afterEach(() => rig.close());

const question = { year: 2026, currency: 'EUR', method: 'fifo', setAsideShare: 0.25 } as const;
const tokens = (n: number): string => String(BigInt(Math.round(n * 1e8)));

describe('the tax report of a ledger', () => {
  it('begins and ends the year in the zone of the operator', async () => {
    // 2026 begins at 23:00 UTC of December 31 in Berlin, and so does 2027.
    const first = Date.UTC(2025, 11, 31, 23);
    const last = Date.UTC(2026, 11, 31, 23);
    rig.wallet([ledgerLine({ atMs: first - 1, base: tokens(1) }), ledgerLine({ atMs: first, base: tokens(2) }), ledgerLine({ atMs: last - 1, base: tokens(4) }), ledgerLine({ atMs: last, base: tokens(8) })], NOW);
    rig.store.prices.saveRates([Math.floor(last / DAY)].map((day) => ({ quote: 'EUR', rate: 1, day: new Date(day * DAY).toISOString().slice(0, 10), publishedOn: '2026-11-20', source: 'manual' as const, fetchedAtMs: NOW })));
    const report = await rig.engine.handlers.exports.tax(question);
    expect(report.income).toMatchObject([{ amount: { base: tokens(6) }, lines: 2 }]);
    // All lots up to the end of the year are held: 1 + 2 + 4.
    expect(report.holdings).toMatchObject([{ amount: { base: tokens(7) } }]);
  });

  it('has the income of the page of the same year, and what was sold by the method', async () => {
    const lines = [
      ledgerLine({ atMs: Date.UTC(2025, 5, 1), base: tokens(10) }), ledgerLine({ atMs: Date.UTC(2026, 1, 1), base: tokens(10) }), ledgerLine({ kind: 'staking', atMs: Date.UTC(2026, 2, 1), base: tokens(3) }),
      ledgerLine({ id: 'sale', kind: 'outgoing', signature: 'sale', atMs: Date.UTC(2026, 3, 1), base: tokens(12), evidence: { rule: 'swap-out', facts: {} } }),
      ledgerLine({ id: 'gift', kind: 'outgoing', signature: 'gift', atMs: Date.UTC(2026, 4, 1), base: tokens(1), evidence: { rule: 'sent', facts: {} } }),
      ledgerLine({ kind: 'spam', atMs: Date.UTC(2026, 4, 1), base: tokens(1_000_000) }), ledgerLine({ kind: 'zero-claim', atMs: Date.UTC(2026, 4, 1), base: '0' }), ledgerLine({ kind: 'duplicate', atMs: Date.UTC(2026, 4, 1), base: tokens(50) }),
    ];
    rig.wallet(lines, NOW);
    // 1 USD = 1 EUR. The lots cost 1, then 3 each by typed prices; 12 were sold at 2: 24 less 10 × 1 and 2 × 3 is 8.
    rig.engine.parts.pricing.setTyped(lines[1]?.id ?? '', 3);
    rig.engine.parts.pricing.setTyped('sale', 2);
    const report = await rig.engine.handlers.exports.tax(question);
    const page = await rig.engine.handlers.rewards.earnings({ fromDay: '2026-01-01', toDay: '2026-11-20' });
    expect(page.income.value).toEqual({ known: true, value: 33 });
    expect(report).toMatchObject({
      incomeTotal: { known: true, value: 33 }, unpriced: 0, setAside: { known: true, value: 8.25 },
      disposals: [
        { lineId: 'sale', how: 'sold', proceeds: { known: true, value: 24 }, costBasis: { known: true, value: 16 }, gain: { known: true, value: 8 } },
        { lineId: 'gift', how: 'sent', proceeds: { known: false, reason: 'sent' }, costBasis: { known: true, value: 3 } },
      ],
      gainTotal: { known: true, value: 8 }, gainsUnknown: 0,
      // 7 of the second lot at 3 and the staking reward at 1.
      holdings: [{ mint: HNT, amount: { base: tokens(10) }, costBasis: { known: true, value: 24 }, valueNow: { known: false, reason: 'no-price' } }],
    });
    expect(report.notes).toEqual(['figures-no-advice', 'sent-may-be-no-disposal', 'year-not-over', 'price-of-today-missing']);
    const hifo = await rig.engine.handlers.exports.tax({ ...question, method: 'hifo' });
    // Dearest first: 10 × 3 and 2 × 1 is 32.
    expect(hifo.gainTotal).toEqual({ known: true, value: -8 });
    const average = await rig.engine.handlers.exports.tax({ ...question, method: 'average' });
    // 23 tokens for 43: 12 of them cost 12 × 43 / 23.
    expect(average.gainTotal.known && average.gainTotal.value).toBeCloseTo(24 - (12 * 43) / 23, 9);
  });

  it('takes neither a lot nor a disposal from own money on the move, and what left for something bought as sold', async () => {
    const at = (month: number): number => Date.UTC(2026, month, 1);
    rig.wallet(
      [
        ledgerLine({ atMs: at(0), base: tokens(10) }), ledgerLine({ kind: 'conversion', atMs: at(1), base: tokens(10), evidence: { rule: 'own-transfer', facts: {} } }),
        ledgerLine({ kind: 'conversion', atMs: at(1), base: tokens(4), evidence: { rule: 'unstaked', facts: {} } }), ledgerLine({ kind: 'conversion', atMs: at(1), base: tokens(4), evidence: { rule: 'livepeer-bonded', facts: { direction: 'out' } } }),
        ledgerLine({ id: 'given', kind: 'outgoing', signature: 'trade', atMs: at(2), base: tokens(2), evidence: { rule: 'evm-outgoing', facts: {} } }),
      ],
      NOW,
    );
    const given = rig.store.ledger.line('given')?.line;
    const bought = ledgerLine({ id: 'bought', kind: 'conversion', signature: 'trade', mint: 'usdc', symbol: 'USDC', network: null, base: '5000000', decimals: 6, atMs: at(2), evidence: { rule: 'swap', facts: {} } });
    if (given === undefined) throw new Error('nothing was given');
    rig.store.ledger.saveDecoded('wallet-1', 'trade', 'decoded', [given, bought], []);
    rig.engine.parts.pricing.setTyped('bought', 1);
    const report = await rig.engine.handlers.exports.tax(question);
    expect(report.disposals).toMatchObject([{ lineId: 'given', how: 'sold', proceeds: { known: true, value: 2 }, costBasis: { known: true, value: 2 } }]);
    expect(report.holdings).toMatchObject([{ mint: HNT, amount: { base: tokens(8) }, costBasis: { known: true, value: 8 } }, { mint: 'usdc', costBasis: { known: true, value: 5 }, setAside: { known: true, value: 0 } }]);
  });

  it('holds a deposit again that came back, and a move between own wallets that one of them took for sent', async () => {
    const at = (month: number): number => Date.UTC(2026, month, 1);
    rig.wallet(
      [
        ledgerLine({ atMs: at(0), base: tokens(100) }), ledgerLine({ kind: 'outgoing', atMs: at(1), base: tokens(100), evidence: { rule: 'sent', facts: {} } }),
        ledgerLine({ kind: 'conversion', atMs: at(2), base: tokens(60), evidence: { rule: 'nosana-refund', facts: {} } }),
      ],
      NOW,
    );
    const theta = { chain: 'theta', mint: 'theta/tfuel', symbol: 'TFUEL', signature: 'move', atMs: at(2), network: null } as const;
    rig.store.ledger.addWallet({ id: 'a', chain: 'theta', address: 'A', label: '', addedAtMs: 0 });
    rig.store.ledger.addWallet({ id: 'b', chain: 'theta', address: 'B', label: '', addedAtMs: 0 });
    const earned = ledgerLine({ ...theta, id: 'earned', walletId: 'a', signature: 'earned', kind: 'staking', network: 'theta', atMs: at(1), base: tokens(15) });
    rig.store.ledger.saveDecoded('a', 'earned', 'decoded', [earned], []);
    rig.store.ledger.saveDecoded('a', 'move', 'decoded', [ledgerLine({ ...theta, id: 'out', walletId: 'a', kind: 'outgoing', base: tokens(15), evidence: { rule: 'theta-outgoing', facts: {} } })], []);
    rig.store.ledger.saveDecoded('b', 'move', 'decoded', [ledgerLine({ ...theta, id: 'in', walletId: 'b', kind: 'conversion', base: tokens(10), evidence: { rule: 'own-transfer', facts: {} } })], []);
    rig.engine.parts.pricing.setTyped('earned', 2);
    const report = await rig.engine.handlers.exports.tax(question);
    expect(report.holdings).toMatchObject([
      { mint: HNT, amount: { base: tokens(60) }, costBasis: { known: true, value: 60 } }, { mint: 'theta/tfuel', amount: { base: tokens(10) }, costBasis: { known: true, value: 20 } },
    ]);
    expect(report.disposals.filter((disposal) => disposal.mint === 'theta/tfuel')).toMatchObject([{ how: 'sent', amount: { base: tokens(5) } }]);
  });

  it('lets no dust of a stranger make a cost unknown that the person has refused or priced', async () => {
    const dust = (id: string, rule: string): LedgerLine => ledgerLine({ id, signature: id, kind: 'unclassified', network: null, base: '1', atMs: Date.UTC(2026, 1, 1), evidence: { rule, facts: {} } });
    const sale = ledgerLine({ kind: 'outgoing', atMs: Date.UTC(2026, 3, 1), base: tokens(5), evidence: { rule: 'swap-out', facts: {} } });
    rig.wallet([ledgerLine({ atMs: Date.UTC(2026, 0, 1), base: tokens(10) }), dust('dust', 'sender-unconfirmed'), dust('refused', 'sender-refused'), sale], NOW);
    const ask = () => rig.engine.handlers.exports.tax({ ...question, method: 'average' });
    const before = await ask();
    expect([before.gainTotal, before.notes.includes('unclassified-as-unknown-cost'), before.notes.includes('refused-left-out')]).toEqual([{ known: false, reason: 'unclassified' }, true, true]);
    rig.engine.parts.pricing.setTyped('dust', 1);
    const after = await ask();
    expect(after.gainTotal).toEqual({ known: true, value: 0 });
    expect([after.notes.includes('unclassified-as-unknown-cost'), after.notes.includes('typed-price-as-cost')]).toEqual([false, true]);
    // 10 less 5 and the dust that was priced; the refused one is not held.
    expect(after.holdings).toMatchObject([{ amount: { base: String(5n * 10n ** 8n + 1n) } }]);
  });

  it('warns when what is held is worth less today than what is to be set aside', async () => {
    rig.wallet([ledgerLine({ atMs: NOW - 60 * DAY, base: tokens(100) })], NOW);
    rig.store.prices.savePoints([{ mint: HNT, atMs: NOW - 60_000, usd: 0.2, source: 'defillama', confidence: 1, fetchedAtMs: NOW }]);
    const report = await rig.engine.handlers.exports.tax(question);
    expect(report).toMatchObject({ worthLessThanTax: true, holdings: [{ valueNow: { known: true, value: 20 }, setAside: { known: true, value: 25 }, worthLessThanTax: true }] });
  });

  it('tells lots of one day as one on the page, and each in the file', async () => {
    rig.wallet(Array.from({ length: 5 }, (_, n) => ledgerLine({ atMs: NOW - DAY + n, base: tokens(1) })), NOW);
    const report = await rig.engine.handlers.exports.tax(question);
    expect(report.lots).toMatchObject([{ lots: 5, amount: { base: tokens(5) }, costBasis: { known: true, value: 5 } }]);
    const { text } = await makeFile(rig, { format: 'tax', tax: question });
    expect(recordsOf(text).filter((row) => row['section'] === 'lot')).toHaveLength(5);
  });

  it('as a file adds up to its totals, says what is not known, and that it is no advice', async () => {
    const lines = Array.from({ length: 9 }, (_, n) => ledgerLine({ atMs: NOW - n * DAY, base: String(12_345_677 + n) }));
    rig.wallet([...lines, ledgerLine({ id: 'free', atMs: NOW - DAY })], NOW, ['free']);
    payingHotspot(rig);
    const { text, job } = await makeFile(rig, { format: 'tax', tax: question });
    const rows = recordsOf(text);
    const of = (section: string): readonly Readonly<Record<string, string>>[] => rows.filter((row) => row['section'] === section);
    const income = of('income').reduce((sum, row) => sum + BigInt(Math.round(Number(row['value'] === '' ? 0 : row['value']) * 1e6)), 0n);
    expect(of('income')).toHaveLength(10);
    expect(of('income').find((row) => row['line_id'] === 'free')).toMatchObject({ value: '', not_known: 'no-price' });
    expect(job.totalValue).toEqual({ known: true, value: Number(income) / 1e6 });
    expect(of('total').find((row) => row['what'] === 'income')).toMatchObject({ value: (Number(income) / 1e6).toFixed(6), not_known: 'unpriced lines: 1' });
    expect(of('cost').find((row) => row['what'] === 'energy' && row['device'] === 'Roof')).toMatchObject({ currency: 'EUR', days_missing: '0' });
    expect(of('note').map((row) => row['text']).join(' ')).toContain('no tax advice');
    expect(job.fileName).toBe('nodeworth-tax-2026-EUR-fifo.csv');
  });
});

describe('a file of costs', () => {
  it('has power, depreciation and fixed costs by device and day beside income, and adds up to its total', async () => {
    rig.wallet([ledgerLine({ atMs: Date.UTC(2026, 10, 11, 12), base: tokens(2) }), ledgerLine({ id: 'free', atMs: Date.UTC(2026, 10, 11, 13) })], NOW, ['free']);
    const { device } = payingHotspot(rig, {}, { otherCosts: [{ name: 'rent', perMonth: 36.5, currency: 'EUR' }] });
    const { text, job } = await makeFile(rig, { format: 'costs', fromDay: '2026-11-10', toDay: '2026-11-12' });
    const rows = recordsOf(text).filter((row) => row['device'] === device.name);
    // 10 W for 24 hours at 0.30; 36.5 × 12 / 365 a day.
    expect(rows.filter((row) => row['what'] === 'energy').map((row) => row['amount'])).toEqual(['0.072000', '0.072000', '0.072000']);
    expect(rows.filter((row) => row['what'] === 'fixed').map((row) => row['amount'])).toEqual(['1.200000', '1.200000', '1.200000']);
    expect(rows.filter((row) => row['what'] === 'depreciation')).toHaveLength(3);
    expect(recordsOf(text).filter((row) => row['line'] === 'income')).toMatchObject([{ day: '2026-11-11', network: 'helium', amount: '2.000000', lines: '2', lines_without_value: '1' }]);
    const sum = recordsOf(text).filter((row) => row['line'] === 'cost').reduce((total, row) => total + Math.round(Number(row['amount']) * 1e6), 0);
    expect(job.totalValue).toEqual({ known: true, value: sum / 1e6 });
  });

  it('has what was typed, in the currency of the file, on its day only', async () => {
    rig.wallet([], NOW);
    const cost = { amount: 12.5, currency: 'EUR', deviceId: null, network: 'helium', addedAtMs: NOW };
    rig.store.records.addCost({ ...cost, id: 'c1', day: '2026-11-10', what: '=transfer fee' });
    rig.store.records.addCost({ ...cost, id: 'c2', day: '2026-11-13', what: 'too late' });
    rig.store.records.addCost({ ...cost, id: 'c3', day: '2026-11-11', what: 'abroad', currency: 'XYZ' });
    const { text } = await makeFile(rig, { format: 'costs', fromDay: '2026-11-10', toDay: '2026-11-12' });
    expect(recordsOf(text).filter((row) => row['what'] === 'typed')).toMatchObject([
      { day: '2026-11-10', name: "'=transfer fee", network: 'helium', amount: '12.500000', amount_missing: '' }, { day: '2026-11-11', name: 'abroad', amount: '', amount_missing: 'no-rate' },
    ]);
    const report = await rig.engine.handlers.exports.tax(question);
    expect(report.costs.filter((row) => row.what.startsWith('typed:'))).toMatchObject([
      { what: 'typed:=transfer fee', amount: { known: true, value: 12.5 }, missing: 0 }, { what: 'typed:abroad', amount: { known: false, reason: 'no-rate' }, days: 0, missing: 1 }, { what: 'typed:too late' },
    ]);
  });

  it('leaves an unknown cost empty with its reason', async () => {
    rig.wallet([], NOW);
    rig.engine.parts.devices.save({ name: 'Box', kind: 'hotspot', boughtOn: '2026-01-01', pricePaid: null, watts: { idle: null, busy: null, host: null, source: 'typed' } });
    const { text } = await makeFile(rig, { format: 'costs', fromDay: '2026-11-10', toDay: '2026-11-10' });
    expect(recordsOf(text).filter((row) => row['device'] === 'Box')).toMatchObject([{ what: 'energy', amount: '', amount_missing: 'no-watts' }, { what: 'depreciation', amount: '', amount_missing: 'no-price-paid' }]);
  });
});

describe('the gaps of a file', () => {
  it('are told before it is made', async () => {
    const lines = [
      ledgerLine({ atMs: NOW - DAY }), ledgerLine({ id: 'a', atMs: NOW - 2 * DAY }), ledgerLine({ id: 'b', atMs: NOW - 2 * DAY + 1 }), ledgerLine({ id: 'c', atMs: NOW - 3 * DAY }), ledgerLine({ id: 'd', atMs: null }),
      ledgerLine({ kind: 'unclassified', atMs: NOW - DAY }),
    ];
    rig.wallet(lines, NOW, ['a', 'b', 'c', 'd']);
    expect(await rig.engine.handlers.exports.gaps({ format: 'csv' })).toEqual({ lines: 6, counted: 5, unpriced: 3, daysWithoutPrice: 2, undated: 1, unclassified: 1, readSinceMs: 0, unknownCosts: [] });
    expect(await rig.engine.handlers.exports.gaps({ format: 'csv', fromDay: '2026-11-18', filter: { kinds: ['reward'] } })).toMatchObject({ lines: 3, counted: 3, unpriced: 2, daysWithoutPrice: 1, undated: 1 });
  });

  it('name the costs that are not known where a file tells costs', async () => {
    rig.wallet([], NOW);
    rig.engine.parts.devices.save({ name: 'Box', kind: 'hotspot', boughtOn: '2026-01-01', pricePaid: null, watts: { idle: null, busy: null, host: null, source: 'typed' } });
    const gaps = await rig.engine.handlers.exports.gaps({ format: 'tax', tax: question });
    expect(gaps.unknownCosts).toEqual(expect.arrayContaining(['no-watts:Box', 'no-price-paid:Box']));
  });

  it('say so when no wallet has been read', async () => {
    expect(await rig.engine.handlers.exports.gaps({ format: 'csv' })).toMatchObject({ readSinceMs: null, lines: 0 });
  });
});

describe('a question that makes no sense', () => {
  it.each([
    [{ format: 'tax' as const }, 'tax'], [{ format: 'csv' as const, fromDay: '2026-02-01', toDay: '2026-01-01' }, 'toDay'], [{ format: 'costs' as const, fromDay: '2001-01-01', toDay: '2026-01-01' }, 'fromDay'],
  ])('%j is refused by its key', (wrong, key) => {
    expect(() => rig.engine.handlers.exports.start(wrong)).toThrow(expect.objectContaining({ engineCode: 'BAD_INPUT', context: expect.objectContaining({ key }) }));
  });

  it('about a job that is not there is answered as such', () => {
    for (const call of [() => rig.engine.handlers.exports.state({ id: 'x' }), () => rig.engine.handlers.exports.cancel({ id: 'x' })]) expect(call).toThrow(expect.objectContaining({ engineCode: 'NOT_FOUND' }));
  });
});
