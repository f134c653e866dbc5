import { performance } from 'node:perf_hooks';
import type { Clock } from '../../engine/ports/system';

/** Node fires at once when a delay does not fit in a signed 32-bit number; longer ones are waited for in legs. */
const LONGEST_LEG_MS = 2_147_483_647;

/**
 * The machine's clock. Its timers are unref'd: they never keep a process alive, so a host that waits for one (the command
 * line) holds a handle of its own while it works.
 */
export function createClock(): Clock {
  return {
    now: () => Date.now(),
    mono: () => performance.now(),
    after(ms, callback) {
      let timer: ReturnType<typeof setTimeout>;
      let left = Math.max(0, ms);
      const leg = (): void => {
        const wait = Math.min(left, LONGEST_LEG_MS);
        left -= wait;
        timer = setTimeout(left > 0 ? leg : callback, wait);
        timer.unref();
      };
      leg();
      return () => clearTimeout(timer);
    },
  };
}
