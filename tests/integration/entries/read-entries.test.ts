import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { archivedEntry } from '../../../main/engine/rewards/entry-archive';
import { createCrash } from '../../support/sync/crashing-store';
import { openEntriesRig, type EntriesRig, type EntriesRigOptions } from '../../support/sync/entries-rig';
import { dropDataDir, ledgerText, newDataDir } from '../../support/sync/rig';
import { createStandInEntries, FIL_WALLET, FIRST_AT_MS, type StandInEntries } from '../../support/sync/stand-in-entries';

const rigs: EntriesRig[] = [];
afterEach(async () => {
  for (const rig of rigs.splice(0)) {
    await rig.close();
    dropDataDir(rig.dataDir);
  }
});
const open = (options: EntriesRigOptions): EntriesRig => {
  const rig = openEntriesRig(options);
  rigs.push(rig);
  return rig;
};

/** `count` payments of 1, 2, 3 … attoFIL. */
function payments(count: number, source: StandInEntries = createStandInEntries()): StandInEntries {
  for (let n = 1; n <= count; n += 1) source.tell(`entry-${String(n).padStart(3, '0')}`, { base: String(n) });
  return source;
}
const sumOf = (rig: EntriesRig): bigint => rig.store.ledger.allLines({ walletId: 'f1' }).reduce((sum, { line }) => sum + BigInt(line.base), 0n);

