import { z } from 'zod';
import type { Wallet } from '../../../../shared/domain/wallet';
import { neverCancelled, throwIfCancelled, type Cancel } from '../../../../shared/units/cancel';
import type { EntryPage } from '../../../engine/ports/entries';
import type { Clock } from '../../../engine/ports/system';
import type { ThetaClient } from './client';

/**
 * `done`: everything up to this instant has been read. `walk`: a walk from the newest transaction down that has not ended yet: how many it has
 * passed, and what it began with. New transactions only push older ones further down, so going on at the same place loses nothing.
 */
const cursorSchema = z.object({
  v: z.literal(1),
  doneMs: z.number().int().nullable(),
  /** The oldest transaction of the account, once a walk has reached it. */
  firstMs: z.number().int().nullable(),
  walk: z.object({ offset: z.number().int().nonnegative(), newestMs: z.number().int(), oldestMs: z.number().int() }).nullable(),
});
type Cursor = z.infer<typeof cursorSchema>;

/** Younger transactions are left for the next pass: the explorer's own lists settle in this time. */
const SETTLE_MS = 2 * 60_000;
/** Transactions of one block share an instant, and lists are not strictly ordered: a walk goes this much further than it has to. */
const OVERLAP_MS = 60 * 60_000;

const parseCursor = (text: string | null): Cursor => {
  try {
    const parsed = cursorSchema.safeParse(JSON.parse(text ?? ''));
    if (parsed.success) return parsed.data;
  } catch {
    // No cursor of ours: everything is read anew under the same keys.
  }
  return { v: 1, doneMs: null, firstMs: null, walk: null };
};

export async function* readThetaPages(client: ThetaClient, clock: Clock, wallet: Wallet, from: string | null, cancel: Cancel = neverCancelled): AsyncIterable<EntryPage> {
  let cursor = parseCursor(from);
  for (;;) {
    throwIfCancelled(cancel);
    const settled = clock.now() - SETTLE_MS;
    const walk: NonNullable<Cursor['walk']> = cursor.walk ?? { offset: 0, newestMs: settled, oldestMs: settled };
    const page = await client.page(wallet.address, walk.offset, cancel);
    const entries = page.entries.filter((entry) => entry.atMs <= walk.newestMs);
    const times = page.entries.map((entry) => entry.atMs);
    const oldestMs = Math.min(walk.oldestMs, ...times);
    // Ended when a whole page lies before what was read in an earlier pass.
    const doneMs = cursor.doneMs;
    const known = doneMs !== null && times.length > 0 && times.every((at) => at < doneMs - OVERLAP_MS);
    const ended = page.last || known;
    const firstMs = page.last ? oldestMs : cursor.firstMs;
    cursor = ended ? { v: 1, doneMs: walk.newestMs, firstMs, walk: null } : { v: 1, doneMs, firstMs, walk: { offset: Math.max(walk.offset + 1, page.offset + page.rows), newestMs: walk.newestMs, oldestMs } };
    yield {
      entries: entries.map((entry) => ({ key: entry.hash, height: entry.height, atMs: entry.atMs, text: JSON.stringify(entry) })),
      cursor: JSON.stringify(cursor),
      // The end of the first walk is the beginning of the account: the explorer keeps everything.
      completeSinceMs: ended ? firstMs : doneMs === null ? oldestMs : null,
      complete: ended,
    };
    if (ended) return;
  }
}
