import { useSyncExternalStore } from 'react';
import { localDay } from '../strings/local-day';

/** Ages on the page move on in steps of this; one timer for the whole page, and none while nobody looks. */
const STEP_MS = 5_000;

const listeners = new Set<() => void>();
let shownMs = Date.now();
let timer: ReturnType<typeof setInterval> | null = null;

function tick(): void {
  shownMs = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === null) {
    shownMs = Date.now();
    timer = setInterval(() => {
      if (!document.hidden) tick();
    }, STEP_MS);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer !== null) {
      clearInterval(timer);
      timer = null;
    }
  };
}

/** UTC ms, moved on every five seconds: for ages only. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => shownMs);

/** The local day YYYY-MM-DD of a zone; changes at its midnight and not before. */
export const useLocalDay = (timeZone: string): string => useSyncExternalStore(subscribe, () => localDay(shownMs, timeZone));
