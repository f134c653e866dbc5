import { engineError } from '../../../main/engine/errors';
import type { QuestionHandlers } from '../../../shared/contract/handlers';
import type { ExportJob, TaxReport } from '../../../shared/contract/schemas/exports';
import { known, unknown } from '../../../shared/units/known';
import { DAY_MS, fakeNow } from './figures';
import { answerIn, type FakeScenario } from './scenario';

/** So long a made-up file takes. */
const TAKES_MS = 2500;
const LINES = 1204;
const HNT = { mint: 'hntyVP6YFm1Hg25TN9WGLqM12b8TQmcknKrdu1oxWux', symbol: 'HNT' } as const;
const RENDER = { mint: 'rndrizKT3MK1iimdxRdWabcF7Zg7AR5T4nud4EkHBof', symbol: 'RENDER' } as const;
const of = (base: string) => ({ base, decimals: 8 });

export interface FakeExports extends Pick<QuestionHandlers, 'exports'> {
  readonly busy: () => boolean;
}

export function fakeExports(scenario: FakeScenario): FakeExports {
  const answer = answerIn(scenario);
  const jobs = new Map<string, { readonly job: ExportJob; readonly startedAtMs: number }>();
  const stateOf = (id: string): ExportJob => {
    const entry = jobs.get(id);
    if (entry === undefined) throw engineError('NOT_FOUND', { what: 'export' });
    if (entry.job.state !== 'running') return entry.job;
    const share = Math.min(1, (fakeNow() - entry.startedAtMs) / TAKES_MS);
    if (share < 1) return { ...entry.job, done: Math.floor(share * LINES) };
    const done: ExportJob = { ...entry.job, state: 'done', done: LINES, bytes: 98_304, fileName: `nodeworth-${entry.job.format}-2026.${entry.job.format === 'json' ? 'json' : 'csv'}`, totalValue: known(541.22) };
    jobs.set(id, { ...entry, job: done });
    return done;
  };
  return {
    busy: () => [...jobs.values()].some(({ job, startedAtMs }) => job.state === 'running' && fakeNow() - startedAtMs < TAKES_MS * 2),
    exports: {
      gaps: () => answer(() => ({ lines: LINES, counted: 1102, unpriced: scenario === 'partial' ? 37 : 5, daysWithoutPrice: scenario === 'partial' ? 12 : 2, undated: scenario === 'partial' ? 1 : 0, unclassified: 11, readSinceMs: scenario === 'empty' ? null : fakeNow() - 400 * DAY_MS, unknownCosts: scenario === 'partial' ? ['no-tariff', 'no-watts:Rig 2'] : [] })),
      start: ({ format }) => {
        const id = `job-${jobs.size + 1}`;
        const job: ExportJob = { id, format, state: 'running', done: 0, total: LINES, fileName: null, bytes: null, reason: null, totalValue: null };
        jobs.set(id, { job, startedAtMs: fakeNow() });
        return job;
      },
      state: ({ id }) => stateOf(id),
      read: ({ offset }) => (offset === 0 ? { text: 'time,network,amount\r\n', next: 21 } : { text: '2026-11-01T00:00:00Z,helium,0.044\r\n', next: null }),
      cancel: ({ id }) => {
        const entry = jobs.get(id);
        if (entry === undefined) throw engineError('NOT_FOUND', { what: 'export' });
        const job: ExportJob = { ...stateOf(id), state: 'cancelled' };
        jobs.set(id, { ...entry, job });
        return job;
      },
      tax: (question) => answer(() => taxOf(question, scenario)),
    },
  };
}

function taxOf(question: TaxReport['question'], scenario: FakeScenario): TaxReport {
  const empty = scenario === 'empty';
  const partial = scenario === 'partial';
  const at = Date.UTC(question.year, 5, 14);
  const aside = 541.22 * question.setAsideShare;
  return {
    question, tz: 'Europe/Berlin',
    income: empty ? [] : [
      { network: 'helium', ...HNT, kind: 'reward', amount: of('18234412000'), value: known(402.1), lines: 610, unpriced: partial ? 12 : 0 },
      { network: 'helium', ...HNT, kind: 'staking', amount: of('1200000000'), value: known(26.5), lines: 12, unpriced: 0 },
      { network: 'render', ...RENDER, kind: 'reward', amount: of('3643000000'), value: partial ? unknown('no-price') : known(112.62), lines: 52, unpriced: partial ? 52 : 0 },
    ],
    incomeTotal: empty ? unknown('no-rewards') : known(541.22), unpriced: partial ? 64 : 0,
    disposals: empty ? [] : [
      { atMs: at, ...HNT, amount: of('5000000000'), proceeds: known(104.2), costBasis: known(131.8), gain: known(-27.6), how: 'sold', lineId: 'line-3' },
      { atMs: at + 30 * DAY_MS, ...RENDER, amount: of('1000000000'), proceeds: unknown('no-price'), costBasis: known(33.4), gain: unknown('no-price'), how: 'sent', lineId: 'line-8' },
    ],
    gainTotal: empty ? unknown('no-data') : known(-27.6), gainsUnknown: partial ? 1 : 0, undated: partial ? 1 : 0,
    notes: ['figures-no-advice', ...(empty ? [] : ['sent-may-be-no-disposal', 'year-not-over'])],
    lots: empty ? [] : [{ ...HNT, amount: of('13234412000'), acquiredAtMs: at - 90 * DAY_MS, costBasis: known(270.3), lots: 4 }, { ...RENDER, amount: of('2643000000'), acquiredAtMs: at - 20 * DAY_MS, costBasis: known(79.2), lots: 1 }],
    holdings: empty ? [] : [
      { ...HNT, amount: of('13234412000'), costBasis: known(270.3), valueNow: known(61.4), setAside: known(108.1 * (question.setAsideShare / 0.3 || 0)), worthLessThanTax: question.setAsideShare > 0.2 },
      { ...RENDER, amount: of('2643000000'), costBasis: known(79.2), valueNow: known(81.9), setAside: known(33.8 * (question.setAsideShare / 0.3 || 0)), worthLessThanTax: false },
    ],
    costs: empty ? [] : [{ device: 'Rig 1', what: 'energy', amount: partial ? unknown('no-tariff') : known(188.4), days: partial ? 0 : 361, missing: partial ? 365 : 4 }, { device: 'Rig 1', what: 'depreciation', amount: known(240), days: 365, missing: 0 }, { device: null, what: 'typed:Antenna cable', amount: known(39), days: 1, missing: 0 }],
    setAside: empty ? unknown('no-rewards') : known(aside), worthLessThanTax: !empty && question.setAsideShare > 0.2,
  };
}
