import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../main/adapters/storage/sqlite/database';
import type { Store } from '../../../main/engine/ports/store';
import { type RunningChild, runChild } from './child-process';
import { manualClock, temporaryDir, temporaryStore } from './temporary-store';
import { LINES_PER_TRANSACTION, PAGE_SIZE, sampleAtMs, WALLET } from './writing-plan';

const KILLS = 8;

const lastNumber = (child: RunningChild, word: string, before: number): number => {
  const line = child.lines.findLast((candidate) => candidate.startsWith(`${word} `));
  return line === undefined ? before : Number(line.slice(word.length + 1));
};

/** Numbers of all samples that are stored, from every hour. */
function storedSamples(store: Store, until: number): number[] {
  const numbers: number[] = [];
  const HOUR_MS = 3_600_000;
  for (let from = sampleAtMs(-1); from < sampleAtMs(until + 10); from += HOUR_MS) {
    const [history] = store.series.history('d', ['power.number'], from, from + HOUR_MS, 600);
    for (const bucket of history?.buckets ?? []) numbers.push(bucket.mean);
  }
  return [...new Set(numbers)];
}

test(`killed ${KILLS} times at any moment: it opens, no line is lost or doubled, at most one sample is lost`, async () => {
  const dir = temporaryDir();
  let nextSample = 0;
  let nextPage = 0;
  const decoded = new Set<string>();
  for (let kill = 0; kill < KILLS; kill += 1) {
    const child = runChild('writing-child.ts', [dir, String(nextSample), String(nextPage)]);
    await child.line('ready');
    await wait(20 + ((kill * 7919) % 400));
    await child.kill();

    const said = lastNumber(child, 'sample', nextSample - 1);
    const pageSaid = lastNumber(child, 'page', nextPage - 1);
    for (const line of child.lines) if (line.startsWith('decoded ')) decoded.add(line.slice('decoded '.length));

    const store = temporaryStore(dir, manualClock(sampleAtMs(said)));
    const samples = storedSamples(store, said + 1);
    // Written and not yet said is fine; said and not there is a loss.
    expect(samples.length === said + 1 || samples.length === said + 2).toBe(true);
    expect(samples).toEqual(samples.map((_, i) => i));
    expect(store.uptime.last('d')?.toMs).toBe(sampleAtMs(samples.length - 1));

    const page = Math.round((store.ledger.range(WALLET.address)?.listed ?? 0) / PAGE_SIZE) - 1;
    expect(page === pageSaid || page === pageSaid + 1).toBe(true);
    const { transactions } = store.ledger.counts(WALLET.id);
    expect(transactions + store.ledger.pendingCount(WALLET.id)).toBe((page + 1) * PAGE_SIZE);
    const lines = store.ledger.allLines({});
    const bySignature = new Map<string, string[]>();
    for (const { line } of lines) bySignature.set(line.signature, [...(bySignature.get(line.signature) ?? []), line.id]);
    for (const signature of decoded) expect(bySignature.get(signature)).toHaveLength(LINES_PER_TRANSACTION);
    expect(bySignature.size - decoded.size === 0 || bySignature.size - decoded.size === 1).toBe(true);
    expect(lines).toHaveLength(transactions * LINES_PER_TRANSACTION);
    for (const signature of bySignature.keys()) {
      decoded.add(signature);
      expect(store.archive.get('solana', signature)).toContain(signature);
    }
    store.close();
    nextSample = samples.length;
    nextPage = page + 1;
  }
  expect(nextSample).toBeGreaterThan(KILLS);
  expect(decoded.size).toBeGreaterThan(KILLS);
  const database = openDatabase({ file: `${dir}/nodeworth.db` });
  expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
  database.close();
});
