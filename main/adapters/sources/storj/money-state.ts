import type { Position } from '../../../../shared/domain/position';
import type { SourceReport } from '../../../../shared/domain/source-look';
import { heldReleases, monthStart } from '../../../../shared/networks/storj/held';
import { STORJ_USD } from '../../../../shared/networks/storj/tokens';
import { MS_PER_DAY } from '../../../../shared/units/duration';
import { formatLocalDate } from '../../../../shared/units/local-date';
import { distributedOf, earnedOf, monthOf, toMicroUsd, toMs } from './answers';
import type { StorjSeen } from './seen';

const USUAL_PAYOUT_DAYS = 14;

/** Where the money of a node stands, in USD. The states are never added: what is held is no part of what is accrued. */
export function toPositions(seen: StorjSeen): readonly Position[] {
  const base = { walletId: seen.walletId, network: 'storj', ...STORJ_USD, asOfMs: seen.nowMs } as const;
  const gone = new Set(seen.satellites.filter((satellite) => satellite.disqualified !== null && satellite.disqualified !== undefined).map((satellite) => satellite.id));
  const positions: Position[] = [];
  const paidMonths = new Set(seen.paystubs?.rows.map((stub) => `${stub.satelliteId} ${stub.period.slice(0, 7)}`));
  const lastMonth = formatLocalDate(monthStart(seen.nowMs, -1) / MS_PER_DAY).slice(0, 7);
  // "First half of the month, usually before the 15th" (storj/docs).
  const usualMs = monthStart(seen.nowMs) + USUAL_PAYOUT_DAYS * MS_PER_DAY;

  for (const { satelliteId, estimate } of seen.estimates) {
    if (satelliteId !== null && gone.has(satelliteId)) continue;
    positions.push({
      ...base, device: satelliteId, state: 'accrued', base: toMicroUsd(estimate.currentMonth.payout).toString(),
      releases: [], kind: 'estimated', source: 'storj-estimate', note: 'storj-this-month',
    });
    // Between the end of a month and its paystub only the estimate knows of it. Without the paystubs nobody can say whether it is there.
    const previous = estimate.previousMonth?.payout ?? 0;
    if (previous > 0 && seen.paystubs !== null && !paidMonths.has(`${satelliteId} ${lastMonth}`)) {
      positions.push({
        ...base, device: satelliteId, state: 'accrued', base: toMicroUsd(previous).toString(), releases: [{ atMs: usualMs > seen.nowMs ? usualMs : null, base: toMicroUsd(previous).toString() }],
        kind: 'estimated', source: 'storj-estimate', note: 'storj-last-month',
      });
    }
  }

  for (const row of seen.held?.rows ?? []) {
    const left = BigInt(row.totalHeld) - BigInt(row.totalDisposed);
    if (left <= 0n) continue;
    // Lost on disqualification: a notice tells the amount, and nobody counts with it.
    if (gone.has(row.satelliteID)) continue;
    positions.push({
      ...base, device: row.satelliteID, state: 'held', base: left.toString(), kind: 'reported', source: 'storj-node',
      releases: heldReleases(BigInt(row.totalHeld), BigInt(row.totalDisposed), toMs(row.joinedAt), seen.nowMs),
      note: null,
    });
  }

  const owed = new Map<string, bigint>();
  for (const stub of seen.paystubs?.rows ?? []) {
    const distributed = distributedOf(stub);
    // A node too old to tell what was transferred says nothing about what was not.
    if (distributed !== null) owed.set(stub.satelliteId, (owed.get(stub.satelliteId) ?? 0n) + BigInt(stub.paid) - distributed);
  }
  for (const [device, amount] of owed) {
    if (amount > 0n) positions.push({ ...base, device, state: 'accrued', base: amount.toString(), releases: [], kind: 'reported', source: 'storj-paystubs', note: 'storj-below-minimum' });
  }
  return positions;
}

/** What the paystubs say of each month and satellite, for the reconciliation desk. */
export function toReports(seen: StorjSeen): readonly SourceReport[] {
  const base = { walletId: seen.walletId, network: 'storj', source: 'storj-paystubs', boundary: 'month', ...STORJ_USD, asOfMs: seen.nowMs } as const;
  return (seen.paystubs?.rows ?? []).flatMap((stub) => {
    const month = monthOf(stub.period);
    if (month === null) return [];
    const distributed = distributedOf(stub);
    const row = { ...base, device: stub.satelliteId, fromMs: month.fromMs, toMs: month.toMs };
    const reports: SourceReport[] = [{ ...row, what: 'earned', base: earnedOf(stub).toString() }, { ...row, what: 'held', base: String(stub.held) }];
    if (distributed !== null) reports.push({ ...row, what: 'paid', base: distributed.toString() });
    return reports;
  });
}