describe('a wallet that is read entry by entry', () => {
  it('has every entry once, its time from the entry, its raw text in the archive, and says since when nothing is missing', async () => {
    const rig = open({ sources: [payments(10)] });
    expect(await rig.sync.syncNow()).toMatchObject([{ source: 'filecoin', state: 'done', events: 10, transactionsRead: 10, errors: [] }]);
    expect(sumOf(rig)).toBe(55n);
    expect(rig.store.ledger.allLines({ walletId: 'f1' })[0]?.line).toMatchObject({ signature: 'entry-010', atMs: FIRST_AT_MS + 9 * 3_600_000 });
    expect(archivedEntry(rig.store.archive, FIL_WALLET, 'entry-003')).toBe('{"base":"3"}');
    expect(rig.sync.progress()).toMatchObject([{ walletId: 'f1', state: 'idle', phase: 'done', read: 10, lines: 10, complete: true, completeSinceMs: FIRST_AT_MS, error: null, asksBytes: null }]);
    expect(rig.sync.coverage()).toMatchObject([{ complete: true, completeSinceMs: FIRST_AT_MS, lastDoneAtMs: expect.any(Number) }]);
  });

  it('asks only for what is new the next time, and nothing comes twice', async () => {
    const source = payments(7);
    const rig = open({ sources: [source] });
    await rig.sync.syncNow();
    source.tell('entry-008', { base: '8' });
    const before = source.pagesGiven();
    expect(await rig.sync.syncNow()).toMatchObject([{ state: 'done', events: 1, transactionsRead: 1 }]);
    expect(source.pagesGiven() - before).toBe(1);
    expect(sumOf(rig)).toBe(36n);
  });

  it('gives the same ledger wherever its pages are cut and however often a page comes again', async () => {
    const whole = open({ sources: [payments(25)] });
    await whole.sync.syncNow();
    const expected = ledgerText(whole.store, 'f1');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 12 }), fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 4 }), async (sizes, failures) => {
        const source = payments(25);
        source.cutPages(sizes);
        const rig = openEntriesRig({ sources: [source] });
        for (const page of failures) {
          source.failAt(page);
          await rig.sync.syncNow();
        }
        source.failAt(null);
        const [outcome] = await rig.sync.syncNow();
        const text = ledgerText(rig.store, 'f1');
        await rig.close();
        dropDataDir(rig.dataDir);
        expect(outcome?.state).toBe('done');
        expect(text).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('that dies at any of its writes goes on to the same ledger', async () => {
    const whole = createCrash(Number.POSITIVE_INFINITY);
    const reference = open({ sources: [payments(8)], wrap: whole.wrap });
    await reference.sync.syncNow();
    const expected = ledgerText(reference.store, 'f1');
    expect(whole.writes()).toBeGreaterThan(8);
    for (let at = 1; at <= whole.writes(); at += 1) {
      const dataDir = newDataDir();
      const crash = createCrash(at);
      const source = payments(8);
      const first = openEntriesRig({ sources: [source], dataDir, wrap: crash.wrap });
      await first.sync.syncNow();
      expect([at, crash.crashed()]).toEqual([at, true]);
      await first.close();
      const second = openEntriesRig({ sources: [payments(8)], dataDir });
      const [outcome] = await second.sync.syncNow();
      expect([at, outcome?.state, ledgerText(second.store, 'f1')]).toEqual([at, 'done', expected]);
      await second.close();
      dropDataDir(dataDir);
    }
  }, 60_000);

  it('counts a key that its source tells again with another text as corrected, and never as a second payment', async () => {
    const source = payments(3);
    const rig = open({ sources: [source] });
    await rig.sync.syncNow();
    rig.store.ledger.saveValues(rig.store.ledger.allLines({}).map(({ line }) => ({ lineId: line.id, usdPerToken: 5, source: 'test', priceAtMs: 1, confidence: null, typed: false })));
    source.tell('entry-002', { base: '200' });
    source.tell('entry-003', { base: '3' });
    expect(await rig.sync.syncNow()).toMatchObject([{ state: 'done', events: 0, errors: [{ code: 'entry-corrected', count: 1 }] }]);
    expect(rig.store.ledger.allLines({}).map(({ line, value }) => [line.signature, line.base, value?.usdPerToken])).toEqual([['entry-003', '3', 5], ['entry-002', '200', 5], ['entry-001', '1', 5]]);
    expect(sumOf(rig)).toBe(204n);
  });

  it('takes back what turned out not to exist, with its price, and takes it again when it comes after all', async () => {
    const source = payments(3);
    const rig = open({ sources: [source] });
    await rig.sync.syncNow();
    rig.store.ledger.saveValues(rig.store.ledger.allLines({}).map(({ line }) => ({ lineId: line.id, usdPerToken: 5, source: 'test', priceAtMs: 1, confidence: null, typed: false })));
    source.withdraw('entry-003');
    source.withdraw('never-told');
    expect(await rig.sync.syncNow()).toMatchObject([{ state: 'done', errors: [{ code: 'entry-withdrawn', detail: '1' }] }]);
    expect(sumOf(rig)).toBe(3n);
    source.tell('entry-003', { base: '3' });
    await rig.sync.syncNow();
    expect(rig.store.ledger.line('filecoin:entry-003:0:f01234:filecoin/fil')).toMatchObject({ line: { base: '3' }, value: null });
    expect(sumOf(rig)).toBe(6n);
  });

  it.each([
    ['a negative amount', { base: '-5' }, 'impossible-amount'],
    ['an amount beyond 2^256', { base: '1'.repeat(79) }, 'impossible-amount'],
    ['an amount that is no number', { base: '1e30' }, 'impossible-amount'],
    ['a date in the future', { base: '5', atMs: Date.UTC(2100, 0, 1) }, 'time-in-the-future'],
    ['a date before there were chains', { base: '5', atMs: 0 }, 'impossible-time'],
    ['something nobody can read', { base: '5', garbage: true as const }, 'not-json'],
  ])('keeps %s out of the ledger, names it, and reads the rest', async (_what, payload, why) => {
    const source = payments(2);
    source.tell('odd', payload);
    source.tell('last', { base: '10' });
    const rig = open({ sources: [source] });
    expect(await rig.sync.syncNow()).toMatchObject([{ state: 'done', events: 3, errors: [{ code: 'transaction-unreadable', detail: why, count: why === 'not-json' ? 1 : 2 }] }]);
    expect(sumOf(rig)).toBe(13n);
    expect(rig.sync.progress()).toMatchObject([{ unreadable: 1, lines: 3 }]);
  });

  it('names the failure and keeps the pages before it; "could not ask" is not "nothing there"', async () => {
    const source = payments(9);
    source.failAt(1, 'bad-answer');
    const rig = open({ sources: [source] });
    expect(await rig.sync.syncNow()).toMatchObject([{ state: 'partly', events: 3, errors: [{ code: 'bad-answer', detail: 'stand-in.example' }] }]);
    expect(rig.sync.progress()).toMatchObject([{ state: 'failed', complete: false, completeSinceMs: null, lastDoneAtMs: null, error: { code: 'bad-answer' } }]);
    source.failAt(null);
    await rig.sync.syncNow();
    expect(rig.sync.progress()).toMatchObject([{ state: 'idle', complete: true, error: null }]);
    expect(sumOf(rig)).toBe(45n);
  });

  it('does not go round in a circle with a source that gives the same page for ever', async () => {
    const source = payments(3);
    const rig = open({ sources: [{ ...source, reads: () => true, decoderVersion: 1, async *pages() { for (;;) yield { entries: [], cursor: 'x', completeSinceMs: null, complete: false }; } }] });
    expect(await rig.sync.syncNow()).toMatchObject([{ state: 'failed', errors: [{ code: 'bad-answer', detail: 'stand-in.example no-progress' }] }]);
  });

  it('is decoded again from the archive when its decoder is newer, without asking the source', async () => {
    const source = payments(5);
    const rig = open({ sources: [source] });
    await rig.sync.syncNow();
    source.decoderIs(2);
    expect(await rig.sync.decodeAgain(null)).toMatchObject([{ state: 'done', transactionsRead: 5, events: 0 }]);
    expect(new Set(rig.store.ledger.allLines({}).map(({ line }) => line.decoderVersion))).toEqual(new Set([2]));
    expect(await rig.sync.decodeAgain(null)).toMatchObject([{ transactionsRead: 0 }]);
    expect(await rig.sync.decodeAgain('filecoin/fil')).toMatchObject([{ transactionsRead: 5 }]);
  });
});

