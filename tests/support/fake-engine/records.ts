import { engineError } from '../../../main/engine/errors';
import type { QuestionHandlers } from '../../../shared/contract/handlers';
import type { ImportPreview, ImportRow } from '../../../shared/contract/schemas/records';
import type { ImportBatch, TypedCost } from '../../../shared/domain/own-record';
import { dayText, DAY_MS, fakeNow } from './figures';
import { fakeRow } from './ledger';
import { answerIn, HOSTILE, type FakeScenario } from './scenario';

const row = (line: number, state: ImportRow['state'], why: string | null, what: string | null): ImportRow => ({
  line, state, why, what, atMs: state === 'bad' ? null : fakeNow() - line * DAY_MS, kind: 'reward', network: 'helium', symbol: 'HNT', amount: state === 'bad' ? null : '0.0441', transaction: null,
});

/** A file of three good rows, one that is there already and two bad ones; a generic file asks for its columns first. */
function previewOf(text: string, format: ImportPreview['format'] | undefined, mapping: ImportPreview['mapping']): ImportPreview {
  const header = (text.split(/\r?\n/)[0] ?? '').split(',').map((name) => name.trim());
  const found = format ?? (header.includes('event_type') ? 'rotki' : header.includes('Koinly Date') ? 'koinly' : 'generic');
  const asks = found === 'generic' ? (['time', 'amount', 'token'] as const).filter((key) => mapping?.[key] === undefined && !(key === 'token' && mapping?.fixedToken !== undefined)) : [];
  const ready = asks.length === 0;
  return {
    format: found, verified: found === 'rotki' || found === 'fairspot', columns: header, mapping: found === 'generic' ? mapping : null, asks: [...asks],
    counts: ready ? { new: 3, duplicate: 1, bad: 2, ignored: 1 } : { new: 0, duplicate: 0, bad: 0, ignored: 0 },
    rows: ready ? [row(4, 'bad', 'bad-time', '31/02/2026'), row(7, 'bad', 'bad-amount', HOSTILE), row(2, 'new', null, null), row(3, 'new', null, null), row(5, 'duplicate', null, null), row(6, 'ignored', 'not-a-reward', 'transfer'), row(8, 'new', null, null)] : [],
    totals: ready ? [{ mint: 'hnt', symbol: 'HNT', amount: { base: '13230000', decimals: 8 }, lines: 3 }] : [],
  };
}

export function fakeRecords(scenario: FakeScenario): Pick<QuestionHandlers, 'records' | 'imports'> {
  const answer = answerIn(scenario);
  const empty = scenario === 'empty';
  const costs: TypedCost[] = empty ? [] : [
    { id: 'c1', day: dayText(fakeNow() - 12 * DAY_MS), amount: 39, currency: 'EUR', what: 'Antenna cable', deviceId: null, network: 'helium', addedAtMs: fakeNow() - 12 * DAY_MS },
    { id: 'c2', day: dayText(fakeNow() - 40 * DAY_MS), amount: 12.5, currency: 'USD', what: HOSTILE, deviceId: null, network: null, addedAtMs: fakeNow() - 40 * DAY_MS },
  ];
  const batches: ImportBatch[] = empty ? [] : [{ id: 'b1', fileName: 'fairspot-2021.csv', format: 'fairspot', lines: 640, duplicates: 12, importedAtMs: fakeNow() - 3 * DAY_MS }];
  const gone = (list: { readonly id: string }[], id: string) => {
    const at = list.findIndex((entry) => entry.id === id);
    if (at < 0) throw engineError('NOT_FOUND', { what: 'record' });
    list.splice(at, 1);
    return {};
  };
  return {
    records: {
      addLine: (input) => {
        if (!/^\d+(\.\d+)?$/.test(input.amount)) throw engineError('BAD_INPUT', { key: 'amount', should: 'a number' });
        return fakeRow(0, fakeNow());
      },
      removeLine: () => ({}),
      costs: () => answer(() => ({ costs })),
      addCost: (input) => {
        const cost: TypedCost = { ...input, id: `c${costs.length + 1}`, addedAtMs: fakeNow() };
        costs.unshift(cost);
        return cost;
      },
      removeCost: ({ id }) => gone(costs, id),
    },
    imports: {
      preview: ({ text, format, mapping }) => previewOf(text, format, mapping ?? null),
      apply: ({ fileName, text, format, mapping }) => {
        const preview = previewOf(text, format, mapping ?? null);
        if (preview.asks.length > 0) throw engineError('BAD_INPUT', { key: 'mapping', should: 'complete' });
        const batch: ImportBatch = { id: `b${batches.length + 1}`, fileName, format: preview.format, lines: preview.counts.new, duplicates: preview.counts.duplicate, importedAtMs: fakeNow() };
        batches.unshift(batch);
        return batch;
      },
      list: () => answer(() => ({ batches })),
      remove: ({ id }) => gone(batches, id),
    },
  };
}
