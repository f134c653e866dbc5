import type { Database } from './database';
import { StoreError, toStoreError } from './store-error';

/** One step of a schema. Released steps are never edited; a change is a new step. */
export interface Migration {
  /** 1, 2, 3 … without gaps. */
  readonly id: number;
  readonly name: string;
  readonly up: string;
}

export interface MigrateOptions {
  readonly nowMs: number;
  /** Called once, before the first step, when the file holds data of an older version. */
  readonly backup: (fromVersion: number) => void;
}

/** The version of the schema in the file; 0: empty. */
export const schemaVersion = (database: Database): number => database.pragmaNumber('user_version');

/** @throws StoreError `newer` when the file was written by an app that knows more steps */
export function assertNotNewer(database: Database, migrations: readonly Migration[]): void {
  const version = schemaVersion(database);
  if (version <= migrations.length) return;
  throw new StoreError(
    'newer',
    `The data were written by a newer version of Nodeworth (schema ${version}, this one knows ${migrations.length}).`,
    'Update Nodeworth, or choose another data folder; nothing was changed.',
  );
}

/**
 * Brings the file to the newest schema. Each step and its version number are one transaction, so a kill between steps leaves a valid older
 * version that the next start carries on from.
 * @returns ids of the steps applied
 * @throws StoreError
 */
export function migrate(database: Database, migrations: readonly Migration[], options: MigrateOptions): readonly number[] {
  migrations.forEach((migration, index) => {
    if (migration.id !== index + 1) throw new StoreError('migration-failed', `Migration ${migration.name} has number ${migration.id} in place ${index + 1}.`, 'Report this with the log.');
  });
  const version = schemaVersion(database);
  assertNotNewer(database, migrations);
  const due = migrations.slice(version);
  if (due.length === 0) return [];
  if (version > 0) options.backup(version);
  for (const migration of due) apply(database, migration, options.nowMs);
  return due.map((migration) => migration.id);
}

function apply(database: Database, migration: Migration, nowMs: number): void {
  try {
    database.transaction(() => {
      database.exec('CREATE TABLE IF NOT EXISTS schema_migrations (id INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at_ms INTEGER NOT NULL) STRICT');
      database.exec(migration.up);
      database.prepare('INSERT INTO schema_migrations (id, name, applied_at_ms) VALUES (?, ?, ?)').run(migration.id, migration.name, nowMs);
      database.exec(`PRAGMA user_version = ${migration.id}`);
    });
  } catch (error) {
    const reason = toStoreError(error, database.file);
    if (reason.storeCode !== 'unexpected') throw reason;
    throw new StoreError('migration-failed', `Step ${migration.id} (${migration.name}) of the database could not be applied; nothing was changed.`, 'Report this with the log; a copy from before is in the folder "backups".', reason);
  }
}
