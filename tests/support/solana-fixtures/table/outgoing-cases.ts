import { BRIDGE_PROGRAMS, EXCHANGE_PROGRAMS, WRAPPED_SOL_MINT } from '../../../../shared/chains/solana/programs';
import { DC, HNT } from '../../../../shared/networks/helium/tokens';
import { HONEY } from '../../../../shared/networks/hivemapper/tokens';
import { addressOf, tokenAccountOf } from '../addresses';
import { contextOf, STRANGER, WALLET, watched } from '../case';
import { CRANKER, distribute, escrowOf, recipientOf, walletToken } from '../helium';
import { burn, call, data, mintTo, sendSol, transfer } from '../instructions';
import type { FixtureTransaction } from '../transaction-builder';
import { casesOf, type TableCase, type TableLine } from './table-case';

const make = casesOf('10 Swaps and what goes out');
const USDC = 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v';
const POOL = addressOf('a pool');
const [JUPITER = ''] = EXCHANGE_PROGRAMS.keys();
const [BRIDGE = ''] = BRIDGE_PROGRAMS.keys();
const UNKNOWN = addressOf('a token nobody knows');

const hnt = walletToken(WALLET, HNT.mint, 1_000n);
const usdc = walletToken(WALLET, USDC, 0n, 6);
const poolHnt = walletToken(POOL, HNT.mint, 10n ** 9n);
const poolUsdc = walletToken(POOL, USDC, 10n ** 9n, 6);
const strangerHnt = walletToken(STRANGER, HNT.mint);
const send = (base: bigint, to = tokenAccountOf(STRANGER, HNT.mint)) => transfer({ from: hnt.address, to, authority: WALLET, base });
const sell = (base: bigint) => send(base, poolHnt.address);
const get = (base: bigint) => transfer({ from: poolUsdc.address, to: usdc.address, authority: POOL, base });

const out = (label: string, instructions: FixtureTransaction['instructions'], more: Partial<FixtureTransaction> = {}): FixtureTransaction => ({ label: `out: ${label}`, signers: [WALLET], tokens: [hnt, usdc, poolHnt, poolUsdc, strangerHnt], instructions, ...more });
const gone = (rule: TableLine['rule'], base: bigint, more: Partial<TableLine> = {}): TableLine => ({ kind: 'outgoing', base, mint: HNT.mint, rule, network: 'helium', ...more });
const bought = (base: bigint, mint: string = USDC): TableLine => ({ kind: 'conversion', base, mint, rule: 'swap' });
const both = contextOf({ accounts: [...watched(), ...watched(STRANGER, 'w2')] });

