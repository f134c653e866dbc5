import type { Store } from '../../../main/engine/ports/store';

/** A process that dies just before its n-th write reaches the disk. From then on nothing of the store answers any more. */
export interface Crash {
  readonly wrap: (store: Store) => Store;
  readonly crashed: () => boolean;
  readonly writes: () => number;
}

const WRITES = new Set(['saveAccounts', 'savePage', 'saveDecoded', 'saveHoldings', 'saveValues', 'decide', 'put', 'set', 'save', 'saveCursor', 'withdraw']);

/** @param only counts writes of this name alone */
export function createCrash(at: number, only: string | null = null): Crash {
  let writes = 0;
  let dead = false;
  const guard = <T extends object>(part: T): T =>
    new Proxy(part, {
      get(target, name): unknown {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]): unknown => {
          if (dead) throw new Error('the process is dead');
          if (!WRITES.has(String(name)) || (only !== null && name !== only)) return Reflect.apply(value, target, args);
          writes += 1;
          if (writes < at) return Reflect.apply(value, target, args);
          dead = true;
          throw new Error('killed before the write');
        };
      },
    });
  return {
    wrap: (store) => ({ ...store, ledger: guard(store.ledger), entries: guard(store.entries), archive: guard(store.archive), settings: guard(store.settings) }),
    crashed: () => dead,
    writes: () => writes,
  };
}
