import { openStore } from '../../../main/adapters/storage/open-store';
import { createClock } from '../../../main/adapters/system/clock';
import type { EntrySource } from '../../../main/engine/ports/entries';
import type { Store } from '../../../main/engine/ports/store';
import { createRewardsSync, type RewardsSync } from '../../../main/engine/rewards/create-rewards-sync';
import type { Wallet } from '../../../shared/domain/wallet';
import { createQuietLogger } from '../quiet-logger';
import { newDataDir } from './rig';
import { FIL_WALLET } from './stand-in-entries';

export interface EntriesRig {
  readonly store: Store;
  readonly sync: RewardsSync;
  readonly dataDir: string;
  /** Ends as a process does: the folder stays. */
  close(): Promise<void>;
}

export interface EntriesRigOptions {
  readonly sources: readonly EntrySource[];
  readonly dataDir?: string;
  readonly wallets?: readonly Wallet[];
  readonly wrap?: (store: Store) => Store;
  readonly isOff?: (source: string) => boolean;
}

/** The real reading of entries on a real SQLite store. */
export function openEntriesRig(options: EntriesRigOptions): EntriesRig {
  const clock = createClock();
  const logger = createQuietLogger();
  const dataDir = options.dataDir ?? newDataDir();
  const store = openStore({ dataDir, clock, logger });
  for (const wallet of options.wallets ?? [FIL_WALLET]) if (!store.ledger.wallets().some((one) => one.id === wallet.id)) store.ledger.addWallet(wallet);
  const sync = createRewardsSync({ chains: [], entries: options.sources, store: options.wrap?.(store) ?? store, clock, logger, ...(options.isOff === undefined ? {} : { isOff: options.isOff }) });
  return {
    store, sync, dataDir,
    async close() {
      await sync.stop();
      store.close();
    },
  };
}
