import { CATALOGUE, type WordKey } from './catalogue';
import { fill } from './fill';
import type { ParamsFor } from './types';

type Arguments<K extends WordKey> = ParamsFor<(typeof CATALOGUE)[K]> extends never ? [] : [params: Record<ParamsFor<(typeof CATALOGUE)[K]>, string | number>];

/** The words for a key of the catalogue. Parameters are checked by the compiler; numbers are written in the person's locale. */
export function t<K extends WordKey>(key: K, ...args: Arguments<K>): string {
  return fill(CATALOGUE[key], args[0] ?? {});
}

/** True when the catalogue has words under a key that was put together at run time (codes from the engine). */
export const hasWords = (key: string): key is WordKey => Object.hasOwn(CATALOGUE, key);

/** Words for a code of the engine, such as `reason.no-price`; null when the catalogue does not know it (an older page beside a newer engine). */
export function wordsForCode(prefix: string, code: string): string | null {
  const key = `${prefix}.${code}`;
  return hasWords(key) ? fill(CATALOGUE[key], {}) : null;
}
