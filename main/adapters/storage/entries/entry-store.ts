import { createHash } from 'node:crypto';
import type { LedgerLine } from '../../../../shared/domain/reward';
import type { EntryStore, LedgerStore, StoredEntry } from '../../../engine/ports/store';
import type { Database, Row } from '../sqlite/database';
import { flagOf, numberOf, numberOrNullOf, textOf, textOrNullOf } from '../sqlite/rows';

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** What a line says, without who read it: two readings say the same when these are the same. */
const saying = (row: Row): string => JSON.stringify([row['id'], row['mint'], row['base'], row['decimals'], row['at_ms'], row['kind'], row['network'], row['source_device']]);
const sayingOf = (line: LedgerLine): string =>
  JSON.stringify([line.id, line.mint, line.base, line.decimals, line.atMs === null ? null : Math.round(line.atMs), line.kind, line.network, line.sourceDevice]);

/** Entries on SQLite. They share the tables of transactions and lines with chains that list signatures; `source` tells them apart. */
export function createEntryStore(database: Database, ledger: Pick<LedgerStore, 'saveDecoded'>): EntryStore {
  const cursor = database.prepare('SELECT * FROM entry_cursors WHERE wallet_id = ? AND source = ?');
  const saveCursor = database.prepare(`
    INSERT INTO entry_cursors (wallet_id, source, cursor, complete_since_ms, complete) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (wallet_id, source) DO UPDATE SET cursor = excluded.cursor, complete_since_ms = excluded.complete_since_ms, complete = excluded.complete`);
  const known = database.prepare("SELECT text_digest FROM wallet_transactions WHERE wallet_id = ? AND signature = ? AND source IS NOT NULL AND state <> 'pending'");
  const linesOf = database.prepare('SELECT id, mint, base, decimals, at_ms, kind, network, source_device FROM ledger_lines WHERE wallet_id = ? AND signature = ?');
  // A time or height that is not told this time stays as it was.
  const describe = database.prepare(`
    UPDATE wallet_transactions SET source = ?3, slot = max(slot, ?4), block_time_ms = coalesce(?5, block_time_ms), text_digest = ?6, decoder_version = ?7
    WHERE wallet_id = ?1 AND signature = ?2`);
  const isOf = database.prepare('SELECT 1 AS it FROM wallet_transactions WHERE wallet_id = ? AND signature = ? AND source = ?');
  const idsOf = database.prepare('SELECT id FROM ledger_lines WHERE wallet_id = ? AND signature = ?');
  const dropLines = database.prepare('DELETE FROM ledger_lines WHERE wallet_id = ? AND signature = ?');
  const dropValue = database.prepare('DELETE FROM line_values WHERE line_id = ?1 AND NOT EXISTS (SELECT 1 FROM ledger_lines WHERE id = ?1)');
  const dropEntry = database.prepare('DELETE FROM wallet_transactions WHERE wallet_id = ? AND signature = ?');
  const source = database.prepare('SELECT source FROM wallet_transactions WHERE wallet_id = ? AND signature = ?');
  const entry = database.prepare('SELECT slot, block_time_ms FROM wallet_transactions WHERE wallet_id = ? AND signature = ?');
  const again = database.prepare(`
    SELECT signature FROM wallet_transactions t
    WHERE wallet_id = ?1 AND signature > ?2 AND source = ?3 AND state IN ('decoded', 'unreadable') AND (
      decoder_version < ?4
      OR (state = 'unreadable' AND decoder_version IS NULL)
      OR (?5 IS NOT NULL AND EXISTS (SELECT 1 FROM ledger_lines l WHERE l.wallet_id = t.wallet_id AND l.signature = t.signature AND l.mint = ?5))
    ) ORDER BY signature LIMIT ?6`);
  const counts = database.prepare("SELECT count(*) AS entries, count(*) FILTER (WHERE state = 'unreadable') AS unreadable FROM wallet_transactions WHERE wallet_id = ? AND source = ?");

  function changeOf(stored: StoredEntry, digest: string): ReturnType<EntryStore['save']> {
    const before = known.get(stored.walletId, stored.key);
    if (before === undefined) return 'new';
    // What cannot be read never takes lines away that an earlier reading found.
    if (stored.state === 'unreadable') return 'same';
    const said = linesOf.all(stored.walletId, stored.key).map(saying).toSorted().join();
    if (said === stored.lines.map(sayingOf).toSorted().join()) return 'same';
    return textOrNullOf(before, 'text_digest') === digest ? 'decoded-anew' : 'corrected';
  }

  return {
    cursor(walletId, sourceId) {
      const row = cursor.get(walletId, sourceId);
      if (row === undefined) return null;
      return { walletId, source: sourceId, cursor: textOf(row, 'cursor'), completeSinceMs: numberOrNullOf(row, 'complete_since_ms'), complete: flagOf(row, 'complete') };
    },
    saveCursor: (it) => void saveCursor.run(it.walletId, it.source, it.cursor, it.completeSinceMs === null ? null : Math.round(it.completeSinceMs), it.complete ? 1 : 0),
    save: (stored) =>
      database.transaction(() => {
        const digest = digestOf(stored.text);
        const change = changeOf(stored, digest);
        ledger.saveDecoded(stored.walletId, stored.key, stored.state, stored.lines, [], stored.decoderVersion ?? undefined);
        describe.run(stored.walletId, stored.key, stored.source, Math.round(stored.height), stored.atMs === null ? null : Math.round(stored.atMs), digest, stored.decoderVersion);
        return change;
      }),
    withdraw: (walletId, sourceId, keys) =>
      database.transaction(() => {
        let gone = 0;
        for (const key of keys) {
          // Another source of the same wallet may use the same key: its entry is none of this one's business.
          if (isOf.get(walletId, key, sourceId) === undefined) continue;
          const ids = idsOf.all(walletId, key).map((row) => textOf(row, 'id'));
          dropLines.run(walletId, key);
          for (const id of ids) dropValue.run(id);
          gone += dropEntry.run(walletId, key);
        }
        return gone;
      }),
    sourceOf(walletId, key) {
      const row = source.get(walletId, key);
      return row === undefined ? null : textOrNullOf(row, 'source');
    },
    entry(walletId, key) {
      const row = entry.get(walletId, key);
      return row === undefined ? null : { height: numberOf(row, 'slot'), atMs: numberOrNullOf(row, 'block_time_ms') };
    },
    toDecodeAgain: (walletId, sourceId, options) =>
      again.all(walletId, options.after ?? '', sourceId, options.decoderVersion, options.mint, options.limit).map((row) => textOf(row, 'signature')),
    counts(walletId, sourceId) {
      const row = counts.get(walletId, sourceId) ?? {};
      return { entries: numberOf(row, 'entries'), unreadable: numberOf(row, 'unreadable') };
    },
  };
}
