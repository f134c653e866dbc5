import type { UptimeInterval } from './series';

/**
 * One look at the clocks, taken together.
 * - `wallMs`: UTC ms, can be set by anybody.
 * - `monoMs`: never jumps; stands still in suspend on Linux and macOS, counts on on Windows.
 * - `bootMs`: ms since boot with suspend counted (`/proc/uptime`), null where it cannot be read.
 */
export interface ClockSight {
  readonly wallMs: number;
  readonly monoMs: number;
  readonly bootMs: number | null;
}

/** What happened between two looks. */
export type UptimeEvent =
  | 'first'
  | 'steady'
  /** The machine was suspended: the boot clock went on and the monotonic clock did not. */
  | 'slept'
  /** Nothing looked for a while although the machine ran: the process was stopped or starved. */
  | 'stalled'
  /** The wall clock was set; no time was lost. */
  | 'clock-set'
  /** The engine is back and the machine had not been restarted. */
  | 'resumed'
  /** The engine is back after the machine was restarted. */
  | 'rebooted';

/** What to write, in this order: `insert` closes the open interval and adds a finished one, `touch` prolongs the open one or begins it. */
export type UptimeWrite =
  | { readonly write: 'insert'; readonly interval: UptimeInterval }
  | { readonly write: 'touch'; readonly state: UptimeInterval['state']; readonly atMs: number };

export interface UptimeStep {
  readonly event: UptimeEvent;
  readonly writes: readonly UptimeWrite[];
}

/** Clocks are read one after the other on a busy machine, and time servers step them by fractions: smaller differences are no news. */
export const CLOCK_TOLERANCE_MS = 2_000;

/** A machine that was off this briefly after a clean end was restarted, not switched off for the night with the app closed before. */
export const RESTART_MS = 10 * 60_000;

const insert = (state: UptimeInterval['state'], fromMs: number, toMs: number): readonly UptimeWrite[] =>
  toMs > fromMs ? [{ write: 'insert', interval: { fromMs, toMs, state } }] : [];

const touch = (atMs: number): UptimeWrite => ({ write: 'touch', state: 'up', atMs });

/**
 * The step between two looks of one run of the engine.
 *
 * Real time passed is what the boot clock says (else the monotonic clock); what the boot clock has more than the monotonic one was suspend; what the
 * wall clock has more or less than real time is a clock somebody set. After a clock change the interval begins anew at the new time: seconds
 * that the clock skipped belong to no state, seconds it showed twice are covered twice.
 * Without a boot clock a wall clock that ran ahead cannot be told from suspend: the time is `unwatched`.
 *
 * @param options.gapMs longest time between two looks that still counts as watched, ms
 */
export const uptimeStep = (before: ClockSight, now: ClockSight, options: { readonly gapMs: number }): UptimeStep => {
  const monoPassed = Math.max(0, now.monoMs - before.monoMs);
  const bootPassed = before.bootMs === null || now.bootMs === null || now.bootMs < before.bootMs ? null : now.bootMs - before.bootMs;
  const wallPassed = now.wallMs - before.wallMs;
  const passed = bootPassed ?? monoPassed;
  const ahead = wallPassed - passed;
  const clockSet = Math.abs(ahead) > CLOCK_TOLERANCE_MS;
  if (clockSet && bootPassed === null && ahead > 0) {
    return { event: 'stalled', writes: [...insert('unwatched', before.wallMs, now.wallMs - monoPassed), touch(now.wallMs - monoPassed), touch(now.wallMs)] };
  }
  // The stretch in the new time of the wall clock; without a change it begins exactly where the last look ended.
  const fromMs = clockSet ? now.wallMs - passed : before.wallMs;
  const slept = bootPassed !== null && bootPassed - monoPassed > CLOCK_TOLERANCE_MS;
  const stalled = monoPassed > options.gapMs;
  // When exactly it fell asleep is not known; the part that was awake is put after the sleep.
  const awakeFromMs = slept ? Math.max(fromMs, now.wallMs - monoPassed) : fromMs;
  const sleep = slept ? insert('asleep', fromMs, awakeFromMs) : [];
  if (stalled) {
    return { event: slept ? 'slept' : 'stalled', writes: [...sleep, ...insert('unwatched', awakeFromMs, now.wallMs), touch(now.wallMs)] };
  }
  if (slept) return { event: 'slept', writes: [...sleep, touch(awakeFromMs), touch(now.wallMs)] };
  if (clockSet) return { event: 'clock-set', writes: [...insert('up', fromMs, now.wallMs), touch(now.wallMs)] };
  return { event: 'steady', writes: [touch(now.wallMs)] };
};

/**
 * The step at the first look of a run of the engine, from the last interval of the run before. A run that ended cleanly left an `unwatched`
 * interval behind (see `uptimeEnd`), one that was killed an `up` one.
 *
 * @param bootAtMs when the machine started, UTC ms; null where it cannot be known
 * @param options.gapMs longest time between two looks that still counts as watched, ms
 */
export const uptimeResume = (last: UptimeInterval | null, nowMs: number, bootAtMs: number | null, options: { readonly gapMs: number }): UptimeStep => {
  if (last === null) return { event: 'first', writes: [touch(nowMs)] };
  const lastMs = last.toMs;
  // The clock was set back while nobody looked: how long that was cannot be known.
  if (lastMs > nowMs) return { event: 'clock-set', writes: [{ write: 'insert', interval: { fromMs: nowMs, toMs: nowMs, state: 'unwatched' } }, touch(nowMs)] };
  const endedCleanly = last.state === 'unwatched';
  if (bootAtMs === null || bootAtMs <= lastMs + CLOCK_TOLERANCE_MS) {
    // Killed and back before anybody could have missed a sample: the machine ran on.
    if (!endedCleanly && nowMs - lastMs <= options.gapMs) return { event: 'resumed', writes: [touch(nowMs)] };
    return { event: 'resumed', writes: [...insert('unwatched', lastMs, nowMs), touch(nowMs)] };
  }
  const bootMs = Math.min(bootAtMs, nowMs);
  // Killed together with the machine, or restarted at once: it was off from then on. Closed first and started much later: nobody knows for how long.
  const off = !endedCleanly || bootMs - lastMs <= RESTART_MS ? 'down' : 'unwatched';
  return { event: 'rebooted', writes: [...insert(off, lastMs, bootMs), ...insert('unwatched', bootMs, nowMs), touch(nowMs)] };
};

/** What a clean end writes: the last moment seen, and an open interval in which nobody watches. */
export const uptimeEnd = (nowMs: number): readonly UptimeWrite[] => [touch(nowMs), { write: 'touch', state: 'unwatched', atMs: nowMs }];
