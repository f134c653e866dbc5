import type { Clock } from '../ports/system';

/** Lets work happen at once, and then at most once in a while: the last request of a burst is never lost. */
export interface Throttle {
  ask(): void;
  /** What was asked for and has not happened yet is dropped. */
  stop(): void;
}

/** @param everyMs least time between two runs, ms */
export function createThrottle(clock: Clock, everyMs: number, run: () => void): Throttle {
  let ranAt = Number.NEGATIVE_INFINITY;
  let cancel: (() => void) | null = null;
  const now = (): void => {
    cancel = null;
    ranAt = clock.mono();
    run();
  };
  return {
    ask() {
      if (cancel !== null) return;
      const wait = ranAt + everyMs - clock.mono();
      if (wait <= 0) now();
      else cancel = clock.after(wait, now);
    },
    stop() {
      cancel?.();
      cancel = null;
    },
  };
}
