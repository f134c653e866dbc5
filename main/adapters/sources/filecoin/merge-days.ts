import { VESTING_DAYS } from '../../../../shared/networks/filecoin/constants';
import { formatLocalDate } from '../../../../shared/units/local-date';
import { MS_PER_DAY } from '../../../../shared/units/duration';
import type { RawEntry } from '../../../engine/ports/entries';
import { DAY, dayValue, lastDayOf, type PortalCursor } from './cursor';
import { rewardOf, toDayText, toUnlockText, type DayRow } from './day-row';

/** Noon of a UTC day: the instant that falls on the same calendar day in nearly all zones. The file tells no hour. */
export const noonOf = (day: number): number => day * MS_PER_DAY + MS_PER_DAY / 2;

const keyOf = (prefix: string, day: number, revision: number): string => `${prefix}:${formatLocalDate(day)}${revision === 0 ? '' : `~${revision}`}`;
/** A corrected day has a key of its own, so that taking the old lines back and storing the new ones cannot meet in the wrong order. */
export const dayKey = (day: number, revision: number): string => keyOf('fdp', day, revision);
export const unlockKey = (day: number, revision: number): string => keyOf('fdp-unlock', day, revision);

/** What one pass, or a part of it, found about a stretch of days. */
export interface FoundDay {
  readonly day: number;
  readonly row: DayRow | null;
  /** False: the file has no row of anybody for this day. */
  readonly present: boolean;
}

export interface Merged {
  readonly cursor: PortalCursor;
  readonly entries: readonly RawEntry[];
  readonly withdrawn: readonly string[];
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
  const revisions: Record<string, number> = { ...cursor.revisions };
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
    let revision = revisions[`d${one.day}`] ?? 0;
    if (isStored(before)) {
      withdrawn.push(dayKey(one.day, revision));
      revision += 1;
      revisions[`d${one.day}`] = revision;
    }
    if (isStored(after) && one.row !== null) entries.push({ key: dayKey(one.day, revision), height: 0, atMs: noonOf(one.day), text: toDayText(one.row) });
  }
  return { cursor: { ...cursor, ...contiguous(days), revisions }, entries, withdrawn: [...withdrawn, ...withdrawUnlocks(cursor, changed, revisions)], vanished };
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

/** Releases that were handed out and hold a corrected day are taken back; `releases` hands them out again under their next key. */
function withdrawUnlocks(cursor: PortalCursor, changed: readonly number[], revisions: Record<string, number>): readonly string[] {
  const [from, to] = cursor.unlocks ?? [0, -1];
  const keys: string[] = [];
  const done = new Set<number>();
  for (const day of changed) {
    for (let at = Math.max(from, day + 1); at <= Math.min(to, day + VESTING_DAYS); at += 1) {
      if (done.has(at)) continue;
      done.add(at);
      const revision = revisions[`u${at}`] ?? 0;
      keys.push(unlockKey(at, revision));
      revisions[`u${at}`] = revision + 1;
    }
  }
  return keys;
}

/**
 * Entries of the releases that have come and of which all 180 days before are known, and those that a correction made necessary again.
 * @param before the cursor before the merge: what it handed out in the same form is not handed out again
 * @param lastPast the last day that is over
 */
export function releases(before: PortalCursor, after: PortalCursor, provider: string, lastPast: number): { readonly cursor: PortalCursor; readonly entries: readonly RawEntry[] } {
  const last = lastDayOf(after);
  if (after.from === null || last === null) return { cursor: after, entries: [] };
  const from = Math.min(after.unlocks?.[0] ?? Number.MAX_SAFE_INTEGER, after.complete ? after.from + 1 : after.from + VESTING_DAYS);
  const to = Math.max(after.unlocks?.[1] ?? -1, Math.min(lastPast, last + 1));
  if (from > to) return { cursor: after, entries: [] };
  const entries: RawEntry[] = [];
  for (let day = to; day >= from; day -= 1) {
    const handedOut = after.unlocks !== null && day >= after.unlocks[0] && day <= after.unlocks[1];
    const revision = after.revisions[`u${day}`] ?? 0;
    if (handedOut && revision === (before.revisions[`u${day}`] ?? 0)) continue;
    const rewards: (string | null)[] = [];
    for (let n = VESTING_DAYS; n >= 1; n -= 1) {
      const value = dayValue(after, day - n);
      // Before the first day of the file nothing was won that it could know of; a day between that tells nothing is not known.
      rewards.push(value === DAY.absent || value === DAY.unreadable ? null : (rewardText(value) ?? ''));
    }
    if (rewards.every((reward) => reward === '')) continue;
    entries.push({ key: unlockKey(day, revision), height: 0, atMs: noonOf(day), text: toUnlockText({ day, provider, rewards }) });
  }
  return { cursor: { ...after, unlocks: [from, to] }, entries };
}