describe('a large read', () => {
  it('is asked about first: nothing is read, and the state says how many bytes wait', async () => {
    const source = payments(4);
    source.measures(83_000_000);
    const rig = open({ sources: [source] });
    expect(await rig.sync.syncNow()).toMatchObject([{ state: 'skipped', transactionsRead: 0, errors: [{ code: 'large-read', detail: '83000000' }] }]);
    expect(source.pagesGiven()).toBe(0);
    expect(rig.sync.progress()).toMatchObject([{ state: 'idle', phase: null, asksBytes: 83_000_000, lastDoneAtMs: null, complete: false }]);
  });

  it('goes on once it is allowed, and asks again for the next large one', async () => {
    const source = payments(4);
    source.measures(83_000_000);
    const rig = open({ sources: [source] });
    await rig.sync.syncNow();
    rig.sync.allow('f1', 10_000_000);
    expect(await rig.sync.syncNow()).toMatchObject([{ state: 'skipped' }]);
    rig.sync.allow('f1', 83_000_000);
    expect(await rig.sync.syncNow()).toMatchObject([{ state: 'done', events: 4 }]);
    expect(rig.sync.progress()).toMatchObject([{ asksBytes: null, complete: true }]);
    expect(await rig.sync.syncNow()).toMatchObject([{ state: 'skipped', errors: [{ code: 'large-read' }] }]);
  });

  it('stays allowed over a crash, until it has been read to the end', async () => {
    const source = payments(6);
    source.measures(83_000_000);
    const rig = open({ sources: [source] });
    await rig.sync.syncNow();
    rig.sync.allow('f1', 83_000_000);
    source.failAt(1);
    expect(await rig.sync.syncNow()).toMatchObject([{ state: 'partly', events: 3 }]);
    source.failAt(null);
    expect(await rig.sync.syncNow()).toMatchObject([{ state: 'done', events: 3 }]);
  });

  it('up to 50 MB is read without a question', async () => {
    const source = payments(4);
    source.measures(50_000_000);
    const rig = open({ sources: [source] });
    expect(await rig.sync.syncNow()).toMatchObject([{ state: 'done', events: 4 }]);
  });
});

