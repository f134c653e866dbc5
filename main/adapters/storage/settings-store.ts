import type { SettingsStore } from '../../engine/ports/store';
import type { Database } from './sqlite/database';
import { textOf } from './sqlite/rows';

export function createSettingsStore(database: Database): SettingsStore {
  const get = database.prepare('SELECT json FROM settings WHERE key = ?');
  const set = database.prepare('INSERT INTO settings (key, json) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET json = excluded.json');
  const remove = database.prepare('DELETE FROM settings WHERE key = ?');
  const all = database.prepare('SELECT key, json FROM settings ORDER BY key');
  return {
    get(key) {
      const row = get.get(key);
      return row === undefined ? null : textOf(row, 'json');
    },
    set: (key, json) => void set.run(key, json),
    delete: (key) => void remove.run(key),
    all: () => Object.fromEntries(all.all().map((row) => [textOf(row, 'key'), textOf(row, 'json')])),
  };
}
