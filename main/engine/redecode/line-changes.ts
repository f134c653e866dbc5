import type { LedgerLine } from '../../../shared/domain/reward';
import { isCounted } from '../../../shared/domain/totals';

/**
 * What a line says, without who made it. A time that the raw answer does not tell was found elsewhere and stays; a line that counts as a duplicate
 * was made something else by its decoder.
 */
function sayingOf(line: LedgerLine): string {
  const { decoderVersion: _version, atMs: _at, kind, ...rest } = line;
  const told = line.receipt === undefined ? kind : kind === 'duplicate' ? 'duplicate-or-not' : kind;
  return JSON.stringify(Object.entries({ ...rest, kind: told, evidence: { rule: rest.evidence.rule, facts: Object.entries(rest.evidence.facts).toSorted(byName) } }).toSorted(byName));
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : a > b ? 1 : 0);

/** Lines of weaker sources stand as duplicates while their chain tells the payment itself: that is no decoder's word. */
function comparable(lines: readonly LedgerLine[], others: readonly LedgerLine[]): readonly string[] {
  const duplicates = new Set(others.filter((line) => line.kind === 'duplicate' && line.receipt !== undefined).map((line) => line.id));
  return lines.map((line) => sayingOf(duplicates.has(line.id) ? { ...line, kind: 'duplicate' } : line)).toSorted();
}

/** Whether two readings of one transaction say the same. */
export const sameLines = (before: readonly LedgerLine[], after: readonly LedgerLine[]): boolean =>
  before.length === after.length && comparable(before, before).join('\n') === comparable(after, before).join('\n');

/** Counted base units by token. */
export function countedByToken(lines: readonly LedgerLine[]): ReadonlyMap<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const line of lines) if (isCounted(line)) sums.set(line.mint, (sums.get(line.mint) ?? 0n) + BigInt(line.base));
  return sums;
}
