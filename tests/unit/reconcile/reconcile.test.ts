import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reconcile } from '../../../shared/domain/reconcile';
import type { Cell, ReconcileInput, Reconciled } from '../../../shared/domain/reconcile';
import type { Report } from '../../../shared/domain/reconcile-reports';

const H = 3_600_000;
const D = 24 * H;

const cell = (fromMs: number, toMs: number, different: Partial<Cell> = {}): Cell => ({
  fromMs, toMs, counted: 0n, countedLines: 0, silentWallets: 0n, ownRecords: 0n, ownLines: 0, unclassified: 0n, unclassifiedLines: 0, notCounted: 0n, notCountedLines: 0, duplicateLines: 0, ...different,
});
const report = (fromMs: number, toMs: number, base: bigint, different: Partial<Report> = {}): Report => ({
  source: 'oracle', what: 'earned', fromMs, toMs, boundary: 'utc-day', asOfMs: 1, walletId: 'w', device: null, base, ...different,
});
const input = (different: Partial<ReconcileInput>): ReconcileInput => ({ cells: [], reports: [], decimals: 8, unclaimedNow: 0n, heldNow: 0n, nowMs: 1e15, unread: [], missingAtMs: [], ...different });
const row = { fromMs: 0, toMs: D };

const explained = (found: Reconciled, of: 'source' | 'chain'): readonly unknown[] => found.causes.filter((cause) => cause.of === of).map(({ code, amount, lines }) => [code, amount, lines]);

