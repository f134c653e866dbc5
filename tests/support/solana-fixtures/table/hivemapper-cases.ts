import { HIVEMAPPER_PAYMENT, HIVEMAPPER_PAYMENTS, HIVEMAPPER_REWARD, HONEY_MINT_AUTHORITY, type HivemapperPayment } from '../../../../shared/networks/hivemapper/programs';
import { HONEY } from '../../../../shared/networks/hivemapper/tokens';
import type { SolanaRule } from '../../../../shared/chains/solana/rule-codes';
import { addressOf, tokenAccountOf } from '../addresses';
import { STRANGER, WALLET } from '../case';
import { walletToken } from '../helium';
import { payHoney, paymentOf, type HoneyParts } from '../hivemapper';
import { burn, call, data, mintTo, transfer } from '../instructions';
import type { FixtureTransaction } from '../transaction-builder';
import { casesOf, type TableCase, type TableLine } from './table-case';

const make = casesOf('4 Hivemapper');
const NETWORK = addressOf('hivemapper payer');
const base = 12_345_678_901n;
const ours = tokenAccountOf(WALLET, HONEY.mint);
const theirs = tokenAccountOf(STRANGER, HONEY.mint);
const fakeHoney = 'HonyeYAaTPgKUgQpayL914P6VAqbQZPrbkGMETZvW4iN';

const paid = (label: string, parts: Partial<HoneyParts> & { readonly instruction: string }, more: Partial<FixtureTransaction> = {}): FixtureTransaction => ({
  label: `HONEY: ${label}`,
  signers: [NETWORK],
  tokens: [walletToken(WALLET, HONEY.mint, 5n, 9), walletToken(STRANGER, HONEY.mint, 0n, 9)],
  instructions: [payHoney({ to: [{ account: ours, base }], ...parts })],
  ...more,
});
const reward = (rule: SolanaRule, share: string, amount = base): TableLine => ({ kind: 'reward', base: amount, mint: HONEY.mint, rule, network: 'hivemapper', facts: { share } });
const minted = (amount = base): TableLine => ({ kind: 'unclassified', base: amount, mint: HONEY.mint, rule: 'incoming-mint', network: null });

const KINDS = { coverage: 'hivemapper-coverage', bounty: 'hivemapper-bounty', consumption: 'hivemapper-consumption', trainer: 'hivemapper-trainer', operations: 'hivemapper-operations' } as const;

/** Without a known place for our account a split payment counts and does not say whose share it is. */
function shareOf(payment: HivemapperPayment): string {
  if (payment.split?.driver === 3) return 'driver';
  return payment.name.startsWith('pay_and_forward') ? 'not-told' : 'whole';
}

/** Every instruction of the payment program that the facts page names, with our account at place 3. */
const named: readonly TableCase[] = [...HIVEMAPPER_PAYMENTS].map(([instruction, payment]) => make(paid(payment.name, { instruction }), [reward(KINDS[payment.kind], shareOf(payment))]));

const both = [{ account: theirs, base: 7n }, { account: ours, base: 3n }];
const reversed = [{ account: ours, base: 7n }, { account: theirs, base: 3n }];

