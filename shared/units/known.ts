/**
 * A value that may be unknown. Unknown is never zero: every reader has to say what it does without the value.
 */
export type Known<T> = { readonly known: true; readonly value: T } | { readonly known: false; readonly reason: string };

export const known = <T>(value: T): Known<T> => ({ known: true, value });

/** `reason` is a code of the string catalogue (for example `no-price`), not a sentence. */
export const unknown = (reason: string): Known<never> => ({ known: false, reason });

export const mapKnown = <A, B>(k: Known<A>, f: (a: A) => B): Known<B> => (k.known ? known(f(k.value)) : k);

/** A sum that says how many of its parts are missing; pages show it with "≥" while `missing > 0`. */
export interface PartialSum {
  readonly value: number;
  readonly parts: number;
  readonly missing: number;
}

/** Adds what is known and counts what is not. An empty list is a sum of 0 parts, which is not a measured zero. */
export function sumKnown(parts: readonly Known<number>[]): PartialSum {
  let value = 0;
  let missing = 0;
  for (const part of parts) {
    if (part.known) value += part.value;
    else missing += 1;
  }
  return { value, parts: parts.length, missing };
}
