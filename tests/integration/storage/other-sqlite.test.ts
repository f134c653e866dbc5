import { expect, test, vi } from 'vitest';
import type * as Sqlite from 'node:sqlite';
import { manualClock, START_MS, temporaryDir, temporaryStore } from './temporary-store';

// Under an Electron without node:sqlite a package with the same API stands in. This runs the store on that package.
vi.mock('node:sqlite', async () => {
  const { DatabaseSync } = await import('@photostructure/sqlite');
  return { DatabaseSync, default: { DatabaseSync } } as unknown as typeof Sqlite;
});

test('the store works on the package that stands in for node:sqlite, with the same errors', async () => {
  const sqlite = await import('node:sqlite');
  const { DatabaseSync } = await import('@photostructure/sqlite');
  expect(sqlite.DatabaseSync).toBe(DatabaseSync);
  const dir = temporaryDir();
  const HOUR_MS = 3_600_000;
  const store = temporaryStore(dir, manualClock(START_MS + 3 * HOUR_MS));
  for (let i = 1; i <= 480; i += 1) store.series.append('d', 'cpu', [{ atMs: START_MS + i * 15_000, values: { 'cpu.load': i / 10 } }]);
  while (store.maintain(START_MS + 3 * HOUR_MS).more);
  const [history] = store.series.history('d', ['cpu.load'], START_MS, START_MS + 2 * HOUR_MS, 600);
  expect(history?.buckets.map((bucket) => bucket.mean)).toEqual(Array.from({ length: 480 }, (_, i) => (i + 1) / 10));
  store.archive.put('solana', 's', 'text');
  expect(store.archive.get('solana', 's')).toBe('text');
  store.ledger.addWallet({ id: 'w', chain: 'solana', address: 'a', label: '', addedAtMs: 1 });
  expect(() => store.ledger.addWallet({ id: 'x', chain: 'solana', address: 'a', label: '', addedAtMs: 1 })).toThrow(expect.objectContaining({ storeCode: 'duplicate' }));
  expect(() => temporaryStore(dir)).toThrow(expect.objectContaining({ storeCode: 'in-use' }));
  expect(store.backup(START_MS)).toContain('nodeworth-2026-01-15.db');
  store.close();
  expect(() => store.settings.get('a')).toThrow(expect.objectContaining({ storeCode: 'closed' }));
});
