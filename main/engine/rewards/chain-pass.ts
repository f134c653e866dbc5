import type { ChainSource } from '../ports/chain';
import type { Store } from '../ports/store';
import type { Clock } from '../ports/system';
import { lastDoneAtMs } from './last-done';
import type { PassSource, ReadingRules } from './pass';
import { prunedBeforeSlot } from './pruned-history';
import { decodeOlder, syncWallet, type SyncMemory } from './sync-wallet';
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
  };
}
