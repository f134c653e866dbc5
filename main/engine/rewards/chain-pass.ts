import type { ChainSource } from '../ports/chain';
import type { Store } from '../ports/store';
import type { Clock } from '../ports/system';
import { lastDoneAtMs } from './last-done';
import type { PassSource, ReadingRules } from './pass';
import { prunedBeforeSlot } from './pruned-history';
import { decodeAgain } from './read-transactions';
import { contextOf, decodeOlder, readPortsOf, syncWallet, type SyncMemory } from './sync-wallet';
import { createWalletProgress } from './wallet-progress';

export interface ChainPassPorts {
  readonly store: Pick<Store, 'ledger' | 'archive' | 'settings' | 'transaction'>;
  readonly clock: Clock;
  readonly rules: ReadingRules;
}

/** A chain that lists signatures (Solana), as the passes see it. */
export function createChainPass(source: ChainSource, ports: ChainPassPorts): PassSource {
  const { store, clock, rules } = ports;
  const memory: SyncMemory = { missingAfter: new Map(), fanoutsAsked: new Set() };
  return {
    id: source.chain,
    get decoderVersion() {
      return source.decoderVersion;
    },
    status: () => source.status(),
    reads: (wallet) => wallet.chain === source.chain,
    createProgress: (wallet) =>
      createWalletProgress({
        wallet, source, ledger: store.ledger, clock,
        lastDoneAtMs: () => lastDoneAtMs(store.settings, wallet.id), prunedBeforeSlot: () => prunedBeforeSlot(store.settings, wallet.id),
      }),
    async read(pass) {
      await syncWallet({ ...pass, source, store, clock, rules }, memory);
      return true;
    },
    decodeAgain: (pass, mint) => decodeOlder({ ...pass, source, store, clock, rules }, mint),
    older: {
      fetches: true,
      count: (wallet) => store.ledger.olderReadings(wallet.id, null, source.decoderVersion),
      next: (wallet, after, limit) => store.ledger.toDecodeAgain(wallet.id, { decoderVersion: source.decoderVersion, mint: null, limit, after }),
      reread(wallet) {
        const context = contextOf({ wallet, store, rules });
        return (key) => {
          const text = store.archive.get(source.chain, key);
          if (text === null) return { state: 'no-raw' };
          const decoded = source.decode(key, text, context);
          return decoded.state === 'failed-transaction' ? { state: 'failed' } : decoded.state === 'unreadable' ? { state: 'unreadable' } : { state: 'decoded', lines: decoded.lines, newAccounts: decoded.newAccounts };
        };
      },
      apply: (pass, keys) => decodeAgain(keys, readPortsOf({ ...pass, source, store, clock, rules })),
    },
  };
}
