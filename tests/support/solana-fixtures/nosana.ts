import { TOKEN_PROGRAM } from '../../../shared/chains/solana/programs';
import { NOSANA_DISCRIMINATORS, NOSANA_JOBS, NOSANA_REWARDS, NOSANA_STAKING } from '../../../shared/networks/nosana/programs';
import { NOS } from '../../../shared/networks/nosana/tokens';
import { addressOf } from './addresses';
import { call, data, transfer, type FixtureInstruction } from './instructions';
import type { FixtureTokenAccount } from './transaction-builder';

export const MARKET_VAULT = addressOf('vault of a Nosana market');
export const marketVault = (): FixtureTokenAccount => ({ address: MARKET_VAULT, mint: NOS.mint, owner: MARKET_VAULT, decimals: 6, pre: 10n ** 12n });

export interface JobParts {
  /** Token account of the host, and what it is paid. */
  readonly host: string;
  readonly pay: bigint;
  /** Token account of the client, and what comes back. */
  readonly client: string;
  readonly refund: bigint;
  /** Order of the accounts of `finish`: before and since December 2024. */
  readonly order?: '2022' | '2023' | '2024';
  readonly program?: string;
  readonly discriminator?: string;
  readonly authority?: string;
  readonly refundFirst?: boolean;
}

const JOB = addressOf('a Nosana job');
const RUN = addressOf('a Nosana run');
const MARKET = addressOf('a Nosana market');

function transfers(parts: JobParts): readonly FixtureInstruction[] {
  const authority = parts.authority ?? MARKET_VAULT;
  const pay = transfer({ from: MARKET_VAULT, to: parts.host, authority, base: parts.pay });
  if (parts.order === '2022') return [pay];
  const refund = transfer({ from: MARKET_VAULT, to: parts.client, authority, base: parts.refund });
  return parts.refundFirst === true ? [refund, pay] : [pay, refund];
}

/** `finish`, signed by the host. */
export function finishJob(parts: JobParts): FixtureInstruction {
  const payers = [addressOf('payer of the run'), addressOf('payer of the job'), addressOf('Nosana host'), TOKEN_PROGRAM];
  const accounts = {
    '2022': [JOB, RUN, MARKET, MARKET_VAULT, parts.host, ...payers.slice(0, 1), ...payers.slice(2)],
    '2023': [JOB, RUN, MARKET, MARKET_VAULT, parts.host, parts.client, ...payers],
    '2024': [JOB, RUN, MARKET, MARKET_VAULT, parts.client, parts.host, ...payers],
  }[parts.order ?? '2024'];
  return call(parts.program ?? NOSANA_JOBS, accounts, data(parts.discriminator ?? NOSANA_DISCRIMINATORS.finish, 7n), transfers(parts));
}

/** `end`, signed by the client. */
export const endJob = (parts: JobParts): FixtureInstruction =>
  call(parts.program ?? NOSANA_JOBS, [JOB, MARKET, RUN, parts.client, parts.host, MARKET_VAULT, addressOf('payer'), addressOf('client'), TOKEN_PROGRAM], data(parts.discriminator ?? NOSANA_DISCRIMINATORS.end), transfers(parts));

/** Any instruction of the jobs program that gives a deposit back. */
export const giveBack = (parts: { readonly to: string; readonly base: bigint; readonly discriminator: string; readonly authority?: string }): FixtureInstruction =>
  call(NOSANA_JOBS, [JOB, MARKET, MARKET_VAULT, parts.to], data(parts.discriminator), [transfer({ from: MARKET_VAULT, to: parts.to, authority: parts.authority ?? MARKET_VAULT, base: parts.base })]);

export const REWARD_VAULT = addressOf('vault of the Nosana rewards');
export const rewardVault = (): FixtureTokenAccount => ({ address: REWARD_VAULT, mint: NOS.mint, owner: REWARD_VAULT, decimals: 6, pre: 10n ** 12n });

/** `claim` of a staker; the same bytes under the jobs program pay nothing. */
export const claimNos = (parts: { readonly to: string; readonly base: bigint; readonly program?: string; readonly named?: string; readonly vault?: string }): FixtureInstruction =>
  call(parts.program ?? NOSANA_REWARDS, [parts.named ?? parts.to, REWARD_VAULT, addressOf('reflection'), addressOf('reward'), addressOf('stake')], data(NOSANA_DISCRIMINATORS.claim), [
    transfer({ from: parts.vault ?? REWARD_VAULT, to: parts.to, authority: parts.vault ?? REWARD_VAULT, base: parts.base }),
  ]);

export const STAKE_VAULT = addressOf('vault of a Nosana stake');
export const stakeVault = (): FixtureTokenAccount => ({ address: STAKE_VAULT, mint: NOS.mint, owner: STAKE_VAULT, decimals: 6, pre: 10n ** 12n });

export const withdrawStake = (parts: { readonly to: string; readonly base: bigint; readonly program?: string }): FixtureInstruction =>
  call(parts.program ?? NOSANA_STAKING, [parts.to, STAKE_VAULT, addressOf('stake')], data(NOSANA_DISCRIMINATORS.withdraw), [transfer({ from: STAKE_VAULT, to: parts.to, authority: STAKE_VAULT, base: parts.base })]);

export const stakeNos = (parts: { readonly from: string; readonly owner: string; readonly base: bigint; readonly program?: string }): FixtureInstruction =>
  call(parts.program ?? NOSANA_STAKING, [addressOf('mint'), parts.from, STAKE_VAULT], data('ceb0ca12c8d1b36c', parts.base), [transfer({ from: parts.from, to: STAKE_VAULT, authority: parts.owner, base: parts.base })]);
