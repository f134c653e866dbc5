import { describe, expect, it } from 'vitest';
import { decodeTransaction } from '../../../main/adapters/sources/solana/decode-transaction';
import type { DecodeContext } from '../../../main/engine/ports/chain';
import { TOKEN_2022_PROGRAM } from '../../../shared/chains/solana/programs';
import { IOT_SUB_DAO } from '../../../shared/networks/helium/addresses';
import { HNT, IOT } from '../../../shared/networks/helium/tokens';
import { RENDER } from '../../../shared/networks/render/tokens';
import { addressOf, tokenAccountOf } from '../../support/solana-fixtures/addresses';
import { contextOf, decided, WALLET } from '../../support/solana-fixtures/case';
import { claimStaking, CRANKER, distribute, recipientOf, runTask, splitPayout } from '../../support/solana-fixtures/helium';
import { transfer, transferCheckedWithFee, type FixtureInstruction } from '../../support/solana-fixtures/instructions';
import { buildTransaction, type FixtureTokenAccount } from '../../support/solana-fixtures/transaction-builder';

const OTHER = addressOf('something else');
const ours = tokenAccountOf(WALLET, HNT.mint);

/** The same tree with one account of its first instruction replaced. */
const withAccount = (instruction: FixtureInstruction, index: number, address: string): FixtureInstruction => ({ ...instruction, accounts: instruction.accounts.map((a, i) => (i === index ? address : a)) });

/** The same tree with another token transfer at its end. */
function withTransfer(instruction: FixtureInstruction, parts: { readonly from?: string; readonly to?: string; readonly authority?: string }): FixtureInstruction {
  if (instruction.parsed?.type !== 'transfer') return { ...instruction, inner: (instruction.inner ?? []).map((inner) => withTransfer(inner, parts)) };
  const [from = '', to = '', authority = ''] = instruction.accounts;
  return transfer({ from, to, authority, base: 1_000n, ...parts });
}

/** Balances are absent, so that no check of sums helps: the accounts alone must tell. */
function kindsOf(instruction: FixtureInstruction, context: DecodeContext = contextOf(), tokens: readonly FixtureTokenAccount[] = []): readonly string[] {
  const built = buildTransaction({ label: 'bent', signers: [CRANKER], instructions: [runTask(instruction)], tokens, without: 'token-balances' });
  const decoded = decodeTransaction(built.signature, built.text, context);
  if (decoded.state !== 'decoded') throw new Error(JSON.stringify(decoded));
  return decoded.lines.map((line) => line.kind);
}

describe('a hotspot claim with one thing bent is no reward', () => {
  const claim = distribute({ owner: WALLET, base: 1_000n, hotspot: 'alpha' });
  it('is one when nothing is bent', () => expect(kindsOf(claim)).toEqual(['reward']));
  it.each([
    ['lazy distributor', 1],
    ['mint', 3],
    ['escrow', 4],
    ['breaker', 5],
  ])('the %s in the claim', (_name, index) => expect(kindsOf(withAccount(claim, index, OTHER))).toEqual(['unclassified']));
  it.each([
    ['source', { from: OTHER }],
    ['authority', { authority: OTHER }],
  ])('the %s of the transfer', (_name, parts) => expect(kindsOf(withTransfer(claim, parts))).toEqual(['unclassified']));
  it('the destination in the claim: that claim paid nothing, and something else came in', () => expect(kindsOf(withAccount(claim, 7, OTHER))).toEqual(['zero-claim', 'unclassified']));
  it('a mint that belongs to another path', () => expect(kindsOf(withAccount(claim, 3, IOT.mint))).toEqual(['unclassified']));
});

