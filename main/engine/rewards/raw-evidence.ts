import type { DeepReadonly, OutputOf } from '../../../shared/contract/handlers';
import type { LedgerLine } from '../../../shared/domain/reward';
import type { Store } from '../ports/store';
import { archivedEntry } from './entry-archive';

type RawEvidence = DeepReadonly<OutputOf<'rewards', 'raw'>>;

/** Most that is handed to a page; a look at a transaction needs a few kilobytes. */
const MOST_CHARACTERS = 200_000;

/** Bytes of a text in UTF-8. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    // Either half of a pair is half of four bytes.
    else bytes += unit >= 0xd800 && unit <= 0xdfff ? 2 : 3;
  }
  return bytes;
}

/** The raw answer a line was read from; without one, why. */
export function rawEvidence(line: LedgerLine, store: Pick<Store, 'ledger' | 'entries' | 'archive'>, isDemo: boolean): RawEvidence {
  const none = (why: string): RawEvidence => ({ text: null, why, bytes: 0, truncated: false });
  if (line.chain === 'book') return none('typed');
  const wallet = store.ledger.wallets().find((one) => one.id === line.walletId);
  const isEntry = store.entries.sourceOf(line.walletId, line.signature) !== null;
  const text = isEntry && wallet !== undefined ? archivedEntry(store.archive, wallet, line.signature) : store.archive.get(line.chain, line.signature);
  // All that is read is archived first: what is not there was dropped at the size limit.
  if (text === null) return none(isDemo ? 'not-archived' : 'archive-limit');
  const truncated = text.length > MOST_CHARACTERS;
  return { text: truncated ? text.slice(0, MOST_CHARACTERS) : text, why: null, bytes: bytesOf(text), truncated };
}
