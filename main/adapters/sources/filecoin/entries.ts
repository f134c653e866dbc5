import type { ChainSourceStatus } from '../../../engine/ports/chain';
import type { EntryPage, EntrySource } from '../../../engine/ports/entries';
import type { Clock, Logger } from '../../../engine/ports/system';
import type { Wallet } from '../../../../shared/domain/wallet';
import { VESTING_DAYS } from '../../../../shared/networks/filecoin/constants';
import { utcDayOf } from '../../../../shared/chains/filecoin/epochs';
import { neverCancelled, throwIfCancelled, type Cancel } from '../../../../shared/units/cancel';
import { MS_PER_DAY } from '../../../../shared/units/duration';
import { lastDayOf, parseCursor, toCursorText, type PortalCursor } from './cursor';
import { createDayPool } from './day-pool';
import type { GroupReader } from './group-reader';
import { decodeEntry, FILECOIN_DECODER_VERSION } from './decode-entry';
import { createChainFailure, hostOf } from './failures';
import { mergeDays, releases, type Merged } from './merge-days';
import { bytesOf, mayHold, newestFirst, readTable, type PortalTable, type RowGroupPlace } from './parquet-table';
import { FileChangedError, type FileVersion, type PortalFile } from './portal-file';

export interface EntriesPorts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly file: PortalFile;
  readonly groups: GroupReader;
  readonly url: () => string;
}

/** How often an older row group is read again, one at a time, so that corrections of old days are noticed within weeks. */
const RECHECK_MS = 7 * MS_PER_DAY;
/** A file that lost more than this share of its rows is not believed. */
const FEWER_ROWS = 0.95;
/** The file may be replaced once or twice while it is read; more often is no reading. */
const RESTARTS = 2;

/** Which providers can be read: those written as an id, as the file writes them. */
export const isProvider = (wallet: Wallet): boolean => wallet.chain === 'filecoin' && /^f0\d+$/.test(wallet.address);

interface Plan {
  readonly table: PortalTable;
  /** Row groups to read, newest first; those that cannot hold the provider are skipped. */
  readonly groups: readonly RowGroupPlace[];
  readonly skipped: readonly RowGroupPlace[];
  /** The older row group that is read again this time. */
  readonly recheck: RowGroupPlace | null;
  /** The last day that was over when the file was written. */
  readonly lastFinal: number;
}

