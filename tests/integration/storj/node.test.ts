import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStorj } from '../../../main/adapters/sources/storj/create-storj';
import { createHttp, type ManagedHttp } from '../../../main/adapters/system/http';
import type { LedgerLine } from '../../../shared/domain/reward';
import type { Wallet, WatchedAccount } from '../../../shared/domain/wallet';
import { builtInBook } from '../../../shared/networks/registry';
import { drain, settled } from '../../support/node-sources/settled';
import { FAULT_CODES, FAULTS, type StandIn } from '../../support/node-sources/stand-in';
import { createQuietLogger } from '../../support/quiet-logger';
import { createStorjNode, EU1, nodeStory, US1, type NodeStory } from '../../support/storj/storj-node';
import { createVirtualClock, type VirtualClock } from '../../support/virtual-clock';

let clock: VirtualClock;
let http: ManagedHttp;
let story: NodeStory;
let node: StandIn;
let wallet: Wallet;
const context = { networks: builtInBook, decisions: [] };

beforeEach(async () => {
  clock = createVirtualClock();
  http = createHttp({ clock, random: { next: () => 0, id: () => '' }, logger: createQuietLogger() });
  story = nodeStory(clock.now());
  node = await createStorjNode(story, clock.now());
  wallet = { id: 'w1', chain: 'storj', address: node.origin, label: '', addedAtMs: 0 };
});
afterEach(async () => {
  http.close();
  await node.close();
});

/** One pass as the engine does it: entries are decoded under their keys, a later one replaces an earlier one. */
async function read(lines: Map<string, readonly LedgerLine[]>, cursor: string | null, of = wallet, accounts: readonly WatchedAccount[] = []) {
  const { entries } = createStorj({ http, clock });
  const pass = await drain(entries.pages(of, cursor, context), clock);
  const found: WatchedAccount[] = [];
  for (const page of pass.pages) for (const entry of page.entries) {
    const decoded = entries.decode(entry.key, entry.text, of, { walletId: of.id, accounts, decisions: [], networks: builtInBook });
    expect(decoded.state).toBe('decoded');
    if (decoded.state !== 'decoded') continue;
    lines.set(entry.key, decoded.lines);
    found.push(...decoded.newAccounts);
  }
  return { ...pass, found };
}
const all = (lines: Map<string, readonly LedgerLine[]>) => [...lines.values()].flat();
const look = () => settled(createStorj({ http, clock }).watch.look(wallet, { knownDevices: [], tz: 'UTC' }), clock);

