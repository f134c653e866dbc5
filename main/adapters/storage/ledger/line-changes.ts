import type { Database } from '../sqlite/database';
import { numberOf } from '../sqlite/rows';

/** Row numbers of lines that were written, valued or removed since they were last asked for. Of this connection: nobody else writes the file. */
export interface LineChanges {
  /** Each row number once. */
  take(): readonly number[];
  /** Forgets them: everything is read anew. */
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
    CREATE TEMP TRIGGER line_added AFTER INSERT ON main.ledger_lines BEGIN INSERT INTO line_changes VALUES (new.rowid); END;
    CREATE TEMP TRIGGER line_changed AFTER UPDATE ON main.ledger_lines BEGIN INSERT INTO line_changes VALUES (new.rowid); END;
    CREATE TEMP TRIGGER line_removed AFTER DELETE ON main.ledger_lines BEGIN INSERT INTO line_changes VALUES (old.rowid); END;
    CREATE TEMP TRIGGER value_added AFTER INSERT ON main.line_values BEGIN INSERT INTO line_changes SELECT rowid FROM main.ledger_lines WHERE id = new.line_id; END;
    CREATE TEMP TRIGGER value_changed AFTER UPDATE ON main.line_values BEGIN INSERT INTO line_changes SELECT rowid FROM main.ledger_lines WHERE id = new.line_id; END;
    CREATE TEMP TRIGGER value_removed AFTER DELETE ON main.line_values BEGIN INSERT INTO line_changes SELECT rowid FROM main.ledger_lines WHERE id = old.line_id; END;
  `);
  const any = database.prepare('SELECT EXISTS (SELECT 1 FROM temp.line_changes) AS n');
  const all = database.prepare('SELECT DISTINCT line FROM temp.line_changes');
  const clear = database.prepare('DELETE FROM temp.line_changes');
  let takenInTransaction: number[] = [];
  let toTakeAgain: number[] = [];
  // What was read within a transaction that did not happen has to be read again, and its notes are gone.
  database.onRollback(() => {
    toTakeAgain = toTakeAgain.concat(takenInTransaction);
    takenInTransaction = [];
  });
  return {
    take() {
      const again = toTakeAgain;
      toTakeAgain = [];
      if (!database.inTransaction()) takenInTransaction = [];
      if (numberOf(any.get() ?? {}, 'n') === 0) return again;
      const lines = all.all().map((row) => numberOf(row, 'line'));
      clear.run();
      if (database.inTransaction()) takenInTransaction = takenInTransaction.concat(lines);
      return again.length === 0 ? lines : [...new Set([...again, ...lines])];
    },
    clear: () => void clear.run(),
  };
}
