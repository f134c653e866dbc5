import { z } from 'zod';
import { MS_PER_DAY } from '../../../../shared/units/duration';
import { boundedList } from '../bounded';
import { parseLocalDate } from '../../../../shared/units/local-date';

/** Shapes of the node's answers, as far as we read them; more fields than these are no error. Units: README.md. */

const count = z.int().nonnegative();
const microUsd = z.int().nonnegative();
/** US cents, with fractions. A node in trouble could tell anything: bounded to what any node could earn. */
const cents = z.number().min(0).max(1e9);
const instant = z.string().max(64).nullish();
const id = z.string().min(1).max(64).regex(/^[A-Za-z0-9]+$/);

export const satelliteEntry = z.object({ id, url: z.string().nullish(), disqualified: instant, suspended: instant, vettedAt: instant });

export const dashboardAnswer = z.object({
  nodeID: id,
  wallet: z.string().regex(/^0x[0-9a-fA-F]{40}$/).nullish().catch(null),
  walletFeatures: z.array(z.string()).max(20).nullish().catch(null),
  satellites: boundedList(64).nullish(),
  diskSpace: z.object({ used: count, available: count, trash: count.nullish(), overused: count.nullish(), allocated: count.nullish(), reclaimable: count.nullish() }).nullish().catch(null),
  bandwidth: z.object({ used: count }).nullish().catch(null),
  lastPinged: instant,
  version: z.string().nullish(),
  allowedVersion: z.string().nullish(),
  upToDate: z.boolean().nullish(),
  startedAt: instant,
  quicStatus: z.string().nullish(),
});

export type Dashboard = z.infer<typeof dashboardAnswer>;
export type SatelliteEntry = z.infer<typeof satelliteEntry>;

const share = z.number().min(0).max(1).nullish().catch(null);

export const satelliteAnswer = z.object({
  id,
  audits: z.object({ auditScore: share, suspensionScore: share, onlineScore: share }).nullish().catch(null),
  nodeJoinedAt: instant,
  currentStorageUsed: count.nullish().catch(null),
});

const monthly = z.object({ payout: cents, held: cents.nullish(), diskSpace: z.number().nonnegative().nullish(), heldRate: z.number().nullish() });
export const estimateAnswer = z.object({ currentMonth: monthly, previousMonth: monthly.nullish().catch(null), currentMonthExpectations: cents.nullish().catch(null) });
export type Estimate = z.infer<typeof estimateAnswer>;

export const paystubEntry = z.object({
  satelliteId: id,
  period: z.string().min(7).max(32).regex(/^\d{4}-\d{2}/),
  created: instant,
  codes: z.string().max(64).nullish(),
  compAtRest: microUsd, compGet: microUsd, compGetRepair: microUsd, compGetAudit: microUsd,
  surgePercent: z.int().min(0).max(10_000).nullish(),
  held: microUsd, owed: microUsd.nullish(), disposed: microUsd, paid: microUsd,
  /** Absent in answers of nodes before 2021. */
  distributed: microUsd.nullish(),
});
export type Paystub = z.infer<typeof paystubEntry>;

export const payoutEntry = z.object({ satelliteID: id, satelliteURL: z.string().nullish(), receipt: z.string().nullish() });

export const heldEntry = z.object({ satelliteID: id, satelliteName: z.string().nullish(), totalHeld: microUsd, totalDisposed: microUsd, joinedAt: instant });

/** Go writes a list without entries as null. */
export const listAnswer = boundedList(10_000).nullable().transform((list) => list ?? []);

/** UTC ms; null for none, for Go's zero time and for what is no time. */
export function toMs(text: string | null | undefined): number | null {
  const ms = text === null || text === undefined ? Number.NaN : Date.parse(text);
  // Storj has paid nobody before 2014.
  return Number.isFinite(ms) && ms > 1_388_534_400_000 ? ms : null;
}

/** The month of a paystub, UTC ms, end exclusive; null when it names none. */
export function monthOf(period: string): { readonly fromMs: number; readonly toMs: number } | null {
  const first = parseLocalDate(`${period.slice(0, 7)}-01`);
  if (first === null) return null;
  const next = parseLocalDate(period.slice(5, 7) === '12' ? `${String(Number(period.slice(0, 4)) + 1).padStart(4, '0')}-01-01` : `${period.slice(0, 5)}${String(Number(period.slice(5, 7)) + 1).padStart(2, '0')}-01`);
  return next === null ? null : { fromMs: first * MS_PER_DAY, toMs: next * MS_PER_DAY };
}

/** Cents with fractions as micro-USD, rounded to the nearest. */
export const toMicroUsd = (value: number): bigint => BigInt(Math.round(value * 10_000));

/** What the month earned, micro-USD: storage, egress, repair and audits, times the surge (storj storagenode/payouts, GetEarnedWithSurge). */
export function earnedOf(stub: Paystub): bigint {
  const earned = BigInt(stub.compAtRest) + BigInt(stub.compGet) + BigInt(stub.compGetRepair) + BigInt(stub.compGetAudit);
  const surge = stub.surgePercent ?? 0;
  return surge === 0 ? earned : (earned * BigInt(surge)) / 100n;
}

/**
 * What was really transferred for a month, micro-USD; null: the node is too old to tell. Nodes set it equal to `paid` for months before December
 * 2020, when nothing was carried forward yet.
 */
export function distributedOf(stub: Paystub): bigint | null {
  if (stub.distributed !== null && stub.distributed !== undefined) return BigInt(stub.distributed);
  return stub.period < '2020-12' ? BigInt(stub.paid) : null;
}

/** The transaction of a receipt such as `eth:0x…` or `zksync-era:…`; null when it names none. */
export function receiptOf(text: string | null | undefined): { readonly chain: string; readonly transaction: string } | null {
  const [, chain = '', hash = ''] = /^([a-z][a-z0-9-]{1,15}):(?:0x)?([0-9a-fA-F]{64})$/.exec(text?.trim() ?? '') ?? [];
  return hash === '' ? null : { chain, transaction: `0x${hash.toLowerCase()}` };
}
