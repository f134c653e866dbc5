import { ASSOCIATED_TOKEN_PROGRAM, COMPUTE_BUDGET_PROGRAM, ED25519_PROGRAM, INSTRUCTIONS_SYSVAR, SYSTEM_PROGRAM, TOKEN_PROGRAM } from '../../../shared/chains/solana/programs';
import { DAO, DELEGATOR_BREAKER, DELEGATOR_POOL, MOBILE_SUB_DAO, REWARD_PATHS, type RewardPath } from '../../../shared/networks/helium/addresses';
import { CIRCUIT_BREAKER, DISCRIMINATORS, LAZY_DISTRIBUTOR, MINI_FANOUT, REWARDS_ORACLE, SUB_DAOS, TREASURY_MANAGEMENT, TUKTUK } from '../../../shared/networks/helium/programs';
import { HNT, IOT, MOBILE } from '../../../shared/networks/helium/tokens';
import { addressOf, tokenAccountOf } from './addresses';
import { burn, call, data, transfer, type FixtureInstruction } from './instructions';
import type { FixtureTokenAccount } from './transaction-builder';

export function rewardPathOf(mint: string): RewardPath {
  const path = REWARD_PATHS.find((p) => p.mint === mint);
  if (path === undefined) throw new Error('no reward path for this mint');
  return path;
}

export const CRANKER = addressOf('cranker');
export const TASK_QUEUE = 'H39gEszvsi6AT4rYBiJTuZHJSF5hMHy6CKGTd7wzhsg7';

const decimalsOf = (mint: string): number => (mint === IOT.mint || mint === MOBILE.mint ? 6 : 8);

export const escrowOf = (mint: string): FixtureTokenAccount => {
  const path = rewardPathOf(mint);
  return { address: path.escrow, mint, owner: path.breaker, decimals: decimalsOf(mint), pre: 1_610_330_230_456_159n };
};

export const walletToken = (owner: string, mint: string, pre = 0n, decimals = decimalsOf(mint)): FixtureTokenAccount => ({ address: tokenAccountOf(owner, mint), mint, owner, decimals, pre });

export type DistributeVariant = 'distribute_rewards_v0' | 'distribute_compression_rewards_v0' | 'distribute_custom_destination_v0';

export interface DistributeParts {
  readonly owner: string;
  readonly base: bigint;
  readonly hotspot: string;
  readonly mint?: string;
  readonly variant?: DistributeVariant;
  readonly payer?: string;
  /** Parts that a near-miss bends. */
  readonly program?: string;
  readonly breakerProgram?: string;
  readonly escrow?: string;
  readonly authority?: string;
  readonly distributor?: string;
  readonly account?: string;
  readonly withoutTransfer?: boolean;
}

/** `distribute_*` with its circuit breaker and token transfer: the tree of facts page 1.5, from the lazy distributor down. */
export function distribute(parts: DistributeParts): FixtureInstruction {
  const mint = parts.mint ?? HNT.mint;
  const path = rewardPathOf(mint);
  const variant = parts.variant ?? 'distribute_compression_rewards_v0';
  const escrow = parts.escrow ?? path.escrow;
  const authority = parts.authority ?? path.breaker;
  const distributor = parts.distributor ?? path.lazyDistributor;
  const account = parts.account ?? tokenAccountOf(parts.owner, mint);
  const tree = variant === 'distribute_compression_rewards_v0' ? [addressOf('merkle tree'), addressOf('compression'), addressOf('proof 1')] : [];
  const paid = transfer({ from: escrow, to: account, authority, base: parts.base });
  const breaker = call(parts.breakerProgram ?? CIRCUIT_BREAKER, [escrow, account, distributor, authority, TOKEN_PROGRAM], data(DISCRIMINATORS.transfer_v0, parts.base), [paid]);
  return call(
    parts.program ?? LAZY_DISTRIBUTOR,
    [parts.payer ?? CRANKER, distributor, recipientOf(parts.hotspot), mint, escrow, authority, parts.owner, account, ASSOCIATED_TOKEN_PROGRAM, CIRCUIT_BREAKER, SYSTEM_PROGRAM, TOKEN_PROGRAM, ...tree],
    data(DISCRIMINATORS[variant]),
    parts.withoutTransfer === true ? [] : [breaker],
  );
}

/** Stand-in for the recipient address of a hotspot. */
export const recipientOf = (hotspot: string): string => addressOf(`recipient of ${hotspot}`);

export const budget = (): readonly FixtureInstruction[] => [call(COMPUTE_BUDGET_PROGRAM, [], Uint8Array.of(2, 64, 13, 3, 0)), call(COMPUTE_BUDGET_PROGRAM, [], Uint8Array.of(3, 1, 0, 0, 0, 0, 0, 0, 0))];

const ORACLE_MESSAGE = call(ED25519_PROGRAM, [], Uint8Array.from({ length: 160 }, (_, i) => (i * 7) % 256));

/** The oracle's signed message, checked by the chain's own program before the claims. */
export const oracleMessage = (): FixtureInstruction => ORACLE_MESSAGE;

