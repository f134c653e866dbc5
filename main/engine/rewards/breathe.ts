import type { Cancel } from '../../../shared/units/cancel';
import type { Clock } from '../ports/system';
import type { Gate } from './gate';

/** The engine's thread is given back after so long. */
const BREATHE_MS = 8;

/** Called between two steps: when the engine was busy for a while, runs `before` and lets timers and requests have their turn. */
export type Breathe = (before: () => void) => Promise<void>;

/** Gives the engine's thread back when it was held for a while, and waits here while reading is paused. */
export function createBreather(clock: Clock, gate: Gate, cancel: Cancel): Breathe {
  let since = clock.mono();
  return async (before) => {
    if (clock.mono() - since < BREATHE_MS && !gate.isShut) return;
    before();
    await new Promise<void>((resolve) => {
      clock.after(0, resolve);
    });
    await gate.pass(cancel);
    since = clock.mono();
  };
}
