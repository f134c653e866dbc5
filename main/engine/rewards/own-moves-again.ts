import { throwIfCancelled } from '../../../shared/units/cancel';
import type { LineKind } from '../../../shared/domain/reward';
import { sameLines } from '../redecode/line-changes';
import type { Store } from '../ports/store';
import type { Clock } from '../ports/system';
import { createBreather } from './breathe';
import type { PassSource, SourcePass } from './pass';

/** What a line can be because its other end is, or is not, an own wallet. Income is among them only where its sender is the wallet in question. */
const BY_OTHER_END: readonly LineKind[] = ['outgoing', 'unclassified', 'conversion'];
const INCOME: readonly LineKind[] = ['reward', 'staking'];
const PAGE = 500;
const AT_ONCE = 50;

/** Transactions of the pass's wallet that an own wallet may be the other end of. */
async function keysOf({ wallet }: SourcePass, address: string, { ledger }: Pick<Store, 'ledger'>, breathe: () => Promise<void>): Promise<ReadonlySet<string>> {
  const keys = new Set<string>();
  const same = address.toLowerCase();
  for (const [kinds, isMeant] of [[BY_OTHER_END, () => true], [INCOME, (sender: string | null) => sender?.toLowerCase() === same]] as const) {
    const search = kinds === INCOME ? { search: address } : {};
    for (let offset = 0; ; offset += PAGE) {
      const { lines } = ledger.lines({ walletId: wallet.id, kinds: [...kinds], ...search }, { limit: PAGE, offset });
      for (const { line } of lines) if (isMeant(line.sender)) keys.add(line.signature);
      if (lines.length < PAGE) break;
      await breathe();
    }
  }
  return keys;
}

/**
 * Looks again for own transfers, since an own wallet was added or removed: from the archive alone, in small commits. What reads as before is left as it
 * is; what the archive has dropped keeps its lines.
 * @param address of the wallet that came or went @throws CancelledError
 */
export async function readOwnMovesAgain(source: PassSource, pass: SourcePass, address: string, { store, clock }: { readonly store: Pick<Store, 'ledger' | 'entries'>; readonly clock: Clock }): Promise<void> {
  const { wallet, cancel, gate } = pass;
  if (wallet.address === address) return;
  const breather = createBreather(clock, gate, cancel);
  const breathe = (): Promise<void> => breather(() => undefined);
  const keys = await keysOf(pass, address, store, breathe);
  const reread = source.older.reread(wallet);
  let changed: string[] = [];
  const apply = async (): Promise<void> => {
    if (changed.length > 0) await source.older.apply(pass, changed);
    changed = [];
  };
  for (const key of keys) {
    throwIfCancelled(cancel);
    // An entry belongs to the source that told it; a chain's own list has no name there.
    if ((store.entries.sourceOf(wallet.id, key) ?? wallet.chain) !== source.id) continue;
    const now = reread(key);
    if (now.state === 'decoded') {
      const before = store.ledger.transactionLines(wallet.id, key);
      const atMs = before.find((line) => line.atMs !== null)?.atMs ?? null;
      if (!sameLines(before, now.lines.map((line) => (line.atMs === null ? { ...line, atMs } : line)))) changed.push(key);
    }
    if (changed.length >= AT_ONCE) await apply();
    await breathe();
  }
  await apply();
}
