import { CancelledError, type Cancel } from '../../../shared/units/cancel';

/** A door that can be shut for a while: work waits in front of it between two steps. */
export interface Gate {
  shut(): void;
  open(): void;
  readonly isShut: boolean;
  /** Resolves at once while open. @throws CancelledError */
  pass(cancel: Cancel): Promise<void>;
}

export function createGate(): Gate {
  let shut = false;
  const waiting = new Set<() => void>();
  return {
    get isShut() {
      return shut;
    },
    shut() {
      shut = true;
    },
    open() {
      shut = false;
      for (const go of waiting) go();
    },
    pass(cancel) {
      if (cancel.cancelled) return Promise.reject(new CancelledError());
      if (!shut) return Promise.resolve();
      return new Promise((resolve, reject) => {
        let off = (): void => undefined;
        const go = (): void => {
          waiting.delete(go);
          off();
          resolve();
        };
        waiting.add(go);
        off = cancel.onCancel(() => {
          waiting.delete(go);
          reject(new CancelledError());
        });
      });
    },
  };
}
