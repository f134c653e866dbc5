import type { Frame } from '../../../shared/contract/topics';
import type { Cancel } from '../../../shared/units/cancel';
import type { Clock } from '../ports/system';

/** At most four patches a second reach a page; what comes in between is merged into the next one. */
const MIN_GAP_MS = 250;

/** Live state with one writer and many listeners. Snapshot first, then patches numbered without gaps per engine run. */
export interface Topic<T> {
  publish(patch: Partial<T>): void;
  current(): T;
  subscribe(cancel: Cancel): AsyncIterable<Frame<T>>;
  /** Called when the number of listeners changes: work that only matters while somebody looks can follow it. */
  onAudience(listener: (listeners: number) => void): void;
  close(): void;
}

interface Listener<T> {
  pending: Partial<T> | null;
  wake: (() => void) | null;
  lastSentMono: number;
}

/**
 * @param options.merge how two patches of the same key become one; replacing is the default.
 * @param options.minGapMs least time between two patches to one listener, ms.
 */
export function createTopic<T extends object>(
  clock: Clock,
  epoch: string,
  initial: T,
  options: { readonly merge?: (earlier: Partial<T>, later: Partial<T>) => Partial<T>; readonly minGapMs?: number } = {},
): Topic<T> {
  const merge = options.merge ?? ((a: Partial<T>, b: Partial<T>): Partial<T> => ({ ...a, ...b }));
  const minGapMs = options.minGapMs ?? MIN_GAP_MS;
  let state = initial;
  let closed = false;
  const listeners = new Set<Listener<T>>();
  const audienceListeners: ((n: number) => void)[] = [];
  const tellAudience = (): void => {
    for (const listener of audienceListeners) listener(listeners.size);
  };

  async function* stream(cancel: Cancel): AsyncGenerator<Frame<T>> {
    const me: Listener<T> = { pending: null, wake: null, lastSentMono: clock.mono() };
    listeners.add(me);
    tellAudience();
    const off = cancel.onCancel(() => me.wake?.());
    try {
      let rev = 0;
      yield { kind: 'snapshot', epoch, rev, data: state };
      while (!cancel.cancelled && !closed) {
        if (me.pending === null) await new Promise<void>((resolve) => (me.wake = resolve));
        me.wake = null;
        if (cancel.cancelled || closed) return;
        const early = me.lastSentMono + minGapMs - clock.mono();
        if (early > 0) {
          await new Promise<void>((resolve) => {
            const stop = clock.after(early, resolve);
            me.wake = () => {
              if (cancel.cancelled || closed) {
                stop();
                resolve();
              }
            };
          });
          me.wake = null;
          if (cancel.cancelled || closed) return;
        }
        const patch: Partial<T> | null = me.pending;
        if (patch === null) continue;
        me.pending = null;
        me.lastSentMono = clock.mono();
        rev += 1;
        yield { kind: 'patch', epoch, rev, data: patch };
      }
    } finally {
      off();
      listeners.delete(me);
      tellAudience();
    }
  }

  return {
    publish(patch) {
      state = { ...state, ...patch };
      for (const listener of listeners) {
        listener.pending = listener.pending === null ? patch : merge(listener.pending, patch);
        listener.wake?.();
      }
    },
    current: () => state,
    subscribe: (cancel) => stream(cancel),
    onAudience: (listener) => {
      audienceListeners.push(listener);
    },
    close() {
      closed = true;
      for (const listener of listeners) listener.wake?.();
    },
  };
}
