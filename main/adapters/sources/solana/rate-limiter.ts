import type { Clock } from '../../../engine/ports/system';
import { neverCancelled, type Cancel } from '../../../../shared/units/cancel';
import { WINDOW_MS, type CallLimit } from './endpoints';
import { rest } from './rest';

/** Counts calls per method and in total over a sliding window, as the public endpoints do, and waits until a call fits. */
export interface CallLimiter {
  /** Waits until `count` calls of the method fit, then counts them. @throws CancelledError */
  take(method: string, count: number, cancel?: Cancel): Promise<void>;
  /** Most calls of one method that fit into one window. */
  readonly largest: number;
  /** Calls of one method a second in the long run; Infinity without a limit. */
  readonly perSecond: number;
  /** UTC ms until which somebody waits here; null when nobody does. */
  waitingUntilMs(): number | null;
}

interface Taken {
  readonly atMono: number;
  readonly count: number;
}

/** The endpoint's window is not ours: its clock starts when the call arrives. */
const MARGIN_MS = 250;

export function createCallLimiter(clock: Clock, limit: CallLimit | null): CallLimiter {
  if (limit === null) return { take: async () => undefined, largest: Number.POSITIVE_INFINITY, perSecond: Number.POSITIVE_INFINITY, waitingUntilMs: () => null };
  const windowMs = WINDOW_MS + MARGIN_MS;
  const byMethod = new Map<string, Taken[]>();
  const all: Taken[] = [];
  const turns = new Map<string, Promise<void>>();
  let waiting = 0;
  let waitUntilMono = 0;

  const forget = (list: Taken[]): void => {
    const oldest = clock.mono() - windowMs;
    while (list[0] !== undefined && list[0].atMono <= oldest) list.shift();
  };
  const used = (list: readonly Taken[]): number => list.reduce((sum, taken) => sum + taken.count, 0);
  /** Milliseconds until `count` more fit under `most`. */
  const waitFor = (list: Taken[], count: number, most: number): number => {
    forget(list);
    let over = used(list) + count - most;
    for (const taken of list) {
      if (over <= 0) return 0;
      over -= taken.count;
      if (over <= 0) return Math.max(1, taken.atMono + windowMs - clock.mono());
    }
    return 0;
  };

  async function waitAndCount(method: string, count: number, cancel: Cancel): Promise<void> {
    const list = byMethod.get(method) ?? [];
    byMethod.set(method, list);
    for (;;) {
      const ms = Math.max(waitFor(list, count, limit?.perMethod ?? 0), waitFor(all, count, limit?.total ?? 0));
      if (ms <= 0) break;
      waitUntilMono = Math.max(waitUntilMono, clock.mono() + ms);
      waiting += 1;
      try {
        await rest(clock, ms, cancel);
      } finally {
        waiting -= 1;
        if (waiting === 0) waitUntilMono = 0;
      }
    }
    const taken = { atMono: clock.mono(), count };
    list.push(taken);
    all.push(taken);
  }

  const largest = Math.min(limit.perMethod, limit.total);
  return {
    largest,
    perSecond: largest / (WINDOW_MS / 1000),
    waitingUntilMs: () => (waiting > 0 && waitUntilMono > clock.mono() ? clock.now() + waitUntilMono - clock.mono() : null),
    take(method, count, cancel = neverCancelled) {
      // First come first served within a method; methods do not wait for each other.
      const mine = (turns.get(method) ?? Promise.resolve()).then(() => waitAndCount(method, Math.min(count, largest), cancel));
      turns.set(method, mine.catch(() => undefined));
      return mine;
    },
  };
}
