import type { Wallet } from '../../../shared/domain/wallet';
import type { EntrySource } from '../ports/entries';
import type { Store } from '../ports/store';
import type { Clock } from '../ports/system';
import { createEntryProgress, type EntryProgress } from './entry-progress';
import { lastDoneAtMs } from './last-done';
import type { PassSource, ReadingRules, SourcePass } from './pass';
import { decodeEntriesAgain, decodeOlderEntries, decodeUnreadEntries, readEntries, rereadEntries, type EntryPass } from './read-entries';

export interface EntryPassPorts {
  readonly store: Pick<Store, 'ledger' | 'entries' | 'archive' | 'settings' | 'transaction'>;
  readonly clock: Clock;
  readonly rules: ReadingRules;
}

/** A source that is read entry by entry, as the passes see it. */
export interface EntryPassSource extends PassSource {
  /** Bytes for which a wallet waits for the person's word; null: for none. */
  asks(walletId: string): number | null;
  readonly measures: boolean;
}

export function createEntryPass(source: EntrySource, ports: EntryPassPorts): EntryPassSource {
  const { store, clock, rules } = ports;
  const progresses = new Map<string, EntryProgress>();

  const progressOf = (wallet: Wallet): EntryProgress => {
    const known = progresses.get(wallet.id);
    if (known !== undefined) return known;
    const made = createEntryProgress({ wallet, source, ledger: store.ledger, entries: store.entries, lastDoneAtMs: () => lastDoneAtMs(store.settings, wallet.id) });
    progresses.set(wallet.id, made);
    return made;
  };
  const entryPass = (pass: SourcePass): EntryPass => ({ ...pass, source, store, clock, rules, progress: progressOf(pass.wallet) });

  return {
    id: source.id,
    get decoderVersion() {
      return source.decoderVersion;
    },
    measures: source.measure !== undefined,
    status: () => source.status(),
    reads: (wallet) => source.reads(wallet),
    createProgress: progressOf,
    async read(pass) {
      const mine = entryPass(pass);
      const done = await readEntries(mine);
      if (done) await decodeUnreadEntries(mine);
      return done;
    },
    decodeAgain: (pass, mint) => decodeOlderEntries(entryPass(pass), mint),
    older: {
      fetches: false,
      count: (wallet) => store.ledger.olderReadings(wallet.id, source.id, source.decoderVersion),
      next: (wallet, after, limit) => store.entries.toDecodeAgain(wallet.id, source.id, { decoderVersion: source.decoderVersion, mint: null, limit, after }),
      reread: (wallet) => rereadEntries({ wallet, source, store, rules, clock }),
      apply: (pass, keys) => decodeEntriesAgain(entryPass(pass), keys),
    },
    asks: (walletId) => progresses.get(walletId)?.asks ?? null,
  };
}
