import { HNT } from '../../../shared/networks/helium/tokens';
import { addressOf } from '../solana-fixtures/addresses';
import { WALLET } from '../solana-fixtures/case';
import { CRANKER, distribute, escrowOf, runTask, setCurrentRewards, splitPayout, walletToken } from '../solana-fixtures/helium';
import { buildTransaction, type FixtureTransaction } from '../solana-fixtures/transaction-builder';
import { fromFixture } from '../solana-rpc/from-fixture';
import type { StandInTransaction } from '../solana-rpc/history';

/** 2026-06-01T00:00:00Z. */
export const FIRST_CLAIM_S = 1_780_272_000;
const FIRST_SLOT = 450_000_000;
const SIX_HOURS_S = 6 * 3600;

/** What claim number `at` pays, in base units: never zero, never the same for neighbours. */
export const claimBase = (at: number): bigint => 1_000_000n + BigInt(at) * 17n;

/** One automated claim of a compressed hotspot, six hours and 54,000 slots after the one before it. */
export function claim(at: number, more: Partial<FixtureTransaction> & { readonly owner?: string } = {}): StandInTransaction {
  const { owner = WALLET, ...rest } = more;
  const hotspot = `hotspot ${at % 3}`;
  return fromFixture(buildTransaction({
    label: `claim ${at} of ${owner}`,
    signers: [CRANKER],
    instructions: [runTask(setCurrentRewards(hotspot), distribute({ owner, base: claimBase(at), hotspot }))],
    tokens: [escrowOf(HNT.mint), walletToken(owner, HNT.mint, 10_000_000n)],
    slot: FIRST_SLOT + at * 54_000,
    blockTime: FIRST_CLAIM_S + at * SIX_HOURS_S,
    bare: true,
    ...rest,
  }));
}

/** `count` claims, oldest first. */
export const claims = (count: number, owner = WALLET): readonly StandInTransaction[] => Array.from({ length: count }, (_, at) => claim(at, { owner }));

export const claimedSum = (count: number): bigint => Array.from({ length: count }, (_, at) => claimBase(at)).reduce((sum, base) => sum + base, 0n);

export const FANOUT_ADDRESS = addressOf('mini fan-out of a hotspot');

/** A split payout: the wallet is named nowhere, only its token account. */
export function split(at: number, shares: readonly { readonly owner: string; readonly base: bigint }[], fanout = FANOUT_ADDRESS): StandInTransaction {
  return fromFixture(buildTransaction({
    label: `split ${at}`,
    signers: [CRANKER],
    instructions: [runTask(splitPayout({ fanout, shares: shares.map(({ owner, base }) => ({ account: walletToken(owner, HNT.mint).address, base })) }))],
    tokens: [walletToken(fanout, HNT.mint, 10n ** 12n), ...shares.map(({ owner }) => walletToken(owner, HNT.mint))],
    slot: FIRST_SLOT + at * 54_000 + 7,
    blockTime: FIRST_CLAIM_S + at * SIX_HOURS_S + 3,
    bare: true,
  }));
}
