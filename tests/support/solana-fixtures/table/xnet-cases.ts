import { GRASS } from '../../../../shared/networks/grass/tokens';
import { XNET } from '../../../../shared/networks/xnet/tokens';
import { WRAPPED_SOL_MINT } from '../../../../shared/chains/solana/programs';
import { addressOf, tokenAccountOf } from '../addresses';
import { contextOf, decided, STRANGER, WALLET } from '../case';
import { walletToken } from '../helium';
import { mintTo, sendSol, transfer } from '../instructions';
import { ALIGNED_PROGRAM, claimAirdrop, DISTRIBUTOR, distributorAccount, type StreamflowParts } from '../streamflow';
import type { FixtureTransaction } from '../transaction-builder';
import { casesOf, type TableCase, type TableLine } from './table-case';

const make = casesOf('7 XNET and distributors');
const base = 250_000_000_00n;
const other = addressOf('a token nobody knows');

const claim = (label: string, parts: Partial<StreamflowParts> = {}, more: Partial<FixtureTransaction> = {}): FixtureTransaction => ({
  label: `XNET: ${label}`,
  signers: [WALLET],
  tokens: [distributorAccount(parts.mint), walletToken(WALLET, parts.mint ?? XNET.mint, 5n)],
  instructions: [claimAirdrop({ owner: WALLET, base, ...parts })],
  ...more,
});
const reward = (instruction: string): TableLine => ({ kind: 'reward', base, mint: XNET.mint, rule: 'xnet-claim', network: 'xnet', facts: { instruction, distributor: DISTRIBUTOR } });
const waiting = (rule: TableLine['rule'] = 'sender-unconfirmed', mint: string = XNET.mint, network: string | null = 'xnet'): TableLine => ({ kind: 'unclassified', base, mint, rule, network });

export const xnetCases: readonly TableCase[] = [
  make(claim('new claim'), [reward('new_claim')]),
  make(claim('locked part', { claim: 'claim_locked' }), [reward('claim_locked')]),
  make(claim('locked part, second version', { claim: 'claim_locked_v2' }), [reward('claim_locked_v2')]),
  make(claim('aligned distributor', { program: ALIGNED_PROGRAM }), [reward('new_claim')]),
  make(claim('the distributor takes a fee in SOL', {}, { instructions: [claimAirdrop({ owner: WALLET, base }), sendSol({ from: WALLET, to: addressOf('treasury'), lamports: 9_000_000n })] }), [reward('new_claim')]),
  make(claim('account opened here', {}, { tokens: [distributorAccount(), { ...walletToken(WALLET, XNET.mint, 0n), only: 'after' }] }), [reward('new_claim')]),
  // Near misses.
  make(claim('a distributor that the person refused'), [waiting('sender-refused')], contextOf({ decisions: [decided('xnet', XNET.mint, DISTRIBUTOR, 'refused')] })),
  make(claim('same bytes under another program', { program: addressOf('imitator') }), [waiting()]),
  make(claim('an instruction that is no claim', { discriminator: '2ab1a523d5b3d313' }), [waiting()]),
  make(claim('somebody else signs for the distributor', { authority: STRANGER }), [waiting()]),
  make(claim('the claim names another source', { namedFrom: addressOf('another') }), [waiting()]),
  make(claim('the claim names another account', { namedTo: addressOf('another') }), [waiting()]),
  make(claim('a claim of nothing', { base: 0n }), []),
  make(claim('failed', {}, { failed: true }), []),
  make(claim('of another token nobody knows', { mint: other }), [waiting('airdrop-claim', other, null)]),
  make(claim('of another token, with a fee in SOL: still no swap', { mint: other }, { instructions: [claimAirdrop({ owner: WALLET, base, mint: other }), sendSol({ from: WALLET, to: addressOf('treasury'), lamports: 9_000_000n })] }), [waiting('airdrop-claim', other, null)]),
  make(claim('of GRASS, payer not confirmed', { mint: GRASS.mint }), [waiting('sender-unconfirmed', GRASS.mint, 'grass')]),
  make(claim('of GRASS, payer confirmed', { mint: GRASS.mint }), [{ kind: 'reward', base, mint: GRASS.mint, rule: 'sender-confirmed', network: 'grass' }], contextOf({ decisions: [decided('grass', GRASS.mint, DISTRIBUTOR)] })),
  make(claim('of wrapped SOL', { mint: WRAPPED_SOL_MINT }), [waiting('airdrop-claim', WRAPPED_SOL_MINT, null)]),
  make(claim('paid at the site, not confirmed', {}, { instructions: [transfer({ from: distributorAccount().address, to: tokenAccountOf(WALLET, XNET.mint), authority: DISTRIBUTOR, base })] }), [waiting()]),
  make(claim('paid at the site, confirmed', {}, { instructions: [transfer({ from: distributorAccount().address, to: tokenAccountOf(WALLET, XNET.mint), authority: DISTRIBUTOR, base })] }), [{ kind: 'reward', base, mint: XNET.mint, rule: 'sender-confirmed', network: 'xnet' }], contextOf({ decisions: [decided('xnet', XNET.mint, DISTRIBUTOR)] })),
  make(claim('minted: the conversion of bridged XNET', {}, { instructions: [mintTo({ mint: XNET.mint, to: tokenAccountOf(WALLET, XNET.mint), authority: addressOf('bridge'), base })] }), [{ kind: 'conversion', base, mint: XNET.mint, rule: 'bridge-mint', network: 'xnet' }]),
  make(claim("a stranger's claim", {}, { instructions: [claimAirdrop({ owner: STRANGER, base })], tokens: [distributorAccount(), walletToken(STRANGER, XNET.mint, 0n), walletToken(WALLET, XNET.mint, 5n)], signers: [STRANGER] }), []),
];
