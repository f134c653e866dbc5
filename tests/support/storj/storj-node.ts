import { createStandIn, type StandIn } from '../node-sources/stand-in';

const DAY = 86_400_000;

export interface StandInStub {
  readonly satelliteId: string;
  readonly period: string;
  readonly created?: string;
  readonly compAtRest?: number;
  readonly held?: number;
  readonly disposed?: number;
  readonly paid?: number;
  readonly distributed?: number;
  readonly surgePercent?: number;
}

export interface StandInSatellite {
  readonly id: string;
  readonly url: string;
  readonly disqualified?: string | null;
  readonly suspended?: string | null;
  readonly vettedAt?: string | null;
  readonly scores?: { readonly auditScore: number; readonly suspensionScore: number; readonly onlineScore: number };
  readonly joinedAt?: string;
  /** US cents. */
  readonly thisMonth?: number;
  readonly lastMonth?: number;
  readonly totalHeld?: number;
  readonly totalDisposed?: number;
}

/** What an invented node would say; a test changes it between two calls. */
export interface NodeStory {
  nodeID: string;
  wallet: string;
  upToDate: boolean;
  lastPinged: string;
  satellites: StandInSatellite[];
  stubs: StandInStub[];
  /** `period satellite` to receipt. */
  receipts: Record<string, string>;
}

export const US1 = 'usOne1111111111111111111111111111111111111111111111';
export const EU1 = 'euOne1111111111111111111111111111111111111111111111';

/** Two satellites, three months: one paid, one carried forward, one paid with what was carried. */
export const nodeStory = (nowMs: number): NodeStory => ({
  nodeID: '1NodeOfTheTest11111111111111111111111111111111111',
  wallet: '0x00000000000000000000000000000000000000aA',
  upToDate: true,
  lastPinged: new Date(nowMs - 60_000).toISOString(),
  satellites: [
    { id: US1, url: 'us1.storj.io:7777', vettedAt: '2025-01-01T00:00:00Z', scores: { auditScore: 1, suspensionScore: 1, onlineScore: 0.99 }, joinedAt: '2025-02-10T00:00:00Z', thisMonth: 164.49, lastMonth: 654.49, totalHeld: 3_000_000, totalDisposed: 0 },
    { id: EU1, url: 'eu1.storj.io:7777', vettedAt: null, scores: { auditScore: 1, suspensionScore: 1, onlineScore: 1 }, joinedAt: '2025-09-20T00:00:00Z', thisMonth: 12.5, lastMonth: 0, totalHeld: 900_001, totalDisposed: 0 },
  ],
  stubs: [
    { satelliteId: US1, period: '2025-10', created: '2025-11-10T12:00:00Z', compAtRest: 4_000_000, held: 1_000_000, paid: 3_000_000, distributed: 3_000_000 },
    { satelliteId: US1, period: '2025-11', created: '2025-12-10T12:00:00Z', compAtRest: 200_000, paid: 200_000, distributed: 0 },
    { satelliteId: EU1, period: '2025-11', created: '2025-12-10T12:00:00Z', compAtRest: 300_001, held: 225_001, paid: 75_000, distributed: 75_000 },
  ],
  receipts: { [`2025-10 ${US1}`]: `eth:0x${'ab'.repeat(32)}`, [`2025-11 ${EU1}`]: `zksync-era:0x${'cd'.repeat(32)}` },
});

const ZERO_TIME = '0001-01-01T00:00:00Z';

