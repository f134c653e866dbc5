import type { ChainSource } from '../../engine/ports/chain';

/** A chain on which nothing new ever happens: the demo's ledger is seeded, and no endpoint is asked. */
export const createDemoChain = (): ChainSource => ({
  chain: 'solana',
  decoderVersion: 1,
  accounts: async () => [],
  signatures: async () => [],
  transactions: async () => [],
  blockTimeMs: async () => null,
  holdings: async () => [],
  decode: () => ({ state: 'unreadable', why: 'sample data' }),
  status: () => ({ endpoint: 'sample data', calls: 0, requests: 0, historyStartsAtSlot: null, waitingUntilMs: null, transactionsPerSecond: 0 }),
});