describe('by hand: the difference of the source', () => {
  it('is nothing where both say the same', () => {
    const found = reconcile(input({ cells: [cell(0, D, { counted: 500n, countedLines: 2 })], reports: [report(0, D, 500n)] }), row);
    expect(found).toMatchObject({ source: 500n, chain: 500n, counted: 500n, lines: 2, causes: [], sourceName: 'oracle', sourceAsOfMs: 1 });
  });

  it('is the boundary where the source cuts its days elsewhere', () => {
    // Local day from 22:00 UTC: 30 came before midnight UTC and belong to the day before there, 12 came after the local day and belong to this one there.
    const local = { fromMs: -2 * H, toMs: 22 * H };
    const cells = [cell(-2 * H, 0, { counted: 30n, countedLines: 1 }), cell(0, 22 * H, { counted: 100n, countedLines: 3 }), cell(22 * H, D, { counted: 12n, countedLines: 1 })];
    const found = reconcile(input({ cells, reports: [report(-D, 0, 77n), report(0, D, 112n)] }), local);
    expect(found).toMatchObject({ source: 112n, counted: 130n });
    expect(explained(found, 'source')).toEqual([['day-boundary', -18n, 0]]);
  });

  it('is what is not claimed, held and taken, where the source tells these apart', () => {
    const reports = [report(0, D, 1000n), report(0, D, 600n, { what: 'paid' }), report(0, D, 250n, { what: 'held' }), report(0, D, 20n, { what: 'fee' }), report(0, D, 5n, { what: 'penalty' })];
    const found = reconcile(input({ cells: [cell(0, D, { counted: 600n, countedLines: 1 })], reports }), row);
    expect(explained(found, 'source')).toEqual([['network-fee', 25n, 0], ['held', 250n, 0], ['unclaimed', 125n, 0]]);
  });

  it('is what the positions of today still hold, in a stretch that reaches today', () => {
    const base = { cells: [cell(0, D, { counted: 100n, countedLines: 1 })], reports: [report(0, D, 1_000_000_000n)], unclaimedNow: 300_000_000n, heldNow: 200_000_000n };
    expect(explained(reconcile(input({ ...base, nowMs: D + H }), row), 'source')).toEqual([['held', 200_000_000n, 0], ['unclaimed', 300_000_000n, 0], ['not-explained', 499_999_900n, 0]]);
    expect(explained(reconcile(input({ ...base, nowMs: 90 * D }), row), 'source')).toEqual([['not-explained', 999_999_900n, 0]]);
  });

  it('is what came in and is not counted, up to what is missing', () => {
    const cells = [cell(0, D, { counted: 100n, countedLines: 1, unclassified: 40n, unclassifiedLines: 2, notCounted: 500n, notCountedLines: 1 })];
    const found = reconcile(input({ cells, reports: [report(0, D, 190n)] }), row);
    expect(explained(found, 'source')).toEqual([['unclassified', 40n, 2], ['not-counted', 50n, 1]]);
    expect(explained(found, 'chain')).toEqual([['unclassified', 40n, 2], ['not-counted', 500n, 1]]);
  });

  it('is rounding within the step in which the source tells its amounts', () => {
    const cells = [cell(0, D, { counted: 123_456n, countedLines: 1 })];
    // Told in thousands: less than one step for one report.
    expect(explained(reconcile(input({ cells, reports: [report(0, D, 124_000n)] }), row), 'source')).toEqual([['rounding', 544n, 0]]);
    expect(explained(reconcile(input({ cells, reports: [report(0, D, 126_000n)] }), row), 'source')).toEqual([['not-explained', 2544n, 0]]);
    expect(explained(reconcile(input({ cells, reports: [report(0, D, 123_455n)] }), row), 'source')).toEqual([['rounding', -1n, 0]]);
  });

  it('is what was not read, or could not be had', () => {
    const base = { cells: [cell(0, D, { counted: 10n, countedLines: 1 })], reports: [report(0, D, 987_654n)] };
    expect(explained(reconcile(input({ ...base, unread: [{ fromMs: 20 * H, toMs: 40 * D }] }), row), 'source')).toEqual([['not-read-yet', 987_644n, 0]]);
    expect(explained(reconcile(input({ ...base, missingAtMs: [5 * H, 6 * H, 30 * H] }), row), 'source')).toEqual([['missing-page', 987_644n, 2]]);
  });

  it('is the silence of the source on whole days, and on other wallets', () => {
    const week = { fromMs: 0, toMs: 7 * D };
    const cells = Array.from({ length: 7 }, (_, i) => cell(i * D, (i + 1) * D, { counted: 10n, countedLines: 1 }));
    const reports = [0, 1, 2, 5, 6].map((day) => report(day * D, (day + 1) * D, 10n));
    expect(explained(reconcile(input({ cells, reports }), week), 'source')).toEqual([['source-silent', -20n, 2]]);
    const others = [cell(0, D, { counted: 50n, countedLines: 3, silentWallets: 20n })];
    expect(explained(reconcile(input({ cells: others, reports: [report(0, D, 30n)] }), row), 'source')).toEqual([['source-silent', -20n, 0]]);
  });

  it('is not told where no source speaks of the stretch: a month says nothing of a day, and what is expected is no statement', () => {
    const cells = [cell(0, D, { counted: 5n, countedLines: 1 })];
    for (const reports of [[report(0, 30 * D, 900n, { boundary: 'month' })], [report(0, D, 9n, { what: 'expected' })]]) {
      const found = reconcile(input({ cells, reports }), row);
      expect([found.source, explained(found, 'source')]).toEqual([null, [['source-silent', null, 0]]]);
    }
    expect(reconcile(input({ cells }), row)).toMatchObject({ source: null, causes: [] });
  });

  it('takes the newest word on a stretch, and the finer cut of two that cover the same', () => {
    const cells = [cell(0, D, { counted: 30n, countedLines: 1 })];
    const again = [report(0, D, 10n, { asOfMs: 5 }), report(0, D, 30n, { asOfMs: 9 })];
    expect(reconcile(input({ cells, reports: again }), row)).toMatchObject({ source: 30n, sourceAsOfMs: 9, causes: [] });
    const halves = [report(0, D, 99n, { boundary: 'epoch' }), report(0, D / 2, 12n, { boundary: 'utc-day' }), report(D / 2, D, 18n, { boundary: 'utc-day' })];
    expect(reconcile(input({ cells: [cell(0, D / 2, { counted: 12n }), cell(D / 2, D, { counted: 18n })], reports: halves }), row).source).toBe(30n);
  });
});

