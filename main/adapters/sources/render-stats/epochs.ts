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
  /** What the wallet may expect, base units: amount due × its hours / all hours, rounded down. null: the wallet is not in it. */
  readonly expected: bigint | null;
}

const MILLION = 1_000_000;
/** Hours as the file counts them: whole numbers in all files seen, exact to a millionth if they are not. Null for what is no hours. */
const exactHours = (value: unknown): bigint | null => {
  const used = (value as { readonly obhUsed?: unknown } | null)?.obhUsed;
  return typeof used === 'number' && used >= 0 && used <= 1e12 ? BigInt(Math.round(used * MILLION)) : null;
};

/** Every epoch starts a whole number of weeks from the known one; the small channels count their own months and days. */
const isEpoch = (fromMs: number, toMs: number): boolean => toMs - fromMs === RENDER_EPOCH_MS && (fromMs - RENDER_EPOCH_START_MS) % RENDER_EPOCH_MS === 0;

/**
 * Shares of a wallet in the file of liabilities, newest first; rows that tell nobody's hours (availability in all files seen) give none.
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
    const keys = Object.keys(metadataBySolKey ?? {});
    if (keys.length === 0) continue;
    let all = 0n;
    let own: bigint | null = null;
    let whole = true;
    for (const key of keys) {
      const used = exactHours(metadataBySolKey?.[key]);
      if (used === null) whole = false;
      else all += used;
      if (key === wallet) own = used;
    }
    // Without everybody's hours a share cannot be reckoned.
    if (!whole || (own !== null && all === 0n)) {
      unreadable += 1;
      continue;
    }
    const key = `${channel} ${epochId} ${fromMs}`;
    const share: EpochShare = { epoch: epochId, channel, fromMs, toMs, expected: own === null ? null : (BigInt(amountDue) * own) / all };
    const before = shares.get(key);
    // The same epoch with another share: nobody can say which holds.
    if (before !== undefined && before.expected !== share.expected) doubtful.add(key);
    shares.set(key, share);
  }
  for (const key of doubtful) shares.delete(key);
  return { shares: [...shares.values()].toSorted((a, b) => b.fromMs - a.fromMs), unreadable: unreadable + doubtful.size, newestEndMs };
}
