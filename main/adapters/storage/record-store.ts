import type { ImportBatch, TypedCost } from '../../../shared/domain/own-record';
import type { RecordStore, Twin } from '../../engine/ports/records';
import type { Database, Row } from './sqlite/database';
import { numberOf, textOf, textOrNullOf, wordOf } from './sqlite/rows';

const FORMATS = ['generic', 'rotki', 'koinly', 'helium-explorer', 'fairspot'] as const satisfies readonly ImportBatch['format'][];

/** Exporters round to the minute, and name the block's time or the time they saw it. */
const NEAR_MS = 120_000;
/** A local day has up to 25 hours. */
const DAY_MS = 25 * 3_600_000;

const costOf = (row: Row): TypedCost => ({
  id: textOf(row, 'id'), day: textOf(row, 'day'), amount: numberOf(row, 'amount'), currency: textOf(row, 'currency'), what: textOf(row, 'what'),
  deviceId: textOrNullOf(row, 'device_id'), network: textOrNullOf(row, 'network'), addedAtMs: numberOf(row, 'added_at_ms'),
});

const batchOf = (row: Row): ImportBatch => ({
  id: textOf(row, 'id'), fileName: textOf(row, 'file_name'), format: wordOf(row, 'format', FORMATS), lines: numberOf(row, 'lines'), duplicates: numberOf(row, 'duplicates'),
  importedAtMs: numberOf(row, 'imported_at_ms'),
});

export function createRecordStore(database: Database): RecordStore {
  const costs = database.prepare('SELECT * FROM typed_costs ORDER BY day DESC, added_at_ms DESC, id');
  const addCost = database.prepare('INSERT INTO typed_costs (id, day, amount, currency, what, device_id, network, added_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const removeCost = database.prepare('DELETE FROM typed_costs WHERE id = ? RETURNING id');
  const batches = database.prepare('SELECT * FROM import_batches ORDER BY imported_at_ms DESC, id');
  const addBatch = database.prepare('INSERT INTO import_batches (id, file_name, format, lines, duplicates, imported_at_ms) VALUES (?, ?, ?, ?, ?, ?)');
  const onChain = database.prepare(`
    SELECT min(id) AS id, total(CAST(base AS REAL)) AS sum FROM ledger_lines
    WHERE signature = ? AND receipt IS NULL AND chain <> 'book' AND mint = ? AND kind IN ('reward', 'staking', 'conversion')`);
  // Two files need not both name a transaction, a device, or a time of the day.
  const inFiles = database.prepare(`
    SELECT id FROM ledger_lines
    WHERE chain = 'book' AND mint = ?1 AND base = ?2 AND destination_account LIKE 'import%'
      AND (receipt IS NULL OR ?3 IS NULL OR receipt = ?3) AND (source_device IS NULL OR ?4 IS NULL OR source_device = ?4)
      AND ((receipt IS NOT NULL AND receipt = ?3) OR sort_ms BETWEEN ?5 AND ?6 OR (destination_account = 'import-of-day' AND sort_ms BETWEEN ?7 AND ?8))
    ORDER BY receipt IS NOT ?3, abs(sort_ms - ?8), rowid LIMIT 200`);
  const onChainThen = database.prepare(`
    SELECT id FROM ledger_lines
    WHERE sort_ms BETWEEN ? AND ? AND chain <> 'book' AND receipt IS NULL AND kind IN ('reward', 'staking') AND mint = ? AND base = ?
    ORDER BY abs(sort_ms - ?), rowid LIMIT 200`);
  return {
    twins(line) {
      const { mint, base, sourceDevice, receipt = null } = line;
      const atMs = Math.round(line.atMs ?? 0);
      const ofDay = line.destinationAccount === 'import-of-day';
      const [from, to] = ofDay ? [atMs, atMs + DAY_MS] : [atMs - NEAR_MS, atMs + NEAR_MS];
      if (receipt !== null) {
        const told = onChain.get(receipt, mint);
        if (told !== undefined && told['id'] !== null && Number(base) <= numberOf(told, 'sum') * 1.000001) return [{ id: textOf(told, 'id'), why: 'on-chain' }];
      }
      const files = inFiles.all(mint, base, receipt, sourceDevice, from, to, atMs - DAY_MS, atMs).map((row): Twin => ({ id: textOf(row, 'id'), why: 'imported-before' }));
      const chain = receipt === null ? onChainThen.all(from, to, mint, base, atMs).map((row): Twin => ({ id: textOf(row, 'id'), why: 'same-amount-and-time' })) : [];
      return [...files, ...chain];
    },
    costs: () => costs.all().map(costOf),
    addCost: (cost) => void addCost.run(cost.id, cost.day, cost.amount, cost.currency, cost.what, cost.deviceId, cost.network, Math.round(cost.addedAtMs)),
    removeCost: (id) => removeCost.get(id) !== undefined,
    batches: () => batches.all().map(batchOf),
    addBatch: (batch) => void addBatch.run(batch.id, batch.fileName, batch.format, batch.lines, batch.duplicates, Math.round(batch.importedAtMs)),
  };
}