describe('payouts of a Storj node', () => {
  it('counts what was transferred, in USD, with its month, satellite and receipt, and nothing of a month that was carried forward', async () => {
    const lines = new Map<string, readonly LedgerLine[]>();
    const { pages, failure } = await read(lines, null);
    expect(failure).toBeNull();
    expect(all(lines).map((line) => [line.evidence.facts['month'], line.sourceDevice, line.base, line.kind, line.mint, line.decimals, line.receipt?.slice(0, 6)])).toEqual([
      ['2025-11', EU1, '75000', 'reward', 'fiat:USD', 6, '0xcdcd'],
      ['2025-10', US1, '3000000', 'reward', 'fiat:USD', 6, '0xabab'],
    ]);
    expect(all(lines)[1]).toMatchObject({ atMs: Date.UTC(2025, 10, 10, 12), destinationAccount: story.wallet, evidence: { rule: 'storj-paystub' } });
    expect(pages.at(-1)).toMatchObject({ entries: [], complete: true, completeSinceMs: Date.UTC(2025, 9, 1) });
  });

  it('hands over nothing twice, and a month carried forward when it is transferred at last', async () => {
    const lines = new Map<string, readonly LedgerLine[]>();
    const first = await read(lines, null);
    const asked = node.asked.length;
    expect((await read(lines, first.cursor)).pages.flatMap((page) => page.entries)).toEqual([]);
    // Months whose receipts are known are not asked for again.
    expect(node.asked.slice(asked).some((request) => request.path.includes('payout-history'))).toBe(false);
    story.stubs.push({ satelliteId: US1, period: '2025-12', created: '2026-01-12T00:00:00Z', compAtRest: 400_000, paid: 400_000, distributed: 600_000 });
    const second = await read(lines, first.cursor);
    expect(second.pages.flatMap((page) => page.entries.map((entry) => entry.key))).toEqual([`storj:${story.nodeID}:2025-12:${US1}`]);
    expect(all(lines).reduce((sum, line) => sum + BigInt(line.base), 0n)).toBe(3_675_000n);
  });

  it('takes a receipt that comes later under the same key, and keeps a payout of which the node tells no more', async () => {
    const lines = new Map<string, readonly LedgerLine[]>();
    const receipt = story.receipts[`2025-10 ${US1}`] ?? '';
    story.receipts = {};
    const first = await read(lines, null);
    expect(all(lines).every((line) => line.receipt === undefined)).toBe(true);
    // Asked again each time until there is one, and handed over only when there is something new.
    expect((await read(lines, first.cursor)).pages.flatMap((page) => page.entries)).toEqual([]);
    story.receipts = { [`2025-10 ${US1}`]: receipt };
    const second = await read(lines, first.cursor);
    expect(all(lines)).toHaveLength(2);
    expect(all(lines).find((line) => line.base === '3000000')?.receipt).toBe(receipt.slice(4));
    // The node lies: it forgets the receipt, then the payout.
    story.receipts = {};
    await read(lines, second.cursor);
    story.stubs = story.stubs.map((stub) => ({ ...stub, distributed: 0, paid: 0 }));
    await read(lines, second.cursor);
    expect(all(lines).map((line) => line.base).toSorted()).toEqual(['3000000', '75000']);
  });

  it('knows one node under two addresses again: the second is a duplicate', async () => {
    const lines = new Map<string, readonly LedgerLine[]>();
    const { found } = await read(lines, null);
    const other: Wallet = { ...wallet, id: 'w2' };
    const twice = new Map<string, readonly LedgerLine[]>();
    const second = await read(twice, null, other, found);
    expect(all(twice).map((line) => [line.kind, line.evidence.rule])).toEqual([['duplicate', 'storj-same-node'], ['duplicate', 'storj-same-node']]);
    expect(second.found).toEqual([]);
    // The first keeps its rewards also when it is decoded again.
    const again = new Map<string, readonly LedgerLine[]>();
    await read(again, null, wallet, found);
    expect(all(again).every((line) => line.kind === 'reward')).toBe(true);
  });

  it('two nodes with one wallet are two shares of one transfer', async () => {
    const lines = new Map<string, readonly LedgerLine[]>();
    const { found } = await read(lines, null);
    story.nodeID = '1AnotherNode111111111111111111111111111111111111';
    const other = new Map<string, readonly LedgerLine[]>();
    await read(other, null, { ...wallet, id: 'w2' }, found);
    expect(all(other).map((line) => line.kind)).toEqual(['reward', 'reward']);
    expect(all(other)[0]?.receipt).toBe(all(lines)[0]?.receipt);
    expect(new Set([...all(lines), ...all(other)].map((line) => line.id)).size).toBe(4);
  });

  it.each(FAULTS)('names the failure and loses nothing: %s', async (fault) => {
    const lines = new Map<string, readonly LedgerLine[]>();
    // A node that answers an empty or foreign object to everything, and one that fails only for the receipts.
    node.fault(fault);
    const first = await read(lines, null);
    expect(first.failure).toMatchObject({ chainCode: FAULT_CODES[fault] });
    expect(all(lines)).toEqual([]);
    node.fault(fault, /payout-history/);
    const second = await read(lines, first.cursor);
    if (fault !== 'null') expect(second.failure).toMatchObject({ chainCode: FAULT_CODES[fault] });
    node.fault(null);
    await read(lines, second.cursor);
    expect(all(lines).map((line) => line.base).toSorted()).toEqual(['3000000', '75000']);
  });

  it('stores what can be read and names what cannot: negative, too large, wrong types, a future month, doubled and reordered rows', async () => {
    const lines = new Map<string, readonly LedgerLine[]>();
    const [paid] = story.stubs;
    if (paid === undefined) throw new Error('no stub');
    story.stubs = [
      { ...paid, satelliteId: EU1, distributed: -5 },
      { ...paid, satelliteId: EU1, period: '2025-09', distributed: 2 ** 64 },
      { ...paid, satelliteId: EU1, period: '2025-08', distributed: '7' as unknown as number },
      ...story.stubs.toReversed(), ...story.stubs,
    ];
    const { failure } = await read(lines, null);
    expect(failure).toMatchObject({ chainCode: 'bad-answer' });
    expect(all(lines).map((line) => line.base).toSorted()).toEqual(['3000000', '75000']);
  });

  it('does not believe a time before the end of its month or in the future, neither in the line nor in its entry', async () => {
    const lines = new Map<string, readonly LedgerLine[]>();
    story.stubs = [
      { satelliteId: US1, period: '2025-10', created: '2025-10-03T00:00:00Z', paid: 1, distributed: 1 },
      { satelliteId: EU1, period: '2025-10', created: '2036-10-03T00:00:00Z', paid: 2, distributed: 2 },
    ];
    const { pages } = await read(lines, null);
    expect(all(lines).map((line) => line.atMs)).toEqual([null, null]);
    // What a line does not tell the ledger takes from its entry.
    expect(pages.flatMap((page) => page.entries.map((entry) => entry.atMs))).toEqual([null, null]);
  });

  it('a refused connection is named', async () => {
    await node.close();
    const lines = new Map<string, readonly LedgerLine[]>();
    expect((await read(lines, null)).failure).toMatchObject({ chainCode: 'endpoint-unreachable', detail: 'refused' });
    node = await createStorjNode(story, clock.now());
  });
});

