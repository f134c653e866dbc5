import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreError, toStoreError } from './sqlite/store-error';

export interface DataDirLock {
  release(): void;
}

const LOCK_FILE = 'nodeworth.lock';
const OWNER_FILE = 'nodeworth.pid';
/** A process that was just killed may take a moment to be gone. */
const WAIT_MS = 300;

/**
 * Takes the data folder for this process. The lock is an exclusive lock that SQLite holds on a file of its own: the operating system drops
 * it when the process ends in whatever way, so there is no stale lock to recognise. The pid file beside it is only for the message.
 * The lock file must not be opened by other code of this process: on POSIX closing any handle of a file drops the process's locks on it.
 * @throws StoreError `in-use` when another process (or another store of this one) has it
 */
export function lockDataDir(dataDir: string): DataDirLock {
  const file = join(dataDir, LOCK_FILE);
  const ownerFile = join(dataDir, OWNER_FILE);
  let connection: DatabaseSync;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    connection = new DatabaseSync(file);
  } catch (error) {
    throw toStoreError(error, dataDir);
  }
  try {
    connection.exec(`PRAGMA busy_timeout = ${WAIT_MS}`);
    connection.exec('BEGIN EXCLUSIVE');
    chmodSync(file, 0o600);
    writeFileSync(ownerFile, String(process.pid), { mode: 0o600 });
  } catch (error) {
    connection.close();
    const reason = toStoreError(error, file);
    if (reason.storeCode !== 'busy') throw reason;
    const owner = readOwner(ownerFile);
    throw new StoreError(
      'in-use',
      `Another Nodeworth uses this data folder${owner === null ? '' : ` (process ${owner})`}.`,
      'Use that one, end it, or choose another folder with --data-dir.',
      error,
    );
  }
  return {
    release() {
      rmSync(ownerFile, { force: true });
      connection.close();
    },
  };
}

function readOwner(ownerFile: string): string | null {
  try {
    const text = readFileSync(ownerFile, 'utf8').trim();
    return /^\d{1,10}$/.test(text) ? text : null;
  } catch {
    return null;
  }
}