export const setCurrentRewards = (hotspot: string, mint = HNT.mint): FixtureInstruction => {
  const recipient = recipientOf(hotspot);
  const distributor = rewardPathOf(mint).lazyDistributor;
  return call(REWARDS_ORACLE, [CRANKER, distributor, recipient, SYSTEM_PROGRAM, INSTRUCTIONS_SYSVAR], data(DISCRIMINATORS.set_current_rewards_wrapper_v2, 3n), [
    call(LAZY_DISTRIBUTOR, [CRANKER, distributor, recipient], data(DISCRIMINATORS.set_current_rewards_v1, 3n)),
  ]);
};

/** Helium's automation runs a task: what the operator did not sign. */
export const runTask = (...inner: readonly FixtureInstruction[]): FixtureInstruction =>
  call(TUKTUK, [CRANKER, addressOf('task payer'), TASK_QUEUE, addressOf('task')], data(DISCRIMINATORS.run_task_v0, 0), inner);

export interface ClaimParts {
  readonly owner: string;
  readonly base: bigint;
  readonly version?: 'claim_rewards_v0' | 'claim_rewards_v1';
  readonly burned?: boolean;
  readonly program?: string;
  readonly pool?: string;
  readonly breaker?: string;
  readonly subDao?: string;
  readonly mint?: string;
}

/** A veHNT delegator's claim: paid, or burned when the position voted too little. */
export function claimStaking(parts: ClaimParts): FixtureInstruction {
  const mint = parts.mint ?? HNT.mint;
  const pool = parts.pool ?? DELEGATOR_POOL;
  const breaker = parts.breaker ?? DELEGATOR_BREAKER;
  const account = tokenAccountOf(parts.owner, mint);
  const inner = parts.burned
    ? call(CIRCUIT_BREAKER, [pool, DAO, mint, breaker, TOKEN_PROGRAM], data(DISCRIMINATORS.burn_v0, parts.base), [burn({ mint, from: pool, authority: breaker, base: parts.base })])
    : call(CIRCUIT_BREAKER, [pool, account, DAO, breaker, TOKEN_PROGRAM], data(DISCRIMINATORS.transfer_v0, parts.base), [transfer({ from: pool, to: account, authority: breaker, base: parts.base })]);
  return call(
    parts.program ?? SUB_DAOS,
    [addressOf('position'), addressOf('position mint'), addressOf('position account'), parts.owner, addressOf('registrar'), DAO, parts.subDao ?? MOBILE_SUB_DAO, addressOf('delegated position'), mint, addressOf('epoch info'), pool, account, breaker, addressOf('vsr')],
    data(DISCRIMINATORS[parts.version ?? 'claim_rewards_v1'], 20_000n),
    [inner],
  );
}

export const delegatorPool = (): FixtureTokenAccount => ({ address: DELEGATOR_POOL, mint: HNT.mint, owner: DELEGATOR_BREAKER, decimals: 8, pre: 7_525_831_715_085n });

/** `distribute_v0` of a mini fan-out: holders stand from account 6 on, by their token accounts; the wallets themselves are named nowhere. */
export function splitPayout(parts: { readonly fanout: string; readonly shares: readonly { readonly account: string; readonly base: bigint }[]; readonly program?: string; readonly vault?: string; readonly mint?: string }): FixtureInstruction {
  const vault = parts.vault ?? tokenAccountOf(parts.fanout, parts.mint ?? HNT.mint);
  return call(
    parts.program ?? MINI_FANOUT,
    [parts.fanout, TASK_QUEUE, addressOf('pre task'), vault, TOKEN_PROGRAM, INSTRUCTIONS_SYSVAR, ...parts.shares.map((s) => s.account)],
    data(DISCRIMINATORS.distribute_v0),
    parts.shares.map((s) => transfer({ from: vault, to: s.account, authority: parts.fanout, base: s.base })),
  );
}

/** IOT or MOBILE given to the treasury for HNT. */
export function redeem(parts: { readonly owner: string; readonly supplyMint: string; readonly given: bigint; readonly received: bigint }): FixtureInstruction {
  const from = tokenAccountOf(parts.owner, parts.supplyMint);
  const to = tokenAccountOf(parts.owner, HNT.mint);
  const treasury = TREASURY;
  const breaker = addressOf('treasury breaker');
  return call(
    TREASURY_MANAGEMENT,
    [addressOf('treasury management'), HNT.mint, parts.supplyMint, treasury, breaker, from, to, parts.owner, CIRCUIT_BREAKER, TOKEN_PROGRAM],
    data(DISCRIMINATORS.redeem_v0, parts.given, 0n),
    [
      burn({ mint: parts.supplyMint, from, authority: parts.owner, base: parts.given }),
      call(CIRCUIT_BREAKER, [treasury, to, addressOf('treasury management'), breaker, TOKEN_PROGRAM], data(DISCRIMINATORS.transfer_v0, parts.received), [transfer({ from: treasury, to, authority: breaker, base: parts.received })]),
    ],
  );
}

export const TREASURY = addressOf('treasury');
