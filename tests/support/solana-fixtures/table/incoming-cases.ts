import { BRIDGE_PROGRAMS, WRAPPED_SOL_MINT } from '../../../../shared/chains/solana/programs';
import { HNT, IOT } from '../../../../shared/networks/helium/tokens';
import { RENDER } from '../../../../shared/networks/render/tokens';
import { WINGS } from '../../../../shared/networks/wingbits/tokens';
import { addressOf, tokenAccountOf } from '../addresses';
import { STRANGER, WALLET } from '../case';
import { redeem, TREASURY, walletToken } from '../helium';
import { call, mintTo, sendSol, transfer } from '../instructions';
import type { FixtureTransaction } from '../transaction-builder';
import { casesOf, type TableCase, type TableLine } from './table-case';

const convert = casesOf('9 Conversions');
const spam = casesOf('11 Spam and dust');
const rest = casesOf('12 The rest');
const [BRIDGE = '', CORE = ''] = BRIDGE_PROGRAMS.keys();
const UNKNOWN = addressOf('a token nobody knows');
const hnt = walletToken(WALLET, HNT.mint, 10n);
const from = walletToken(STRANGER, HNT.mint, 10n ** 6n);
const gift = transfer({ from: from.address, to: hnt.address, authority: STRANGER, base: 9n });

const inward = (label: string, instructions: FixtureTransaction['instructions'], more: Partial<FixtureTransaction> = {}): FixtureTransaction => ({ label: `in: ${label}`, signers: [STRANGER], tokens: [hnt, from], instructions, ...more });
const line = (kind: TableLine['kind'], rule: TableLine['rule'], base: bigint, mint: string = HNT.mint, network: string | null = null): TableLine => ({ kind, rule, base, mint, network });
const unknown = [walletToken(WALLET, UNKNOWN, 0n, 2), walletToken(STRANGER, UNKNOWN, 100n, 2)];
const unknownGift = transfer({ from: tokenAccountOf(STRANGER, UNKNOWN), to: tokenAccountOf(WALLET, UNKNOWN), authority: STRANGER, base: 7n });

export const incomingCases: readonly TableCase[] = [
  convert(inward('out of a token bridge', [call(BRIDGE, [], Uint8Array.of(1), [gift])]), [line('conversion', 'bridge', 9n)]),
  convert(inward('beside the core bridge', [gift, call(CORE, [], Uint8Array.of(1))]), [line('conversion', 'bridge', 9n)]),
  convert(inward('RENDER minted: an upgrade', [mintTo({ mint: RENDER.mint, to: tokenAccountOf(WALLET, RENDER.mint), authority: STRANGER, base: 9n })], { tokens: [walletToken(WALLET, RENDER.mint)] }), [line('conversion', 'bridge-mint', 9n, RENDER.mint, 'render')]),
  convert(inward('IOT redeemed', [redeem({ owner: WALLET, supplyMint: IOT.mint, given: 400n, received: 3n })], { signers: [WALLET], tokens: [walletToken(WALLET, IOT.mint, 400n), hnt, { address: TREASURY, mint: HNT.mint, owner: addressOf('treasury breaker'), decimals: 8, pre: 10n ** 9n }] }), [
    { kind: 'outgoing', rule: 'swap-out', base: 400n, mint: IOT.mint, network: 'helium', facts: { receivedMint: HNT.mint, receivedBase: '3' } },
    line('conversion', 'helium-treasury-redemption', 3n, HNT.mint, 'helium'),
  ]),
  convert(inward('HNT minted to the wallet: no rule knows it', [mintTo({ mint: HNT.mint, to: hnt.address, authority: STRANGER, base: 9n })]), [line('unclassified', 'incoming-mint', 9n)]),
  spam(inward('a token nobody knows', [unknownGift], { tokens: unknown }), [line('spam', 'unknown-mint-unsolicited', 7n, UNKNOWN)]),
  spam(inward('a token nobody knows, minted', [mintTo({ mint: UNKNOWN, to: tokenAccountOf(WALLET, UNKNOWN), authority: STRANGER, base: 7n })], { tokens: unknown }), [line('spam', 'unknown-mint-unsolicited', 7n, UNKNOWN)]),
  spam(inward('a token nobody knows, in a transaction that we signed', [unknownGift], { tokens: unknown, signers: [STRANGER, WALLET] }), [line('unclassified', 'incoming-transfer', 7n, UNKNOWN)]),
  spam(inward('dust of SOL', [sendSol({ from: STRANGER, to: WALLET, lamports: 99_999n })]), [line('spam', 'sol-dust', 99_999n, WRAPPED_SOL_MINT)]),
  spam(inward('just more than dust', [sendSol({ from: STRANGER, to: WALLET, lamports: 100_000n })]), [line('unclassified', 'incoming-sol', 100_000n, WRAPPED_SOL_MINT)]),
  spam(inward('a token that we know is no spam', [gift]), [line('unclassified', 'incoming-transfer', 9n)]),
  rest(inward('only the balance rose', [], { post: { [hnt.address]: 19n } }), [line('unclassified', 'incoming-balance', 9n)]),
  rest(inward('came and went', [gift, transfer({ from: hnt.address, to: from.address, authority: WALLET, base: 9n })], { signers: [STRANGER, WALLET] }), []),
  rest(inward('nothing', [transfer({ from: from.address, to: hnt.address, authority: STRANGER, base: 0n })]), []),
  rest(inward('failed', [gift], { failed: true }), []),
  rest(inward('wallet absent from the keys, only its account', [gift], { without: 'owners' }), [line('unclassified', 'incoming-transfer', 9n)]),
  rest(inward('WINGS with the chain’s decimals', [transfer({ from: tokenAccountOf(STRANGER, WINGS.mint), to: tokenAccountOf(WALLET, WINGS.mint), authority: STRANGER, base: 9n })], { tokens: [walletToken(STRANGER, WINGS.mint, 10n, 6), walletToken(WALLET, WINGS.mint, 0n, 6)] }), [line('unclassified', 'sender-unconfirmed', 9n, WINGS.mint, 'wingbits')]),
];
