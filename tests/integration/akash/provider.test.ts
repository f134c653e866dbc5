import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAkash } from '../../../main/adapters/sources/akash/create-akash';
import { createHttp, type ManagedHttp } from '../../../main/adapters/system/http';
import type { EntryPage } from '../../../main/engine/ports/entries';
import type { LedgerLine } from '../../../shared/domain/reward';
import type { Wallet } from '../../../shared/domain/wallet';
import { builtInBook } from '../../../shared/networks/registry';
import { createAkashChain, type AkashStory } from '../../support/akash/akash-chain';
import { drain, settled } from '../../support/node-sources/settled';
import { FAULT_CODES, FAULTS, type StandIn } from '../../support/node-sources/stand-in';
import { createQuietLogger } from '../../support/quiet-logger';
import { createVirtualClock, type VirtualClock } from '../../support/virtual-clock';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The bytes 0 to 19. */
const PROVIDER = 'akash1qqqsyqcyq5rqwzqfpg9scrgwpugpzysnwduagr';
const wallet: Wallet = { id: 'w1', chain: 'akash', address: PROVIDER, label: '', addedAtMs: 0 };
const context = { networks: builtInBook, decisions: [] };
/** Noon of a day after Mainnet 17. */
const NOON = Date.UTC(2026, 10, 20, 12);
const HEIGHT = 30_000_000;
const BLOCKS_A_DAY = 14_400;

let clock: VirtualClock;
let http: ManagedHttp;
let story: AkashStory;
let chain: StandIn;
let lcdUrls: string[];
let consoleUrl: string | null;
let lines: Map<string, readonly LedgerLine[]>;

beforeEach(async () => {
  clock = createVirtualClock({ nowMs: NOON });
  http = createHttp({ clock, random: { next: () => 0, id: () => '' }, logger: createQuietLogger() });
  story = { provider: PROVIDER, height: HEIGHT, atMs: NOON, leases: [], pageSize: 2, earned: {} };
  chain = await createAkashChain(story);
  lcdUrls = [`${chain.origin}/lcd`];
  consoleUrl = `${chain.origin}/console`;
  lines = new Map();
});
afterEach(async () => {
  http.close();
  await chain.close();
});

const akash = () => createAkash({ http, clock, lcdUrls, consoleUrl });

async function read(cursor: string | null) {
  const { entries } = akash();
  const pass = await drain(entries.pages(wallet, cursor, context), clock);
  for (const page of pass.pages) for (const entry of page.entries) {
    const decoded = entries.decode(entry.key, entry.text, wallet, { walletId: 'w1', accounts: [], decisions: [], networks: builtInBook });
    if (decoded.state !== 'decoded') throw new Error(decoded.state);
    expect(lines.has(entry.key)).toBe(false);
    lines.set(entry.key, decoded.lines);
  }
  return { ...pass, cursor: pass.cursor ?? cursor };
}
const all = () => [...lines.values()].flat();
const sum = (mint: string) => all().filter((line) => line.mint === mint).reduce((total, line) => total + BigInt(line.base), 0n);

/** Time passes on the chain and here alike. */
const later = async (ms: number): Promise<void> => {
  await clock.advance(ms);
  story.atMs = clock.now();
  story.height += Math.round(ms / 6_000);
};

