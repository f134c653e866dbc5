import { NOSANA_DISCRIMINATORS, NOSANA_JOBS } from '../../../../shared/networks/nosana/programs';
import { NOS } from '../../../../shared/networks/nosana/tokens';
import { addressOf, tokenAccountOf } from '../addresses';
import { STRANGER, WALLET } from '../case';
import { walletToken } from '../helium';
import { transfer } from '../instructions';
import { claimNos, endJob, finishJob, giveBack, MARKET_VAULT, marketVault, REWARD_VAULT, rewardVault, stakeNos, stakeVault, withdrawStake } from '../nosana';
import type { FixtureTransaction } from '../transaction-builder';
import { casesOf, type TableCase, type TableLine } from './table-case';

const ours = tokenAccountOf(WALLET, NOS.mint);
const theirs = tokenAccountOf(STRANGER, NOS.mint);
const tokens = [marketVault(), walletToken(WALLET, NOS.mint, 1_000n, 6), walletToken(STRANGER, NOS.mint, 0n, 6)];
const job = (label: string, instructions: FixtureTransaction['instructions'], more: Partial<FixtureTransaction> = {}): FixtureTransaction => ({ label: `NOS: ${label}`, signers: [WALLET], tokens, instructions, ...more });

const pay = 48_000n;
const refund = 7_000n;
const host = { host: ours, pay, client: theirs, refund };
const client = { host: theirs, pay, client: ours, refund };
const line = (kind: TableLine['kind'], rule: TableLine['rule'], base: bigint, network: string | null = 'nosana'): TableLine => ({ kind, rule, base, mint: NOS.mint, network });
const plain = (base: bigint): TableLine => line('unclassified', 'incoming-transfer', base, null);

const jobs = casesOf('5 Nosana jobs');
const staking = casesOf('6 Nosana staking');
const { finish, end, claim } = NOSANA_DISCRIMINATORS;

