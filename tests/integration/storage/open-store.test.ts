import { createHash } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MAIN_MIGRATIONS } from '../../../main/adapters/storage/migrations/main-migrations';
import { openStore } from '../../../main/adapters/storage/open-store';
import { openDatabase } from '../../../main/adapters/storage/sqlite/database';
import { migrate } from '../../../main/adapters/storage/sqlite/migrate';
import { createQuietLogger } from '../../support/quiet-logger';
import { runChild } from './child-process';
import { manualClock, START_MS, temporaryDir, temporaryStore } from './temporary-store';

const failure = (storeCode: string): unknown => expect.objectContaining({ storeCode, message: expect.stringMatching(/^[A-Z][^\n]+\.$/), remedy: expect.stringMatching(/^[A-Z][^\n]+\.$/) });

/** A database as an older version of the app left it. */
function makeOldDatabase(dir: string, version: number): void {
  const database = openDatabase({ file: join(dir, 'nodeworth.db') });
  migrate(database, MAIN_MIGRATIONS.slice(0, version), { nowMs: 1, backup: () => undefined });
  database.prepare('INSERT INTO settings (key, json) VALUES (?, ?)').run('currency', '"EUR"');
  database.close();
}

function schemaOf(dir: string): unknown {
  const database = openDatabase({ file: join(dir, 'nodeworth.db'), readOnly: true });
  const schema = database.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all();
  const version = database.pragmaNumber('user_version');
  database.close();
  return { schema, version };
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

describe('the data folder', () => {
  test('is made, readable by its owner only, and keeps what was stored', () => {
    const dir = join(temporaryDir(), 'new', 'folder');
    const store = temporaryStore(dir);
    store.settings.set('a', '1');
    store.settings.set('b', '{"x":2}');
    store.settings.set('a', '3');
    store.settings.delete('b');
    store.close();
    store.close();
    expect(temporaryStore(dir).settings.all()).toEqual({ a: '3' });
    expect(statSync(dir).mode & 0o777).toBe(0o700);
    for (const name of ['nodeworth.db', 'archive.db']) expect(statSync(join(dir, name)).mode & 0o777).toBe(0o600);
  });

  test('belongs to one store at a time', () => {
    const dir = temporaryDir();
    const first = temporaryStore(dir);
    expect(() => temporaryStore(dir)).toThrow(failure('in-use'));
    first.settings.set('still', '1');
    first.close();
    expect(temporaryStore(dir).settings.get('still')).toBe('1');
  });

  test('is refused while another process holds it, and taken over when that one was killed', async () => {
    const dir = temporaryDir();
    const holder = runChild('holding-child.ts', [dir]);
    const pid = (await holder.line('holding')).split(' ')[1] ?? '';
    expect(() => temporaryStore(dir)).toThrow(`Another Nodeworth uses this data folder (process ${pid}).`);
    await holder.kill();
    expect(temporaryStore(dir).settings.get('held-by')).toBe(pid);
  });

  test('that may not be written is said in one sentence', async () => {
    const dir = temporaryDir();
    temporaryStore(dir).close();
    for (const name of readdirSync(dir)) chmodSync(join(dir, name), 0o444);
    chmodSync(dir, 0o555);
    // Root may write anywhere, so the question is asked as somebody else.
    const child = runChild('holding-child.ts', [dir, 'unprivileged']);
    const said: unknown = JSON.parse((await child.line('refused')).slice('refused '.length));
    chmodSync(dir, 0o755);
    expect(said).toEqual({ storeCode: expect.stringMatching(/^(read-only|no-permission|cannot-open)$/), message: expect.stringMatching(/\.$/), remedy: expect.stringMatching(/folder/) });
  });

  test('whose name is a file is refused', () => {
    const file = join(temporaryDir(), 'file');
    writeFileSync(file, '');
    expect(() => temporaryStore(file)).toThrow(failure('cannot-open'));
  });
});

describe('the schema', () => {
  test.each(MAIN_MIGRATIONS.map((migration) => migration.id))('of version %i, migrated, equals a fresh one, after one copy and without loss', (version) => {
    const fresh = temporaryDir();
    temporaryStore(fresh).close();
    const dir = temporaryDir();
    makeOldDatabase(dir, version);
    const store = temporaryStore(dir);
    expect(store.settings.get('currency')).toBe('"EUR"');
    store.close();
    expect(schemaOf(dir)).toEqual(schemaOf(fresh));
    const copies = version === MAIN_MIGRATIONS.length ? [] : readdirSync(join(dir, 'backups'));
    expect(copies).toHaveLength(version === MAIN_MIGRATIONS.length ? 0 : 1);
    for (const name of copies) {
      const copy = openDatabase({ file: join(dir, 'backups', name), readOnly: true });
      expect([copy.pragmaNumber('user_version'), copy.prepare('SELECT json FROM settings').get()]).toEqual([version, { json: '"EUR"' }]);
      copy.close();
    }
  });

  test('steps that were released are never edited', () => {
    expect(MAIN_MIGRATIONS.map(({ id, name, up }) => `${id} ${name} ${digest(up)}`)).toEqual(RELEASED);
  });

  test('of a newer app is refused, and nothing is changed', () => {
    const dir = temporaryDir();
    temporaryStore(dir).close();
    const file = join(dir, 'nodeworth.db');
    const newer = openDatabase({ file });
    newer.exec('PRAGMA user_version = 999');
    newer.close();
    const before = readFileSync(file);
    expect(() => temporaryStore(dir)).toThrow(failure('newer'));
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('a step that fails changes nothing, and says which one', () => {
    const file = join(temporaryDir(), 'x.db');
    const database = openDatabase({ file });
    const steps = [...MAIN_MIGRATIONS.slice(0, 2), { id: 3, name: 'broken', up: 'CREATE TABLE made (a); CREATE TABLE settings (b);' }];
    expect(() => migrate(database, steps, { nowMs: 1, backup: () => undefined })).toThrow('Step 3 (broken)');
    expect(database.pragmaNumber('user_version')).toBe(2);
    expect(database.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'made'").get()).toEqual({ n: 0 });
    database.close();
  });
});

describe('a damaged file', () => {
  const damage = (file: string): void => writeFileSync(file, 'this is no database, it only stands where one was '.repeat(400));

  test('of the main data stops the start with what to do, and a fresh start sets it aside', () => {
    const dir = temporaryDir();
    temporaryStore(dir).close();
    damage(join(dir, 'nodeworth.db'));
    expect(() => temporaryStore(dir)).toThrow(failure('corrupt'));
    const store = openStore({ dataDir: dir, clock: manualClock(START_MS), logger: createQuietLogger(), fresh: true });
    expect(store.settings.all()).toEqual({});
    store.close();
    expect(readFileSync(join(dir, `nodeworth.db.set-aside-${START_MS}`), 'utf8')).toContain('no database');
  });

  test('of the archive is begun anew, since it can be fetched again', () => {
    const dir = temporaryDir();
    temporaryStore(dir).close();
    damage(join(dir, 'archive.db'));
    const logger = createQuietLogger();
    const store = openStore({ dataDir: dir, clock: manualClock(START_MS), logger });
    store.archive.put('solana', 's', 'text');
    expect(store.archive.get('solana', 's')).toBe('text');
    store.close();
    expect(logger.entries.map((entry) => entry.event)).toContain('store.archive-damaged');
  });

  test('in the middle of its pages is reported when it is read, not answered with wrong rows', () => {
    const dir = temporaryDir();
    const store = temporaryStore(dir);
    for (let i = 0; i < 3000; i += 1) store.settings.set(`key-${i}`, 'x'.repeat(200));
    store.close();
    const file = join(dir, 'nodeworth.db');
    const bytes = readFileSync(file);
    bytes.fill(0x5a, 100 * 4096, bytes.length);
    writeFileSync(file, bytes);
    const again = temporaryStore(dir);
    expect(() => again.settings.all()).toThrow(failure('corrupt'));
  });
});

test('a full disk is said in one sentence, and what was stored before stays readable', () => {
  const file = join(temporaryDir(), 'small.db');
  const database = openDatabase({ file });
  migrate(database, MAIN_MIGRATIONS, { nowMs: 1, backup: () => undefined });
  // A database that may not grow fails as one on a full disk does.
  database.exec(`PRAGMA max_page_count = ${database.pragmaNumber('page_count') + 4}`);
  const insert = database.prepare('INSERT INTO settings (key, json) VALUES (?, ?)');
  insert.run('before', '1');
  expect(() => database.transaction(() => insert.run('big', 'x'.repeat(100_000)))).toThrow(failure('disk-full'));
  expect(database.inTransaction()).toBe(false);
  expect(database.prepare('SELECT key FROM settings').all()).toEqual([{ key: 'before' }]);
  database.close();
});

describe('the daily copy', () => {
  const DAY_MS = 86_400_000;

  test('is made once a day, holds everything but the archive, and seven are kept', () => {
    const dir = temporaryDir();
    const store = temporaryStore(dir);
    store.settings.set('a', '1');
    mkdirSync(join(dir, 'backups'));
    writeFileSync(join(dir, 'backups', 'my own copy.db'), 'kept');
    for (let day = 0; day < 9; day += 1) {
      const made = store.backup(START_MS + day * DAY_MS);
      expect(made).toBe(join(dir, 'backups', `nodeworth-${new Date(START_MS + day * DAY_MS).toISOString().slice(0, 10)}.db`));
      expect(store.backup(START_MS + day * DAY_MS + 3600)).toBeNull();
    }
    expect(readdirSync(join(dir, 'backups')).sort()).toEqual(['my own copy.db', ...[17, 18, 19, 20, 21, 22, 23].map((day) => `nodeworth-2026-01-${day}.db`)]);
    store.close();
    const restored = temporaryDir();
    cpSync(join(dir, 'backups', 'nodeworth-2026-01-23.db'), join(restored, 'nodeworth.db'));
    expect(temporaryStore(restored).settings.all()).toEqual({ a: '1' });
  });
});

test('a closed store says so', () => {
  const store = temporaryStore();
  store.close();
  expect(() => store.settings.get('a')).toThrow(failure('closed'));
});

// Written down when a step is released; a changed digest means that somebody edited one. A new step adds a line.
const RELEASED: readonly string[] = [
  '1 settings 2fb9e74436c5ba53',
  '2 devices 6429c540565c97aa',
  '3 traffic ff629b60a20a6709',
  '4 prices bb7842ec833a1ff6',
  '5 ledger cb23580a5de50f37',
  '6 uptime bd3aa4f6340b84bf',
  '7 series ddfd7a380c20ef99',
  '8 line-receipts 1ce302a055e05c5d',
  '9 entries-and-looks 16dbc6368d387b19',
  '10 own-records f5019374857d8943',
  '11 line-facts 8aac334c08ec9ba2',
];
