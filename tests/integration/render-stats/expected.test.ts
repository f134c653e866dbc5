import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRenderStats } from '../../../main/adapters/sources/render-stats/watch';
import { createHttp, type ManagedHttp } from '../../../main/adapters/system/http';
import { moneyByState } from '../../../shared/domain/money-states';
import type { Wallet } from '../../../shared/domain/wallet';
import { settled } from '../../support/node-sources/settled';
import { FAULT_CODES, FAULTS, type StandIn } from '../../support/node-sources/stand-in';
import { createQuietLogger } from '../../support/quiet-logger';
import { createRenderFiles, epochEnd, epochRow, type RenderStory } from '../../support/render-stats/render-stats';
import { createVirtualClock, type VirtualClock } from '../../support/virtual-clock';

const wallet: Wallet = { id: 'w1', chain: 'solana', address: 'Mine', label: '', addedAtMs: 0 };
const HOUR = 3_600_000;

let clock: VirtualClock;
let http: ManagedHttp;
let story: RenderStory;
let files: StandIn;

beforeEach(async () => {
  clock = createVirtualClock({ nowMs: epochEnd(97) + 36 * HOUR });
  http = createHttp({ clock, random: { next: () => 0, id: () => '' }, logger: createQuietLogger() });
  story = { epochs: [epochRow(98, { Mine: 1, Other: 3 }), epochRow(97, { Mine: 1, Other: 2 }), epochRow(97, {}, { channel: 'availability' }), epochRow(96, { Mine: 10, Other: 0 }), epochRow(95, { Other: 5 })], burns: [], wrapped: 'epochs' };
  files = await createRenderFiles(story);
});
afterEach(async () => {
  http.close();
  await files.close();
});
const look = (watch = createRenderStats({ http, clock, baseUrl: files.origin })) => settled(watch.look(wallet, { knownDevices: [], tz: 'UTC' }), clock);

describe('what Render says a wallet may expect', () => {
  it.each(['epochs', 'data', 'bare'] as const)('is its share of the hours of each epoch, rounded down, from Wednesday to Wednesday: %s', async (wrapped) => {
    story.wrapped = wrapped;
    const { reports, failures, notices } = await look();
    expect(reports.map((report) => [report.toMs, report.base, report.what, report.source, report.boundary])).toEqual([
      [epochEnd(98), '375000000000', 'expected', 'render-jobs', 'epoch'], [epochEnd(97), '500000000000', 'expected', 'render-jobs', 'epoch'], [epochEnd(96), '1500000000000', 'expected', 'render-jobs', 'epoch'],
    ]);
    expect(new Date(reports[0]?.fromMs ?? 0).getUTCDay()).toBe(3);
    expect([failures, notices]).toEqual([[], []]);
  });

  it('is accrued while the epoch runs and in the week after', async () => {
    expect((await look()).positions.map((position) => [position.base, position.state, position.note, position.kind])).toEqual([
      ['375000000000', 'accrued', 'render-epoch-runs', 'estimated'], ['500000000000', 'accrued', 'render-epoch-ended', 'estimated'],
    ]);
  });

  it('availability is kept apart where the file tells it', async () => {
    story.epochs.push(epochRow(97, { Mine: 1, Other: 1 }, { channel: 'availability', amountDue: 101 }));
    const { reports, positions } = await look();
    expect(reports.filter((report) => report.source === 'render-availability').map((report) => report.base)).toEqual(['50']);
    // Jobs and availability of one epoch are two amounts: both are expected.
    const told = positions.reduce((sum, one) => sum + BigInt(one.base), 0n);
    expect(moneyByState(positions)).toMatchObject([{ state: 'accrued', amount: { base: told }, beside: [] }]);
  });

  it('says how old a file is that has stopped, and nothing to a wallet that is not in it', async () => {
    await clock.advance(20 * 24 * HOUR);
    const stopped = await look();
    expect(stopped.notices).toMatchObject([{ code: 'render-stats-old', level: 'warning', context: { days: '14' }, sinceMs: epochEnd(98) }]);
    expect(stopped.positions).toEqual([]);
    const other = createRenderStats({ http, clock, baseUrl: files.origin });
    const found = await settled(other.look({ ...wallet, address: 'Nobody' }, { knownDevices: [], tz: 'UTC' }), clock);
    expect([found.reports, found.positions, found.notices, found.failures]).toEqual([[], [], [], []]);
  });

  it('fetches the file once for several wallets, and again when it may have changed', async () => {
    const watch = createRenderStats({ http, clock, baseUrl: files.origin });
    await look(watch);
    await look(watch);
    expect(files.asked.filter((request) => request.path.startsWith('/liability'))).toHaveLength(1);
    await clock.advance(HOUR);
    await look(watch);
    expect(files.asked.filter((request) => request.path.startsWith('/liability'))).toHaveLength(2);
    expect(files.asked.every((request) => !request.path.includes('Mine') && request.body === '')).toBe(true);
  });

  it('tells what the last whole epoch burned', async () => {
    story.burns = [{ id: 97, startDate: '2025-10-22T00:00:00.000Z', endDate: '2025-10-29T00:00:00.000Z', burnedRender: 1234.5 }, { id: 98, startDate: '2025-10-29T00:00:00.000Z', endDate: '2036-10-29T00:00:00.000Z', burnedRender: 9 }, 'rubbish'];
    expect((await look()).facts).toMatchObject([{ name: 'render-epoch-burned', value: 1234.5, unit: 'RENDER' }]);
  });

  it.each([
    ['negative hours', [epochRow(97, { Mine: -1, Other: 2 })]],
    ['hours as text', [epochRow(97, { Mine: 1, Other: '2' })]],
    ['nobody worked', [epochRow(97, { Mine: 0 })]],
    ['a negative amount', [epochRow(97, { Mine: 1 }, { amountDue: -5 })]],
    ['more than can be counted', [epochRow(97, { Mine: 1 }, { amountDue: 2 ** 70 })]],
    ['an end before its start', [epochRow(97, { Mine: 1 }, { end: '2020-01-01T00:00:00Z' })]],
    ['no time', [epochRow(97, { Mine: 1 }, { start: 'soon' })]],
    ['two different shares of one epoch', [epochRow(97, { Mine: 1, Other: 1 }), epochRow(97, { Mine: 1, Other: 2 })]],
  ])('gives no share and says so: %s', async (_what, epochs) => {
    story.epochs = epochs;
    const { reports, positions, failures } = await look();
    expect([reports, positions]).toEqual([[], []]);
    expect(failures).toMatchObject([{ code: 'bad-answer' }]);
  });

  it('counts a row that is told twice once', async () => {
    story.epochs = [epochRow(97, { Mine: 1, Other: 2 }), epochRow(97, { Mine: 1, Other: 2 })];
    const { reports, failures } = await look();
    expect(reports).toHaveLength(1);
    expect(failures).toEqual([]);
  });

  it.each(FAULTS)('names the failure: %s', async (fault) => {
    files.fault(fault, /burn/);
    const found = await look();
    expect(found.reports).toHaveLength(3);
    expect(found.failures).toMatchObject([{ code: FAULT_CODES[fault] }]);
    files.fault(fault);
    await expect(look()).rejects.toMatchObject({ chainCode: FAULT_CODES[fault] });
  });
});
