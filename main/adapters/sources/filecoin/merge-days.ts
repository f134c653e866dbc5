import { VESTING_DAYS } from '../../../../shared/networks/filecoin/constants';
import { formatLocalDate } from '../../../../shared/units/local-date';
import { MS_PER_DAY } from '../../../../shared/units/duration';
import type { RawEntry } from '../../../engine/ports/entries';
import { DAY, dayValue, lastDayOf, type PortalCursor } from './cursor';
import { rewardOf, toDayText, toUnlockText, type DayRow } from './day-row';

/** Noon of a UTC day: the instant that falls on the same calendar day in nearly all zones. The file tells no hour. */
export const noonOf = (day: number): number => day * MS_PER_DAY + MS_PER_DAY / 2;

export const dayKey = (day: number): string => `fdp:${formatLocalDate(day)}`;
export const unlockKey = (day: number): string => `fdp-unlock:${formatLocalDate(day)}`;

/** What one pass, or a part of it, found about a stretch of days. */
export interface FoundDay {
  readonly day: number;
  readonly row: DayRow | null;
  /** False: the file has no row of anybody for this day. */
  readonly present: boolean;
}

export interface Merged {
  readonly cursor: PortalCursor;
  /** New days, and corrected ones under the key they had before. */
  readonly entries: readonly RawEntry[];
  /** Days that had a reward by an earlier file and have none by this one. */
  readonly withdrawn: readonly string[];
  /** Days that were known otherwise before: releases that hold them have to be reckoned again. */
  readonly changed: readonly number[];
  /** Days whose row was there before and is gone: the old reward stays. */
  readonly vanished: number;
}

function valueOf(found: FoundDay): string {
  if (!found.present) return DAY.absent;
  if (found.row === null) return DAY.none;
  return rewardOf(found.row) === null ? DAY.unreadable : `${found.row.reward ?? ''};${found.row.wins ?? ''}`;
}

/** Whether a day of that value has an entry: nothing is stored of days without a reward. */
const isStored = (value: string | undefined): boolean => value === DAY.unreadable || rewardText(value) !== null;

/** Reward of a day's value as text when it is more than 0; null otherwise. */
export function rewardText(value: string | undefined): string | null {
  const text = value?.split(';')[0];
  return text === undefined || !/[1-9]/.test(text) ? null : text;
}

/**
 * Puts found days into what is known and says which entries are new, and which are corrected. Days must lie in or next to the known ones.
 * Days after `lastFinal` are not over yet, or were not when the file was written, and wait.
 */
export function mergeDays(cursor: PortalCursor, found: readonly FoundDay[], lastFinal: number): Merged {
  const days = new Map<number, string>();
  if (cursor.from !== null) for (const [i, value] of cursor.days.entries()) days.set(cursor.from + i, value);
  const entries: RawEntry[] = [];
  const withdrawn: string[] = [];
  const changed: number[] = [];
  let vanished = 0;
  for (const one of found) {
    if (one.day > lastFinal) continue;
    const before = days.get(one.day);
    const after = valueOf(one);
    if (before === after) continue;
    if (isStored(before) && (after === DAY.none || after === DAY.absent)) {
      vanished += 1;
      continue;
    }
    days.set(one.day, after);
    if (before !== undefined) changed.push(one.day);
    if (isStored(after) && one.row !== null) entries.push({ key: dayKey(one.day), height: 0, atMs: noonOf(one.day), text: toDayText(one.row) });
    else if (isStored(before)) withdrawn.push(dayKey(one.day));
  }
  return { cursor: { ...cursor, ...contiguous(days) }, entries, withdrawn, changed, vanished };
}

/** The stretch of days that has no hole, seen from the newest; what lies beyond a hole was not read yet. */
function contiguous(days: ReadonlyMap<number, string>): Pick<PortalCursor, 'from' | 'days'> {
  if (days.size === 0) return { from: null, days: [] };
  const last = [...days.keys()].reduce((a, b) => Math.max(a, b));
  const values: string[] = [];
  let day = last;
  for (let value = days.get(day); value !== undefined; value = days.get(day)) {
    values.push(value);
    day -= 1;
  }
  return { from: day + 1, days: values.reverse() };
}

/**
 * Entries of the releases that have come and of which all 180 days before are known, and again of those that hold a changed day.
 * @param changed days that were known otherwise before
 * @param lastPast the last day that is over
 */
export function releases(known: PortalCursor, changed: readonly number[], provider: string, lastPast: number): Pick<Merged, 'cursor' | 'entries' | 'withdrawn'> {
  const last = lastDayOf(known);
  if (known.from === null || last === null) return { cursor: known, entries: [], withdrawn: [] };
  const before = known.unlocks;
  const from = Math.min(before?.[0] ?? Number.MAX_SAFE_INTEGER, known.complete ? known.from + 1 : known.from + VESTING_DAYS);
  const to = Math.max(before?.[1] ?? -1, Math.min(lastPast, last + 1));
  if (from > to) return { cursor: known, entries: [], withdrawn: [] };
  const again = new Set(changed.flatMap((day) => Array.from({ length: VESTING_DAYS }, (_, i) => day + 1 + i)));
  const entries: RawEntry[] = [];
  const withdrawn: string[] = [];
  for (let day = to; day >= from; day -= 1) {
    const handedOut = before !== null && day >= before[0] && day <= before[1];
    if (handedOut && !again.has(day)) continue;
    const rewards: (string | null)[] = [];
    for (let n = VESTING_DAYS; n >= 1; n -= 1) {
      const value = dayValue(known, day - n);
      // Before the first day of the file nothing was won that it could know of; a day between that tells nothing is not known.
      rewards.push(value === DAY.absent || value === DAY.unreadable ? null : (rewardText(value) ?? ''));
    }
    if (rewards.some((reward) => reward !== '')) entries.push({ key: unlockKey(day), height: 0, atMs: noonOf(day), text: toUnlockText({ day, provider, rewards }) });
    else if (handedOut) withdrawn.push(unlockKey(day));
  }
  return { cursor: { ...known, unlocks: [from, to] }, entries, withdrawn };
}
