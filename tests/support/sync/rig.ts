import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSolanaSource } from '../../../main/adapters/sources/solana/create-solana-source';
import { parseEndpoints } from '../../../main/adapters/sources/solana/endpoints';
import { openStore } from '../../../main/adapters/storage/open-store';
import { createClock } from '../../../main/adapters/system/clock';
import { createHttp } from '../../../main/adapters/system/http';
import { createRandom } from '../../../main/adapters/system/random';
import type { ChainSource } from '../../../main/engine/ports/chain';
import type { Store } from '../../../main/engine/ports/store';
import { createRewardsSync, type RewardsSync } from '../../../main/engine/rewards/create-rewards-sync';
import type { Wallet } from '../../../shared/domain/wallet';
import { createQuietLogger } from '../quiet-logger';
import { WALLET } from '../solana-fixtures/case';

export const WALLET_ONE: Wallet = { id: 'w1', chain: 'solana', address: WALLET, label: 'Roof', addedAtMs: 1_780_000_000_000 };

export interface RigOptions {
  /** Addresses of stand-ins, first choice first. */
  readonly endpoints: readonly unknown[];
  readonly dataDir?: string;
  readonly wallets?: readonly Wallet[];
  readonly timeoutMs?: number;
  /** Puts something between the sync and its store, for example a crash. */
  readonly wrap?: (store: Store) => Store;
}

/** The real sync on the real client, the real http port and a real SQLite store. */
export interface Rig {
  readonly store: Store;
  readonly source: ChainSource;
  readonly sync: RewardsSync;
  readonly dataDir: string;
  /** Ends as a process does: the folder stays. */
  close(): Promise<void>;
}

export const newDataDir = (): string => mkdtempSync(join(tmpdir(), 'sync-'));
export const dropDataDir = (dataDir: string): void => rmSync(dataDir, { recursive: true, force: true });

export function openRig(options: RigOptions): Rig {
  const clock = createClock();
  const random = createRandom();
  const logger = createQuietLogger();
  const dataDir = options.dataDir ?? newDataDir();
  const store = openStore({ dataDir, clock, logger });
  for (const wallet of options.wallets ?? [WALLET_ONE]) if (!store.ledger.wallets().some((one) => one.id === wallet.id)) store.ledger.addWallet(wallet);
  const http = createHttp({ clock, random, logger, traffic: store.traffic });
  const parsed = parseEndpoints(options.endpoints);
  if (!parsed.ok) throw new Error(`endpoints: ${parsed.why}`);
  const source = createSolanaSource({ http, clock, random, logger, endpoints: () => parsed.endpoints, timeoutMs: options.timeoutMs ?? 5_000 });
  const sync = createRewardsSync({ chains: [source], store: options.wrap?.(store) ?? store, clock, logger });
  return {
    store, source, sync, dataDir,
    async close() {
      await sync.stop();
      http.close();
      store.close();
    },
  };
}

/** The ledger as text, one line each: two stores hold the same when this is the same. */
export const ledgerText = (store: Store, walletId = 'w1'): readonly string[] =>
  store.ledger.allLines({ walletId }).map(({ line }) => `${line.id} ${line.kind} ${line.base} ${line.atMs ?? 'no time'}`).toSorted();
