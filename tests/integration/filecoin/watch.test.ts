import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SourceLook } from '../../../shared/domain/source-look';
import { epochToMs, msToEpoch } from '../../../shared/chains/filecoin/epochs';
import { createLotusServer, FIL, LotusRefusal, type LotusServer } from '../../support/filecoin/lotus-server';
import { networkRows, providerIds, writePortalFile } from '../../support/filecoin/portal-data';
import { createPortalServer, type PortalServer } from '../../support/filecoin/portal-server';
import { createFilecoinRig, minerWallet, NOW_MS, type FilecoinRig } from '../../support/filecoin/rig';

const wallet = minerWallet('f01234');
const CONTEXT = { knownDevices: [], tz: 'UTC' };
const TODAY = Math.floor(NOW_MS / 86_400_000);

let lotus: LotusServer;
let portal: PortalServer;
let rig: FilecoinRig;

beforeEach(async () => {
  lotus = await createLotusServer(NOW_MS);
  portal = await createPortalServer();
  portal.put(writePortalFile(networkRows([...providerIds(20), 'f01234'], TODAY - 120, 120), { rowGroupSize: 1_500 }), { modifiedAtMs: NOW_MS });
  rig = createFilecoinRig({ portalUrl: () => portal.url, endpoints: () => [lotus.url] });
});

afterEach(async () => {
  rig.close();
  await lotus.close();
  await portal.close();
});

const look = (): Promise<SourceLook> => rig.filecoin.watch.look(wallet, CONTEXT);
const factOf = (found: SourceLook, name: string): number | null | undefined => found.facts.find((fact) => fact.name === name)?.value;
const codes = (found: SourceLook): readonly string[] => found.notices.map((notice) => notice.code);

describe('a provider', () => {
  it('has its money in states that are never added: to withdraw, vesting with every release, pledge', async () => {
    const found = await look();
    expect(found.failures).toEqual([]);
    expect(found.positions.map(({ state, base, note, releases }) => [state, base, note, releases.length])).toEqual([
      ['claimable', String(500n * FIL), 'filecoin-available', 0],
      ['vesting', String(90n * FIL), 'filecoin-vesting', 180],
      ['locked', String(5_400n * FIL), 'filecoin-pledge', 0],
      ['locked', String(10n * FIL), 'filecoin-pre-commit', 0],
    ]);
    expect(found.positions.every((position) => position.asOfMs === epochToMs(lotus.world.height))).toBe(true);
    expect(found.positions[1]?.releases[0]).toEqual({ atMs: epochToMs(lotus.world.height + 501), base: String(FIL / 2n) });
  });

  it('has its figures: power, share, sectors, fee, expected reward with its spread', async () => {
    const found = await look();
    expect(factOf(found, 'filecoin-power-share')).toBeCloseTo(1 / 14_400, 10);
    expect(factOf(found, 'filecoin-expected-day')).toBeCloseTo((22 * 2_880) / 14_400, 9);
    expect(factOf(found, 'filecoin-expected-day-low')).toBe(0);
    expect(factOf(found, 'filecoin-expected-day-high')).toBeCloseTo(8.8, 9);
    expect(factOf(found, 'filecoin-no-win-days')).toBeCloseTo(Math.exp(-1), 6);
    expect(factOf(found, 'filecoin-daily-fee')).toBeCloseTo(0.1, 9);
    expect(factOf(found, 'filecoin-sectors-live')).toBe(3_200);
    expect(codes(found)).toEqual([]);
  });

  it('counts what has vested as free, although the actor has not unlocked it yet', async () => {
    lotus.world.vesting = lotus.world.vesting.map((step, i) => (i < 2 ? { ...step, epoch: lotus.world.height - 10 + i } : step));
    const found = await look();
    expect(found.positions[0]?.base).toBe(String(501n * FIL));
    expect(found.positions[1]).toMatchObject({ base: String(89n * FIL), note: 'filecoin-vesting' });
    expect(found.positions[1]?.releases).toHaveLength(178);
  });

  it('says what is wrong with it', async () => {
    Object.assign(lotus.world, { sectors: { Live: 3_200, Active: 3_100, Faulty: 100 }, feeDebt: 600n * FIL, hasMinPower: false, consensusFaultElapsed: lotus.world.height + 900, pendingOwner: 'f0666' });
    const found = await look();
    expect(codes(found).toSorted()).toEqual(['filecoin-below-minimum-power', 'filecoin-consensus-fault', 'filecoin-fee-debt', 'filecoin-owner-change', 'filecoin-sectors-faulty']);
    expect(found.positions.map((position) => position.state)).not.toContain('claimable');
    expect(factOf(found, 'filecoin-expected-day')).toBe(0);
  });

  it('tells the days of the Data Portal for comparison, with what the power promised', async () => {
    const found = await look();
    const portalReports = found.reports.filter((report) => report.source === 'filecoin-data-portal');
    expect(portalReports).toHaveLength(90);
    expect(portalReports.every((report) => report.what === 'earned' && report.toMs - report.fromMs === 86_400_000 && report.toMs <= NOW_MS)).toBe(true);
    expect(found.reports.filter((report) => report.source === 'filecoin-power-share' && report.toMs <= NOW_MS)).toHaveLength(90);
    const [low, expected, high, byWins, earned] = ['filecoin-expected-30d-low', 'filecoin-expected-30d', 'filecoin-expected-30d-high', 'filecoin-by-wins-30d', 'filecoin-earned-30d'].map((name) => factOf(found, name) ?? 0);
    expect(low).toBeLessThan(expected ?? 0);
    expect(high).toBeGreaterThan(expected ?? 0);
    // The stand-in pays every win of a day the same, as the chain does: then both reckonings agree.
    expect(byWins).toBeCloseTo(earned ?? 0, 3);
  });

  it('asks the file once while it is the same', async () => {
    await look();
    const asked = portal.ranges().length;
    await look();
    expect(portal.ranges().slice(asked)).toEqual(['bytes=-65536']);
  });
});

