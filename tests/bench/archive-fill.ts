import { statSync } from 'node:fs';
import { join } from 'node:path';

import { ARCHIVE_FILE, openStore } from '../../main/adapters/storage/open-store';
import { createQuietLogger } from '../support/quiet-logger';
import { makeServedHistory } from '../support/solana-rpc/served-history';
import { WALLET } from '../support/solana-fixtures/case';

/** What an archive of so many raw answers takes, and what it does at its limit. */
export interface ArchiveFilled {
  readonly transactions: number;
  readonly tookMs: number;
  readonly rawBytesEach: number;
  /** Bytes on disk by number of transactions, at four places on the way. */
  readonly steps: readonly { readonly transactions: number; readonly bytes: number }[];
  /** Bytes a transaction between the first and the last of the steps. */
  readonly slope: number;
  readonly limitB: number;
  /** Highest size of the file while as many answers again came in. */
  readonly highestB: number;
  /** Of the answers put in: the newest and the oldest that are still there. */
  readonly newestKept: boolean;
  readonly oldestKept: boolean;
  /** Bytes after a limit of a half was set and upkeep had run, and the longest of its steps. */
  readonly loweredB: number;
  readonly longestStepMs: number;
}

const TEXTS = 400;

/** Fills an archive with answers as the stand-in gives them (each with a signature of its own), then tries its limit. */
export function fillArchive(dataDir: string, count: number): ArchiveFilled {
  const clock = { now: () => Date.UTC(2026, 10, 20), mono: () => performance.now(), after: () => () => undefined };
  const store = openStore({ dataDir, clock, logger: createQuietLogger() });
  const { history } = makeServedHistory({ count: TEXTS, seed: 3, wallets: [WALLET], endMs: clock.now() });
  const texts = history.transactions.map((transaction) => transaction.text);
  const keyOf = (n: number): string => `${n.toString(36).padStart(12, '0')}${'S'.repeat(76)}`;
  let raw = 0;
  const put = (n: number): void => {
    const text = (texts[n % texts.length] ?? '').replaceAll('"slot":', `"n":${n},"slot":`);
    raw += text.length;
    store.archive.put('solana', keyOf(n), text);
  };
  const file = join(dataDir, ARCHIVE_FILE);
  const began = performance.now();
  const steps: { transactions: number; bytes: number }[] = [];
  for (let n = 0; n < count; n += 1) {
    put(n);
    if ((n + 1) % Math.floor(count / 4) === 0) steps.push({ transactions: n + 1, bytes: store.archive.sizeB() });
  }
  const tookMs = performance.now() - began;
  const [first, last] = [steps[0], steps.at(-1)];
  const slope = first === undefined || last === undefined ? Number.NaN : (last.bytes - first.bytes) / (last.transactions - first.transactions);
  const limitB = Math.round((last?.bytes ?? 0) * 1.05);
  store.archive.setLimitB(limitB);
  let highestB = 0;
  const more = Math.floor(count / 4);
  for (let n = count; n < count + more; n += 1) {
    put(n);
    if (n % 500 === 0) highestB = Math.max(highestB, statSync(file).size);
  }
  const newestKept = store.archive.get('solana', keyOf(count + more - 1)) !== null;
  const oldestKept = store.archive.get('solana', keyOf(0)) !== null;
  store.archive.setLimitB(Math.round(limitB / 2));
  let longestStepMs = 0;
  for (let isMore = true; isMore;) {
    const step = performance.now();
    isMore = store.maintain(clock.now()).more;
    longestStepMs = Math.max(longestStepMs, performance.now() - step);
  }
  const loweredB = store.archive.sizeB();
  store.close();
  return { transactions: count, tookMs, rawBytesEach: raw / (count + more), steps, slope, limitB, highestB, newestKept, oldestKept, loweredB, longestStepMs };
}