describe('a staking claim with one thing bent is no staking income', () => {
  const claim = claimStaking({ owner: WALLET, base: 1_000n });
  const legacy = claimStaking({ owner: WALLET, base: 1_000n, version: 'claim_rewards_v0', mint: IOT.mint, subDao: IOT_SUB_DAO, pool: addressOf('pool'), breaker: addressOf('breaker') });
  it('is one when nothing is bent', () => expect([kindsOf(claim), kindsOf(legacy)]).toEqual([['staking'], ['staking']]));
  it.each([
    ['DAO', 5],
    ['mint', 8],
    ['pool', 10],
    ['breaker', 12],
  ])('the %s in the claim', (_name, index) => expect(kindsOf(withAccount(claim, index, OTHER))).toEqual(['unclassified']));
  it.each([
    ['source', { from: OTHER }],
    ['authority', { authority: OTHER }],
  ])('the %s of the transfer', (_name, parts) => expect([kindsOf(withTransfer(claim, parts)), kindsOf(withTransfer(legacy, parts))]).toEqual([['unclassified'], ['unclassified']]));
  it('the account in the claim: that claim paid nothing, and something else came in', () => expect(kindsOf(withAccount(claim, 11, OTHER))).toEqual(['zero-claim', 'unclassified']));
  it('a breaker that is the same in claim and transfer, and not the known one', () => expect(kindsOf(withTransfer(withAccount(claim, 12, OTHER), { authority: OTHER }))).toEqual(['unclassified']));
  it('the sub-DAO of a legacy claim', () => expect(kindsOf(withAccount(legacy, 6, OTHER))).toEqual(['unclassified']));
});

describe('a split payout with one thing bent is no reward', () => {
  const FAN = addressOf('fan-out');
  const payout = splitPayout({ fanout: FAN, shares: [{ account: ours, base: 1_000n }] });
  const proven = contextOf({ provenFanouts: { [FAN]: recipientOf('alpha') } });
  it('is one when nothing is bent', () => expect(kindsOf(payout, proven)).toEqual(['reward']));
  it.each([
    ['fan-out', 0],
    ['vault', 3],
    ['holder', 6],
  ])('the %s in the payout', (_name, index) => expect(kindsOf(withAccount(payout, index, OTHER), proven)).toEqual(['unclassified']));
  it.each([
    ['source', { from: OTHER }],
    ['authority', { authority: OTHER }],
  ])('the %s of the transfer', (_name, parts) => expect(kindsOf(withTransfer(payout, parts), proven)).toEqual(['unclassified']));
});

describe('what the person said about a sender', () => {
  const PAYER = addressOf('payer');
  const paid = transfer({ from: tokenAccountOf(PAYER, RENDER.mint), to: tokenAccountOf(WALLET, RENDER.mint), authority: PAYER, base: 5n });
  const at = (decision: 'confirmed' | 'refused', decidedAtMs: number) => ({ ...decided('render', RENDER.mint, PAYER, decision), decidedAtMs });
  it('counts by its latest word, in whatever order the words are stored', () => {
    expect(kindsOf(paid, contextOf({ decisions: [at('confirmed', 1), at('refused', 2)] }))).toEqual(['unclassified']);
    expect(kindsOf(paid, contextOf({ decisions: [at('refused', 2), at('confirmed', 1)] }))).toEqual(['unclassified']);
    expect(kindsOf(paid, contextOf({ decisions: [at('confirmed', 3), at('refused', 2)] }))).toEqual(['reward']);
  });
  it('counts for that token, network and sender alone', () => {
    expect(kindsOf(paid, contextOf({ decisions: [{ ...at('confirmed', 1), mint: HNT.mint }] }))).toEqual(['unclassified']);
    expect(kindsOf(paid, contextOf({ decisions: [{ ...at('confirmed', 1), network: 'helium' }] }))).toEqual(['unclassified']);
    expect(kindsOf(paid, contextOf({ decisions: [{ ...at('confirmed', 1), sender: OTHER }] }))).toEqual(['unclassified']);
  });
});

describe('a fee that the token program withholds', () => {
  it.each(['jsonParsed', 'json'] as const)('comes off the amount when only the instruction tells it (%s)', (encoding) => {
    const to = tokenAccountOf(WALLET, RENDER.mint);
    const paid = transferCheckedWithFee({ from: OTHER, to, authority: OTHER, base: 1_000n, fee: 30n, mint: RENDER.mint, decimals: 8, program: TOKEN_2022_PROGRAM });
    const built = buildTransaction({ label: 'fee', signers: [OTHER], instructions: [paid], tokens: [], without: 'token-balances', encoding });
    expect(decodeTransaction(built.signature, built.text, contextOf())).toMatchObject({ lines: [{ base: '970', decimals: 8 }] });
  });
});
