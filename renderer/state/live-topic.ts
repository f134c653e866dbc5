import type { Frame } from '../../shared/contract/topics';

/** What a page knows of a live topic: the last state (kept while the stream is broken) and since when it is broken. */
export interface LiveState<T> {
  readonly data: T | null;
  readonly brokenSinceMs: number | null;
}

export interface LiveTopic<T> {
  get(): LiveState<T>;
  subscribe(listener: () => void): () => void;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

/**
 * Follows a topic while somebody listens: snapshot, then patches in order. A missing number, another engine run or a broken stream
 * asks for a fresh snapshot; what was known stays, with the time since when it is stale.
 * @param open starts the stream.
 * @param onFrame told of every frame, for topics that are events rather than state.
 */
export function createLiveTopic<T extends object>(open: (signal: AbortSignal) => Promise<AsyncIterable<Frame<T>>>, onFrame?: (frame: Frame<T>) => void): LiveTopic<T> {
  let state: LiveState<T> = { data: null, brokenSinceMs: null };
  const listeners = new Set<() => void>();
  let running: AbortController | null = null;

  const set = (next: LiveState<T>): void => {
    state = next;
    for (const listener of listeners) listener();
  };

  const follow = async (signal: AbortSignal): Promise<void> => {
    let wait = FIRST_WAIT_MS;
    while (!signal.aborted) {
      let epoch = '';
      let rev = -1;
      try {
        for await (const frame of await open(signal)) {
          if (signal.aborted) return;
          wait = FIRST_WAIT_MS;
          if (frame.kind === 'snapshot') {
            epoch = frame.epoch;
            rev = frame.rev;
            set({ data: frame.data, brokenSinceMs: null });
          } else {
            if (frame.epoch !== epoch || frame.rev !== rev + 1 || state.data === null) break;
            rev = frame.rev;
            set({ data: { ...state.data, ...frame.data }, brokenSinceMs: null });
          }
          onFrame?.(frame);
        }
      } catch {
        // The status of the connection says why; here it only matters that the stream is gone.
      }
      if (signal.aborted) return;
      set({ data: state.data, brokenSinceMs: state.brokenSinceMs ?? Date.now() });
      await pause(wait, signal);
      wait = Math.min(LONGEST_WAIT_MS, wait * 2);
    }
  };

  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      if (running === null) {
        running = new AbortController();
        void follow(running.signal);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) {
          running?.abort();
          running = null;
        }
      };
    },
  };
}