export const hivemapperCases: readonly TableCase[] = [
  ...named,
  make(paid('split, we are the fleet owner', { instruction: paymentOf('pay_and_forward'), to: both }), [reward('hivemapper-fleet-share', 'fleet', 3n)]),
  make(paid('split, we are the driver', { instruction: paymentOf('pay_and_forward'), to: reversed }), [reward('hivemapper-coverage', 'driver', 7n)]),
  make(paid('newer split, we are the fleet owner', { instruction: paymentOf('pay_and_forward_reward'), to: both, accounts: [NETWORK, HONEY.mint, HONEY_MINT_AUTHORITY, addressOf('region'), theirs, ours] }), [reward('hivemapper-fleet-share', 'fleet', 3n)]),
  make(paid('newer split, we are the driver', { instruction: paymentOf('pay_and_forward_reward'), to: reversed, accounts: [NETWORK, HONEY.mint, HONEY_MINT_AUTHORITY, addressOf('region'), ours, theirs] }), [reward('hivemapper-coverage', 'driver', 7n)]),
  make(paid('split that names us at no known place', { instruction: paymentOf('pay_and_forward'), accounts: [NETWORK, HONEY.mint, ours] }), [reward('hivemapper-coverage', 'not-told')]),
  make(paid('we are driver and fleet owner', { instruction: paymentOf('pay_and_forward'), to: [{ account: ours, base: 7n }, { account: ours, base: 3n }], accounts: [NETWORK, HONEY.mint, HONEY_MINT_AUTHORITY, ours, ours] }), [reward('hivemapper-fleet-share', 'fleet', 7n), reward('hivemapper-fleet-share', 'fleet', 3n)]),
  make(paid('an instruction newer than our list', { instruction: '0102030405060708' }), [{ kind: 'reward', base, mint: HONEY.mint, rule: 'hivemapper-unknown-kind', network: 'hivemapper' }]),
  make(paid('without a stack height the payment is still at the top', { instruction: paymentOf('pay_to') }, { without: 'stack-heights' }), [reward('hivemapper-coverage', 'whole')]),
  make(paid('compiled', { instruction: paymentOf('pay_reward') }, { encoding: 'json' }), [reward('hivemapper-coverage', 'whole')]),
  make(paid('account opened here', { instruction: paymentOf('pay_to') }, { tokens: [{ ...walletToken(WALLET, HONEY.mint, 0n, 9), only: 'after' }] }), [reward('hivemapper-coverage', 'whole')]),
  make(paid('wallet told nowhere, only its account', { instruction: paymentOf('pay_to') }, { without: 'owners' }), [reward('hivemapper-coverage', 'whole')]),
  make({ ...paid('two weeks in one transaction', { instruction: paymentOf('pay_to') }), instructions: [payHoney({ instruction: paymentOf('pay_to'), to: [{ account: ours, base: 1n }] }), payHoney({ instruction: paymentOf('pay_burst_reward'), to: [{ account: ours, base: 2n }] })] }, [reward('hivemapper-coverage', 'whole', 1n), reward('hivemapper-bounty', 'whole', 2n)]),
  // Near misses.
  make(paid('same instruction under another program', { instruction: paymentOf('pay_to'), program: addressOf('imitator') }), [minted()]),
  make(paid('the library alone mints', { instruction: paymentOf('pay_to') }, { instructions: [call(HIVEMAPPER_REWARD, [HONEY.mint], data('f12230ba25b37bc0', 1n), [mintTo({ mint: HONEY.mint, to: ours, authority: HONEY_MINT_AUTHORITY, base })])] }), [minted()]),
  make(paid('minted at the top, payment program beside it', { instruction: paymentOf('pay_to') }, { instructions: [payHoney({ instruction: paymentOf('pay_to'), to: [{ account: theirs, base: 1n }] }), mintTo({ mint: HONEY.mint, to: ours, authority: HONEY_MINT_AUTHORITY, base })] }), [minted()]),
  make(paid('nothing was minted', { instruction: paymentOf('pay_to'), to: [{ account: ours, base: 0n }] }), []),
  make(paid('failed', { instruction: paymentOf('pay_to') }, { failed: true }), []),
  make(paid("a stranger's reward", { instruction: paymentOf('pay_to'), to: [{ account: theirs, base }] }), []),
  make(paid('another token of that name', { instruction: paymentOf('pay_to'), mint: fakeHoney, to: [{ account: tokenAccountOf(WALLET, fakeHoney), base }] }, { tokens: [walletToken(WALLET, fakeHoney, 0n, 9)] }), [{ kind: 'spam', base, mint: fakeHoney, rule: 'unknown-mint-unsolicited' }]),
  make(paid('HONEY sent by somebody', { instruction: paymentOf('pay_to') }, { instructions: [transfer({ from: theirs, to: ours, authority: STRANGER, base: 9n })], tokens: [walletToken(WALLET, HONEY.mint, 5n, 9), walletToken(STRANGER, HONEY.mint, 10n, 9)] }), [{ kind: 'unclassified', base: 9n, mint: HONEY.mint, rule: 'incoming-transfer' }]),
  make(paid('a transfer under the payment program is no mint', { instruction: paymentOf('pay_to') }, { instructions: [call(HIVEMAPPER_PAYMENT, [NETWORK, ours], data(paymentOf('pay_to')), [transfer({ from: theirs, to: ours, authority: STRANGER, base: 9n })])], tokens: [walletToken(WALLET, HONEY.mint, 5n, 9), walletToken(STRANGER, HONEY.mint, 10n, 9)] }), [{ kind: 'unclassified', base: 9n, mint: HONEY.mint, rule: 'incoming-transfer' }]),
  make(paid('balance says less than was minted', { instruction: paymentOf('pay_to') }, { post: { [ours]: 6n } }), [{ kind: 'unclassified', base: 1n, mint: HONEY.mint, rule: 'amounts-disagree' }]),
  make(paid('spent on map credits', { instruction: paymentOf('pay_to') }, { signers: [WALLET], instructions: [burn({ mint: HONEY.mint, from: ours, authority: WALLET, base: 4n })] }), [{ kind: 'outgoing', base: 4n, mint: HONEY.mint, rule: 'burned', network: 'hivemapper' }]),
];
