import { CancelledError, neverCancelled, type Cancel } from '../../../../shared/units/cancel';
import type { Clock } from '../../../engine/ports/system';

/** Lets `ms` pass. @throws CancelledError */
export function rest(clock: Clock, ms: number, cancel: Cancel = neverCancelled): Promise<void> {
  return new Promise((resolve, reject) => {
    if (cancel.cancelled) {
      reject(new CancelledError());
      return;
    }
    let off = (): void => undefined;
    const stop = clock.after(ms, () => {
      off();
      resolve();
    });
    off = cancel.onCancel(() => {
      stop();
      reject(new CancelledError());
    });
  });
}
