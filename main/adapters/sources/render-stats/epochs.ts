import { z } from 'zod';
import { boundedList, plainObject } from '../bounded';
import { RENDER_EPOCH_MS, RENDER_EPOCH_START_MS } from '../../../../shared/networks/render/network';

const instant = z.string().max(64).refine((text) => Number.isFinite(Date.parse(text)));

/** One channel of one epoch, as far as we read it. */
export const liabilityEntry = z.object({
  epochId: z.int().min(0).max(1e6),
  channel: z.string().min(1).max(60).regex(/^[a-z0-9_-]+$/i),
  start: instant,
  end: instant,
  /** Base units of RENDER (8 decimals). */
  amountDue: z.int().min(0),
  metadataBySolKey: plainObject.nullish(),
});

/** A few channels a week since 2023. */
const entries = boundedList(10_000);
/** The list lies under `data.epochs` (seen October 2025), under `data`, or bare. */
export const liabilityAnswer = z.union([z.object({ data: z.object({ epochs: entries }) }).transform((answer) => answer.data.epochs), z.object({ data: entries }).transform((answer) => answer.data), entries]);

export const burnEntry = z.object({ id: z.int().min(0), startDate: instant, endDate: instant, burnedRender: z.number().min(0).max(1e12) });
export const burnAnswer = z.union([z.object({ data: entries }).transform((answer) => answer.data), entries]);

export interface EpochShare {
  readonly epoch: number;
  readonly channel: string;
  /** UTC ms, Wednesday 00:00; end exclusive. */
  readonly fromMs: number;
  readonly toMs: number;
  /** What the wallet may expect, base units: amount due × its hours / all hours, rounded down. */
  readonly expected: bigint;
}

const MILLION = 1_000_000;
/** Hours as the file counts them: whole numbers in all files seen, exact to a millionth if they are not. Null for what is no hours. */
const exactHours = (value: unknown): bigint | null => {
  const used = (value as { readonly obhUsed?: unknown } | null)?.obhUsed;
  return typeof used === 'number' && used >= 0 && used <= 1e12 ? BigInt(Math.round(used * MILLION)) : null;
};

/** Null when one of them is no hours. */
function sumOfHours(metadata: Readonly<Record<string, unknown>>): bigint | null {
  let sum = 0n;
  for (const key of Object.keys(metadata)) {
    const used = exactHours(metadata[key]);
    if (used === null) return null;
    sum += used;
  }
  return sum;
}

/** Every epoch starts a whole number of weeks from the known one; the small channels count their own months and days. */
const isEpoch = (fromMs: number, toMs: number): boolean => toMs - fromMs === RENDER_EPOCH_MS && (fromMs - RENDER_EPOCH_START_MS) % RENDER_EPOCH_MS === 0;

/**
 * Shares of a wallet in the file of liabilities, newest first; rows in which it does not stand give none.
 * @returns also how many rows could not be read, and the end of the newest epoch of the file (UTC ms)
 */
export function sharesOf(rows: readonly unknown[], wallet: string): { readonly shares: readonly EpochShare[]; readonly unreadable: number; readonly newestEndMs: number | null } {
  let unreadable = 0;
  let newestEndMs: number | null = null;
  const shares = new Map<string, EpochShare>();
  const doubtful = new Set<string>();
  for (const row of rows) {
    const parsed = liabilityEntry.safeParse(row);
    const fromMs = parsed.success ? Date.parse(parsed.data.start) : 0;
    const toMs = parsed.success ? Date.parse(parsed.data.end) : 0;
    if (!parsed.success || toMs <= fromMs) {
      unreadable += 1;
      continue;
    }
    const { epochId, channel, amountDue, metadataBySolKey } = parsed.data;
    if (isEpoch(fromMs, toMs)) newestEndMs = Math.max(newestEndMs ?? toMs, toMs);
    // Most wallets are in none of them: hours are added up only where there is a share to reckon.
    if (metadataBySolKey === null || metadataBySolKey === undefined || !Object.hasOwn(metadataBySolKey, wallet)) continue;
    const own = exactHours(metadataBySolKey[wallet]);
    const all = sumOfHours(metadataBySolKey);
    // Without everybody's hours a share cannot be reckoned.
    if (own === null || all === null || all === 0n) {
      unreadable += 1;
      continue;
    }
    const key = `${channel} ${epochId} ${fromMs}`;
    const share: EpochShare = { epoch: epochId, channel, fromMs, toMs, expected: (BigInt(amountDue) * own) / all };
    const before = shares.get(key);
    // The same epoch with another share: nobody can say which holds.
    if (before !== undefined && before.expected !== share.expected) doubtful.add(key);
    shares.set(key, share);
  }
  for (const key of doubtful) shares.delete(key);
  return { shares: [...shares.values()].toSorted((a, b) => b.fromMs - a.fromMs), unreadable: unreadable + doubtful.size, newestEndMs };
}
