/** What several oracles say of one hotspot, and what can be believed of it. */
export type Lifetime =
  | { readonly state: 'told'; readonly amount: bigint }
  /** They differ, and no majority says the same: only the range is known. */
  | { readonly state: 'disagree'; readonly low: bigint; readonly high: bigint }
  /** None of them knows it. */
  | { readonly state: 'silent' };

/**
 * The program pays the median of its oracles (helium-program-library distribute/common.rs). From three on the median stands when more than half
 * of them say the same; one or two have to agree. Otherwise a number would be made up, and the range is told.
 * @param values of the oracles that answered, base units
 */
export function lifetimeOf(values: readonly bigint[]): Lifetime {
  const sorted = values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const [low] = sorted;
  const high = sorted.at(-1);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (low === undefined || high === undefined || middle === undefined) return { state: 'silent' };
  if (low === high) return { state: 'told', amount: low };
  const same = sorted.filter((value) => value === middle).length;
  return same * 2 > sorted.length ? { state: 'told', amount: middle } : { state: 'disagree', low, high };
}