describe('earnings of an Akash provider', () => {
  it('counts each increase of what a lease paid out once, uact and uakt apart', async () => {
    story.leases = [
      { dseq: 1, withdrawn: '1000', createdAt: HEIGHT - 100 },
      { dseq: 2, withdrawn: '0', createdAt: HEIGHT - 90 },
      { dseq: 3, withdrawn: '70', denom: 'uakt', createdAt: HEIGHT - 80 },
    ];
    const first = await read(null);
    expect(first.failure).toBeNull();
    expect(first.pages.at(-1)).toMatchObject({ complete: true, completeSinceMs: NOON - 100 * 6_000 });
    expect((await read(first.cursor)).pages.flatMap((page) => page.entries)).toEqual([]);
    await later(DAY);
    story.leases = [{ dseq: 1, withdrawn: '1500', createdAt: HEIGHT - 100 }, { dseq: 2, withdrawn: '5', createdAt: HEIGHT - 90 }, { dseq: 3, withdrawn: '70', denom: 'uakt', createdAt: HEIGHT - 80, closedOn: HEIGHT + 5 }];
    const second = await read(first.cursor);
    expect(all().map((line) => [line.symbol, line.base, line.evidence.rule])).toEqual([['ACT', '1000', 'akash-withdrawn'], ['AKT', '70', 'akash-withdrawn'], ['ACT', '500', 'akash-withdrawn'], ['ACT', '5', 'akash-withdrawn']]);
    expect(all()[2]).toMatchObject({ atMs: NOON + DAY, sourceDevice: '1/1/1', decimals: 6, kind: 'reward', chain: 'akash', evidence: { facts: { before: '1000', after: '1500' } } });
    expect(second.pages.at(-1)?.entries).toEqual([]);
  });

  it('shares a long stretch out over its days by what the Console says was earned, to the last unit', async () => {
    story.leases = [{ dseq: 1, withdrawn: '1', createdAt: HEIGHT - 100 }];
    const first = await read(null);
    await later(4 * DAY);
    story.earned = { '2026-11-20': { uact: 100.7 }, '2026-11-22': { uact: 200 }, '2026-11-23': { uact: 100 } };
    story.leases = [{ dseq: 1, withdrawn: '1002', createdAt: HEIGHT - 100 }];
    await read(first.cursor);
    const spread = all().slice(1);
    expect(spread.map((line) => [new Date(line.atMs ?? 0).toISOString().slice(0, 10), line.base])).toEqual([['2026-11-20', '222'], ['2026-11-22', '445'], ['2026-11-23', '223'], ['2026-11-24', '111']]);
    expect(spread.every((line) => line.evidence.rule === 'akash-withdrawn-spread')).toBe(true);
    expect(sum('akash/uact')).toBe(1002n);
    expect(new Set(all().map((line) => line.id)).size).toBe(5);
  });

  it('asks by month where the days are too many, and never gives a lease a day before it began or after it closed', async () => {
    story.earned = { '2026-04-20': { uact: 10 }, '2026-05-10': { uact: 20 }, '2026-05-24': { uact: 30 }, '2026-10-10': { uact: 70 } };
    story.leases = [
      { dseq: 1, withdrawn: '130', createdAt: HEIGHT - 220 * BLOCKS_A_DAY },
      { dseq: 2, withdrawn: '12', createdAt: HEIGHT - 220 * BLOCKS_A_DAY, closedOn: HEIGHT - 180 * BLOCKS_A_DAY },
    ];
    await read(null);
    const of = (dseq: string) => all().filter((line) => line.sourceDevice === `${dseq}/1/1`).map((line) => [new Date(line.atMs ?? 0).toISOString().slice(0, 10), line.base]);
    expect(of('1')).toEqual([['2026-04-30', '10'], ['2026-05-31', '50'], ['2026-10-31', '70']]);
    expect(of('2').map(([, base]) => base)).toEqual(['2', '4', '6']);
    for (const line of all().filter((one) => one.sourceDevice === '2/1/1')) expect(line.atMs).toBeLessThanOrEqual(NOON - 180 * DAY);
    expect(sum('akash/uact')).toBe(142n);
    expect(chain.asked.filter((request) => request.path.startsWith('/console')).length).toBeLessThan(60);
  });

  it('without the Console a month is dated by its end, and a longer stretch has no date', async () => {
    consoleUrl = null;
    story.leases = [{ dseq: 1, withdrawn: '7', createdAt: HEIGHT - 20 * BLOCKS_A_DAY }, { dseq: 2, withdrawn: '8', createdAt: HEIGHT - 200 * BLOCKS_A_DAY }];
    const { pages } = await read(null);
    // What a line does not tell the ledger takes from its entry.
    expect(pages.flatMap((page) => page.entries.map((entry) => entry.atMs))).toEqual([null, NOON]);
    expect(all().map((line) => [line.base, line.atMs, line.evidence.rule])).toEqual([['8', null, 'akash-withdrawn-undated'], ['7', NOON, 'akash-withdrawn-undated']]);
  });

  it('a node that lags or lies takes nothing back and doubles nothing when it recovers', async () => {
    story.leases = [{ dseq: 1, withdrawn: '1000', createdAt: HEIGHT - 100 }];
    let { cursor } = await read(null);
    for (const told of ['400', '1000', '0', '1200', '1100', '1200']) {
      await later(HOUR);
      story.leases = [{ dseq: 1, withdrawn: told, createdAt: HEIGHT - 100 }];
      ({ cursor } = await read(cursor));
    }
    expect(sum('akash/uact')).toBe(1200n);
    // Gone from the list altogether, and back.
    story.leases = [];
    ({ cursor } = await read(cursor));
    story.leases = [{ dseq: 1, withdrawn: '1200', createdAt: HEIGHT - 100 }];
    await read(cursor);
    expect(sum('akash/uact')).toBe(1200n);
  });

  it('a lease that changes its coin brings no new money', async () => {
    story.leases = [{ dseq: 1, withdrawn: '1000', denom: 'uakt', createdAt: HEIGHT - 100 }];
    const first = await read(null);
    story.leases = [{ dseq: 1, withdrawn: '530', denom: 'uact', createdAt: HEIGHT - 100 }];
    const second = await read(first.cursor);
    expect(all().map((line) => [line.mint, line.base])).toEqual([['akash/uakt', '1000']]);
    story.leases = [{ dseq: 1, withdrawn: '540', denom: 'uact', createdAt: HEIGHT - 100 }];
    await read(second.cursor);
    expect(sum('akash/uact')).toBe(10n);
  });

  it('counts doubled and reordered rows once, and never a lease of somebody else', async () => {
    const lease = { dseq: 1, withdrawn: '1000', createdAt: HEIGHT - 100 };
    story.leases = [{ dseq: 9, withdrawn: '5', createdAt: HEIGHT - 50 }, lease, { ...lease, withdrawn: '900' }, lease, { dseq: 2, provider: 'akash1somebodyelse', withdrawn: '777', createdAt: HEIGHT - 100 }];
    const { failure } = await read(null);
    expect(failure).toMatchObject({ chainCode: 'bad-answer' });
    expect(sum('akash/uact')).toBe(1005n);
  });

  it.each(['-5', '18446744073709551617', '1e9', '', '12.5', '٣'])('an amount of %j is named and not counted, the others are', async (withdrawn) => {
    story.leases = [{ dseq: 1, withdrawn, createdAt: HEIGHT - 100 }, { dseq: 2, withdrawn: '5', createdAt: HEIGHT - 100 }];
    const { failure } = await read(null);
    expect(failure).toMatchObject({ chainCode: 'bad-answer' });
    expect(all().map((line) => line.base)).toEqual(['5']);
  });

  it.each(FAULTS)('names the failure, loses nothing, and asks the next node: %s', async (fault) => {
    story.leases = [{ dseq: 1, withdrawn: '1000', createdAt: HEIGHT - 100 }];
    chain.fault(fault, /^\/lcd/);
    const first = await read(null);
    expect(first.failure).toMatchObject({ chainCode: FAULT_CODES[fault] });
    expect(all()).toEqual([]);
    chain.fault(fault, /^\/console/);
    const other = await createAkashChain(story);
    lcdUrls = [`${chain.origin}/nothing-here`, `${other.origin}/lcd`];
    expect((await read(first.cursor)).failure).toBeNull();
    expect(sum('akash/uact')).toBe(1000n);
    await other.close();
  });

  it('asks the nodes that are set now, however they are written', async () => {
    story.leases = [{ dseq: 1, withdrawn: '1000', createdAt: HEIGHT - 100 }];
    let urls = ['http://127.0.0.1:9/nobody'];
    const { entries } = createAkash({ http, clock, consoleUrl: null, get lcdUrls() { return urls; } });
    urls = [`${chain.origin}/lcd/`];
    const pass = await drain(entries.pages(wallet, null, context), clock);
    expect(pass.pages.flatMap((page) => page.entries)).toHaveLength(1);
  });

  it('does not believe a node that stands still, a list without an end, or a cursor that it cannot read', async () => {
    story.atMs = NOON - 2 * HOUR;
    expect((await read(null)).failure).toMatchObject({ chainCode: 'endpoint-failed', detail: 'stale' });
    story.atMs = NOON;
    story.leases = Array.from({ length: 5 }, (_, n) => ({ dseq: n, withdrawn: '1', createdAt: HEIGHT - 100 }));
    story.pageSize = 0;
    expect((await read(null)).failure).toMatchObject({ chainCode: 'bad-answer', detail: 'endless-list' });
    expect((await read('{"v":0}')).failure).toMatchObject({ chainCode: 'bad-answer', detail: 'cursor' });
    expect(all()).toEqual([]);
  });

  it('a thousand leases come in pages, and a pass that breaks off goes on where it was', async () => {
    story.pageSize = 100;
    story.leases = Array.from({ length: 1_000 }, (_, n) => ({ dseq: n, withdrawn: String(n + 1), createdAt: HEIGHT - 100 }));
    const { entries } = akash();
    let cursor: string | null = null;
    const seen = new Set<string>();
    for (let pass = 0; pass < 6; pass += 1) {
      const iterator: AsyncIterator<EntryPage> = entries.pages(wallet, cursor, context)[Symbol.asyncIterator]();
      const page: IteratorResult<EntryPage> = await settled(iterator.next(), clock);
      if (page.done === true) break;
      cursor = page.value.cursor;
      for (const entry of page.value.entries) {
        expect(seen.has(entry.key)).toBe(false);
        seen.add(entry.key);
      }
      // Killed here.
      await iterator.return?.();
    }
    expect(seen.size).toBe(1_000);
  });
});

