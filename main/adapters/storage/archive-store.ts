import { gunzipSync, gzipSync } from 'node:zlib';
import type { ArchiveStore } from '../../engine/ports/store';
import type { Database } from './sqlite/database';
import { bytesOf, numberOf } from './sqlite/rows';

/** Two gibibytes, until the person sets another limit. */
export const DEFAULT_ARCHIVE_LIMIT_B = 2 * 1024 ** 3;
/** Rows dropped at once when the limit is near, so that a lowered limit never holds the engine up for long. */
const DROP_STEP = 128;
/** Room that an answer takes besides its own bytes: its keys, and pages of the index that split. */
const ROOM_BESIDE_B = 64 * 1024;
/** Pages given back to the disk in one step: 2 MiB, some milliseconds. */
const GIVE_BACK_PAGES = 512;

/** The archive, and the step that brings it below its limit. */
export interface LimitedArchive extends ArchiveStore {
  /** Drops some of the oldest answers when above the limit and gives the space back. True: there is more to drop. */
  trim(): boolean;
}

export function createArchiveStore(database: Database): LimitedArchive {
  const put = database.prepare('INSERT INTO raw_answers (chain, signature, body) VALUES (?, ?, ?) ON CONFLICT (chain, signature) DO UPDATE SET body = excluded.body');
  const get = database.prepare('SELECT body FROM raw_answers WHERE chain = ? AND signature = ?');
  const drop = database.prepare('DELETE FROM raw_answers WHERE seq IN (SELECT seq FROM raw_answers ORDER BY seq LIMIT ?)');
  const pages = database.prepare('SELECT page_count AS pages, freelist_count AS free, page_size AS size FROM pragma_page_count, pragma_freelist_count, pragma_page_size');
  let limitB = DEFAULT_ARCHIVE_LIMIT_B;

  function size(): { readonly fileB: number; readonly usedB: number } {
    const row = pages.get();
    if (row === undefined) return { fileB: 0, usedB: 0 };
    const pageB = numberOf(row, 'size');
    const fileB = numberOf(row, 'pages') * pageB;
    return { fileB, usedB: fileB - numberOf(row, 'free') * pageB };
  }

  function trim(): boolean {
    if (size().usedB > limitB) {
      return drop.run(DROP_STEP) > 0 && size().fileB > limitB;
    }
    if (size().fileB > limitB) {
      // Pages freed by dropping are used again; only a lowered limit leaves more of them than are needed.
      database.exec(`PRAGMA incremental_vacuum(${GIVE_BACK_PAGES})`);
      return size().fileB > limitB && size().usedB < size().fileB;
    }
    return false;
  }

  return {
    put(chain, signature, text) {
      const body = gzipSync(text);
      // Room is made before it is needed: the file stays below its limit. What is longer than all of it goes again with the next step of upkeep.
      while (size().usedB + body.length + ROOM_BESIDE_B > limitB && drop.run(DROP_STEP) > 0);
      put.run(chain, signature, body);
    },
    get(chain, signature) {
      const row = get.get(chain, signature);
      return row === undefined ? null : gunzipSync(bytesOf(row, 'body')).toString('utf8');
    },
    sizeB: () => size().fileB,
    setLimitB: (bytes) => {
      limitB = Math.max(0, bytes);
    },
    trim,
  };
}
