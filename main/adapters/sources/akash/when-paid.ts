import { MS_PER_DAY } from '../../../../shared/units/duration';
import { addMonths, toCivilDate, toEpochDay } from '../../../../shared/units/local-date';
import type { Cancel } from '../../../../shared/units/cancel';
import { isSourceFailure } from '../ask-json';
import type { Earned } from './answers';
import { utcDayOf, type AkashClient } from './client';
import type { Bucket } from './share-out';

/** Increases of a stretch no longer than this carry the instant of the look: a provider withdraws once a day by default. */
export const ONE_LOOK_MS = 36 * 3_600_000;
const MOST_DAYS = 62;
const MOST_MONTHS = 48;

interface Stretch {
  readonly fromDay: number;
  /** Exclusive. */
  readonly toDay: number;
}

/** UTC days of a stretch, or its months where the days are too many to ask for; null: too many months. */
function stretchesOf(fromMs: number, toDay: number): readonly Stretch[] | null {
  const fromDay = utcDayOf(fromMs);
  if (toDay - fromDay <= MOST_DAYS) return Array.from({ length: Math.max(0, toDay - fromDay) }, (_, n) => ({ fromDay: fromDay + n, toDay: fromDay + n + 1 }));
  const months: Stretch[] = [];
  for (let day = fromDay; day < toDay; ) {
    if (months.length >= MOST_MONTHS) return null;
    const { year, month } = toCivilDate(day);
    const next = Math.min(toDay, addMonths(toEpochDay({ year, month, day: 1 }), 1));
    months.push({ fromDay: day, toDay: next });
    day = next;
  }
  return months;
}

/**
 * When the money of a long stretch came, as far as the Console's daily earnings tell: how much each day or month weighs. Asked once for each
 * stretch and pass. The Console tells what was earned and not what was paid, so it shares out an amount and never makes one.
 */
export function createWhenPaid(client: Pick<AkashClient, 'earned'>, provider: string, nowMs: number, cancel?: Cancel) {
  const asked = new Map<string, Promise<Earned | null>>();
  let gaveUp = false;

  const earned = (stretch: Stretch): Promise<Earned | null> => {
    const key = `${stretch.fromDay} ${stretch.toDay}`;
    const known = asked.get(key) ?? client.earned(provider, stretch.fromDay, stretch.toDay, cancel);
    asked.set(key, known);
    return known;
  };

  /** @returns null when the Console cannot tell */
  return async (denom: string, fromMs: number, toMs: number): Promise<readonly Bucket[] | null> => {
    if (gaveUp || (denom !== 'uakt' && denom !== 'uact')) return null;
    // The Console answers for whole days only, so today weighs as much of yesterday as has passed of it.
    const today = utcDayOf(nowMs);
    const lastDay = utcDayOf(toMs);
    const stretches = stretchesOf(fromMs, Math.min(lastDay + 1, today));
    if (stretches === null || stretches.length === 0) return null;
    const buckets: Bucket[] = [];
    try {
      for (const stretch of stretches) {
        const found = await earned(stretch);
        if (found === null) return null;
        buckets.push({ atMs: Math.max(fromMs, Math.min(toMs, stretch.toDay * MS_PER_DAY - 1)), weight: found[denom] });
      }
    } catch (error) {
      if (!isSourceFailure(error)) throw error;
      gaveUp = true;
      return null;
    }
    const yesterday = buckets.at(-1);
    if (lastDay >= today && yesterday !== undefined) {
      const days = BigInt((stretches.at(-1)?.toDay ?? 1) - (stretches.at(-1)?.fromDay ?? 0));
      buckets.push({ atMs: toMs, weight: (yesterday.weight * BigInt(Math.max(0, toMs - today * MS_PER_DAY))) / (days * BigInt(MS_PER_DAY)) });
    }
    return buckets.some((bucket) => bucket.weight > 0n) ? buckets : null;
  };
}
