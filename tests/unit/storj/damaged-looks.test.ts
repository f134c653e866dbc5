import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dashboardAnswer, estimateAnswer, heldEntry, paystubEntry, satelliteAnswer, satelliteEntry } from '../../../main/adapters/sources/storj/answers';
import { toPositions, toReports } from '../../../main/adapters/sources/storj/money-state';
import { toNodeFacts, toNodeNotices } from '../../../main/adapters/sources/storj/node-state';
import { toSatelliteFacts, toSatelliteNotices } from '../../../main/adapters/sources/storj/satellite-state';
import type { StorjSeen } from '../../../main/adapters/sources/storj/seen';
import { mutated } from '../probes/mutated';

const NOW = Date.UTC(2026, 0, 15);
const sample = {
  node: { nodeID: 'N1', wallet: `0x${'a'.repeat(40)}`, diskSpace: { used: 5, available: 9, trash: 1 }, lastPinged: '2026-01-14T00:00:00Z', startedAt: '2026-01-01T00:00:00Z', version: '1.0', upToDate: true },
  satellite: { id: 'S1', url: 'us1', disqualified: null, suspended: null, vettedAt: null },
  data: { id: 'S1', audits: { auditScore: 1, suspensionScore: 1, onlineScore: 0.9 }, nodeJoinedAt: '2025-01-01T00:00:00Z' },
  estimate: { currentMonth: { payout: 1.5, held: 0 }, previousMonth: { payout: 2.5, held: 0 }, currentMonthExpectations: 3 },
  held: { satelliteID: 'S1', totalHeld: 900, totalDisposed: 100, joinedAt: '2025-01-01T00:00:00Z' },
  stub: { satelliteId: 'S1', period: '2025-12', created: null, compAtRest: 1, compGet: 2, compGetRepair: 3, compGetAudit: 4, surgePercent: 0, held: 5, disposed: 0, paid: 9, distributed: 3 },
};

function lookAt(text: string): { readonly amounts: readonly string[]; readonly values: readonly (number | null)[] } | null {
  let json: Partial<typeof sample> | null;
  try { json = JSON.parse(text) as Partial<typeof sample> | null; } catch { return null; }
  const node = dashboardAnswer.safeParse(json?.node);
  if (!node.success) return null;
  const satellite = satelliteEntry.safeParse(json?.satellite);
  const data = satelliteAnswer.safeParse(json?.data);
  const estimate = estimateAnswer.safeParse(json?.estimate);
  const held = heldEntry.safeParse(json?.held);
  const stub = paystubEntry.safeParse(json?.stub);
  const seen: StorjSeen = {
    walletId: 'w', nowMs: NOW,
    satellites: satellite.success ? [satellite.data] : [],
    scores: satellite.success && data.success ? [{ satellite: satellite.data, data: data.data }] : [],
    estimates: estimate.success ? [{ satelliteId: 'S1', estimate: estimate.data }] : [],
    held: held.success ? { rows: [held.data], unreadable: 0 } : null,
    paystubs: stub.success ? { rows: [stub.data], unreadable: 0 } : null,
  };
  const positions = toPositions(seen);
  toNodeNotices(node.data, seen);
  toSatelliteNotices(seen);
  return {
    amounts: [...positions.flatMap((position) => [position.base, ...position.releases.map((release) => release.base)]), ...toReports(seen).map((report) => report.base)],
    values: [...toNodeFacts(node.data, seen), ...toSatelliteFacts(seen)].map((fact) => fact.value),
  };
}

it('reads the answers themselves', () => {
  expect(lookAt(JSON.stringify(sample))?.amounts).toEqual(['15000', '800', '350', '450', '6', '10', '5', '3']);
});

it('ten thousand damaged answers: never throws, no amount is negative or broken, no figure is no number', () => {
  fc.assert(fc.property(mutated(JSON.stringify(sample)), (text) => {
    const found = lookAt(text);
    return found === null || (found.amounts.every((amount) => /^\d+$/.test(amount)) && found.values.every((value) => value === null || (Number.isFinite(value) && value >= 0)));
  }), { numRuns: 10_000 });
});
