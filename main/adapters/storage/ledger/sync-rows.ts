import type { LedgerStore, PendingTransaction, SyncRange } from '../../../engine/ports/store';
import type { Database, Row } from '../sqlite/database';
import { flagOf, numberOf, numberOrNullOf, textOf, textOrNullOf } from '../sqlite/rows';

const rangeOf = (row: Row): SyncRange => ({
  address: textOf(row, 'address'),
  walletId: textOf(row, 'wallet_id'),
  newest: textOrNullOf(row, 'newest'),
  oldestRead: textOrNullOf(row, 'oldest_read'),
  target: textOrNullOf(row, 'target'),
  complete: flagOf(row, 'complete'),
  readSinceMs: numberOrNullOf(row, 'read_since_ms'),
  listed: numberOf(row, 'listed'),
  decoded: numberOf(row, 'decoded'),
});

const pendingOf = (row: Row): PendingTransaction => ({
  signature: textOf(row, 'signature'),
  slot: numberOf(row, 'slot'),
  blockTimeMs: numberOrNullOf(row, 'block_time_ms'),
});

/**
 * Ranges still to be read and transactions still to be fetched.
 * @param unclassified how many lines of a wallet no rule knows
 */
export function createSyncRows(database: Database, unclassified: (walletId: string) => number): Pick<LedgerStore, 'ranges' | 'range' | 'savePage' | 'pending' | 'pendingCount' | 'missing' | 'toDecodeAgain' | 'olderReadings' | 'counts'> {
  const ranges = database.prepare('SELECT * FROM sync_ranges WHERE wallet_id = ? ORDER BY address');
  const anyRange = database.prepare('SELECT * FROM sync_ranges WHERE address = ? ORDER BY wallet_id LIMIT 1');
  const walletRange = database.prepare('SELECT * FROM sync_ranges WHERE address = ? AND wallet_id = ?');
  const saveRange = database.prepare(`
    INSERT INTO sync_ranges (wallet_id, address, newest, oldest_read, target, complete, read_since_ms, listed, decoded) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (wallet_id, address) DO UPDATE SET
      newest = excluded.newest, oldest_read = excluded.oldest_read, target = excluded.target, complete = excluded.complete,
      read_since_ms = excluded.read_since_ms, listed = excluded.listed, decoded = excluded.decoded`);
  // Known already: only a block time that was missing is filled in; its state stays.
  const queue = database.prepare(`
    INSERT INTO wallet_transactions (wallet_id, signature, slot, block_time_ms, state) VALUES (?, ?, ?, ?, 'pending')
    ON CONFLICT (wallet_id, signature) DO UPDATE SET block_time_ms = excluded.block_time_ms WHERE block_time_ms IS NULL AND excluded.block_time_ms IS NOT NULL`);
  const pending = database.prepare("SELECT signature, slot, block_time_ms FROM wallet_transactions WHERE wallet_id = ? AND state = 'pending' ORDER BY slot DESC, signature LIMIT ?");
  const pendingCount = database.prepare("SELECT count(*) AS n FROM wallet_transactions WHERE wallet_id = ? AND state = 'pending'");
  const missing = database.prepare("SELECT signature, slot, block_time_ms FROM wallet_transactions INDEXED BY wallet_transactions_by_state WHERE wallet_id = ? AND state = 'missing' AND signature > ? ORDER BY signature LIMIT ?");
  const again = database.prepare(`
    SELECT signature FROM wallet_transactions t
    WHERE wallet_id = ?1 AND signature > ?2 AND state IN ('decoded', 'unreadable') AND (
      decoder_version < ?3
      OR (state = 'unreadable' AND decoder_version IS NULL)
      OR (?4 IS NOT NULL AND EXISTS (SELECT 1 FROM ledger_lines l WHERE l.wallet_id = t.wallet_id AND l.signature = t.signature AND l.mint = ?4))
    ) ORDER BY signature LIMIT ?5`);
  // Few, if any: they are found by their index and not by going through all that was read.
  const unread = database.prepare(`
    SELECT signature FROM wallet_transactions INDEXED BY wallet_transactions_by_state
    WHERE wallet_id = ?1 AND state = 'unreadable' AND source IS NULL AND decoder_version IS NULL AND signature > ?2 ORDER BY signature LIMIT ?3`);
  const older = database.prepare(`
    SELECT count(*) AS n FROM wallet_transactions WHERE wallet_id = ?1 AND state IN ('decoded', 'unreadable') AND source IS ?2 AND decoder_version < ?3`);
  const counts = database.prepare("SELECT state, count(*) AS n FROM wallet_transactions WHERE wallet_id = ? GROUP BY state");

  const one = (row: Row | undefined): SyncRange | null => (row === undefined ? null : rangeOf(row));

  return {
    ranges: (walletId) => ranges.all(walletId).map(rangeOf),
    range: (address, walletId) => one(walletId === undefined ? anyRange.get(address) : walletRange.get(address, walletId)),
    savePage: (range, found) =>
      database.transaction(() => {
        for (const transaction of found) queue.run(range.walletId, transaction.signature, transaction.slot, roundOrNull(transaction.blockTimeMs));
        saveRange.run(
          range.walletId, range.address, range.newest, range.oldestRead, range.target, range.complete ? 1 : 0, roundOrNull(range.readSinceMs), range.listed, range.decoded,
        );
      }),
    pending: (walletId, limit) => pending.all(walletId, limit).map(pendingOf),
    pendingCount: (walletId) => numberOf(pendingCount.get(walletId) ?? {}, 'n'),
    missing: (walletId, options) => missing.all(walletId, options.after ?? '', options.limit).map(pendingOf),
    toDecodeAgain: (walletId, options) => (options.mint === null && options.decoderVersion <= 0 ? unread.all(walletId, options.after ?? '', options.limit) : again.all(walletId, options.after ?? '', options.decoderVersion, options.mint, options.limit)).map((row) => textOf(row, 'signature')),
    olderReadings: (walletId, source, decoderVersion) => numberOf(older.get(walletId, source, decoderVersion) ?? {}, 'n'),
    counts(walletId) {
      const byState = new Map(counts.all(walletId).map((row) => [textOf(row, 'state'), numberOf(row, 'n')]));
      const of = (state: string): number => byState.get(state) ?? 0;
      const all = [...byState.values()].reduce((sum, n) => sum + n, 0);
      return { transactions: all - of('pending'), unreadable: of('unreadable'), missing: of('missing'), unclassified: unclassified(walletId) };
    },
  };
}

const roundOrNull = (value: number | null): number | null => (value === null ? null : Math.round(value));
