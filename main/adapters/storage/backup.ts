import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from './sqlite/database';
import { toStoreError } from './sqlite/store-error';

const DAILY = /^nodeworth-\d{4}-\d{2}-\d{2}\.db$/;
const BEFORE_MIGRATION = /^before-schema-\d{4}-\d+\.db$/;
const DAILY_KEPT = 7;
const BEFORE_MIGRATION_KEPT = 3;

/** UTC day of an instant, YYYY-MM-DD. */
const dayOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);

/**
 * A whole copy of the database at this moment. `VACUUM INTO` reads one consistent state while the app goes on; the copy gets its name only
 * when it is complete, so a kill leaves no half backup.
 */
function copyTo(database: Database, dir: string, name: string): string {
  const file = join(dir, name);
  const unfinished = `${file}.part`;
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    rmSync(unfinished, { force: true });
    database.prepare('VACUUM INTO ?').run(unfinished);
    chmodSync(unfinished, 0o600);
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw toStoreError(error, file);
  }
  return file;
}

/** Keeps the newest `kept` files whose names match; names sort by age. */
function prune(dir: string, pattern: RegExp, kept: number, age: (name: string) => string): void {
  const names = readdirSync(dir).filter((name) => pattern.test(name)).sort((a, b) => (age(a) < age(b) ? 1 : -1));
  for (const name of names.slice(kept)) rmSync(join(dir, name), { force: true });
}

/** Today's copy, unless it is there. The archive is not copied: it can be fetched again. */
export function backupDaily(database: Database, dir: string, nowMs: number): string | null {
  const name = `nodeworth-${dayOf(nowMs)}.db`;
  if (existsSync(join(dir, name))) return null;
  const file = copyTo(database, dir, name);
  prune(dir, DAILY, DAILY_KEPT, (entry) => entry);
  return file;
}

/** The one copy before a batch of migrations. */
export function backupBeforeMigration(database: Database, dir: string, fromVersion: number, nowMs: number): string {
  const file = copyTo(database, dir, `before-schema-${String(fromVersion).padStart(4, '0')}-${nowMs}.db`);
  prune(dir, BEFORE_MIGRATION, BEFORE_MIGRATION_KEPT, (entry) => entry.replace(/^before-schema-\d{4}-/, '').padStart(24, '0'));
  return file;
}
