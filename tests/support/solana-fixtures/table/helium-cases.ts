import { HNT, IOT, MOBILE } from '../../../../shared/networks/helium/tokens';
import { DISCRIMINATORS, LAZY_DISTRIBUTOR, TUKTUK, VOTER_STAKE_REGISTRY } from '../../../../shared/networks/helium/programs';
import { claimPayerOf } from '../../../../main/adapters/sources/solana/classify/claim-payer';
import { addressOf, tokenAccountOf } from '../addresses';
import { STRANGER, WALLET } from '../case';
import { CRANKER, distribute, escrowOf, recipientOf, rewardPathOf, TASK_QUEUE, walletToken } from '../helium';
import { call, data, transfer, type FixtureInstruction } from '../instructions';
import { memo } from '../memo';
import type { FixtureTransaction } from '../transaction-builder';
import { casesOf, type TableCase, type TableLine } from './table-case';

const hotspot = casesOf('1 Helium hotspots');
const failed = casesOf('1 Helium automation');
const stake = casesOf('9 Conversions');

const ours = walletToken(WALLET, HNT.mint, 10n);
const claim = (label: string, instructions: readonly FixtureInstruction[], more: Partial<FixtureTransaction> = {}): FixtureTransaction => ({ label: `HNT: ${label}`, signers: [CRANKER], tokens: [escrowOf(HNT.mint), ours], instructions, ...more });
const reward = (base: bigint, name: string, mint: string = HNT.mint): TableLine => ({ kind: 'reward', base, mint, rule: 'helium-distribute-compression', sourceDevice: recipientOf(name), network: 'helium' });
const plain = (base: bigint): TableLine => ({ kind: 'unclassified', base, mint: HNT.mint, rule: 'incoming-transfer', network: null });

const PAYER = claimPayerOf(WALLET) ?? '';
const task = (inner: readonly FixtureInstruction[], parts: { readonly accounts?: readonly string[]; readonly program?: string; readonly queue?: string; readonly discriminator?: string } = {}): FixtureInstruction =>
  call(parts.program ?? TUKTUK, [CRANKER, addressOf('task payer'), parts.queue ?? TASK_QUEUE, addressOf('task'), ...(parts.accounts ?? [PAYER])], data(parts.discriminator ?? DISCRIMINATORS.run_task_v0, 0), inner);
const gaveUp = (label: string, instructions: readonly FixtureInstruction[], more: Partial<FixtureTransaction> = {}): FixtureTransaction => ({ label: `automation: ${label}`, signers: [CRANKER], tokens: [], instructions, ...more });
const failure = (reason: string): TableLine => ({ kind: 'zero-claim', base: 0n, mint: HNT.mint, rule: 'helium-claim-failed', network: 'helium', facts: { reason, claimPayer: PAYER, startedBy: 'automation' }, destination: WALLET });
const POOR = "Couldn't claim rewards due to insufficient balance";

