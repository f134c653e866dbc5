import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { StoreError, toStoreError } from './store-error';

export type SqlValue = string | number | null | Uint8Array;
export type Row = Readonly<Record<string, unknown>>;

/** A prepared statement whose errors are `StoreError`s. */
export interface Statement {
  /** Number of rows changed. */
  run(...values: SqlValue[]): number;
  get(...values: SqlValue[]): Row | undefined;
  all(...values: SqlValue[]): readonly Row[];
  /** Row by row, for answers too long to hold. The connection answers nothing else meanwhile. */
  each(take: (row: Row) => void, ...values: SqlValue[]): void;
}

/**
 * One SQLite file. The only place that touches `node:sqlite`: elsewhere its small common API is enough, so that the package that stands
 * in for it under older Electron works too.
 */
export interface Database {
  readonly file: string;
  readonly readOnly: boolean;
  exec(sql: string): void;
  /** The same text is prepared once. */
  prepare(sql: string): Statement;
  /** Row by row as a list of its columns: for hundreds of thousands of narrow rows a third of the time that objects take. */
  eachTuple(sql: string, take: (columns: readonly unknown[]) => void): void;
  /** All or nothing. Inside another transaction it joins that one. */
  transaction<T>(work: () => T): T;
  inTransaction(): boolean;
  /** Called after a rollback, so that what is kept in memory is read anew. */
  onRollback(listener: () => void): void;
  pragmaNumber(name: string): number;
  close(): void;
}

export interface OpenDatabaseOptions {
  readonly file: string;
  readonly readOnly?: boolean;
  /** How long to wait for another connection's lock. */
  readonly busyMs?: number;
  /** Monotonic milliseconds, for the log of slow statements. */
  readonly mono?: () => number;
  readonly onSlow?: (sql: string, ms: number) => void;
  /** Looks at the file before anything of it is changed; throws to leave it as it is. */
  readonly inspect?: (database: Database) => void;
}

const SLOW_MS = 50;

/**
 * Opens or creates the file with WAL, foreign keys and incremental vacuum. WAL with `synchronous = NORMAL` loses nothing when the process
 * is killed; a power cut can take the last transactions, never the file (https://www.sqlite.org/pragma.html#pragma_synchronous).
 * @throws StoreError
 */
export function openDatabase(options: OpenDatabaseOptions): Database {
  const { file, readOnly = false, busyMs = 5000, mono, onSlow } = options;
  const connection = connect(file, readOnly);
  const guarded = <T>(sql: string, work: () => T): T => {
    const began = mono === undefined ? 0 : mono();
    try {
      return work();
    } catch (error) {
      throw toStoreError(error, file);
    } finally {
      if (mono !== undefined && onSlow !== undefined) {
        const took = mono() - began;
        if (took > SLOW_MS) onSlow(sql, took);
      }
    }
  };
  const statements = new Map<string, Statement>();
  const rollbackListeners: (() => void)[] = [];
  let depth = 0;
  let isClosed = false;

  const database: Database = {
    file,
    readOnly,
    exec: (sql) => guarded(sql, () => connection.exec(sql)),
    prepare(sql) {
      const known = statements.get(sql);
      if (known !== undefined) return known;
      const raw = guarded(sql, () => connection.prepare(sql));
      const statement = wrapStatement(raw, sql, guarded);
      statements.set(sql, statement);
      return statement;
    },
    eachTuple: (sql, take) =>
      guarded(sql, () => {
        const raw = connection.prepare(sql);
        raw.setReturnArrays(true);
        for (const columns of raw.iterate()) take(columns as unknown as readonly unknown[]);
      }),
    transaction(work) {
      if (depth > 0) return work();
      database.exec('BEGIN IMMEDIATE');
      depth = 1;
      try {
        const result = work();
        depth = 0;
        database.exec('COMMIT');
        return result;
      } catch (error) {
        depth = 0;
        rollback();
        // What a statement threw is a StoreError already; anything else is the caller's own.
        throw error;
      }
    },
    inTransaction: () => depth > 0,
    onRollback: (listener) => void rollbackListeners.push(listener),
    pragmaNumber(name) {
      const row = database.prepare(`PRAGMA ${name}`).get();
      const value = row === undefined ? undefined : Object.values(row)[0];
      if (typeof value !== 'number') throw new StoreError('unexpected', `PRAGMA ${name} gave no number.`, 'Report this with the log.');
      return value;
    },
    close() {
      if (isClosed) return;
      isClosed = true;
      statements.clear();
      guarded('close', () => connection.close());
    },
  };

  function rollback(): void {
    try {
      connection.exec('ROLLBACK');
    } catch {
      // SQLite has rolled back by itself already (disk full, input/output error).
    }
    for (const listener of rollbackListeners) listener();
  }

  try {
    database.exec(`PRAGMA busy_timeout = ${busyMs}`);
    options.inspect?.(database);
    if (!readOnly) {
      // Takes effect only before the first table; on a file that is there it would only be written to.
      if (database.pragmaNumber('page_count') === 0) database.exec('PRAGMA auto_vacuum = INCREMENTAL');
      database.exec('PRAGMA journal_mode = WAL');
      database.exec('PRAGMA synchronous = NORMAL');
      // Past this a checkpoint shrinks the log again (bytes).
      database.exec('PRAGMA journal_size_limit = 8388608');
    }
    database.exec('PRAGMA foreign_keys = ON');
    database.exec('PRAGMA cache_size = -2048');
    // Touches the schema, so that a damaged file is refused here and not at some later read.
    database.prepare('SELECT count(*) AS n FROM sqlite_schema').get();
  } catch (error) {
    connection.close();
    throw error;
  }
  return database;
}

function connect(file: string, readOnly: boolean): DatabaseSync {
  try {
    return new DatabaseSync(file, { readOnly });
  } catch (error) {
    throw toStoreError(error, file);
  }
}

function wrapStatement(raw: StatementSync, sql: string, guarded: <T>(sql: string, work: () => T) => T): Statement {
  return {
    run: (...values) => guarded(sql, () => Number(raw.run(...values).changes)),
    get: (...values) => guarded(sql, () => raw.get(...values)),
    all: (...values) => guarded(sql, () => raw.all(...values)),
    each(take, ...values) {
      const rows = guarded(sql, () => raw.iterate(...values));
      try {
        // What `take` throws is the caller's own.
        for (let next = guarded(sql, () => rows.next()); next.done !== true; next = guarded(sql, () => rows.next())) take(next.value);
      } finally {
        rows.return?.();
      }
    },
  };
}
