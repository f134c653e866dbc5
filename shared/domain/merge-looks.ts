import type { Holding } from './wallet';
import type { SourceLook } from './source-look';

const keyOf = (...parts: readonly (string | null)[]): string => JSON.stringify(parts);

/** What the new list does not speak of stays from the old one. */
function keep<T>(old: readonly T[], now: readonly T[], key: (one: T) => string): readonly T[] {
  const told = new Set(now.map(key));
  return [...now, ...old.filter((one) => !told.has(key(one)))];
}

/**
 * The look that is kept after a new one. A whole look takes the place of the old one: what it does not name is gone. One with failures
 * replaces only what it names: a question that could not be asked does not make money vanish. What is kept carries its own, older age.
 */
export function keepLook(old: SourceLook | null, now: SourceLook): SourceLook {
  if (old === null || now.failures.length === 0) return now;
  return {
    positions: keep(old.positions, now.positions, (one) => keyOf(one.network, one.mint, one.state, one.device, one.source)),
    reports: now.reports,
    notices: keep(old.notices, now.notices, (one) => keyOf(one.network, one.code, one.device)),
    facts: keep(old.facts, now.facts, (one) => keyOf(one.network, one.name, one.device, one.source)),
    holdings: keep(old.holdings, now.holdings, (one) => one.mint),
    failures: now.failures,
  };
}

/** What one wallet holds as several looks tell it: the newest word on each token. */
export function newestHoldings(lists: readonly (readonly Holding[])[]): readonly Holding[] {
  const byMint = new Map<string, Holding>();
  for (const holding of lists.flat()) {
    const known = byMint.get(holding.mint);
    if (known === undefined || known.asOfMs < holding.asOfMs) byMint.set(holding.mint, holding);
  }
  return [...byMint.values()];
}