describe('several sources', () => {
  const other = (): StandInEntries => {
    const source = createStandInEntries('filecoin', 'filecoin-today');
    source.tell('today', { base: '1000', mint: 'filecoin/other' });
    return source;
  };

  it('read one wallet side by side; it is up to date when all of them are', async () => {
    const second = other();
    second.failAt(0);
    const rig = open({ sources: [payments(3), second] });
    expect(await rig.sync.syncNow()).toMatchObject([{ source: 'filecoin', state: 'done' }, { source: 'filecoin-today', state: 'failed' }]);
    expect(rig.sync.progress()).toMatchObject([{ state: 'failed', lines: 3, complete: false, lastDoneAtMs: null }]);
    second.failAt(null);
    await rig.sync.syncNow();
    expect(rig.sync.progress()).toMatchObject([{ state: 'idle', lines: 4, read: 4, complete: true, lastDoneAtMs: expect.any(Number) }]);
    expect(sumOf(rig)).toBe(1006n);
  });

  it('one that is switched off is not asked, says so, and the wallet does not count as read', async () => {
    const off = new Set(['filecoin-today']);
    const second = other();
    const rig = open({ sources: [payments(3), second], isOff: (id) => off.has(id) });
    expect(await rig.sync.syncNow()).toMatchObject([{ state: 'done' }, { state: 'skipped', errors: [{ code: 'switched-off' }] }]);
    expect(second.asked()).toBe(0);
    expect(rig.sync.coverage()).toMatchObject([{ complete: false, completeSinceMs: null, lastDoneAtMs: null }]);
    off.clear();
    await rig.sync.syncNow();
    expect(rig.sync.coverage()).toMatchObject([{ complete: true, lastDoneAtMs: expect.any(Number) }]);
  });

  it('two wallets with the same key keep their own texts and lines', async () => {
    const miner = { ...FIL_WALLET, id: 'f2', address: 'f09999' };
    const rig = open({ sources: [payments(3)], wallets: [FIL_WALLET, miner] });
    await rig.sync.syncNow();
    expect(rig.store.ledger.allLines({}).length).toBe(6);
    expect(archivedEntry(rig.store.archive, miner, 'entry-001')).toBe('{"base":"1"}');
    rig.store.ledger.removeWallet('f2');
    expect([rig.store.entries.cursor('f2', 'filecoin'), rig.store.ledger.allLines({}).length]).toEqual([null, 3]);
  });
});

describe('reading entries', () => {
  it('stops before the next page while paused, and goes on', async () => {
    const source = payments(9);
    const rig = open({ sources: [source] });
    let tellPaused = (): void => undefined;
    const paused = new Promise<void>((resolve) => {
      tellPaused = resolve;
    });
    rig.sync.onProgress(([state]) => {
      if (state !== undefined && state.read >= 3 && !rig.sync.isPaused && source.pagesGiven() === 1) {
        rig.sync.pause();
        tellPaused();
      }
    });
    const pass = rig.sync.syncNow();
    await Promise.race([paused, pass]);
    if (rig.sync.isPaused) {
      expect(rig.sync.progress()).toMatchObject([{ state: 'paused' }]);
      rig.sync.resume();
    }
    expect(await pass).toMatchObject([{ state: 'done', events: 9 }]);
  });

  it('ends when it is stopped, and what was read until then is kept', async () => {
    const source = payments(9);
    const rig = open({ sources: [source] });
    const off = rig.sync.onProgress(() => {
      if (source.pagesGiven() >= 1) void rig.sync.stop();
    });
    const [outcome] = await rig.sync.syncNow();
    off();
    expect(['cancelled', 'done']).toContain(outcome?.state);
    expect(sumOf(rig)).toBe([0n, 6n, 21n, 45n].find((sum) => sum === sumOf(rig)));
  });
});
