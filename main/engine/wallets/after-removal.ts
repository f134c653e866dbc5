import type { LineKind } from '../../../shared/domain/reward';
import type { Wallet } from '../../../shared/domain/wallet';
import type { Store } from '../ports/store';
import { sameLines } from '../redecode/line-changes';
import type { PassSource } from '../rewards/pass';

/** What a line of one wallet can be only because another is watched too: counted there, or a move between the two. */
const BESIDE_ANOTHER = ['duplicate', 'conversion', 'outgoing'] as const satisfies readonly LineKind[];

/** Transactions that both a wallet which is about to go and one that stays tell of, by the one that stays. */
export function sharedWith(gone: Wallet, { ledger }: Pick<Store, 'ledger'>): ReadonlyMap<string, readonly string[]> {
  const shared = new Map<string, readonly string[]>();
  for (const wallet of ledger.wallets()) {
    if (wallet.id === gone.id || wallet.chain !== gone.chain) continue;
    const keys = new Set(ledger.allLines({ walletId: wallet.id, kinds: [...BESIDE_ANOTHER] }).map(({ line }) => line.signature));
    shared.set(wallet.id, [...keys].filter((key) => ledger.transactionLines(gone.id, key).length > 0));
  }
  return shared;
}

/**
 * Reads these transactions again as the wallets are now, from the archive and in the caller's commit: what counted at the wallet that went counts
 * at the one that stays, and no death in between loses it. What the archive has dropped keeps its lines.
 * @param shared what `sharedWith` told before the wallet went
 */
export function readSharedAgain(shared: ReadonlyMap<string, readonly string[]>, { ledger, entries }: Pick<Store, 'ledger' | 'entries'>, readers: readonly { readonly wallet: Wallet; readonly source: PassSource }[]): void {
  for (const { wallet, source } of readers) {
    const keys = (shared.get(wallet.id) ?? []).filter((key) => (entries.sourceOf(wallet.id, key) ?? wallet.chain) === source.id);
    if (keys.length === 0) continue;
    // Made for each wallet: what counts at one of two that stay is a duplicate at the other.
    const reread = source.older.reread(wallet);
    for (const key of keys) {
      const now = reread(key);
      if (now.state !== 'decoded') continue;
      const before = ledger.transactionLines(wallet.id, key);
      const atMs = before.find((line) => line.atMs !== null)?.atMs ?? null;
      const lines = now.lines.map((line) => (line.atMs === null ? { ...line, atMs } : line));
      if (!sameLines(before, lines)) ledger.saveDecoded(wallet.id, key, 'decoded', lines, now.newAccounts, source.decoderVersion);
    }
  }
}
