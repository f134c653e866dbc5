/**
 * Cancellation as plain data and one callback, so that pure code can be stopped without naming a host's signal type.
 */
export interface Cancel {
  readonly cancelled: boolean;
  /**
   * Calls `listener` once when cancelled, at once when that has already happened.
   * @returns a function that takes the listener off again.
   */
  onCancel(listener: () => void): () => void;
}

/** A `Cancel` with the switch that sets it; only whoever created it can cancel. */
export interface CancelSource extends Cancel {
  cancel(): void;
}

/** Never cancelled: the default of calls that take a `Cancel`. */
export const neverCancelled: Cancel = { cancelled: false, onCancel: () => () => undefined };

/** A listener that throws does not keep the others from being called; the first error is thrown at the end. */
export function createCancel(): CancelSource {
  const listeners = new Set<() => void>();
  let cancelled = false;
  return {
    get cancelled() {
      return cancelled;
    },
    onCancel(listener) {
      if (cancelled) {
        listener();
        return () => undefined;
      }
      // Wrapped so that the same function given twice is two listeners.
      const entry = (): void => listener();
      listeners.add(entry);
      return () => {
        listeners.delete(entry);
      };
    },
    cancel() {
      if (cancelled) return;
      cancelled = true;
      const called = [...listeners];
      listeners.clear();
      const errors: unknown[] = [];
      for (const listener of called) {
        try {
          listener();
        } catch (error) {
          errors.push(error);
        }
      }
      if (errors.length > 0) throw errors[0];
    },
  };
}

/** Thrown out of a long calculation when its `Cancel` was set. Cancelled is not failed: callers tell the two apart by this type. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';
  constructor() {
    super('cancelled');
  }
}

/** @throws CancelledError when `cancel` is set. */
export function throwIfCancelled(cancel: Cancel): void {
  if (cancel.cancelled) throw new CancelledError();
}
