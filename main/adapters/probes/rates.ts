/** Counters of many things, turned into rates by the difference to the read before. Time is monotonic ms. */
export interface RateMeter {
  /**
   * Per second since the last call for this key; null at the first, when the counter went back (device replaced, counter wrapped) and
   * when no time has passed.
   */
  rate(key: string, counter: number, monoMs: number): number | null;
  /** Forgets keys that were not asked for since the last call, so that a device that comes back starts afresh. */
  sweep(): void;
}

export const createRateMeter = (): RateMeter => {
  let last = new Map<string, { readonly counter: number; readonly monoMs: number }>();
  let seen = new Map<string, { readonly counter: number; readonly monoMs: number }>();
  return {
    rate: (key, counter, monoMs) => {
      const before = last.get(key);
      seen.set(key, { counter, monoMs });
      if (before === undefined || counter < before.counter || monoMs <= before.monoMs) return null;
      return ((counter - before.counter) * 1000) / (monoMs - before.monoMs);
    },
    sweep: () => {
      last = seen;
      seen = new Map();
    },
  };
};
