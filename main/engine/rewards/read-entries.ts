import { throwIfCancelled } from '../../../shared/units/cancel';
import type { LedgerLine } from '../../../shared/domain/reward';
import type { WatchedAccount } from '../../../shared/domain/wallet';
import type { ChainFailure, DecodeContext } from '../ports/chain';
import type { EntryPage, EntrySource, RawEntry } from '../ports/entries';
import type { Store, StoredEntry } from '../ports/store';
import type { Clock } from '../ports/system';
import { mayRead, forgetAllowed } from './allowed-reads';
import { createBreather } from './breathe';
import { whyImpossible } from './check-lines';
import { archivedEntry, archiveEntry } from './entry-archive';
import type { EntryProgress } from './entry-progress';
import { NO_VERSION } from './pass';
import type { ReadingRules, Reread, SourcePass } from './pass';

export interface EntryPass extends SourcePass {
  readonly source: EntrySource;
  readonly progress: EntryProgress;
  readonly store: Pick<Store, 'ledger' | 'entries' | 'archive' | 'settings' | 'transaction'>;
  readonly clock: Clock;
  readonly rules: ReadingRules;
}

/** So many pages in a row may bring nothing and lead nowhere; then the source goes round in a circle. */
const IDLE_PAGES = 50;
const DECODE_AGAIN = 100;
/** Entries written in one commit. */
const AT_ONCE = 200;

const contextOf = ({ wallet, store, rules }: Pick<EntryPass, 'wallet' | 'store' | 'rules'>): DecodeContext => ({
  walletId: wallet.id,
  accounts: store.ledger.wallets().flatMap((one) => store.ledger.accounts(one.id)),
  decisions: rules.decisions(),
  networks: rules.networks(),
});

/** The time of a line that its entry does not tell is the entry's; else it is not known. Never now. */
const withTime = (line: LedgerLine, atMs: number | null): LedgerLine => (line.atMs === null && atMs !== null ? { ...line, atMs } : line);

/** What one raw entry comes to, and into `found` the accounts it names. Lines that cannot be true are kept out, and the entry is read again at the next pass. */
function decodeEntry(pass: EntryPass, entry: RawEntry, context: DecodeContext, found: WatchedAccount[]): StoredEntry {
  const { source, wallet, tally, clock } = pass;
  const base = { walletId: wallet.id, source: source.id, key: entry.key, height: entry.height, atMs: entry.atMs, text: entry.text };
  const decoded = source.decode(entry.key, entry.text, wallet, context);
  switch (decoded.state) {
    case 'failed-transaction':
      return { ...base, state: 'failed', lines: [], decoderVersion: source.decoderVersion };
    case 'unreadable':
      tally.error('transaction-unreadable', decoded.why, wallet.id);
      return { ...base, state: 'unreadable', lines: [], decoderVersion: source.decoderVersion };
    case 'decoded': {
      const lines = decoded.lines.map((line) => withTime(line, entry.atMs));
      const why = whyImpossible(lines, wallet.id, entry.key, clock.now());
      if (why === null) {
        found.push(...decoded.newAccounts);
        return { ...base, state: 'decoded', lines, decoderVersion: source.decoderVersion };
      }
      tally.error('transaction-unreadable', why, wallet.id);
      return { ...base, state: 'unreadable', lines: [], decoderVersion: null };
    }
  }
}

function save(pass: EntryPass, entry: StoredEntry): boolean {
  const change = pass.store.entries.save(entry);
  if (change === 'new') for (const line of entry.lines) pass.tally.event(line.kind === 'unclassified');
  if (change === 'corrected') pass.tally.error('entry-corrected', '', entry.walletId);
  return change !== 'same';
}

/** One page: raw texts into the archive, then lines, withdrawals and cursor in one commit. A crash in between fetches the page again and changes nothing else. @returns whether anything is new */
async function storePage(pass: EntryPass, page: EntryPage): Promise<boolean> {
  const { wallet, source, store, cancel, gate, clock, tally, progress } = pass;
  const breathe = createBreather(clock, gate, cancel);
  const context = contextOf(pass);
  // The last word on a key within a page counts.
  const latest = new Map(page.entries.map((entry) => [entry.key, entry]));
  const ready: StoredEntry[] = [];
  const found: WatchedAccount[] = [];
  for (const entry of latest.values()) {
    throwIfCancelled(cancel);
    archiveEntry(store.archive, wallet, entry.key, entry.text);
    ready.push(decodeEntry(pass, entry, context, found));
    await breathe(() => undefined);
  }
  let moved = false;
  const withdrawn = (page.withdrawn ?? []).filter((key) => !latest.has(key));
  // A page is one commit; a large one is several, so that the engine's thread is not held for long. What is withdrawn goes with the first and the
  // cursor comes with the last: a death in between leaves nothing doubled, and the page is fetched again.
  for (let at = 0; at === 0 || at < ready.length; at += AT_ONCE) {
    const piece = ready.slice(at, at + AT_ONCE);
    store.transaction(() => {
      const gone = at === 0 ? store.entries.withdraw(wallet.id, source.id, withdrawn) : 0;
      if (gone > 0) tally.error('entry-withdrawn', String(gone), wallet.id);
      const changes = piece.map((entry) => save(pass, entry));
      if (gone > 0 || changes.includes(true)) moved = true;
      if (at + AT_ONCE < ready.length) return;
      if (found.length > 0) store.ledger.saveAccounts(found);
      store.entries.saveCursor({ walletId: wallet.id, source: source.id, cursor: page.cursor, completeSinceMs: page.completeSinceMs, complete: page.complete });
    });
    for (const _ of piece) {
      tally.read();
      progress.readOne();
    }
    await breathe(() => undefined);
  }
  pass.onChange();
  return moved;
}