describe('a look at a Storj node', () => {
  it('tells money on its way in its own states, with dates where they can be reckoned', async () => {
    const { positions, failures } = await look();
    expect(failures).toEqual([]);
    expect(positions.map((position) => [position.state, position.device, position.base, position.note])).toEqual([
      ['accrued', US1, '1644900', 'storj-this-month'],
      ['accrued', US1, '6544900', 'storj-last-month'],
      ['accrued', EU1, '125000', 'storj-this-month'],
      ['held', US1, '3000000', null],
      ['held', EU1, '900001', null],
      ['accrued', US1, '200000', 'storj-below-minimum'],
    ]);
    const held = positions.filter((position) => position.state === 'held');
    // Joined in February 2025: the statement of May 2026 releases half, paid from June on.
    expect(held[0]?.releases).toEqual([{ atMs: Date.UTC(2026, 5, 1), base: '1500000' }, { atMs: null, base: '1500000' }]);
    expect(held[1]?.releases).toEqual([{ atMs: Date.UTC(2027, 0, 1), base: '450000' }, { atMs: null, base: '450001' }]);
  });

  it('reports earned, held and paid by month and satellite', async () => {
    const { reports } = await look();
    expect(reports.filter((report) => report.device === EU1).map((report) => [report.what, report.base, report.fromMs, report.toMs, report.boundary])).toEqual([
      ['earned', '300001', Date.UTC(2025, 10, 1), Date.UTC(2025, 11, 1), 'month'],
      ['held', '225001', Date.UTC(2025, 10, 1), Date.UTC(2025, 11, 1), 'month'],
      ['paid', '75000', Date.UTC(2025, 10, 1), Date.UTC(2025, 11, 1), 'month'],
    ]);
  });

  it('tells disk, version, uptime, scores, vetting and age', async () => {
    const { facts, notices } = await look();
    const fact = (name: string, device: string | null = null) => facts.find((one) => one.name === name && one.device === device);
    expect(fact('storj-disk-free')).toMatchObject({ value: 900_000_000_000, unit: 'B' });
    expect(fact('storj-uptime')).toMatchObject({ value: 3 * 86_400, unit: 's' });
    expect(fact('storj-online-score', US1)).toMatchObject({ value: 0.99, unit: 'share' });
    expect(fact('storj-vetting', US1)?.text).toBe('vetted');
    expect(fact('storj-vetting', EU1)?.text).toBe('vetting');
    expect(fact('storj-age', EU1)).toMatchObject({ value: 4, unit: 'months' });
    expect(notices).toEqual([]);
  });

  it('says what is wrong: suspended, disqualified with what is lost, low scores with their limits, old version, offline', async () => {
    const [us, eu] = story.satellites;
    if (us === undefined || eu === undefined) throw new Error('no satellites');
    story.satellites = [
      { ...us, disqualified: '2025-12-01T00:00:00Z' },
      { ...eu, suspended: '2026-01-02T00:00:00Z', scores: { auditScore: 0.955, suspensionScore: 0.7, onlineScore: 0.5 } },
    ];
    story.upToDate = false;
    story.lastPinged = new Date(clock.now() - 4 * 3_600_000).toISOString();
    const { notices, positions } = await look();
    expect(notices.map((notice) => [notice.code, notice.level, notice.device])).toEqual([
      ['storj-offline', 'bad', null], ['storj-version-old', 'warning', null],
      ['storj-disqualified', 'bad', US1], ['storj-held-lost', 'bad', US1],
      ['storj-suspended', 'bad', EU1], ['storj-audit-low', 'bad', EU1], ['storj-suspension-low', 'warning', EU1], ['storj-online-low', 'bad', EU1],
    ]);
    expect(notices.find((notice) => notice.code === 'storj-audit-low')?.context).toEqual({ satellite: 'eu1.storj.io:7777', score: '95.5', limit: '96.0' });
    expect(notices.find((notice) => notice.code === 'storj-held-lost')?.context['usd']).toBe('3.00');
    expect(positions.some((position) => position.state === 'held' && position.device === US1)).toBe(false);
  });

  it.each(FAULTS)('one question that fails leaves the rest standing, and nothing becomes zero: %s', async (fault) => {
    node.fault(fault, /estimated-payout|held-history/);
    const { positions, failures, facts } = await look();
    if (fault !== 'null') expect(failures.filter((failure) => failure.code === FAULT_CODES[fault])).toHaveLength(3);
    expect(positions.map((position) => position.note)).toEqual(['storj-below-minimum']);
    expect(facts.length).toBeGreaterThan(10);
    node.fault(fault);
    await expect(look()).rejects.toMatchObject({ chainCode: FAULT_CODES[fault] });
  });

  it('shows a hostile name without its tricks, cut short', async () => {
    const [us] = story.satellites;
    if (us === undefined) throw new Error('no satellite');
    story.satellites = [{ ...us, url: `\u202Eevil<script>\u0000\n${'x'.repeat(100_000)}` }];
    const { facts } = await look();
    const name = facts.find((fact) => fact.name === 'storj-satellite')?.text ?? '';
    expect(name.length).toBeLessThanOrEqual(80);
    expect(name).toMatch(/^evil<script>x+…$/);
  });
});
