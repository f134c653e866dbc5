import type { Wallet, WatchedAccount } from '../../../../shared/domain/wallet';
import type { LedgerStore } from '../../../engine/ports/store';
import type { Database, Row } from '../sqlite/database';
import { chainOf, numberOf, textOf, textOrNullOf, wordOf } from '../sqlite/rows';

const ACCOUNT_KINDS = ['wallet', 'token-account'] as const;
const ORIGINS = ['self', 'listed', 'expected', 'seen'] as const;

const walletOf = (row: Row): Wallet => ({
  id: textOf(row, 'id'),
  chain: chainOf(row),
  address: textOf(row, 'address'),
  label: textOf(row, 'label'),
  addedAtMs: numberOf(row, 'added_at_ms'),
});

const accountOf = (row: Row): WatchedAccount => ({
  walletId: textOf(row, 'wallet_id'),
  address: textOf(row, 'address'),
  kind: wordOf(row, 'kind', ACCOUNT_KINDS),
  mint: textOrNullOf(row, 'mint'),
  origin: wordOf(row, 'origin', ORIGINS),
});

// What is better known stays: the chain's own listing says more than a sighting, a sighting more than an expectation.
const RANK = (column: string): string => `CASE ${column} WHEN 'self' THEN 3 WHEN 'listed' THEN 2 WHEN 'seen' THEN 1 ELSE 0 END`;

export function createWalletRows(database: Database): Pick<LedgerStore, 'wallets' | 'addWallet' | 'removeWallet' | 'accounts' | 'saveAccounts'> {
  const wallets = database.prepare('SELECT * FROM wallets ORDER BY added_at_ms, id');
  const addWallet = database.prepare(`
    INSERT INTO wallets (id, chain, address, label, added_at_ms) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET label = excluded.label`);
  // Accounts, sync state, transactions, lines and holdings go with the wallet (foreign keys).
  const removeWallet = database.prepare('DELETE FROM wallets WHERE id = ?');
  const dropOrphanValues = database.prepare('DELETE FROM line_values WHERE NOT EXISTS (SELECT 1 FROM ledger_lines l WHERE l.id = line_values.line_id)');
  const accounts = database.prepare(`SELECT * FROM watched_accounts WHERE wallet_id = ? ORDER BY ${RANK('origin')} DESC, address`);
  const saveAccount = database.prepare(`
    INSERT INTO watched_accounts (wallet_id, address, kind, mint, origin) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (wallet_id, address) DO UPDATE SET
      mint = coalesce(excluded.mint, mint),
      origin = CASE WHEN ${RANK('excluded.origin')} > ${RANK('watched_accounts.origin')} THEN excluded.origin ELSE watched_accounts.origin END`);

  return {
    wallets: () => wallets.all().map(walletOf),
    addWallet: (wallet) => void addWallet.run(wallet.id, wallet.chain, wallet.address, wallet.label, Math.round(wallet.addedAtMs)),
    removeWallet: (walletId) =>
      database.transaction(() => {
        removeWallet.run(walletId);
        dropOrphanValues.run();
      }),
    accounts: (walletId) => accounts.all(walletId).map(accountOf),
    saveAccounts: (found) =>
      database.transaction(() => {
        for (const account of found) saveAccount.run(account.walletId, account.address, account.kind, account.mint, account.origin);
      }),
  };
}
