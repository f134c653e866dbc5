import type { Database } from '../sqlite/database';
import { numberOf } from '../sqlite/rows';

/** What was written, valued or removed since it was last asked for. Of this connection: nobody else writes the file. */
export interface LineChanges {
  /** Row numbers, each once; null: everything has to be read anew, since what was read within a transaction did not happen. */
  take(): readonly number[] | null;
  /** Forgets them: everything was read. */
  clear(): void;
}

/**
 * Triggers that live as long as the connection note what changes, whoever writes it; a rollback takes its notes back with the rest. Their table
 * takes a row for every change and is emptied by whoever asks.
 */
export function watchLines(database: Database): LineChanges {
  // In memory: a data folder that cannot be written must still be read, and no note outlives the process.
  database.exec('PRAGMA temp_store = MEMORY');
  database.exec(`
    CREATE TEMP TABLE line_changes (line INTEGER NOT NULL);
    CREATE TEMP TRIGGER line_added AFTER INSERT ON main.line_facts BEGIN INSERT INTO line_changes VALUES (new.line); END;
    CREATE TEMP TRIGGER line_changed AFTER UPDATE ON main.line_facts BEGIN INSERT INTO line_changes VALUES (new.line); END;
    CREATE TEMP TRIGGER line_removed AFTER DELETE ON main.line_facts BEGIN INSERT INTO line_changes VALUES (old.line); END;
  `);
  const any = database.prepare('SELECT EXISTS (SELECT 1 FROM temp.line_changes) AS n');
  const all = database.prepare('SELECT DISTINCT line FROM temp.line_changes');
  const clear = database.prepare('DELETE FROM temp.line_changes');
  let tookInTransaction = false;
  let isUndone = false;
  database.onRollback(() => {
    isUndone ||= tookInTransaction;
    tookInTransaction = false;
  });
  return {
    take() {
      if (isUndone) return null;
      if (!database.inTransaction()) tookInTransaction = false;
      if (numberOf(any.get() ?? {}, 'n') === 0) return [];
      const lines = all.all().map((row) => numberOf(row, 'line'));
      clear.run();
      tookInTransaction ||= database.inTransaction();
      return lines;
    },
    clear() {
      clear.run();
      isUndone = false;
      tookInTransaction = database.inTransaction();
    },
  };
}