const noProgress = (host: string): ChainFailure =>
  Object.assign(new Error(`bad-answer: ${host} (no-progress)`), { name: 'ChainFailure', chainCode: 'bad-answer' as const, host, detail: 'no-progress' });

/**
 * Reads one wallet through one source to the end of what is new.
 * @returns false: so much would be fetched that the person is asked first, and nothing was
 * @throws ChainFailure, StoreFailure, CancelledError: whole pages read until then are kept
 */
export async function readEntries(pass: EntryPass): Promise<boolean> {
  const { wallet, source, store, gate, cancel, tally, progress, rules } = pass;
  throwIfCancelled(cancel);
  await gate.pass(cancel);
  store.ledger.saveAccounts([{ walletId: wallet.id, address: wallet.address, kind: 'wallet', mint: null, origin: 'self' }]);
  const begun = store.entries.cursor(wallet.id, source.id)?.cursor ?? null;
  const bytes = (await source.measure?.(wallet, begun, cancel)) ?? null;
  if (bytes !== null && !mayRead(store.settings, wallet.id, source.id, bytes)) {
    progress.ask(bytes);
    tally.error('large-read', String(bytes), wallet.id);
    return false;
  }
  progress.ask(null);
  progress.phase('reading');
  pass.onChange();
  let cursor = begun;
  let idle = 0;
  for await (const page of source.pages(wallet, begun, { networks: rules.networks(), decisions: rules.decisions() }, cancel)) {
    throwIfCancelled(cancel);
    await gate.pass(cancel);
    const moved = await storePage(pass, page);
    idle = page.cursor === cursor && !moved ? idle + 1 : 0;
    if (idle >= IDLE_PAGES) throw noProgress(source.status().endpoint);
    cursor = page.cursor;
    await gate.pass(cancel);
  }
  forgetAllowed(store.settings, wallet.id, source.id);
  return true;
}

/**
 * Decodes stored entries again from the archive. What the archive has dropped keeps its lines and its mark: an entry cannot be asked for by its key.
 * @param keys of entries of this source and wallet
 */
export async function decodeEntriesAgain(pass: EntryPass, keys: readonly string[]): Promise<void> {
  const { wallet, store, cancel, gate, clock, tally, progress } = pass;
  const breathe = createBreather(clock, gate, cancel);
  const context = contextOf(pass);
  let ready: StoredEntry[] = [];
  let found: WatchedAccount[] = [];
  const commit = (): void => {
    if (ready.length > 0) {
      store.transaction(() => {
        ready.forEach((entry) => void save(pass, entry));
        if (found.length > 0) store.ledger.saveAccounts(found);
      });
    }
    ready = [];
    found = [];
  };
  for (const key of keys) {
    throwIfCancelled(cancel);
    const text = archivedEntry(store.archive, wallet, key);
    const known = store.entries.entry(wallet.id, key);
    if (text === null || known === null) tally.error('transaction-missing', 'decode-again', wallet.id);
    else {
      ready.push(decodeEntry(pass, { key, height: known.height, atMs: known.atMs, text }, context, found));
      tally.read();
    }
    progress.readOne();
    await breathe(commit);
  }
  commit();
}

/** What today's decoder makes of a stored entry, from the archive alone; nothing is written. */
export function rereadEntries(pass: Pick<EntryPass, 'wallet' | 'source' | 'store' | 'rules' | 'clock'>): (key: string) => Reread {
  const { wallet, source, store, clock } = pass;
  const context = contextOf(pass);
  return (key) => {
    const text = archivedEntry(store.archive, wallet, key);
    const known = store.entries.entry(wallet.id, key);
    if (text === null || known === null) return { state: 'no-raw' };
    const decoded = source.decode(key, text, wallet, context);
    if (decoded.state === 'failed-transaction') return { state: 'failed' };
    if (decoded.state === 'unreadable') return { state: 'unreadable' };
    const lines = decoded.lines.map((line) => withTime(line, known.atMs));
    return whyImpossible(lines, wallet.id, key, clock.now()) === null ? { state: 'decoded', lines, newAccounts: decoded.newAccounts } : { state: 'unreadable' };
  };
}

/** Decodes again what has lines of this mint: the person decided about a sender. null: what an older decoder has read. */
export const decodeOlderEntries = (pass: EntryPass, mint: string | null): Promise<void> => decodeEntriesBefore(pass, mint === null ? pass.source.decoderVersion : NO_VERSION, mint);

/** What could not be read at all. What an older decoder has read waits until the person has seen what a newer one would change (`redecode/`). */
export const decodeUnreadEntries = (pass: EntryPass): Promise<void> => decodeEntriesBefore(pass, NO_VERSION, null);

/** Decodes again what was read before this version of the decoder, what has lines of this mint, and what could not be read at all. */
async function decodeEntriesBefore(pass: EntryPass, decoderVersion: number, mint: string | null): Promise<void> {
  const { wallet, source, store } = pass;
  for (let after: string | null = null; ; ) {
    await pass.gate.pass(pass.cancel);
    const keys: readonly string[] = store.entries.toDecodeAgain(wallet.id, source.id, { decoderVersion, mint, limit: DECODE_AGAIN, after });
    const last = keys.at(-1);
    if (last === undefined) return;
    await decodeEntriesAgain(pass, keys);
    after = last;
  }
}
