/**
 * Why the store could not do its work. Append only: pages and the command line choose their words by these codes.
 * - `in-use`: another running Nodeworth holds the data folder
 * - `newer`: the database was written by a newer version of the app
 * - `read-only`, `no-permission`, `cannot-open`, `disk-full`, `busy`, `corrupt`, `input-output`: the file system's side
 * - `migration-failed`: a step of the schema could not be applied; nothing was changed
 * - `duplicate`, `unknown-reference`: the caller's data contradict what is stored
 * - `closed`: the store was closed before
 */
export type StoreErrorCode =
  | 'in-use'
  | 'newer'
  | 'read-only'
  | 'no-permission'
  | 'cannot-open'
  | 'disk-full'
  | 'busy'
  | 'corrupt'
  | 'input-output'
  | 'migration-failed'
  | 'duplicate'
  | 'unknown-reference'
  | 'closed'
  | 'unexpected';

/** An error of the store: a code, one plain sentence (`message`) and what the person can do about it. */
export class StoreError extends Error {
  readonly storeCode: StoreErrorCode;
  readonly remedy: string;

  constructor(storeCode: StoreErrorCode, sentence: string, remedy: string, cause?: unknown) {
    super(sentence, cause === undefined ? undefined : { cause });
    this.name = 'StoreError';
    this.storeCode = storeCode;
    this.remedy = remedy;
  }
}

interface Words {
  readonly code: StoreErrorCode;
  readonly sentence: string;
  readonly remedy: string;
}

// Primary result codes of SQLite (https://www.sqlite.org/rescode.html); the extended code carries them in its low byte.
const WORDS_BY_RESULT: Readonly<Record<number, Words>> = {
  3: { code: 'no-permission', sentence: 'The database may not be opened by this user.', remedy: 'Give your user the right to read and write the data folder.' },
  5: { code: 'busy', sentence: 'The database is busy with another program.', remedy: 'Close programs that have the database open, then try again.' },
  6: { code: 'busy', sentence: 'A table of the database is locked.', remedy: 'Try again in a moment.' },
  8: { code: 'read-only', sentence: 'The database cannot be written: the file or its folder is read-only.', remedy: 'Make the data folder writable, or choose another one.' },
  10: { code: 'input-output', sentence: 'The disk failed while the database was read or written.', remedy: 'Check the disk, then start again; the last copies are in the folder "backups".' },
  11: { code: 'corrupt', sentence: 'The database is damaged.', remedy: 'Put the newest copy from the folder "backups" in its place, or start with a fresh database.' },
  13: { code: 'disk-full', sentence: 'The disk is full, so nothing more can be stored.', remedy: 'Free some space; recording goes on by itself.' },
  14: { code: 'cannot-open', sentence: 'The database file could not be opened.', remedy: 'Check that the data folder exists and that your user may write to it.' },
  19: { code: 'unexpected', sentence: 'The database refused a row that breaks one of its rules.', remedy: 'Report this with the log.' },
  23: { code: 'no-permission', sentence: 'The database may not be used by this user.', remedy: 'Give your user the right to read and write the data folder.' },
  26: { code: 'corrupt', sentence: 'The file is not a database.', remedy: 'Put the newest copy from the folder "backups" in its place, or start with a fresh database.' },
};

const CONSTRAINT_FOREIGN_KEY = 787;
const CONSTRAINT_PRIMARY_KEY = 1555;
const CONSTRAINT_UNIQUE = 2067;

function resultCode(error: unknown): number | null {
  if (typeof error !== 'object' || error === null) return null;
  for (const key of ['errcode', 'sqliteExtendedCode', 'sqliteCode'] as const) {
    const code: unknown = Reflect.get(error, key);
    if (typeof code === 'number') return code;
  }
  return null;
}

/** Says in our words what SQLite or the file system reported; a `StoreError` passes unchanged. */
export function toStoreError(error: unknown, file: string): StoreError {
  if (error instanceof StoreError) return error;
  const text = error instanceof Error ? error.message : String(error);
  if (/database is not open|connection is closed|statement has been finalized/i.test(text)) {
    return new StoreError('closed', 'The store was closed.', 'Start the app again.', error);
  }
  const system: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  if (system === 'ENOSPC' || system === 'EDQUOT') return named(WORDS_BY_RESULT[13], file, error);
  if (system === 'EROFS') return named(WORDS_BY_RESULT[8], file, error);
  if (system === 'EACCES' || system === 'EPERM') return named(WORDS_BY_RESULT[3], file, error);
  if (system === 'EEXIST' || system === 'ENOTDIR' || system === 'ENOENT') return named(WORDS_BY_RESULT[14], file, error);
  const code = resultCode(error);
  if (code === CONSTRAINT_UNIQUE || code === CONSTRAINT_PRIMARY_KEY) {
    return new StoreError('duplicate', 'This is stored already under another id.', 'Use the one that is there.', error);
  }
  if (code === CONSTRAINT_FOREIGN_KEY) {
    return new StoreError('unknown-reference', 'What this belongs to is not stored (any more).', 'Add it first.', error);
  }
  if (code !== null) {
    const words = WORDS_BY_RESULT[code & 0xff];
    if (words !== undefined) return named(words, file, error);
  }
  return new StoreError('unexpected', 'The database reported an unexpected error.', 'Report this with the log.', error);
}

function named(words: Words | undefined, file: string, cause: unknown): StoreError {
  if (words === undefined) return new StoreError('unexpected', 'The database reported an unexpected error.', 'Report this with the log.', cause);
  const name = file.split(/[\\/]/).pop() ?? file;
  return new StoreError(words.code, `${words.sentence.slice(0, -1)} (${name}).`, words.remedy, cause);
}
