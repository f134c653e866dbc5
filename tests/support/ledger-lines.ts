import type { LedgerLine } from '../../shared/domain/reward';

/** HNT, 8 decimals. */
export const HNT = 'hntyVP6YFm1Hg25TN9WGLqM12b8TQmcknKrdu1oxWux';
/** RENDER, 8 decimals. */
export const RENDER = 'rndrizKT3MK1iimdxRdWabcF7Zg7AR5T4nud4EkHBof';

let made = 0;

/** A reward of 1 HNT on the virtual clock's day, with whatever a test wants to be different. */
export function ledgerLine(different: Partial<LedgerLine> = {}): LedgerLine {
  made += 1;
  return {
    id: `solana:sig${made}:0:account:${different.mint ?? HNT}`,
    chain: 'solana',
    walletId: 'wallet-1',
    signature: `sig${made}`,
    instructionPath: '0',
    destinationAccount: 'account',
    mint: HNT,
    symbol: 'HNT',
    base: '100000000',
    decimals: 8,
    slot: 1000 + made,
    atMs: Date.UTC(2026, 0, 10, 12),
    kind: 'reward',
    network: 'helium',
    sourceDevice: null,
    sender: null,
    evidence: { rule: 'test', facts: {} },
    decoderVersion: 1,
    ...different,
  };
}
