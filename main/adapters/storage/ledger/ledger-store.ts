import type { LedgerLine, SenderDecision } from '../../../../shared/domain/reward';
import type { Holding } from '../../../../shared/domain/wallet';
import type { LedgerStore } from '../../../engine/ports/store';
import type { Database, Row, Statement } from '../sqlite/database';
import { numberOf, textOf, textOrNullOf, wordOf } from '../sqlite/rows';
import { StoreError } from '../sqlite/store-error';
import { createLineQuestions } from './line-questions';
import { INSERT_LINE, lineValues } from './line-rows';
import { createSyncRows } from './sync-rows';
import { createWalletRows } from './wallet-rows';

const DECISIONS = ['confirmed', 'refused'] as const;

const decisionOf = (row: Row): SenderDecision => ({
  network: textOf(row, 'network'),
  mint: textOf(row, 'mint'),
  sender: textOf(row, 'sender'),
  decision: wordOf(row, 'decision', DECISIONS),
  decidedAtMs: numberOf(row, 'decided_at_ms'),
});

const holdingOf = (row: Row): Holding => ({
  walletId: textOf(row, 'wallet_id'),
  mint: textOf(row, 'mint'),
  symbol: textOrNullOf(row, 'symbol'),
  base: textOf(row, 'base'),
  decimals: numberOf(row, 'decimals'),
  asOfMs: numberOf(row, 'as_of_ms'),
});

/** The ledger on SQLite. Every method that writes is one transaction. */
export function createLedgerStore(database: Database): LedgerStore {
  const walletRows = createWalletRows(database);
  const saveDecoded = createDecodedWriter(database, walletRows.saveAccounts);
  // A typed price replaces whatever is there; a looked-up price never replaces one that was used already.
  const saveValue = database.prepare(`
    INSERT INTO line_values (line_id, usd_per_token, source, price_at_ms, confidence, typed) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (line_id) DO UPDATE SET
      usd_per_token = excluded.usd_per_token, source = excluded.source, price_at_ms = excluded.price_at_ms, confidence = excluded.confidence, typed = excluded.typed
    WHERE excluded.typed = 1`);
  const decisions = database.prepare('SELECT * FROM sender_decisions ORDER BY decided_at_ms, network, mint, sender');
  const decide = database.prepare(`
    INSERT INTO sender_decisions (network, mint, sender, decision, decided_at_ms) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (network, mint, sender) DO UPDATE SET decision = excluded.decision, decided_at_ms = excluded.decided_at_ms`);
  const dropHoldings = database.prepare('DELETE FROM holdings WHERE wallet_id = ?');
  const saveHolding = database.prepare('INSERT OR REPLACE INTO holdings (wallet_id, mint, symbol, base, decimals, as_of_ms) VALUES (?, ?, ?, ?, ?, ?)');
  const holdings = database.prepare('SELECT * FROM holdings ORDER BY wallet_id, symbol IS NULL, symbol, mint');

  const questions = createLineQuestions(database);

  return {
    ...walletRows,
    ...createSyncRows(database, (walletId) => questions.countByKind({ walletId, kinds: ['unclassified'] }).unclassified ?? 0),
    saveDecoded,
    ...questions,
    saveValues: (values) =>
      database.transaction(() => {
        for (const value of values) saveValue.run(value.lineId, value.usdPerToken, value.source, Math.round(value.priceAtMs), value.confidence, value.typed ? 1 : 0);
      }),
    decisions: () => decisions.all().map(decisionOf),
    decide: (decision) => void decide.run(decision.network, decision.mint, decision.sender, decision.decision, Math.round(decision.decidedAtMs)),
    saveHoldings: (walletId, found, asOfMs) =>
      database.transaction(() => {
        dropHoldings.run(walletId);
        const sums = new Map<string, bigint>();
        for (const holding of found) {
          const sum = (sums.get(holding.mint) ?? 0n) + BigInt(holding.base);
          sums.set(holding.mint, sum);
          saveHolding.run(walletId, holding.mint, holding.symbol, sum.toString(), holding.decimals, Math.round(asOfMs));
        }
      }),
    holdings: () => holdings.all().map(holdingOf),
  };
}

/**
 * What one decoded transaction changes, as one database transaction. The lines given replace those the transaction had for this wallet, so
 * writing them again changes nothing. `missing` and `unreadable` never take lines away that an earlier reading found.
 */
function createDecodedWriter(database: Database, saveAccounts: LedgerStore['saveAccounts']): LedgerStore['saveDecoded'] {
  const stateBefore = database.prepare('SELECT state FROM wallet_transactions WHERE wallet_id = ? AND signature = ?');
  const saveState = database.prepare(`
    INSERT INTO wallet_transactions (wallet_id, signature, slot, state, decoder_version) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (wallet_id, signature) DO UPDATE SET state = excluded.state, decoder_version = coalesce(excluded.decoder_version, decoder_version)`);
  const idsBefore = database.prepare('SELECT id FROM ledger_lines WHERE wallet_id = ? AND signature = ?');
  const removeLine = database.prepare('DELETE FROM ledger_lines WHERE wallet_id = ? AND id = ?');
  const removeValue = database.prepare('DELETE FROM line_values WHERE line_id = ?1 AND NOT EXISTS (SELECT 1 FROM ledger_lines WHERE id = ?1)');
  const insertLine: Statement = database.prepare(INSERT_LINE);

  return (walletId, signature, state, lines, newAccounts, decoderVersion) => {
    assertOwn(walletId, signature, lines);
    database.transaction(() => {
      const before = stateBefore.get(walletId, signature);
      const hadLines = before !== undefined && textOf(before, 'state') === 'decoded';
      const keepsEarlier = hadLines && (state === 'missing' || state === 'unreadable');
      const version = decoderVersion ?? lines.reduce<number | null>((newest, line) => Math.max(newest ?? 0, line.decoderVersion), null);
      saveState.run(walletId, signature, lines[0]?.slot ?? 0, keepsEarlier ? 'decoded' : state, version);
      if (!keepsEarlier) {
        const kept = new Set(lines.map((line) => line.id));
        for (const row of idsBefore.all(walletId, signature)) {
          const id = textOf(row, 'id');
          if (kept.has(id)) continue;
          removeLine.run(walletId, id);
          removeValue.run(id);
        }
        for (const line of lines) insertLine.run(...lineValues(line));
      }
      saveAccounts(newAccounts);
    });
  };
}

function assertOwn(walletId: string, signature: string, lines: readonly LedgerLine[]): void {
  for (const line of lines) {
    if (line.walletId !== walletId || line.signature !== signature) {
      throw new StoreError('unknown-reference', 'A ledger line belongs to another wallet or transaction than the one being saved.', 'Report this with the log.');
    }
  }
}