/** The dashboard API of an invented node on a loopback port, in the shapes of storagenode of August 2026. */
export const createStorjNode = (story: NodeStory, nowMs: number): Promise<StandIn> =>
  createStandIn(({ url }) => {
    const [, api, part, name, ...rest] = url.pathname.split('/');
    if (api !== 'api') return { raw: (_request, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Node</title>') };
    if (part === 'sno' && (name === '' || name === undefined)) {
      return { json: {
        nodeID: story.nodeID, wallet: story.wallet, walletFeatures: null,
        satellites: story.satellites.map(({ id, url: address, disqualified = null, suspended = null, vettedAt }) => ({ id, url: address, disqualified, suspended, vettedAt })),
        diskSpace: { used: 3_000_000_000_000, available: 500_000_000_000, overused: 0, allocated: 4_000_000_000_000, trash: 100_000_000_000, reclaimable: 0 },
        bandwidth: { used: 21_724_116_480, available: 0 }, lastPinged: story.lastPinged, version: '1.130.2', allowedVersion: '1.120.0', upToDate: story.upToDate,
        startedAt: new Date(nowMs - 3 * DAY).toISOString(), configuredPort: '28967', quicStatus: 'OK', lastQuicPingedAt: ZERO_TIME,
      } };
    }
    if (part === 'sno' && name === 'satellite') {
      const satellite = story.satellites.find((one) => one.id === rest[0]);
      return satellite === undefined ? undefined : { json: { id: satellite.id, storageDaily: null, bandwidthDaily: null, audits: satellite.scores ?? null, nodeJoinedAt: satellite.joinedAt ?? ZERO_TIME, currentStorageUsed: 5_000_000 } };
    }
    if (part === 'sno' && name === 'estimated-payout') {
      const chosen = story.satellites.filter((one) => (url.searchParams.get('id') ?? one.id) === one.id);
      const month = (payout: number) => ({ egressBandwidth: 0, egressBandwidthPayout: 0, egressRepairAudit: 0, egressRepairAuditPayout: 0, diskSpace: 1, diskSpacePayout: payout, heldRate: 0, payout, held: 0 });
      return { json: { currentMonth: month(chosen.reduce((sum, one) => sum + (one.thisMonth ?? 0), 0)), previousMonth: month(chosen.reduce((sum, one) => sum + (one.lastMonth ?? 0), 0)), currentMonthExpectations: 541 } };
    }
    if (part === 'heldamount' && name === 'periods') return { json: story.stubs.length === 0 ? null : [...new Set(story.stubs.map((stub) => stub.period))] };
    if (part === 'heldamount' && name === 'held-history') {
      return { json: story.satellites.map((one) => ({ satelliteID: one.id, satelliteName: one.url, holdForFirstPeriod: one.totalHeld ?? 0, holdForSecondPeriod: 0, holdForThirdPeriod: 0, totalHeld: one.totalHeld ?? 0, totalDisposed: one.totalDisposed ?? 0, joinedAt: one.joinedAt ?? ZERO_TIME })) };
    }
    if (part === 'heldamount' && name === 'paystubs') {
      const [from = '', to = from] = rest;
      return { json: story.stubs.filter((stub) => stub.period >= from && stub.period <= to).map((stub) => ({
        created: ZERO_TIME, codes: '', usageAtRest: 1, usageGet: 0, usagePut: 0, usageGetRepair: 0, usagePutRepair: 0, usageGetAudit: 0, compAtRest: 0, compGet: 0, compPut: 0, compGetRepair: 0, compPutRepair: 0,
        compGetAudit: 0, surgePercent: 0, held: 0, owed: 0, disposed: 0, paid: 0, distributed: 0, ...stub,
      })) };
    }
    if (part === 'heldamount' && name === 'payout-history') {
      const list = story.stubs.filter((stub) => stub.period === rest[0]);
      return { json: list.length === 0 ? null : list.map((stub) => ({ satelliteID: stub.satelliteId, satelliteURL: story.satellites.find((one) => one.id === stub.satelliteId)?.url ?? '', age: 5, earned: 1, surge: 1, surgePercent: 100, held: 0, heldPercent: 0, afterHeld: 1, disposed: 0, paid: stub.paid ?? 0, receipt: story.receipts[`${stub.period} ${stub.satelliteId}`] ?? '', isExitComplete: false, distributed: stub.distributed ?? 0 })) };
    }
    return undefined;
  });
