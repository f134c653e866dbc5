import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsv } from '../../../main/engine/exports/csv';
import { toRewardsCsv } from '../../../main/engine/exports/rewards-csv';
import { EXPORT_DIGITS, toRewardsReport, type ReportLine } from '../../../main/engine/exports/rewards-report';
import { known, unknown } from '../../../shared/units/known';
import type { ValuedLine } from '../../../shared/domain/totals';
import { parseCsv } from '../../support/csv-reader';
import { ledgerLine } from '../../support/ledger-lines';

const entry = (value: ReportLine['value'], different: Parameters<typeof ledgerLine>[0] = {}): ReportLine & ValuedLine => {
  const line = ledgerLine(different);
  return { line, usd: { usdPerToken: 2.5, source: 'defillama', priceAtMs: Date.UTC(2026, 0, 10, 12, 0, 7), typed: false }, value };
};

const column = (rows: string[][], name: string): string[] => rows.slice(1).map((row) => row[rows[0]?.indexOf(name) ?? -1] ?? 'no such column');

/** Text of the signs that trouble readers of CSV. */
const awkward = fc.string({ unit: fc.constantFrom('a', '"', ',', '\r', '\n', ' ', 'ä', '😀', '1', '=', "'") }).filter((text) => !/^[=\r\n]/.test(text));

/** Decimal text of at most six places as whole millionths. */
const millionths = (text: string): bigint => BigInt(Math.round(Number(text) * 10 ** EXPORT_DIGITS));

describe('CSV', () => {
  it('can be read back whatever the cells hold', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(awkward, awkward, awkward), { maxLength: 5 }), (rows) => {
        expect(parseCsv(toCsv(['a', 'b', 'c'], rows))).toEqual([['a', 'b', 'c'], ...rows]);
      }),
    );
  });

  it.each(['=1+1', '+1', '-1+cmd', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x","y")'])('does not let %j run as a formula', (text) => {
    const read = parseCsv(toCsv(['a'], [[text]]))[1]?.[0];
    expect(read).toBe(`'${text}`);
  });

  it('writes numbers without an exponent, and nothing for nothing', () => {
    expect(toCsv(['a', 'b', 'c', 'd'], [[1e-7, 5n, null, '-1.5']])).toBe('a,b,c,d\r\n0.0000001,5,,-1.5\r\n');
  });
});

describe('the exported ledger', () => {
  it('has one row a line with exact amount, value, price, source and transaction', () => {
    const rows = parseCsv(toRewardsCsv(toRewardsReport([entry(known(3.21), { base: '123456789' })], 'EUR', 'Europe/Berlin')));
    const cells = Object.fromEntries((rows[0] ?? []).map((name, n) => [name, rows[1]?.[n]]));
    expect(cells).toMatchObject({
      time_utc: '2026-01-10T12:00:00.000Z', day: '2026-01-10', kind: 'reward', network: 'helium', token: 'HNT', amount: '1.23456789', usd_per_token: '2.5',
      price_time_utc: '2026-01-10T12:00:07.000Z', price_source: 'defillama', value: '3.210000', currency: 'EUR', value_missing: '',
    });
  });

  it('leaves the value empty where it is not known, with the reason, and where it is no income', () => {
    const rows = parseCsv(toRewardsCsv(toRewardsReport([entry(unknown('no-price')), entry(known(9), { kind: 'conversion' }), entry(known(0), { kind: 'staking', base: '0' })], 'EUR', 'UTC')));
    expect(column(rows, 'value')).toEqual(['', '', '0.000000']);
    expect(column(rows, 'value_missing')).toEqual(['no-price', '', '']);
  });

  it('adds up to its total exactly', () => {
    // Sevenths of a millionth: no value fits into the places of the file.
    const anyValue = fc.option(fc.integer({ min: 0, max: 2 ** 36 }).map((n) => n / 7_000_000), { nil: null });
    fc.assert(
      fc.property(fc.array(anyValue, { maxLength: 200 }), (values) => {
        const report = toRewardsReport(values.map((v) => entry(v === null ? unknown('no-price') : known(v))), 'EUR', 'UTC');
        const sum = column(parseCsv(toRewardsCsv(report)), 'value').filter((text) => text !== '').reduce((total, text) => total + millionths(text), 0n);
        expect(report.total === null ? 0n : millionths(report.total.toFixed(EXPORT_DIGITS))).toBe(sum);
        expect(report.missing).toBe(values.filter((v) => v === null).length);
        expect(report.counted).toBe(values.length);
      }),
    );
  });

  it('guards what a stranger named', () => {
    const rows = parseCsv(toRewardsCsv(toRewardsReport([entry(known(1), { symbol: '=cmd|calc', kind: 'unclassified' })], 'EUR', 'UTC')));
    expect(column(rows, 'token')).toEqual(["'=cmd|calc"]);
  });
});
