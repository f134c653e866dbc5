import { describe, expect, it } from 'vitest';
import { decodeTransaction } from '../../../main/adapters/sources/solana/decode-transaction';
import type { DecodeContext } from '../../../main/engine/ports/chain';
import type { LedgerLine } from '../../../shared/domain/reward';
import { HNT } from '../../../shared/networks/helium/tokens';
import { RENDER } from '../../../shared/networks/render/tokens';
import { contextOf } from '../../support/solana-fixtures/case';
import { makeHistory, totalsOf, type History, type HistoryTotals } from '../../support/solana-fixtures/history';

const history = makeHistory({ seed: 7, count: 400, encoding: 'mixed' });

function linesOf(of: History, context: DecodeContext): readonly LedgerLine[] {
  return of.items.flatMap((item) => {
    const decoded = decodeTransaction(item.signature, item.text, context);
    if (decoded.state === 'unreadable') throw new Error(decoded.why);
    return decoded.state === 'decoded' ? decoded.lines : [];
  });
}

function totals(lines: readonly LedgerLine[]): HistoryTotals {
  const counts: Record<string, number> = {};
  const base: Record<string, bigint> = {};
  for (const line of lines) {
    counts[line.kind] = (counts[line.kind] ?? 0) + 1;
    base[`${line.kind} ${line.mint}`] = (base[`${line.kind} ${line.mint}`] ?? 0n) + BigInt(line.base);
  }
  return { lines: counts, base };
}

describe('a made history', () => {
  it('is the same for the same seed and another for another', () => {
    expect(makeHistory({ seed: 7, count: 400, encoding: 'mixed' })).toEqual(history);
    expect(makeHistory({ seed: 8, count: 400 }).items[0]?.signature).not.toBe(history.items[0]?.signature);
  });

  it('lies in order of time, with a signature of its own for each', () => {
    expect(new Set(history.items.map((item) => item.signature)).size).toBe(400);
    const slots = history.items.map((item) => item.slot);
    expect(slots).toEqual(slots.toSorted((a, b) => a - b));
  });

  it('decodes to its totals, to the last base unit, while nothing is confirmed', () => {
    const found = totals(linesOf(history, contextOf()));
    expect(found).toEqual(totalsOf(history));
    expect(found.base[`reward ${RENDER.mint}`]).toBeUndefined();
  });

  it('decodes to its totals with the Render sender confirmed and the fan-out proven', () => {
    const found = totals(linesOf(history, contextOf({ decisions: [history.confirmRender], provenFanouts: history.provenFanouts })));
    expect(found).toEqual(totalsOf(history, { render: true, split: true }));
    expect(found.base[`reward ${RENDER.mint}`] ?? 0n).toBeGreaterThan(0n);
  });

  it('holds transactions that only the token account finds', () => {
    const hidden = history.items.filter((item) => item.lines.length > 0 && !item.touched.includes(history.wallet));
    expect(hidden.length).toBeGreaterThan(0);
    expect(hidden.flatMap((item) => item.lines).some((line) => line.mint === HNT.mint)).toBe(true);
  });
});
