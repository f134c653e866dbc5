import { describe, expect, it } from 'vitest';
import { buildCalendar, type CalendarInput } from '../../../shared/domain/build-calendar';
import type { NetworkFacts } from '../../../shared/networks/types';
import { NOW, position } from './positions';

const DAY = 86_400_000;
const sourced = { mark: 'verified', source: 'test', asOf: '2026-01-01' } as const;

const network = (id: string, cadence: Partial<NetworkFacts['cadence']>, rules: NetworkFacts['rules'] = []): NetworkFacts => ({
  id, name: id, chains: ['solana'], colorSlot: 9, tokens: [], cadence: { ...sourced, accrual: 'week', payout: 'weekly', epochStartMs: null, epochMs: null, silentIntervals: null, ...cadence },
  recognition: 'program', rules, notKnown: [], verification: null, hardware: [],
});

const build = (input: Partial<CalendarInput>) => buildCalendar({ networks: [], rewardTimes: new Map(), positions: [], nowMs: NOW, fromMs: NOW - 2 * DAY, toMs: NOW + 40 * DAY, ...input });
const days = (entries: ReturnType<typeof buildCalendar>): readonly string[] => entries.map((one) => `${one.what} ${one.atMs === null ? '?' : Math.round((one.atMs - NOW) / DAY)} ${one.basis}${one.overdue ? ' overdue' : ''}`);

describe('the calendar', () => {
  it('names the ends of weekly epochs and what is paid at each of them', () => {
    const weekly = network('render', { epochStartMs: NOW - 3 * DAY, epochMs: 7 * DAY });
    const entries = build({ networks: [weekly], rewardTimes: new Map([['render', [NOW - DAY]]]), toMs: NOW + 15 * DAY });
    expect(days(entries)).toEqual(['epoch-end 4 epoch', 'payout 4 epoch', 'epoch-end 11 epoch', 'payout 11 epoch']);
  });

  it('says what is overdue while the stretch holds now, and nothing of it in another month', () => {
    const weekly = network('hivemapper', {});
    const times = new Map([['hivemapper', [NOW - 9 * DAY]]]);
    expect(days(build({ networks: [weekly], rewardTimes: times, toMs: NOW + 10 * DAY }))).toEqual(['payout -2 schedule overdue', 'payout 5 schedule']);
    expect(days(build({ networks: [weekly], rewardTimes: times, fromMs: NOW + 30 * DAY, toMs: NOW + 41 * DAY }))).toEqual(['payout 33 schedule', 'payout 40 schedule']);
  });

  it('plans a rhythm of claims one step ahead only, and a daily payer not day by day', () => {
    const claims = network('helium', { payout: 'on-claim', epochStartMs: 0, epochMs: DAY });
    const daily = network('geodnet', { payout: 'daily', epochMs: DAY });
    expect(days(build({ networks: [claims], rewardTimes: new Map([['helium', [NOW - DAY, NOW - 4 * DAY]]]) }))).toEqual(['epoch-end 1 epoch', 'payout 2 rhythm']);
    expect(days(build({ networks: [daily], rewardTimes: new Map([['geodnet', [NOW - DAY / 2]]]) }))).toEqual(['payout 1 schedule']);
  });

  it('keeps monthly payments on their day', () => {
    const storj = network('storj', { payout: 'monthly' });
    const entries = build({ networks: [storj], rewardTimes: new Map([['storj', [Date.UTC(2025, 11, 31)]]]), toMs: Date.UTC(2026, 4, 1) });
    expect(entries.map((one) => new Date(one.atMs ?? 0).toISOString().slice(0, 10))).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']);
  });

  it('does not take the blocks of a chain for epochs', () => {
    expect(build({ networks: [network('filecoin', { accrual: 'block', payout: 'per-block', epochStartMs: 0, epochMs: 30_000 })] })).toEqual([]);
  });

  it('says that nobody can tell, at the end of the list', () => {
    const jobs = network('nosana', { payout: 'per-job' });
    expect(days(build({ networks: [jobs], rewardTimes: new Map([['nosana', [NOW - DAY]]]) }))).toEqual(['payout ? not-known']);
    expect(build({ networks: [jobs], rewardTimes: new Map([['nosana', [NOW - DAY]]]), fromMs: NOW + DAY })).toEqual([]);
    expect(build({ networks: [jobs] })).toEqual([]);
  });

  it('adds the releases of a day up, keeps days and undated ones apart, and counts no money twice', () => {
    const vesting = position({ releases: [{ atMs: NOW + DAY, base: '10' }, { atMs: NOW + DAY + 1000, base: '5' }, { atMs: NOW + 3 * DAY, base: '7' }, { atMs: NOW + 90 * DAY, base: '9' }, { atMs: null, base: '4' }] });
    const again = position({ source: 'portal', kind: 'reported', releases: [{ atMs: NOW + DAY, base: '10' }] });
    const entries = build({ positions: [vesting, again] });
    expect(entries.map((one) => [one.what, one.base, one.basis])).toEqual([['release', '15', 'schedule'], ['release', '7', 'schedule'], ['release', '4', 'not-known']]);
  });

  it('names what stays below the minimum payout, by the note of the position', () => {
    expect(build({ positions: [position({ note: 'storj-below-minimum', base: '12' }), position({ note: 'storj-below-minimum', base: '0', device: 'x' }), position({ note: 'other' })] })).toMatchObject([{ what: 'minimum', base: '12', atMs: null }]);
  });

  it('names rules that will come, and no unsure ones', () => {
    const rule = (version: string, fromDay: string | null, mark: 'verified' | 'unsure' = 'verified'): NetworkFacts['rules'][number] => ({ ...sourced, mark, version, fromDay, text: 'Something changes.' });
    const changing = network('helium', { payout: 'on-claim' }, [rule('old', '2025-08-01'), rule('next', '2026-02-01'), rule('rumour', '2026-02-01', 'unsure'), rule('some day', null), rule('far', '2027-01-01')]);
    expect(build({ networks: [changing] })).toMatchObject([{ what: 'rule', network: 'helium', atMs: Date.UTC(2026, 1, 1), basis: 'rule' }]);
  });
});
