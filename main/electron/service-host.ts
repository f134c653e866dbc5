import type { EngineStatus } from '../../shared/contract/bridge';

/**
 * Supervisor of the engine process: starts it, knows when it is ready, starts it again when it ends unasked, and gives up when it ends too
 * often. It owns no process and no timer of its own: both come in, so that every path is tested without waiting.
 */

/** A started engine process as the supervisor sees it. Callbacks come at most once each, except that `failed` may be followed by `exited`. */
export interface EngineEvents {
  readonly ready: () => void;
  /** The engine says itself that it cannot start (store locked, disk full): trying again would not help. */
  readonly failed: (reason: string) => void;
  readonly exited: (reason: string) => void;
}

export interface EngineProcess {
  /** Asks for a clean end. */
  readonly stop: () => void;
  /** Ends it at once. */
  readonly kill: () => void;
}

export interface HostClock {
  /** Milliseconds that never jump. */
  readonly mono: () => number;
  readonly after: (ms: number, callback: () => void) => () => void;
}

export interface ServiceHostSettings {
  /** An engine that is not ready after this long has failed. */
  readonly readyWithinMs: number;
  /** Restarts allowed before the engine has run stably; the one after them is the failure. */
  readonly restartBudget: number;
  /** A run of this length gives the whole budget back. */
  readonly stableAfterMs: number;
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** After asking for a clean end, how long until the process is killed. */
  readonly stopWithinMs: number;
}

export const usualSettings: ServiceHostSettings = {
  readyWithinMs: 20_000,
  restartBudget: 5,
  stableAfterMs: 60_000,
  firstPauseMs: 250,
  longestPauseMs: 8_000,
  stopWithinMs: 5_000,
};

/** Why a call cannot be answered; `reason` is what the page shows. */
export class EngineUnavailable extends Error {
  constructor(readonly reason: string) {
    super(`The engine is not available: ${reason}`);
  }
}

export interface ServiceHost<P extends EngineProcess> {
  readonly start: () => void;
  readonly status: () => EngineStatus;
  /** Calls back on every change of status; the returned function ends that. */
  readonly onStatus: (listener: (status: EngineStatus) => void) => () => void;
  /** The running process; waits while it starts or restarts. @throws EngineUnavailable when it failed or was stopped, now and later. */
  readonly whenReady: () => Promise<P>;
  /** Ends the process cleanly, or by force after a while. Nothing is started afterwards. */
  readonly stop: () => Promise<void>;
}

type Phase<P> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting' | 'running'; readonly process: P; readonly run: number }
  | { readonly kind: 'pausing' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'stopping'; readonly run: number; readonly ended: Promise<void> }
  | { readonly kind: 'stopped' };

interface Waiter<P> {
  readonly give: (process: P) => void;
  readonly refuse: (error: EngineUnavailable) => void;
}

/** `spawn` starts a process and reports through the events; it may throw, which counts as an end. */
export const createServiceHost = <P extends EngineProcess>(
  spawn: (events: EngineEvents) => P,
  clock: HostClock,
  settings: ServiceHostSettings = usualSettings,
): ServiceHost<P> => {
  let phase: Phase<P> = { kind: 'idle' };
  let status: EngineStatus = { kind: 'starting' };
  let run = 0;
  let restarts = 0;
  let readyAt = 0;
  let cancelTimer = (): void => undefined;
  let whenStopped = (): void => undefined;
  const waiters: Waiter<P>[] = [];
  const listeners = new Set<(status: EngineStatus) => void>();

  const tell = (next: EngineStatus): void => {
    status = next;
    for (const listener of listeners) listener(next);
  };

  const refuseAll = (reason: string): void => {
    for (const waiter of waiters.splice(0)) waiter.refuse(new EngineUnavailable(reason));
  };

  const fail = (reason: string): void => {
    cancelTimer();
    phase = { kind: 'failed', reason };
    tell({ kind: 'failed', reason });
    refuseAll(reason);
  };

  const pauseMs = (): number => Math.min(settings.longestPauseMs, settings.firstPauseMs * 2 ** (restarts - 1));

  const restartLater = (reason: string): void => {
    cancelTimer();
    if (restarts >= settings.restartBudget) {
      fail(`${reason}; started again ${restarts} times without success`);
      return;
    }
    restarts += 1;
    phase = { kind: 'pausing' };
    const inMs = pauseMs();
    cancelTimer = clock.after(inMs, launch);
    tell({ kind: 'restarting', reason, inMs });
  };

  /** Events of a run that is over are late and mean nothing. */
  const ofRun = (mine: number): boolean => (phase.kind === 'starting' || phase.kind === 'running' || phase.kind === 'stopping') && phase.run === mine;

  const becomeReady = (mine: number): void => {
    if (phase.kind !== 'starting' || phase.run !== mine) return;
    cancelTimer();
    const { process } = phase;
    phase = { kind: 'running', process, run: mine };
    readyAt = clock.mono();
    tell({ kind: 'running' });
    for (const waiter of waiters.splice(0)) waiter.give(process);
  };

  const hearExit = (mine: number, reason: string): void => {
    if (!ofRun(mine)) return;
    if (phase.kind === 'stopping') {
      cancelTimer();
      phase = { kind: 'stopped' };
      whenStopped();
      return;
    }
    if (phase.kind === 'running' && clock.mono() - readyAt >= settings.stableAfterMs) restarts = 0;
    restartLater(reason);
  };

  function launch(): void {
    run += 1;
    const mine = run;
    const early: (() => void)[] = [];
    let started = false;
    // A process may report while it is being spawned; hear it only after the phase knows the process.
    const hear = (what: () => void): void => {
      if (started) what();
      else early.push(what);
    };
    let process: P;
    try {
      process = spawn({
        ready: () => hear(() => becomeReady(mine)),
        failed: (reason) =>
          hear(() => {
            if (!ofRun(mine) || phase.kind === 'stopping') return;
            fail(reason);
            process.stop();
          }),
        exited: (reason) => hear(() => hearExit(mine, reason)),
      });
    } catch (error) {
      restartLater(error instanceof Error ? error.message : 'could not be started');
      return;
    }
    phase = { kind: 'starting', process, run: mine };
    cancelTimer = clock.after(settings.readyWithinMs, () => {
      if (!ofRun(mine)) return;
      fail(`not ready within ${settings.readyWithinMs / 1000} s`);
      process.kill();
    });
    if (restarts === 0) tell({ kind: 'starting' });
    started = true;
    for (const what of early) what();
  }

  return {
    start: () => {
      if (phase.kind === 'idle') launch();
    },
    status: () => status,
    onStatus: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    whenReady: () => {
      if (phase.kind === 'running') return Promise.resolve(phase.process);
      if (phase.kind === 'failed') return Promise.reject(new EngineUnavailable(phase.reason));
      if (phase.kind === 'stopping' || phase.kind === 'stopped') return Promise.reject(new EngineUnavailable('stopped'));
      return new Promise<P>((give, refuse) => {
        waiters.push({ give, refuse });
      });
    },
    stop: () => {
      if (phase.kind === 'stopping') return phase.ended;
      cancelTimer();
      refuseAll('stopped');
      if (phase.kind !== 'starting' && phase.kind !== 'running') {
        phase = { kind: 'stopped' };
        return Promise.resolve();
      }
      const { process, run: mine } = phase;
      const ended = new Promise<void>((done) => {
        whenStopped = done;
      });
      phase = { kind: 'stopping', run: mine, ended };
      cancelTimer = clock.after(settings.stopWithinMs, () => process.kill());
      process.stop();
      return ended;
    },
  };
};