describe('by hand: the difference of the chain', () => {
  it('is own records, which no chain tells, and duplicates are only to be known', () => {
    const found = reconcile(input({ cells: [cell(0, D, { counted: 70n, countedLines: 1, ownRecords: 30n, ownLines: 2, duplicateLines: 4 })] }), row);
    expect(found).toMatchObject({ counted: 100n, chain: 70n, lines: 3 });
    expect(explained(found, 'chain')).toEqual([['own-record', -30n, 2], ['duplicate', null, 4]]);
  });

  it('is unknown where the chain was not read', () => {
    expect(reconcile(input({ cells: [cell(0, D)], unread: [{ fromMs: -D, toMs: 2 * D }] }), row).chain).toBeNull();
    expect(reconcile(input({ cells: [cell(0, D)], unread: [{ fromMs: D / 2, toMs: 2 * D }] }), row).chain).toBe(0n);
  });
});

describe('always', () => {
  const amount = fc.oneof(fc.bigInt({ min: 0n, max: 10n ** 6n }), fc.bigInt({ min: 0n, max: 2n ** 200n }), fc.constant(0n));
  const edges = fc.uniqueArray(fc.integer({ min: -6, max: 30 }), { minLength: 2, maxLength: 14 }).map((hours) => hours.toSorted((a, b) => a - b).map((hour) => hour * 6 * H));
  const drawn = fc.record({ edges, amounts: fc.array(amount, { minLength: 90, maxLength: 90 }), picks: fc.array(fc.nat(1000), { minLength: 60, maxLength: 60 }), reports: fc.nat(8), now: amount, unread: fc.boolean() });

  it('counted and causes together are exactly the source, and exactly the chain', () => {
    const causes = new Set<string>();
    fc.assert(
      fc.property(drawn, ({ edges: at, amounts, picks, reports: count, now, unread }) => {
        const take = (i: number): bigint => amounts[i % amounts.length] ?? 0n;
        const cells = at.slice(0, -1).map((fromMs, i) => {
          const silentWallets = take(i * 5 + 1) % 7n;
          return cell(fromMs, at[i + 1] ?? fromMs, {
            counted: take(i * 5) + silentWallets, countedLines: 1, silentWallets, ownRecords: take(i * 5 + 2), ownLines: i % 3, unclassified: take(i * 5 + 3), unclassifiedLines: 1, notCounted: take(i * 5 + 4), notCountedLines: i % 2,
          });
        });
        const edge = (i: number): number => at[(picks[i] ?? 0) % at.length] ?? 0;
        const told = Array.from({ length: count }, (_, i) => {
          const [a, b] = [edge(i * 2), edge(i * 2 + 1)];
          return report(Math.min(a, b), Math.max(a, b), take(60 + i), { what: (['earned', 'paid', 'held', 'fee', 'penalty', 'expected'] as const)[(picks[30 + i] ?? 0) % 6] ?? 'earned', boundary: i % 2 === 0 ? 'utc-day' : 'epoch', asOfMs: i });
        });
        const [a, b] = [edge(20), edge(21)];
        if (a === b) return;
        const stretch = { fromMs: Math.min(a, b), toMs: Math.max(a, b) };
        const found = reconcile(input({ cells, reports: told, unclaimedNow: now, heldNow: now / 2n, nowMs: edge(22), unread: unread ? [{ fromMs: edge(23), toMs: edge(23) + D }] : [], missingAtMs: [edge(24)] }), stretch);
        const sumOf = (of: 'source' | 'chain'): bigint => found.causes.filter((cause) => cause.of === of).reduce((sum, cause) => sum + (cause.amount ?? 0n), 0n);
        for (const cause of found.causes) causes.add(cause.code);
        if (found.source !== null) expect(found.counted + sumOf('source')).toBe(found.source);
        if (found.chain !== null) expect(found.counted + sumOf('chain')).toBe(found.chain);
        // Nothing is told twice.
        const names = found.causes.map((cause) => `${cause.of} ${cause.code}`);
        expect(new Set(names).size).toBe(names.length);
      }),
      { numRuns: 3000 },
    );
    expect([...causes].toSorted()).toEqual(expect.arrayContaining(['day-boundary', 'held', 'missing-page', 'network-fee', 'not-counted', 'not-explained', 'not-read-yet', 'own-record', 'source-silent', 'unclaimed', 'unclassified']));
  });
});
