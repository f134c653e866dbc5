import type { LedgerLine } from '../../../shared/domain/reward';
import type { Wallet } from '../../../shared/domain/wallet';
import type { GroupSamples, PendingTransaction, SyncRange } from '../../../main/engine/ports/store';

// What the writing child writes, by number, so that the parent can say what must be there.

const BEGIN_MS = Date.UTC(2026, 0, 15);
const PERIOD_MS = 15_000;
export const PAGE_SIZE = 8;
export const LINES_PER_TRANSACTION = 2;
export const WALLET: Wallet = { id: 'w', chain: 'solana', address: 'address-w', label: 'w', addedAtMs: 1 };

export const sampleAtMs = (sample: number): number => BEGIN_MS + (sample + 1) * PERIOD_MS;

export const samplesOf = (sample: number): GroupSamples[] =>
  (['cpu', 'memory', 'power'] as const).map((group) => ({ group, periodMs: PERIOD_MS, samples: [{ atMs: sampleAtMs(sample), values: { [`${group}.number`]: sample, [`${group}.noise`]: Math.sin(sample) } }] }));

const signatureOf = (page: number, i: number): string => `s${String(page).padStart(6, '0')}-${i}`;

/** Each page lists two signatures of the page before again. */
export const pageOf = (page: number): PendingTransaction[] =>
  Array.from({ length: PAGE_SIZE + 2 }, (_, i) => (i < PAGE_SIZE ? { page, i } : { page: Math.max(0, page - 1), i: i - PAGE_SIZE })).map((entry) => ({
    signature: signatureOf(entry.page, entry.i), slot: 1_000_000 - entry.page * PAGE_SIZE - entry.i, blockTimeMs: null,
  }));

export const rangeAfter = (page: number): SyncRange => ({
  address: WALLET.address, walletId: WALLET.id, newest: signatureOf(0, 0), oldestRead: signatureOf(page, PAGE_SIZE - 1), target: null, complete: false, readSinceMs: null, listed: (page + 1) * PAGE_SIZE, decoded: 0,
});

export const lineOf = (signature: string, i: number): LedgerLine => ({
  id: `solana:${signature}:${i}:dest:hnt`, chain: 'solana', walletId: WALLET.id, signature, instructionPath: String(i), destinationAccount: 'dest', mint: 'hnt', symbol: 'HNT', base: '100', decimals: 8,
  slot: 1, atMs: 1000, kind: 'reward', network: 'helium', sourceDevice: null, sender: null, evidence: { rule: 'test', facts: {} }, decoderVersion: 1,
});
