import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SignatureInfo } from '../../../main/engine/ports/chain';
import type { SyncRange } from '../../../main/engine/ports/store';
import { afterPage, beginPass, nextPage } from '../../../main/engine/rewards/ranges';

const info = (signature: string, slot: number, more: Partial<SignatureInfo> = {}): SignatureInfo => ({ signature, slot, failed: false, blockTimeMs: slot * 400, ...more });

/** A chain that answers pages as endpoints do, with the order inside each slot drawn anew for every call. */
function answer(chain: readonly SignatureInfo[], question: ReturnType<typeof nextPage>, limit: number, shuffle: (slot: number, index: number) => number): readonly SignatureInfo[] {
  let rows = chain.map((one, index) => ({ one, rank: shuffle(one.slot, index) })).toSorted((a, b) => b.one.slot - a.one.slot || a.rank - b.rank).map(({ one }) => one);
  if (question.before !== null) rows = rows.slice(rows.findIndex((one) => one.signature === question.before) + 1);
  if (question.until !== null) {
    const at = rows.findIndex((one) => one.signature === question.until);
    if (at !== -1) rows = rows.slice(0, at);
  }
  return rows.slice(0, limit);
}

function readAll(chain: readonly SignatureInfo[], stored: SyncRange | null, limit: number, shuffle: (call: number) => (slot: number, index: number) => number): { readonly range: SyncRange; readonly found: ReadonlySet<string>; readonly pages: number } {
  let range = beginPass(stored, 'w1', 'address');
  const found = new Set<string>();
  for (let pages = 1; ; pages += 1) {
    if (pages > 10_000) throw new Error('paging does not end');
    const step = afterPage(range, answer(chain, nextPage(range), limit, shuffle(pages)));
    for (const one of step.found) found.add(one.signature);
    range = step.range;
    if (range.complete) return { range, found, pages };
  }
}

describe('the range of an address', () => {
  test('loses nothing however slots are crowded, pages cut and their order inside slots drawn', () => {
    fc.assert(
      fc.property(
        // A page holds more than the fullest slot: no paging by signature could see past a slot that fills whole pages in another order each time.
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 30 }), fc.integer({ min: 5, max: 12 }), fc.integer({ min: 1, max: 1_000_000 }),
        (slots, limit, seed) => {
          const chain = slots.flatMap((count, slot) => Array.from({ length: count }, (_, at) => info(`s${slot}-${at}`, slot + 1)));
          const shuffle = (call: number) => (slot: number, index: number) => ((seed + call * 7919 + slot * 104_729 + index * 1_299_709) * 2_654_435_761) % 4_294_967_296;
          const { found, range } = readAll(chain, null, limit, shuffle);
          expect(found.size).toBe(chain.length);
          expect(range).toMatchObject({ complete: true, oldestRead: null });
          // The next pass begins at the cursor and finds exactly what is new.
          const newer = [...chain, info('new-1', slots.length + 1), info('new-2', slots.length + 2)];
          const next = readAll(newer, range, limit, shuffle);
          expect([...next.found].filter((signature) => signature.startsWith('new'))).toHaveLength(2);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('is not ended by a short page', () => {
    const step = afterPage(beginPass(null, 'w1', 'a'), [info('x', 9)]);
    expect(step.range).toMatchObject({ complete: false, newest: 'x', oldestRead: 'x' });
  });

  test('keeps the first signature of the pass as its cursor, whatever comes later', () => {
    const first = afterPage(beginPass(null, 'w1', 'a'), [info('n', 9), info('m', 8)]).range;
    const second = afterPage(first, [info('l', 7)]).range;
    expect(afterPage(second, []).range).toMatchObject({ newest: 'n', complete: true });
  });

  test('keeps its old cursor when a later pass finds nothing', () => {
    const done: SyncRange = { address: 'a', walletId: 'w1', newest: 'n', oldestRead: null, target: null, complete: true, readSinceMs: 5, listed: 3, decoded: 0 };
    const pass = beginPass(done, 'w1', 'a');
    expect(nextPage(pass)).toMatchObject({ before: null, until: 'n' });
    expect(afterPage(pass, []).range).toMatchObject({ newest: 'n', complete: true, readSinceMs: 5 });
  });

  test('goes on where an interrupted pass stopped', () => {
    const half: SyncRange = { address: 'a', walletId: 'w1', newest: 'n', oldestRead: 'k', target: 'c', complete: false, readSinceMs: 5, listed: 3, decoded: 0 };
    expect(nextPage(beginPass(half, 'w1', 'a'))).toMatchObject({ before: 'k', until: 'c' });
  });

  test('leaves failed transactions out and counts every row once', () => {
    const page = [info('a', 3), info('b', 2, { failed: true }), info('a', 3)];
    const step = afterPage(beginPass(null, 'w1', 'x'), page);
    expect(step.found.map((one) => one.signature)).toEqual(['a']);
    expect(step.range.listed).toBe(2);
    expect(afterPage(step.range, [info('b', 2), info('c', 1)], new Set(['a', 'b'])).range.listed).toBe(3);
  });

  test('remembers the oldest instant, and none where the chain tells none', () => {
    const step = afterPage(beginPass(null, 'w1', 'x'), [info('a', 3, { blockTimeMs: null }), info('b', 2, { blockTimeMs: 800 })]);
    expect(step.range.readSinceMs).toBe(800);
    expect(afterPage(beginPass(null, 'w1', 'x'), [info('a', 3, { blockTimeMs: null })]).range.readSinceMs).toBeNull();
  });
});
