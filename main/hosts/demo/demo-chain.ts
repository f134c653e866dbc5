import type { ChainSource } from '../../engine/ports/chain';
import type { Holding } from '../../../shared/domain/wallet';

/**
 * A chain on which nothing new ever happens: the demo's ledger is seeded, and no endpoint is asked.
 * @param held what the seeded wallets hold: reading them again finds the same
 */
export const createDemoChain = (held: () => readonly Holding[] = () => []): ChainSource => ({
  chain: 'solana',
  decoderVersion: 1,
  accounts: async () => [],
  signatures: async () => [],
  transactions: async () => [],
  blockTimeMs: async () => null,
  holdings: async (wallet) => held().filter((holding) => holding.walletId === wallet.id),
  decode: () => ({ state: 'unreadable', why: 'sample data' }),
  status: () => ({ endpoint: 'sample data', calls: 0, requests: 0, historyStartsAtSlot: null, waitingUntilMs: null, transactionsPerSecond: 0 }),
});