export const outgoingCases: readonly TableCase[] = [
  make(out('sold for USDC', [sell(400n), get(2_000n)]), [gone('swap-out', 400n, { facts: { receivedMint: USDC, receivedBase: '2000' }, destination: poolHnt.address }), bought(2_000n)]),
  make(out('sold over an exchange', [call(JUPITER, [WALLET], data('0102030405060708'), [sell(400n), get(2_000n)])]), [gone('swap-out', 400n, { facts: { exchange: 'Jupiter v6', receivedMint: USDC } }), bought(2_000n)]),
  make(out('sold to two pools: told once', [sell(100n), send(300n), get(2_000n)]), [gone('swap-out', 400n, { facts: { receivedBase: '2000', netOfMovements: 'yes' } }), bought(2_000n)]),
  make(out('sold for SOL', [sell(400n), sendSol({ from: POOL, to: WALLET, lamports: 80_000_000n })], { signers: [WALLET, POOL] }), [gone('swap-out', 400n, { facts: { receivedMint: WRAPPED_SOL_MINT, receivedBase: '80000000' } }), { kind: 'conversion', base: 80_000_000n, mint: WRAPPED_SOL_MINT, rule: 'swap' }]),
  make(out('an exchange keeps it, nothing came in', [call(JUPITER, [WALLET], data('0102030405060708'), [sell(400n)])]), [gone('swap-out', 400n, { facts: { exchange: 'Jupiter v6' } })]),
  make(out('exchange that the wallet did not sign, out of its account', [call(JUPITER, [WALLET], data('0102030405060708'), [sell(400n)])], { signers: [POOL] }), [gone('swap-out', 400n)]),
  make(out('exchange elsewhere in a transaction that the wallet did not sign', [call(JUPITER, [POOL], data('0102030405060708')), send(400n)], { signers: [POOL] }), [gone('sent', 400n)]),
  make(out('sent to a stranger', [send(400n)]), [gone('sent', 400n, { facts: { receiver: STRANGER }, destination: tokenAccountOf(STRANGER, HNT.mint) })]),
  make(out('sent to two strangers', [send(100n), send(300n, poolHnt.address)]), [gone('sent', 100n), gone('sent', 300n, { facts: { receiver: POOL } })]),
  make(out('given for very little SOL', [send(400n), sendSol({ from: STRANGER, to: WALLET, lamports: 900_000n })], { signers: [WALLET, STRANGER] }), [gone('swap-out', 400n, { facts: { receivedMint: WRAPPED_SOL_MINT, receivedBase: '900000' } }), { kind: 'conversion', base: 900_000n, mint: WRAPPED_SOL_MINT, rule: 'swap' }]),
  make(out('all of it, account closed', [send(1_000n)], { tokens: [{ ...hnt, only: 'before' }, strangerHnt] }), [gone('sent', 1_000n)]),
  make(out('all of it, balances absent', [send(1_000n)], { without: 'token-balances' }), [gone('sent', 1_000n)]),
  make(out('compiled', [send(400n)], { encoding: 'json' }), [gone('sent', 400n)]),
  make(out('no instruction tells, only the balance fell', [], { post: { [hnt.address]: 900n } }), [gone('sent', 100n, { destination: hnt.address, facts: {} })]),
  make(out('burned', [burn({ mint: HNT.mint, from: hnt.address, authority: WALLET, base: 50n })]), [gone('burned', 50n, { destination: hnt.address })]),
  make(out('burned for data credits', [burn({ mint: HNT.mint, from: hnt.address, authority: WALLET, base: 50n }), mintTo({ mint: DC.mint, to: tokenAccountOf(WALLET, DC.mint), authority: addressOf('data credits'), base: 7n })], { tokens: [hnt, walletToken(WALLET, DC.mint, 0n, 0)] }), [gone('swap-out', 50n, { facts: { receivedMint: DC.mint, receivedBase: '7' } }), bought(7n, DC.mint)]),
  make(out('a reward and a sale of more than it', [distribute({ owner: WALLET, base: 100n, hotspot: 'alpha' }), send(600n)], { tokens: [escrowOf(HNT.mint), hnt, strangerHnt] }), [{ kind: 'reward', base: 100n, mint: HNT.mint, rule: 'helium-distribute-compression', sourceDevice: recipientOf('alpha') }, gone('sent', 600n)]),
  make(out('a reward of HNT is no price for what was sent', [distribute({ owner: WALLET, base: 100n, hotspot: 'alpha' }), transfer({ from: usdc.address, to: tokenAccountOf(STRANGER, USDC), authority: WALLET, base: 5n })], { tokens: [escrowOf(HNT.mint), hnt, { ...usdc, pre: 10n }, walletToken(STRANGER, USDC, 0n, 6)] }), [
    { kind: 'reward', base: 100n, mint: HNT.mint, rule: 'helium-distribute-compression', sourceDevice: recipientOf('alpha') },
    { kind: 'outgoing', base: 5n, mint: USDC, rule: 'sent', network: null },
  ]),
  // Nothing went out.
  make(out('to the wallet’s own second account', [send(400n, addressOf('second account'))], { tokens: [hnt, { ...hnt, address: addressOf('second account'), pre: 0n }] }), [{ kind: 'conversion', base: 400n, mint: HNT.mint, rule: 'own-transfer' }]),
  make(out('to another watched wallet', [send(400n)]), [], both),
  make(out('to another watched wallet, seen from there', [send(400n)]), [{ kind: 'conversion', base: 400n, mint: HNT.mint, rule: 'own-transfer' }], { ...both, walletId: 'w2' }),
  make(out('part to a stranger, part to another watched wallet', [send(400n), send(50n, poolHnt.address)]), [gone('sent', 50n)], both),
  make(out('over a bridge: own money on another chain', [send(400n), call(BRIDGE, [WALLET], Uint8Array.of(1))]), []),
  make(out('SOL sent is no line', [sendSol({ from: WALLET, to: STRANGER, lamports: 50_000_000n })]), []),
  make(out('wrapped SOL closed is no line', [], { tokens: [{ ...walletToken(WALLET, WRAPPED_SOL_MINT, 5_000n, 9), only: 'before' }] }), []),
  make(out('data credits are used up, not sent', [transfer({ from: tokenAccountOf(WALLET, DC.mint), to: tokenAccountOf(STRANGER, DC.mint), authority: WALLET, base: 3n })], { tokens: [walletToken(WALLET, DC.mint, 10n, 0), walletToken(STRANGER, DC.mint, 0n, 0)] }), []),
  make(out('a token nobody knows', [transfer({ from: tokenAccountOf(WALLET, UNKNOWN), to: tokenAccountOf(STRANGER, UNKNOWN), authority: WALLET, base: 3n })], { tokens: [walletToken(WALLET, UNKNOWN, 10n, 2), walletToken(STRANGER, UNKNOWN, 0n, 2)] }), []),
  make(out('of nothing', [send(0n)]), []),
  make(out('failed', [send(400n)], { failed: true }), []),
  make(out('between strangers', [transfer({ from: poolHnt.address, to: strangerHnt.address, authority: POOL, base: 9n })], { signers: [CRANKER] }), []),
  make(out('HONEY passed through the wallet', [transfer({ from: tokenAccountOf(POOL, HONEY.mint), to: tokenAccountOf(WALLET, HONEY.mint), authority: POOL, base: 9n }), transfer({ from: tokenAccountOf(WALLET, HONEY.mint), to: tokenAccountOf(STRANGER, HONEY.mint), authority: WALLET, base: 9n })], { tokens: [walletToken(POOL, HONEY.mint, 10n, 9), walletToken(WALLET, HONEY.mint, 1n, 9), walletToken(STRANGER, HONEY.mint, 0n, 9)] }), []),
];
