import { chmodSync, existsSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '../../engine/ports/store';
import type { Clock, Logger } from '../../engine/ports/system';
import { createArchiveStore } from './archive-store';
import { backupBeforeMigration, backupDaily } from './backup';
import { lockDataDir } from './data-dir-lock';
import { createDeviceStore } from './device-store';
import { createEntryStore } from './entries/entry-store';
import { createLedgerStore } from './ledger/ledger-store';
import { createLookStore } from './looks/look-store';
import { ARCHIVE_MIGRATIONS } from './migrations/archive-migrations';
import { MAIN_MIGRATIONS } from './migrations/main-migrations';
import { createPriceStore } from './price-store';
import { createSettingsStore } from './settings-store';
import { type Database, openDatabase } from './sqlite/database';
import { assertNotNewer, migrate, type Migration } from './sqlite/migrate';
import { StoreError, toStoreError } from './sqlite/store-error';
import { createRecordStore } from './record-store';
import { createSeriesStore } from './series/series-store';
import { createTrafficStore } from './traffic-store';
import { createUptimeStore } from './uptime-store';

export interface OpenStoreOptions {
  /** Folder of this installation's data; made (0700) when absent. */
  readonly dataDir: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Begin with empty databases: what is there is renamed, never deleted. The way out of a damaged file. */
  readonly fresh?: boolean;
}

export const MAIN_FILE = 'nodeworth.db';
export const ARCHIVE_FILE = 'archive.db';
export const BACKUP_DIR = 'backups';

/**
 * Takes the data folder, brings its databases to this version's schema and gives the store on them.
 * @throws StoreError with a code, one sentence and what helps (`in-use`, `newer`, `corrupt`, `read-only`, `disk-full` …)
 */
export function openStore(options: OpenStoreOptions): Store {
  const { dataDir, clock } = options;
  const lock = lockDataDir(dataDir);
  const opened: Database[] = [];
  try {
    const mainFile = join(dataDir, MAIN_FILE);
    const archiveFile = join(dataDir, ARCHIVE_FILE);
    const backupDir = join(dataDir, BACKUP_DIR);
    if (options.fresh === true) for (const file of [mainFile, archiveFile]) setAside(file, clock.now());
    const main = openMigrated(mainFile, MAIN_MIGRATIONS, options, (database, version) => void backupBeforeMigration(database, backupDir, version, clock.now()));
    opened.push(main);
    const archive = openArchive(archiveFile, options);
    opened.push(archive);
    return assemble(main, archive, backupDir, options, () => {
      for (const database of opened) database.close();
      lock.release();
    });
  } catch (error) {
    for (const database of opened) database.close();
    lock.release();
    throw toStoreError(error, dataDir);
  }
}

function openMigrated(file: string, migrations: readonly Migration[], { clock, logger }: OpenStoreOptions, backup: (database: Database, version: number) => void): Database {
  const database = openDatabase({
    file,
    mono: () => clock.mono(),
    onSlow: (sql, ms) => logger.warn('store.slow', { sql: sql.trim().slice(0, 80), ms: Math.round(ms) }),
    inspect: (found) => assertNotNewer(found, migrations),
  });
  try {
    const applied = migrate(database, migrations, { nowMs: clock.now(), backup: (version) => backup(database, version) });
    if (applied.length > 0) logger.info('store.migrated', { file: file.split(/[\\/]/).pop() ?? '', steps: applied.join(',') });
    chmodSync(file, 0o600);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** The archive can be fetched again: a damaged one is set aside and a new one begun. */
function openArchive(file: string, options: OpenStoreOptions): Database {
  const open = (): Database => openMigrated(file, ARCHIVE_MIGRATIONS, options, () => undefined);
  try {
    return open();
  } catch (error) {
    if (!(error instanceof StoreError) || error.storeCode !== 'corrupt') throw error;
    options.logger.warn('store.archive-damaged', { remedy: 'begun anew' });
    setAside(file, options.clock.now());
    return open();
  }
}

function setAside(file: string, nowMs: number): void {
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, `${file}.set-aside-${nowMs}${suffix}`);
  }
}

function assemble(main: Database, archiveDatabase: Database, backupDir: string, { clock, logger }: OpenStoreOptions, closeAll: () => void): Store {
  const series = createSeriesStore(main, clock);
  const uptime = createUptimeStore(main);
  const archive = createArchiveStore(archiveDatabase);
  const devices = createDeviceStore(main, logger, (deviceId) => {
    series.forget(deviceId);
    uptime.forget(deviceId);
  });
  const ledger = createLedgerStore(main);
  let isClosed = false;
  return {
    settings: createSettingsStore(main),
    series,
    uptime,
    ledger,
    entries: createEntryStore(main, ledger),
    looks: createLookStore(main),
    records: createRecordStore(main),
    archive,
    prices: createPriceStore(main),
    devices,
    traffic: createTrafficStore(main),
    transaction: (work) => main.transaction(work),
    maintain: (nowMs) => ({ more: series.maintain(nowMs).more || archive.trim() || freeSpace(main) }),
    backup: (nowMs) => backupDaily(main, backupDir, nowMs),
    sizes: () => ({ mainB: bytesOnDisk(main.file), archiveB: bytesOnDisk(archiveDatabase.file) }),
    close() {
      if (isClosed) return;
      isClosed = true;
      closeAll();
    },
  };
}

/** Free pages that are worth giving back: more than a tenth of the file and 4 MiB; below that they will be used again soon. */
const WORTH_FREEING_PAGES = 1024;

/** Gives a little free space back to the disk. True: there is more. */
function freeSpace(database: Database): boolean {
  const isWorth = (): boolean => {
    const free = database.pragmaNumber('freelist_count');
    return free > WORTH_FREEING_PAGES && free * 10 > database.pragmaNumber('page_count');
  };
  if (!isWorth()) return false;
  database.exec('PRAGMA incremental_vacuum(512)');
  return isWorth();
}

/** The file and its log. */
function bytesOnDisk(file: string): number {
  let bytes = 0;
  for (const suffix of ['', '-wal', '-shm']) bytes += statSync(file + suffix, { throwIfNoEntry: false })?.size ?? 0;
  return bytes;
}
