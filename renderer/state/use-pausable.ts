import { useState } from 'react';

import type { LiveState } from './live-topic';

export interface Pausable<T> {
  /** The live state, or the one that was there when the person said stop. */
  readonly shown: LiveState<T>;
  readonly paused: boolean;
  readonly toggle: () => void;
}

/** Numbers that move can be stopped to be read; the engine goes on measuring. */
export function usePausable<T extends object>(live: LiveState<T>): Pausable<T> {
  const [held, setHeld] = useState<LiveState<T> | null>(null);
  return { shown: held ?? live, paused: held !== null, toggle: () => setHeld(held === null ? live : null) };
}