export const heliumCases: readonly TableCase[] = [
  hotspot(claim('two hotspots of one owner', [distribute({ owner: WALLET, base: 5n, hotspot: 'alpha' }), distribute({ owner: WALLET, base: 7n, hotspot: 'beta' })]), [reward(5n, 'alpha'), reward(7n, 'beta')]),
  hotspot(claim('two hotspots, one of them pays nothing', [distribute({ owner: WALLET, base: 5n, hotspot: 'alpha' }), distribute({ owner: WALLET, base: 0n, hotspot: 'beta' })]), [
    reward(5n, 'alpha'),
    { kind: 'zero-claim', base: 0n, mint: HNT.mint, rule: 'helium-claim-paid-nothing', sourceDevice: recipientOf('beta') },
  ]),
  hotspot(claim('HNT and IOT in one transaction', [distribute({ owner: WALLET, base: 5n, hotspot: 'alpha' }), distribute({ owner: WALLET, base: 7n, hotspot: 'old', mint: IOT.mint })], { tokens: [escrowOf(HNT.mint), escrowOf(IOT.mint), ours, walletToken(WALLET, IOT.mint)] }), [reward(5n, 'alpha'), reward(7n, 'old', IOT.mint)]),
  hotspot(claim('account closed after the claim', [distribute({ owner: WALLET, base: 5n, hotspot: 'alpha' }), transfer({ from: ours.address, to: tokenAccountOf(STRANGER, HNT.mint), authority: WALLET, base: 15n })], { signers: [WALLET], tokens: [escrowOf(HNT.mint), { ...ours, only: 'before' }, walletToken(STRANGER, HNT.mint)] }), [
    reward(5n, 'alpha'),
    { kind: 'outgoing', base: 15n, mint: HNT.mint, rule: 'sent', network: 'helium', facts: { receiver: STRANGER } },
  ]),
  hotspot(claim('account opened and closed within the transaction', [distribute({ owner: WALLET, base: 5n, hotspot: 'alpha' }), transfer({ from: ours.address, to: tokenAccountOf(STRANGER, HNT.mint), authority: WALLET, base: 5n })], { signers: [WALLET], tokens: [escrowOf(HNT.mint), walletToken(STRANGER, HNT.mint)] }), [
    reward(5n, 'alpha'),
    { kind: 'outgoing', base: 5n, mint: HNT.mint, rule: 'sent', network: 'helium' },
  ]),
  hotspot(claim('the owner is named nowhere but in the claim', [distribute({ owner: WALLET, base: 5n, hotspot: 'alpha' })], { without: 'owners' }), [reward(5n, 'alpha')]),
  hotspot(claim('the mint of another path in the claim', [distribute({ owner: WALLET, base: 5n, hotspot: 'alpha', distributor: rewardPathOf(MOBILE.mint).lazyDistributor })]), [plain(5n)]),
  hotspot(claim('discriminator of one program under another', [call(addressOf('imitator'), [], data(DISCRIMINATORS.distribute_rewards_v0), [transfer({ from: escrowOf(HNT.mint).address, to: ours.address, authority: rewardPathOf(HNT.mint).breaker, base: 5n })])]), [plain(5n)]),
  hotspot(claim('the distributor without its breaker', [call(LAZY_DISTRIBUTOR, distribute({ owner: WALLET, base: 5n, hotspot: 'alpha' }).accounts, data(DISCRIMINATORS.distribute_rewards_v0), [transfer({ from: escrowOf(HNT.mint).address, to: ours.address, authority: rewardPathOf(HNT.mint).breaker, base: 5n })])]), [plain(5n)]),

  failed(gaveUp('too little SOL', [task([memo(POOR, [PAYER])])]), [failure('insufficient-balance')]),
  failed(gaveUp('too little SOL, compiled', [task([memo(POOR, [PAYER])])], { encoding: 'json' }), [failure('insufficient-balance')]),
  failed(gaveUp('burnt hotspot', [task([memo("Couldn't claim rewards due to burnt hotspot", [PAYER])])]), [failure('burnt-hotspot')]),
  failed(gaveUp('the round ended for want of SOL', [task([memo('Finished claiming rewards due to insufficient balance', [PAYER])])]), [failure('insufficient-balance')]),
  failed(gaveUp('a reason we do not know', [task([memo("Couldn't claim rewards due to a\u202Enew\u0000 reason\n<b>here</b>", [PAYER])])]), [failure('a new reason <b>here</b>')]),
  failed(gaveUp('two hotspots', [task([memo(POOR, [PAYER])]), task([memo("Couldn't claim rewards due to burnt hotspot", [PAYER])])]), [failure('insufficient-balance'), failure('burnt-hotspot')]),
  // Near misses.
  failed(gaveUp('the round ended as it should', [task([memo('Finished claiming rewards', [PAYER])])]), []),
  failed(gaveUp('a memo that anybody sent', [memo(POOR, [STRANGER])], { signers: [STRANGER, WALLET] }), []),
  failed(gaveUp('a memo beside a task of ours', [task([]), memo(POOR, [STRANGER])]), []),
  failed(gaveUp('a task of another queue', [task([memo(POOR, [PAYER])], { queue: addressOf('another queue') })]), []),
  failed(gaveUp('another instruction of the task runner', [task([memo(POOR, [PAYER])], { discriminator: '0102030405060708' })]), []),
  failed(gaveUp('another program that names our payer', [task([memo(POOR, [PAYER])], { program: addressOf('imitator') })]), []),
  failed(gaveUp("a stranger's claim", [task([memo(POOR, [claimPayerOf(STRANGER) ?? ''])], { accounts: [claimPayerOf(STRANGER) ?? ''] })], { signers: [CRANKER, WALLET] }), []),
  failed(gaveUp("a stranger's claim in a task that names both, compiled", [task([memo(POOR, [claimPayerOf(STRANGER) ?? ''])], { accounts: [claimPayerOf(STRANGER) ?? '', PAYER] })], { encoding: 'json' }), []),
  failed(gaveUp('failed', [task([memo(POOR, [PAYER])])], { failed: true }), []),
  failed(gaveUp('a program that is no memo', [task([{ ...memo(POOR, [PAYER]), programId: addressOf('imitator') }])]), []),

  stake(claim('locked HNT comes back', [call(VOTER_STAKE_REGISTRY, [], data('0102030405060708'), [transfer({ from: addressOf('vault'), to: ours.address, authority: addressOf('registrar'), base: 9n })])], { signers: [WALLET], tokens: [ours, { address: addressOf('vault'), mint: HNT.mint, owner: addressOf('registrar'), decimals: 8, pre: 10n ** 10n }] }), [{ kind: 'conversion', base: 9n, mint: HNT.mint, rule: 'unstaked', network: 'helium' }]),
  stake(claim('HNT is locked: own money', [call(VOTER_STAKE_REGISTRY, [], data('0102030405060708'), [transfer({ from: ours.address, to: addressOf('vault'), authority: WALLET, base: 9n })])], { signers: [WALLET], tokens: [ours, { address: addressOf('vault'), mint: HNT.mint, owner: addressOf('registrar'), decimals: 8, pre: 10n ** 10n }] }), []),
  stake(claim('the same out of another program', [call(addressOf('imitator'), [], data('0102030405060708'), [transfer({ from: addressOf('vault'), to: ours.address, authority: addressOf('registrar'), base: 9n })])], { tokens: [ours, { address: addressOf('vault'), mint: HNT.mint, owner: addressOf('registrar'), decimals: 8, pre: 10n ** 10n }] }), [plain(9n)]),
];
