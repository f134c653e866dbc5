import type { Clock } from '../../main/engine/ports/system';

/** A clock that only moves when a test says so. It implements the engine's `Clock` port. */
export interface VirtualClock extends Clock {
  /**
   * Lets `ms` pass on both clocks. Timers run in the order of their instant, each at its own instant, and the promises they start are
   * settled (all microtasks and one turn of the event loop) before the next timer runs.
   */
  advance(ms: number): Promise<void>;
  /** Settles pending promises without letting time pass. */
  flush(): Promise<void>;
  /** The machine is suspended for `ms`: the wall clock moves, the monotonic clock and the timers stand still (as on Linux). */
  suspend(ms: number): void;
  /** The process is stopped for `ms`: both clocks move and no timer runs; what became due runs at the next `advance`. */
  freeze(ms: number): void;
  /** Somebody sets the wall clock; the monotonic clock and the timers do not notice. */
  setWall(nowMs: number): void;
  /** Timers that have neither run nor been cancelled: 0 after a clean stop. */
  pending(): number;
}

interface Timer {
  readonly dueMono: number;
  readonly order: number;
  readonly callback: () => void;
}

/** 2026-01-15T12:00:00Z: a date without a clock change near it in any common zone. */
export const VIRTUAL_START_MS = 1_768_478_400_000;

const settle = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

export const createVirtualClock = (options: { readonly nowMs?: number; readonly monoMs?: number } = {}): VirtualClock => {
  let wall = options.nowMs ?? VIRTUAL_START_MS;
  let mono = options.monoMs ?? 1_000;
  let order = 0;
  const timers = new Set<Timer>();

  const earliest = (until: number): Timer | null => {
    let found: Timer | null = null;
    for (const timer of timers) {
      if (timer.dueMono > until) continue;
      if (found === null || timer.dueMono < found.dueMono || (timer.dueMono === found.dueMono && timer.order < found.order)) found = timer;
    }
    return found;
  };

  return {
    now: () => wall,
    mono: () => mono,
    after: (ms, callback) => {
      // A negative or missing delay is 0, as with the host's timers; a timer set by a timer at 0 runs in the same `advance`.
      const timer: Timer = { dueMono: mono + Math.max(0, ms), order: order++, callback };
      timers.add(timer);
      return () => { timers.delete(timer); };
    },
    advance: async (ms) => {
      const until = mono + ms;
      await settle();
      for (let timer = earliest(until); timer !== null; timer = earliest(until)) {
        timers.delete(timer);
        const step = Math.max(0, timer.dueMono - mono);
        mono += step;
        wall += step;
        timer.callback();
        await settle();
      }
      wall += until - mono;
      mono = until;
      await settle();
    },
    flush: settle,
    suspend: (ms) => { wall += ms; },
    freeze: (ms) => { wall += ms; mono += ms; },
    setWall: (nowMs) => { wall = nowMs; },
    pending: () => timers.size,
  };
};
