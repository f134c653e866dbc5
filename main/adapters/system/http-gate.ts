import type { Clock } from '../../engine/ports/system';
import { neverCancelled, type Cancel } from '../../../shared/units/cancel';
import { createHttpFailure } from './http-failure';

/** What a host lets one client do. */
export interface HostLimit {
  /** Requests a second in the long run. */
  readonly perSecond: number;
  /** Requests that may go at once after a rest. */
  readonly burst: number;
  /** Requests under way at the same time. */
  readonly concurrent: number;
}

/** The queue in front of every host: a token bucket, a ceiling of open requests, and pauses that the host asked for. */
export interface HostGate {
  setLimit(host: string, limit: HostLimit): void;
  limit(host: string): HostLimit;
  /**
   * Waits for a place, first come first served.
   * @param maxPauseMs a pause that is longer is not waited for
   * @returns gives the place back
   * @throws HttpFailure `cancelled`, or `refused` when the host is paused for longer than `maxPauseMs`
   */
  enter(host: string, maxPauseMs: number, cancel?: Cancel): Promise<() => void>;
  /** Nothing goes to the host for `ms`; a shorter pause never shortens a longer one. */
  pause(host: string, ms: number): void;
  /** UTC ms until which the host is paused, null when it is not. */
  waitingUntil(host: string): number | null;
}

interface Waiter {
  readonly maxPauseMs: number;
  readonly go: () => void;
  readonly refuse: () => void;
}

interface HostState {
  limit: HostLimit;
  /** Places left in the bucket at `asOf` (monotonic ms). */
  tokens: number;
  asOf: number;
  open: number;
  /** Monotonic ms; pauses do not move with the wall clock. */
  pausedUntil: number;
  readonly waiting: Waiter[];
  wake: (() => void) | null;
}

export function createHostGate(clock: Clock, defaults: HostLimit, perHost: Readonly<Record<string, HostLimit>> = {}): HostGate {
  const hosts = new Map<string, HostState>();

  const stateOf = (host: string): HostState => {
    const found = hosts.get(host);
    if (found !== undefined) return found;
    const limit = perHost[host] ?? defaults;
    const made: HostState = { limit, tokens: limit.burst, asOf: clock.mono(), open: 0, pausedUntil: 0, waiting: [], wake: null };
    hosts.set(host, made);
    return made;
  };

  const refill = (state: HostState): void => {
    const mono = clock.mono();
    state.tokens = Math.min(state.limit.burst, state.tokens + ((mono - state.asOf) / 1000) * state.limit.perSecond);
    state.asOf = mono;
  };

  const pump = (state: HostState): void => {
    state.wake?.();
    state.wake = null;
    refill(state);
    const pauseMs = state.pausedUntil - clock.mono();
    if (pauseMs > 0) {
      for (const waiter of state.waiting.filter((w) => w.maxPauseMs < pauseMs)) waiter.refuse();
      if (state.waiting.length > 0) state.wake = clock.after(pauseMs, () => pump(state));
      return;
    }
    // A thousandth of a place is forgiven: the sum of many small refills can end just below a whole one.
    while (state.waiting.length > 0 && state.tokens >= 0.999 && state.open < state.limit.concurrent) {
      state.tokens -= 1;
      state.open += 1;
      state.waiting.shift()?.go();
    }
    // With every place open, the one that leaves pumps again.
    if (state.waiting.length === 0 || state.open >= state.limit.concurrent) return;
    state.wake = clock.after(Math.max(1, Math.ceil(((1 - state.tokens) / state.limit.perSecond) * 1000)), () => pump(state));
  };

  return {
    setLimit(host, limit) {
      const state = stateOf(host);
      refill(state);
      state.limit = limit;
      state.tokens = Math.min(state.tokens, limit.burst);
      pump(state);
    },
    limit: (host) => stateOf(host).limit,
    enter(host, maxPauseMs, cancel = neverCancelled) {
      const state = stateOf(host);
      return new Promise((resolve, reject) => {
        let off = (): void => undefined;
        const leaveQueue = (): void => {
          off();
          const at = state.waiting.indexOf(waiter);
          if (at >= 0) state.waiting.splice(at, 1);
        };
        const waiter: Waiter = {
          maxPauseMs,
          go: () => {
            off();
            let left = false;
            resolve(() => {
              if (left) return;
              left = true;
              state.open -= 1;
              pump(state);
            });
          },
          refuse: () => {
            leaveQueue();
            reject(createHttpFailure('refused', host));
          },
        };
        if (cancel.cancelled) {
          reject(createHttpFailure('cancelled', host));
          return;
        }
        off = cancel.onCancel(() => {
          leaveQueue();
          reject(createHttpFailure('cancelled', host));
          pump(state);
        });
        state.waiting.push(waiter);
        pump(state);
      });
    },
    pause(host, ms) {
      const state = stateOf(host);
      state.pausedUntil = Math.max(state.pausedUntil, clock.mono() + ms);
      pump(state);
    },
    waitingUntil(host) {
      const left = (hosts.get(host)?.pausedUntil ?? 0) - clock.mono();
      return left > 0 ? clock.now() + left : null;
    },
  };
}
