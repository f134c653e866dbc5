import type { ImportBatch, TypedCost } from '../../../shared/domain/own-record';
import type { RecordStore } from '../../engine/ports/records';
import type { Database, Row } from './sqlite/database';
import { numberOf, textOf, textOrNullOf, wordOf } from './sqlite/rows';

const FORMATS = ['generic', 'rotki', 'koinly', 'helium-explorer', 'fairspot'] as const satisfies readonly ImportBatch['format'][];

/** Exporters round to the minute, and name the block's time or the time they saw it. */
const NEAR_MS = 120_000;

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
  const onChain = database.prepare("SELECT 1 FROM ledger_lines WHERE signature = ? AND receipt IS NULL AND chain <> 'book' AND mint = ? AND kind NOT IN ('unclassified', 'spam') LIMIT 1");
  const sameReceipt = database.prepare("SELECT 1 FROM ledger_lines WHERE receipt = ? AND chain = 'book' AND mint = ? AND base = ? AND source_device IS ? LIMIT 1");
  const sameRow = database.prepare("SELECT 1 FROM ledger_lines WHERE sort_ms = ? AND chain = 'book' AND receipt IS NULL AND mint = ? AND base = ? AND source_device IS ? LIMIT 1");
  const sameAmount = database.prepare("SELECT 1 FROM ledger_lines WHERE sort_ms BETWEEN ? AND ? AND chain <> 'book' AND kind IN ('reward', 'staking') AND mint = ? AND base = ? LIMIT 1");
  return {
    twin(line) {
      const { mint, base, sourceDevice } = line;
      const atMs = Math.round(line.atMs ?? 0);
      if (line.receipt !== undefined) {
        if (onChain.get(line.receipt, mint) !== undefined) return 'on-chain';
        return sameReceipt.get(line.receipt, mint, base, sourceDevice) === undefined ? null : 'imported-before';
      }
      if (sameRow.get(atMs, mint, base, sourceDevice) !== undefined) return 'imported-before';
      return sameAmount.get(atMs - NEAR_MS, atMs + NEAR_MS, mint, base) === undefined ? null : 'same-amount-and-time';
    },
    costs: () => costs.all().map(costOf),
    addCost: (cost) => void addCost.run(cost.id, cost.day, cost.amount, cost.currency, cost.what, cost.deviceId, cost.network, Math.round(cost.addedAtMs)),
    removeCost: (id) => removeCost.get(id) !== undefined,
    batches: () => batches.all().map(batchOf),
    addBatch: (batch) => void addBatch.run(batch.id, batch.fileName, batch.format, batch.lines, batch.duplicates, Math.round(batch.importedAtMs)),
  };
}
