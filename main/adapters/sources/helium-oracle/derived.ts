import { throwIfCancelled, type Cancel } from '../../../../shared/units/cancel';

/** About 2 ms each (a search for a point off the curve): after so many the other work of the engine has its turn. */
const AT_ONCE = 6;

/**
 * Addresses that follow from others, worked out once and kept: they never change. Long lists give way to other work in between.
 * @throws CancelledError
 */
export function createDerived() {
  const known = new Map<string, string>();
  return async (purpose: string, items: readonly { readonly key: string; readonly derive: () => string }[], cancel?: Cancel): Promise<readonly string[]> => {
    const addresses: string[] = [];
    let worked = 0;
    for (const item of items) {
      const key = `${purpose} ${item.key}`;
      let address = known.get(key);
      if (address === undefined) {
        address = item.derive();
        known.set(key, address);
        worked += 1;
        if (worked % AT_ONCE === 0) {
          await new Promise<void>((resolve) => { setImmediate(resolve); });
          if (cancel !== undefined) throwIfCancelled(cancel);
        }
      }
      addresses.push(address);
    }
    return addresses;
  };
}

export type Derived = ReturnType<typeof createDerived>;
