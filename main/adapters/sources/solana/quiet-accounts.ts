import { MS_PER_DAY } from '../../../../shared/units/duration';
import type { Clock } from '../../../engine/ports/system';

/** An account that is only expected is asked again after so long, whatever the listing says. */
const ASK_AGAIN_MS = MS_PER_DAY;

/**
 * Remembers expected token accounts without any history, so that they do not cost a call in every pass. Such an account is asked at the first pass
 * after a start, again once a day, and from the moment on at which the chain lists it: whatever is paid into it makes it exist, and the listing of
 * the wallet's token accounts, which every pass asks for anyway, shows it. Only an account that was opened, paid and closed between two listings
 * waits for the daily question.
 */
export interface QuietAccounts {
  /** One pass's listing of a wallet: which accounts exist, and which are merely expected. */
  listed(existing: readonly string[], expected: readonly string[]): void;
  isQuiet(address: string): boolean;
  /** The whole history of an address was asked for, and there was none. */
  hadNothing(address: string): void;
}

export function createQuietAccounts(clock: Pick<Clock, 'mono'>): QuietAccounts {
  const onlyExpected = new Set<string>();
  const quietSince = new Map<string, number>();
  return {
    listed(existing, expected) {
      for (const address of expected) onlyExpected.add(address);
      for (const address of existing) {
        onlyExpected.delete(address);
        quietSince.delete(address);
      }
    },
    isQuiet(address) {
      const since = quietSince.get(address);
      if (since === undefined) return false;
      if (clock.mono() - since < ASK_AGAIN_MS) return true;
      quietSince.delete(address);
      return false;
    },
    hadNothing(address) {
      if (onlyExpected.has(address)) quietSince.set(address, clock.mono());
    },
  };
}
