import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { dashboardAnswer, estimateAnswer, satelliteAnswer, satelliteEntry, toMicroUsd, toMs } from '../../../main/adapters/sources/storj/answers';
import { toNodeFacts, toNodeNotices } from '../../../main/adapters/sources/storj/node-state';
import { recordedFolder } from '../../support/recorded/solana-answers';

const folder = path.join(recordedFolder, 'storj');
const absent = !existsSync(folder);
if (absent) console.warn(`passed over: no recorded Storj data at ${folder}`);
const read = (version: string, part: string): unknown => JSON.parse(readFileSync(path.join(folder, `anclrii__Storj-Exporter/v${version}__${part}.json`), 'utf8'));

describe.skipIf(absent).each(['1.37.1', '1.48.2', '1.71.2'])('answers of node %s', (version) => {
  it('are read whole', () => {
    const node = dashboardAnswer.parse(read(version, 'sno'));
    expect(node.version).toBe(version);
    expect(node.satellites?.map((row) => satelliteEntry.safeParse(row).success)).toEqual(Array.from({ length: 6 }, () => true));
    const data = satelliteAnswer.parse(read(version, 'satellite'));
    expect(data.audits?.auditScore).toBeGreaterThan(0.9);
    expect(toMs(data.nodeJoinedAt)).toBeGreaterThan(Date.UTC(2018, 0, 1));
    const pingedMs = toMs(node.lastPinged) ?? 0;
    const seen = { walletId: 'w', nowMs: pingedMs + 60_000, satellites: [], scores: [], estimates: [], held: null, paystubs: null };
    expect(toNodeFacts(node, seen).find((fact) => fact.name === 'storj-disk-trash')?.value).toBeGreaterThan(1e9);
    // Node 1.71.2 was recorded with a QUIC that does not work.
    expect(toNodeNotices(node, seen).map((notice) => notice.code)).toEqual(version === '1.71.2' ? ['storj-quic'] : []);
  });

  it('estimates are cents', () => {
    const estimate = estimateAnswer.parse(read(version, 'payout'));
    const raw = read(version, 'payout') as { currentMonth: { egressBandwidthPayout: number; egressRepairAuditPayout: number; diskSpacePayout: number; diskSpace: number; held: number } };
    const { egressBandwidthPayout, egressRepairAuditPayout, diskSpacePayout, diskSpace, held } = raw.currentMonth;
    const parts = toMicroUsd(egressBandwidthPayout + egressRepairAuditPayout + diskSpacePayout - held);
    // The node rounds per satellite: a few hundredths of a cent.
    expect(Number(toMicroUsd(estimate.currentMonth.payout) - parts)).toBeLessThanOrEqual(500);
    // Byte-months at the rate of those years, 150 cents for a TB-month.
    expect((diskSpace / 1e12) * 150).toBeCloseTo(diskSpacePayout, 1);
  });
});