describe('wins of today', () => {
  it('are counted over several looks, provisional until the whole day so far was looked through', async () => {
    const start = msToEpoch(TODAY * 86_400_000);
    lotus.world.wins = new Map([[start, 2], [start + 100, 1], [lotus.world.height - 20, 1]]);
    lotus.world.empty = new Set([start + 50]);
    const first = await look();
    expect(factOf(first, 'filecoin-wins-today')).toBe(1);
    expect(factOf(first, 'filecoin-today-covered')).toBeLessThan(0.5);
    expect(first.reports.some((report) => report.source === 'filecoin-wins-today')).toBe(false);
    let last = first;
    for (let i = 0; i < 5; i += 1) last = await look();
    expect(factOf(last, 'filecoin-today-covered')).toBe(1);
    expect(factOf(last, 'filecoin-wins-today')).toBe(4);
    expect(last.reports.find((report) => report.source === 'filecoin-wins-today')).toMatchObject({ what: 'earned', base: String((4n * 22n * FIL) / 5n), fromMs: TODAY * 86_400_000 });
  });

  it('begin anew with the next day', async () => {
    lotus.world.wins = new Map([[lotus.world.height - 20, 3]]);
    expect(factOf(await look(), 'filecoin-wins-today')).toBe(3);
    lotus.world.height = msToEpoch((TODAY + 1) * 86_400_000) + 30;
    await rig.clock.advance((TODAY + 1) * 86_400_000 + 1_000_000 - NOW_MS);
    expect(factOf(await look(), 'filecoin-wins-today')).toBe(0);
  });
});

describe('an endpoint', () => {
  it('is asked only what it says it offers, and the rest is said to be missing', async () => {
    lotus.discover = lotus.discover?.filter((name) => name !== 'ChainReadObj' && name !== 'StateMinerDeadlines') ?? null;
    const found = await look();
    expect(lotus.asked()).not.toContain('ChainReadObj');
    expect(lotus.asked()).not.toContain('StateMinerDeadlines');
    expect(found.notices).toMatchObject([{ code: 'filecoin-not-offered', context: { methods: 'ChainReadObj, StateMinerDeadlines' } }]);
    expect(found.positions[1]).toMatchObject({ state: 'vesting', note: 'filecoin-vesting-head-only' });
    expect(found.positions[1]?.releases).toHaveLength(1);
    expect(factOf(found, 'filecoin-daily-fee')).toBeUndefined();
  });

  it('that does not know Discover is taken for a stock gateway', async () => {
    lotus.discover = null;
    const found = await look();
    expect(found.failures).toEqual([]);
    expect(found.positions).toHaveLength(4);
  });

  it('is never asked anything outside of the list of a gateway', async () => {
    await look();
    const allowed = new Set(['ChainHead', 'ChainGetTipSetByHeight', 'ChainReadObj', 'StateMinerPower', 'StateMinerInfo', 'StateMinerSectorCount', 'StateMinerDeadlines', 'StateReadState', 'StateLookupID', 'WalletBalance']);
    expect(lotus.asked().filter((name) => !allowed.has(name))).toEqual([]);
  });

  it('that fails is followed by the next one', async () => {
    const other = await createLotusServer(NOW_MS);
    const pair = createFilecoinRig({ portalUrl: () => portal.url, endpoints: () => [lotus.url, other.url] });
    lotus.instead = (_request, response) => { response.writeHead(502).end('bad gateway'); };
    const found = await pair.filecoin.watch.look(wallet, CONTEXT);
    expect(found.positions).toHaveLength(4);
    expect(found.failures).toEqual([]);
    pair.close();
    await other.close();
  });

  it('that refuses one question loses only that figure', async () => {
    lotus.methods['StateMinerSectorCount'] = () => { throw new LotusRefusal(1, 'bad tipset height: lookbacks of more than 24h0m0s are disallowed'); };
    const found = await look();
    expect(found.failures).toEqual([{ code: 'endpoint-failed', detail: lotus.host }]);
    expect(factOf(found, 'filecoin-sectors-live')).toBeUndefined();
    expect(found.positions).toHaveLength(4);
  });
});

describe('another address', () => {
  it('that is an account has a balance and no provider', async () => {
    const account = minerWallet('f15ihq5ibzwki2b4ep2f46avlkrqzhpqgtga7pdrq');
    const found = await rig.filecoin.watch.look(account, CONTEXT);
    expect(found.holdings).toMatchObject([{ base: String(12n * FIL), mint: 'filecoin/fil', decimals: 18 }]);
    expect(found.positions).toEqual([]);
    expect(found.notices).toEqual([]);
  });

  it('that is an id of something else is said to be no provider', async () => {
    const found = await rig.filecoin.watch.look(minerWallet('f0999'), CONTEXT);
    expect(found.notices).toMatchObject([{ code: 'filecoin-not-a-provider' }]);
    expect(found.holdings).toHaveLength(1);
  });
});