describe('a look at an Akash provider', () => {
  const look = () => settled(akash().watch.look(wallet, { knownDevices: [], tz: 'UTC' }), clock);

  it('tells what accrued by price and blocks, each coin alone, and what each day earned', async () => {
    story.leases = [
      { dseq: 1, withdrawn: '400', balance: '100.5', price: '10.25', createdAt: HEIGHT - 100 },
      { dseq: 2, withdrawn: '0', balance: '7.9', denom: 'uakt', price: '1', createdAt: HEIGHT - 300 * BLOCKS_A_DAY },
    ];
    story.earned = { '2026-11-19': { uact: 55.9, uakt: 3 } };
    const { positions, reports, facts, failures } = await look();
    expect(failures).toEqual([]);
    expect(positions.map((position) => [position.mint, position.base, position.kind, position.note])).toEqual([
      ['akash/uact', '625', 'estimated', 'akash-by-blocks'],
      ['akash/uakt', '7', 'reported', 'akash-settled-only'],
    ]);
    expect(reports.map((report) => [report.mint, report.base, report.what, report.fromMs])).toEqual([['akash/uact', '55', 'earned', Date.UTC(2026, 10, 19)], ['akash/uakt', '3', 'earned', Date.UTC(2026, 10, 19)]]);
    expect(facts).toMatchObject([{ name: 'akash-active-leases', value: 2 }]);
  });

  it('says when a tenant cannot pay, and does not count on it', async () => {
    story.leases = [{ dseq: 5, withdrawn: '400', unsettled: '90.1', price: '0.000001', createdAt: HEIGHT - 100 }];
    const { notices, positions } = await look();
    expect(notices.map((notice) => [notice.code, notice.device, notice.context['amount']])).toEqual([['akash-overdrawn', '5/1/1', '90']]);
    expect(positions.map((position) => position.base)).toEqual(['0']);
  });

  it.each(FAULTS)('one side that fails leaves the other standing: %s', async (fault) => {
    story.leases = [{ dseq: 1, withdrawn: '400', balance: '100', createdAt: HEIGHT - 100 }];
    story.earned = { '2026-11-19': { uact: 55 } };
    chain.fault(fault, /^\/console/);
    const noConsole = await look();
    expect(noConsole.positions).toHaveLength(1);
    expect(noConsole.reports).toEqual([]);
    expect(noConsole.failures).toMatchObject([{ code: FAULT_CODES[fault] }]);
    chain.fault(fault, /^\/lcd/);
    const noChain = await look();
    expect(noChain.positions).toEqual([]);
    expect(noChain.reports).toHaveLength(1);
    expect(noChain.failures).toMatchObject([{ code: FAULT_CODES[fault] }]);
    chain.fault(fault);
    await expect(look()).rejects.toMatchObject({ chainCode: FAULT_CODES[fault] });
  });
});
