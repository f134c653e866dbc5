import type { QuestionHandlers } from '../../../shared/contract/handlers';
import type { ReconcileRow, RedecodePreview } from '../../../shared/contract/schemas/reconcile';
import { known } from '../../../shared/units/known';
import { DAY_MS, fakeNow, HOUR_MS } from './figures';
import { fakeRow } from './ledger';
import { answerIn, type FakeScenario } from './scenario';

const DECIMALS = 8;
const amount = (base: number) => ({ base: String(base), decimals: DECIMALS });

function weekRow(fromMs: number, week: number, boundary: 'local' | 'utc' | 'epoch', silent: boolean): ReconcileRow {
  const counted = 30_000_000 + week * 1_234_567;
  const unclaimed = week === 0 ? 4_400_000 : 0;
  const shifted = boundary === 'epoch' ? 0 : 812_000;
  const unclassified = week === 2 ? 1_100_000 : 0;
  const chain = counted + unclassified;
  const source = counted + unclaimed + shifted;
  return {
    fromMs, toMs: fromMs + 7 * DAY_MS, source: silent ? null : amount(source), sourceName: silent ? null : 'helium-oracle', sourceAsOfMs: silent ? null : fakeNow() - 3 * HOUR_MS,
    chain: amount(chain), counted: amount(counted), lines: 14 + week, sourceDifference: silent ? null : amount(source - counted), chainDifference: amount(chain - counted),
    causes: [
      ...(shifted > 0 && !silent ? [{ code: 'day-boundary', of: 'source' as const, amount: amount(shifted), lines: 1, filter: { networks: ['helium'], fromMs, toMs: fromMs + DAY_MS } }] : []),
      ...(unclaimed > 0 && !silent ? [{ code: 'unclaimed', of: 'source' as const, amount: amount(unclaimed), lines: 0, filter: null }] : []),
      ...(unclassified > 0 ? [{ code: 'unclassified', of: 'chain' as const, amount: amount(unclassified), lines: 3, filter: { kinds: ['unclassified' as const] } }] : []),
      ...(silent ? [{ code: 'source-silent', of: 'source' as const, amount: null, lines: 0, filter: null }] : []),
      ...(week === 1 ? [{ code: 'not-explained', of: 'source' as const, amount: amount(1), lines: 0, filter: null }] : []),
    ],
  };
}

const sumOf = (rows: readonly ReconcileRow[], pick: (row: ReconcileRow) => { readonly base: string } | null) => {
  const parts = rows.map(pick);
  return parts.some((part) => part === null) ? null : { base: parts.reduce((sum, part) => sum + BigInt(part?.base ?? '0'), 0n).toString(), decimals: DECIMALS };
};

export function fakeReconcile(scenario: FakeScenario): Pick<QuestionHandlers, 'reconcile'> {
  const answer = answerIn(scenario);
  let state: RedecodePreview['state'] = scenario === 'full' ? 'idle' : 'done';
  let waiting = scenario === 'full' ? 412 : 0;
  const changes = () => [3, 8].map((index) => {
    const { line } = fakeRow(index, fakeNow());
    return { walletId: line.walletId, chain: line.chain, signature: line.signature, atMs: line.atMs, before: [{ ...line, kind: 'unclassified' as const, network: null }], after: [line] };
  });
  return {
    reconcile: {
      get: ({ network, fromDay, toDay, boundary }) => answer(() => {
        const silent = scenario === 'partial' || network !== 'helium';
        const first = Date.parse(`${fromDay}T00:00:00Z`);
        const weeks = Math.max(1, Math.min(8, Math.ceil((Date.parse(`${toDay}T00:00:00Z`) - first) / (7 * DAY_MS))));
        const rows = Array.from({ length: weeks }, (_, week) => weekRow(first + week * 7 * DAY_MS, week, boundary, silent));
        const counted = sumOf(rows, (row) => row.counted) ?? amount(0);
        const head = rows[0] ?? weekRow(first, 0, boundary, silent);
        const total: ReconcileRow = {
          ...head, toMs: rows.at(-1)?.toMs ?? head.toMs, source: sumOf(rows, (row) => row.source), chain: sumOf(rows, (row) => row.chain), counted,
          lines: rows.reduce((sum, row) => sum + row.lines, 0), sourceDifference: sumOf(rows, (row) => row.sourceDifference), chainDifference: sumOf(rows, (row) => row.chainDifference), causes: rows.flatMap((row) => row.causes).slice(0, 4),
        };
        return {
          network, boundary, currency: 'EUR', sources: silent ? [] : [{ source: 'helium-oracle', asOfMs: fakeNow() - 3 * HOUR_MS }],
          tokens: scenario === 'empty' ? [] : [{ mint: 'hntyVP6YFm1Hg25TN9WGLqM12b8TQmcknKrdu1oxWux', symbol: 'HNT', decimals: DECIMALS, rows, total, countedValue: known((Number(counted.base) / 1e8) * 2.16) }],
        };
      }),
      previewDecoding: ({ start }) => {
        if (start && state === 'idle') state = 'done';
        const looked = state === 'done' && waiting > 0;
        return {
          waiting, checked: looked ? waiting : 0, state, withoutRaw: looked ? 6 : 0, changed: looked ? 2 : 0, changes: looked ? changes() : [],
          effect: looked ? [{ mint: 'hnt', symbol: 'HNT', before: amount(182_344_120), after: amount(190_144_120) }] : [],
        };
      },
      applyDecoding: () => {
        waiting = 0;
        return { changed: 2 };
      },
    },
  };
}