/** The daily block rewards of a storage provider from the Filecoin Data Portal. See README.md for what is read and what becomes a line. */
export function createFilecoinEntries(ports: EntriesPorts): EntrySource {
  const { clock, logger, file } = ports;

  function toPlan(version: FileVersion, table: PortalTable, cursor: PortalCursor, provider: string): Plan {
    const now = clock.now();
    // Without a date of the file, yesterday is taken for whole; a day that was not is corrected later.
    const lastFinal = utcDayOf(Math.min(version.modifiedAtMs ?? now, now)) - 1;
    const known = lastDayOf(cursor);
    const ordered = newestFirst(table.groups.filter((group) => group.rows > 0));
    // The newest days are read again with every new version: that is where corrections happen.
    const isDue = (group: RowGroupPlace): boolean =>
      cursor.from === null || known === null || (group.lastDay ?? Number.MAX_SAFE_INTEGER) >= known || (!cursor.complete && (group.firstDay ?? -1) < cursor.from);
    const due = version.tag === cursor.tag && cursor.complete ? [] : ordered.filter(isDue);
    const recheckDue = due.length > 0 && due.length < ordered.length && now - cursor.recheckedAtMs > RECHECK_MS;
    const others = ordered.filter((group) => !due.includes(group));
    const recheck = recheckDue ? (others.find((group) => (group.lastDay ?? 0) <= (cursor.recheckBelow ?? Number.MAX_SAFE_INTEGER)) ?? others[0] ?? null) : null;
    const wanted = recheck === null ? due : [...due, recheck];
    return { table, groups: wanted.filter((group) => mayHold(group, provider)), skipped: ordered.filter((group) => !mayHold(group, provider)), recheck, lastFinal };
  }

  async function open(wallet: Wallet, cursor: PortalCursor, cancel: Cancel): Promise<{ readonly version: FileVersion; readonly plan: Plan }> {
    const version = await file.open(cancel);
    const table = await readTable(version);
    if (table.rows < cursor.rows * FEWER_ROWS) throw createChainFailure('bad-answer', version.host, 'fewer-rows');
    return { version, plan: toPlan(version, table, cursor, wallet.address) };
  }

  /** What is new after a merge, with the cursor behind it. */
  function toPage(known: PortalCursor, found: Merged, provider: string): { readonly page: EntryPage; readonly cursor: PortalCursor } {
    const released = releases(known, found.changed, provider, utcDayOf(clock.now()) - 1);
    const { cursor } = released;
    const withdrawn = [...found.withdrawn, ...released.withdrawn];
    const since = cursor.from === null ? null : cursor.from + (cursor.complete ? 0 : VESTING_DAYS);
    return {
      cursor,
      page: {
        entries: [...found.entries, ...released.entries], cursor: toCursorText(cursor), complete: cursor.complete,
        completeSinceMs: since === null || since > (lastDayOf(cursor) ?? 0) ? null : since * MS_PER_DAY,
        ...(withdrawn.length === 0 ? {} : { withdrawn }),
      },
    };
  }

  async function* pass(wallet: Wallet, start: PortalCursor, cancel: Cancel): AsyncGenerator<{ readonly page: EntryPage; readonly cursor: PortalCursor }> {
    const { version, plan } = await open(wallet, start, cancel);
    const { table, groups } = plan;
    const pool = createDayPool(table.groups);
    for (const group of plan.skipped) pool.skip(group);
    const today = utcDayOf(clock.now());
    let cursor = start;
    let future = 0;
    let vanished = 0;
    // Also without a group: days may have passed, and a provider that no group can hold is complete at once.
    for (const group of [...groups, null]) {
      throwIfCancelled(cancel);
      if (group !== null) pool.add(group, await ports.groups.read(version, table, group, wallet.address, cancel));
      const whole = pool.takeWhole();
      future += whole.filter((found) => found.day > today && found.row !== null).length;
      const merged = mergeDays(cursor, whole, plan.lastFinal);
      vanished += merged.vanished;
      const after = group === null ? ended(merged.cursor, version, plan) : merged.cursor;
      const { page, cursor: next } = toPage(after, merged, wallet.address);
      const quiet = page.entries.length === 0 && page.withdrawn === undefined && page.cursor === toCursorText(cursor);
      cursor = next;
      if (!quiet) yield { page, cursor };
    }
    if (vanished > 0) logger.warn('filecoin-rows-vanished', { provider: wallet.address, days: vanished });
    if (future > 0) throw createChainFailure('bad-answer', version.host, 'future-dates');
    if (vanished > 0) throw createChainFailure('bad-answer', version.host, 'rows-missing');
  }

  /** The pass went through: the version is remembered, and so is how far back the file goes. */
  function ended(cursor: PortalCursor, version: FileVersion, plan: Plan): PortalCursor {
    const { recheck } = plan;
    return {
      ...cursor, tag: version.tag, rows: plan.table.rows, complete: true,
      ...(recheck === null ? {} : { recheckedAtMs: clock.now(), recheckBelow: recheck.firstDay }),
      ...(cursor.recheckedAtMs === 0 ? { recheckedAtMs: clock.now() } : {}),
    };
  }

  return {
    id: 'filecoin-data-portal',
    decoderVersion: FILECOIN_DECODER_VERSION,
    reads: isProvider,
    async measure(wallet, cursorText, cancel = neverCancelled) {
      const { version, plan } = await open(wallet, parseCursor(cursorText), cancel);
      return plan.groups.reduce((sum, group) => sum + bytesOf(group, version), 0);
    },
    async *pages(wallet, cursorText, _context, cancel = neverCancelled) {
      let cursor = parseCursor(cursorText);
      for (let restart = 0; ; restart += 1) {
        try {
          for await (const step of pass(wallet, cursor, cancel)) {
            cursor = step.cursor;
            yield step.page;
          }
          return;
        } catch (error) {
          if (!(error instanceof FileChangedError)) throw error;
          if (restart >= RESTARTS) throw createChainFailure('bad-answer', hostOf(ports.url()), 'changed-while-read');
          logger.info('filecoin-file-changed', { host: hostOf(ports.url()) });
        }
      }
    },
    decode: (key, text, wallet) => decodeEntry(key, text, wallet),
    status(): ChainSourceStatus {
      return { endpoint: hostOf(ports.url()), calls: file.requests(), requests: file.requests(), historyStartsAtSlot: null, waitingUntilMs: null, transactionsPerSecond: 0 };
    },
  };
}