export const nosanaCases: readonly TableCase[] = [
  jobs(job('finish pays the host', [finishJob(host)]), [line('reward', 'nosana-finish', pay)]),
  jobs(job('finish as it was in 2023', [finishJob({ ...host, order: '2023' })]), [line('reward', 'nosana-finish', pay)]),
  jobs(job('finish as it was in 2022', [finishJob({ ...host, order: '2022' })]), [line('reward', 'nosana-finish', pay)]),
  jobs(job('end pays the host, who signs nothing', [endJob(host)], { signers: [STRANGER] }), [line('reward', 'nosana-end', pay)]),
  jobs(job('finish, compiled', [finishJob(host)], { encoding: 'json' }), [line('reward', 'nosana-finish', pay)]),
  jobs(job('finish, no stack heights', [finishJob(host)], { without: 'stack-heights' }), [line('reward', 'nosana-finish', pay)]),
  jobs(job('host is client, one account', [finishJob({ ...host, client: ours })]), [line('reward', 'nosana-finish', pay), line('conversion', 'nosana-refund', refund)]),
  jobs(job('host is client, one account, ended', [endJob({ ...host, client: ours })]), [line('reward', 'nosana-end', pay), line('conversion', 'nosana-refund', refund)]),
  jobs(job('host is client, as it was in 2023', [finishJob({ ...host, client: ours, order: '2023' })]), [line('reward', 'nosana-finish', pay), line('conversion', 'nosana-refund', refund)]),
  jobs(job('host is client and the job ran no second', [finishJob({ ...host, client: ours, pay: 0n })]), [line('conversion', 'nosana-refund', refund)]),
  jobs(job('two jobs in one transaction', [finishJob(host), finishJob({ ...host, pay: 5n })]), [line('reward', 'nosana-finish', pay), line('reward', 'nosana-finish', 5n)]),
  jobs(job('host account opened here', [finishJob(host)], { tokens: [marketVault(), { ...walletToken(WALLET, NOS.mint, 0n, 6), only: 'after' }, walletToken(STRANGER, NOS.mint, 0n, 6)] }), [line('reward', 'nosana-finish', pay)]),
  // Near misses.
  jobs(job('only the client gets something back', [finishJob(client)]), [line('conversion', 'nosana-refund', refund)]),
  jobs(job('only the client gets something back, ended', [endJob(client)], { signers: [WALLET] }), [line('conversion', 'nosana-refund', refund)]),
  jobs(job('finish of a job without a price', [finishJob({ ...host, pay: 0n, refund: 0n })]), []),
  jobs(job('finish failed', [finishJob(host)], { failed: true }), []),
  jobs(job('finish under another program', [finishJob({ ...host, program: addressOf('imitator') })]), [plain(pay)]),
  jobs(job('somebody else signs for the vault', [finishJob({ ...host, authority: STRANGER })]), [plain(pay)]),
  jobs(job('refund comes first: no version does that', [finishJob({ ...host, refundFirst: true })]), [line('conversion', 'nosana-refund', pay)]),
  jobs(job('first transfer to an account that the job does not name', [finishJob({ ...host, host: addressOf('unnamed'), client: theirs })], { tokens: [...tokens, { address: addressOf('unnamed'), mint: NOS.mint, owner: WALLET, decimals: 6, pre: 0n }], instructions: [{ ...finishJob({ ...host, host: addressOf('unnamed') }), accounts: finishJob({ ...host, host: theirs }).accounts }] }), [plain(pay)]),
  jobs(job('bytes of finish at the places of end', [endJob({ ...host, discriminator: finish })]), [plain(pay)]),
  jobs(job('bytes of end at the places of finish', [finishJob({ ...host, discriminator: end })]), [plain(pay)]),
  jobs(job('delist gives the deposit back', [giveBack({ to: ours, base: 9n, discriminator: '3788cd6b6bad041f' })]), [line('conversion', 'nosana-refund', 9n)]),
  jobs(job('recover gives the deposit back', [giveBack({ to: ours, base: 9n, discriminator: '6cd8263a6d927411' })]), [line('conversion', 'nosana-refund', 9n)]),
  jobs(job('claim of the jobs program with a transfer under it', [giveBack({ to: ours, base: 9n, discriminator: claim })]), [line('conversion', 'nosana-refund', 9n)]),
  jobs(job('NOS out of the vault without a job', [transfer({ from: MARKET_VAULT, to: ours, authority: MARKET_VAULT, base: 9n })]), [plain(9n)]),
  jobs(job('a deposit for a job leaves the wallet', [transfer({ from: ours, to: MARKET_VAULT, authority: WALLET, base: 300n })]), [line('outgoing', 'sent', 300n)]),
  jobs(job('balance says that nothing came', [finishJob(host)], { post: { [ours]: 1_000n } }), []),
  staking(job('a staker claims', [claimNos({ to: ours, base: 77n })], { tokens: [...tokens, rewardVault()] }), [line('staking', 'nosana-staking', 77n)]),
  staking(job('a staker claims, compiled', [claimNos({ to: ours, base: 77n })], { tokens: [...tokens, rewardVault()], encoding: 'json' }), [line('staking', 'nosana-staking', 77n)]),
  staking(job('the same bytes under the jobs program', [claimNos({ to: ours, base: 77n, program: NOSANA_JOBS })], { tokens: [...tokens, rewardVault()] }), [line('conversion', 'nosana-refund', 77n)]),
  staking(job('the same bytes under a stranger’s program', [claimNos({ to: ours, base: 77n, program: addressOf('imitator') })], { tokens: [...tokens, rewardVault()] }), [plain(77n)]),
  staking(job('the claim names another account', [claimNos({ to: ours, base: 77n, named: theirs })], { tokens: [...tokens, rewardVault()] }), [plain(77n)]),
  staking(job('the claim names another vault', [claimNos({ to: ours, base: 77n, vault: MARKET_VAULT })], { tokens: [...tokens, rewardVault()] }), [plain(77n)]),
  staking(job('a claim of nothing', [claimNos({ to: ours, base: 0n })], { tokens: [...tokens, rewardVault()] }), []),
  staking(job('a claim that failed', [claimNos({ to: ours, base: 77n })], { tokens: [...tokens, rewardVault()], failed: true }), []),
  staking(job('NOS from the vault of the rewards, no claim', [transfer({ from: REWARD_VAULT, to: ours, authority: REWARD_VAULT, base: 3n })], { tokens: [...tokens, rewardVault()] }), [plain(3n)]),
  staking(job('a stake comes back', [withdrawStake({ to: ours, base: 500n })], { tokens: [...tokens, stakeVault()] }), [line('conversion', 'unstaked', 500n)]),
  staking(job('the same bytes under another program', [withdrawStake({ to: ours, base: 500n, program: addressOf('imitator') })], { tokens: [...tokens, stakeVault()] }), [plain(500n)]),
  staking(job('NOS goes into a stake: own money', [stakeNos({ from: ours, owner: WALLET, base: 400n })], { tokens: [...tokens, stakeVault()] }), []),
  staking(job('NOS goes into an imitator’s stake', [stakeNos({ from: ours, owner: WALLET, base: 400n, program: addressOf('imitator') })], { tokens: [...tokens, stakeVault()] }), [line('outgoing', 'sent', 400n)]),
];
