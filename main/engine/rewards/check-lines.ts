import type { LedgerLine } from '../../../shared/domain/reward';

/** Two to the power of 256: no chain tells a larger amount. */
const MOST_BASE_DIGITS = 78;
const MOST_DECIMALS = 30;
/** A block's clock may run ahead of ours by this much; beyond it somebody lies, or our own clock is wrong. */
const AHEAD_MS = 86_400_000;
/** The first block of Bitcoin: no chain that pays for hardware is older. */
const FIRST_MS = Date.UTC(2009, 0, 3);

/**
 * Looks at lines before they are stored: a source that lies must not reach the ledger, whatever its decoder let through.
 * @returns why the lines cannot be true, as a code; null: they can
 */
export function whyImpossible(lines: readonly LedgerLine[], walletId: string, key: string, nowMs: number): string | null {
  const ids = new Set<string>();
  for (const line of lines) {
    if (line.walletId !== walletId || line.signature !== key) return 'line-of-another';
    if (ids.has(line.id)) return 'line-twice';
    ids.add(line.id);
    if (!/^\d+$/.test(line.base) || line.base.length > MOST_BASE_DIGITS) return 'impossible-amount';
    if (!Number.isInteger(line.decimals) || line.decimals < 0 || line.decimals > MOST_DECIMALS) return 'impossible-decimals';
    if (line.atMs === null) continue;
    if (!Number.isFinite(line.atMs) || line.atMs < FIRST_MS) return 'impossible-time';
    if (line.atMs > nowMs + AHEAD_MS) return 'time-in-the-future';
  }
  return null;
}
