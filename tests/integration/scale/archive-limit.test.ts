import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Store } from '../../../main/engine/ports/store';
import { START_MS, temporaryStore } from '../storage/temporary-store';

const LIMIT = 1_500_000;
/** Text that gzip makes no smaller than half. */
const text = (bytes: number): string => randomBytes(bytes / 2).toString('hex');
const upkeep = (store: Store): void => {
  while (store.maintain(START_MS).more);
};

test('the archive stays below its limit at every moment, gives up the oldest first and keeps the newest', () => {
  const store = temporaryStore();
  const { archive } = store;
  archive.setLimitB(LIMIT);
  let highest = 0;
  for (let n = 0; n < 700; n += 1) {
    archive.put('solana', `s${n}`, text(8000));
    highest = Math.max(highest, archive.sizeB());
  }
  expect(highest).toBeLessThanOrEqual(LIMIT);
  expect(highest).toBeGreaterThan(LIMIT * 0.8);
  const kept = Array.from({ length: 700 }, (_, n) => archive.get('solana', `s${n}`) !== null);
  const oldest = kept.indexOf(true);
  expect(oldest).toBeGreaterThan(300);
  // No hole: everything from the oldest kept one on is there.
  expect(kept.slice(oldest).every(Boolean)).toBe(true);
  expect(kept.slice(oldest).length).toBeGreaterThan(150);
});

test('what was dropped can be put again, and is then the newest', () => {
  const { archive } = temporaryStore();
  archive.setLimitB(LIMIT);
  for (let n = 0; n < 600; n += 1) archive.put('solana', `s${n}`, text(8000));
  expect(archive.get('solana', 's0')).toBeNull();
  archive.put('solana', 's0', 'again');
  for (let n = 600; n < 650; n += 1) archive.put('solana', `s${n}`, text(8000));
  expect(archive.get('solana', 's0')).toBe('again');
});

test('a lowered limit gives the space back in steps, and an answer longer than all of it does not stay', () => {
  const store = temporaryStore();
  const { archive } = store;
  for (let n = 0; n < 500; n += 1) archive.put('solana', `s${n}`, text(8000));
  const before = archive.sizeB();
  archive.setLimitB(LIMIT / 2);
  upkeep(store);
  expect(before).toBeGreaterThan(LIMIT);
  expect(archive.sizeB()).toBeLessThanOrEqual(LIMIT / 2);
  archive.put('solana', 'huge', text(4_000_000));
  upkeep(store);
  expect(archive.sizeB()).toBeLessThanOrEqual(LIMIT / 2);
  archive.put('solana', 'small', 'x');
  expect(archive.get('solana', 'small')).toBe('x');
});
