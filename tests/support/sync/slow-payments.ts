import { setTimeout as pause } from 'node:timers/promises';
import type { EntrySource } from '../../../main/engine/ports/entries';
import { createSeededRandom } from '../solana-fixtures/seeded-random';
import { createStandInEntries } from './stand-in-entries';

/**
 * The same payments in every process, on pages of any size, with corrections and withdrawals among them; each page takes a moment, so that a kill
 * can fall between and into any of them.
 */
export function slowPayments(count: number, pauseMs: number): EntrySource {
  const random = createSeededRandom(5);
  const source = createStandInEntries();
  for (let n = 1; n <= count; n += 1) {
    source.tell(`entry-${n}`, { base: String(n * 1_000_003) });
    if (n % 11 === 0) source.tell(`entry-${n - 5}`, { base: String(n) }, n - 5);
    if (n % 17 === 0) source.withdraw(`entry-${n - 9}`);
  }
  // Now and then a page that is too large for one commit.
  source.cutPages(Array.from({ length: count }, () => (random() < 0.03 ? 450 : 1 + Math.floor(random() * 9))));
  const pages = source.pages.bind(source);
  return Object.assign(source, {
    async *pages(...asked: Parameters<EntrySource['pages']>): ReturnType<EntrySource['pages']> {
      for await (const page of pages(...asked)) {
        await pause(pauseMs);
        yield page;
      }
    },
  });
}
