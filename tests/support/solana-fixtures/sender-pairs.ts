import { BRIDGE_PROGRAMS, TOKEN_2022_PROGRAM } from '../../../shared/chains/solana/programs';
import { HNT } from '../../../shared/networks/helium/tokens';
import { RENDER } from '../../../shared/networks/render/tokens';
import { addressOf, tokenAccountOf } from './addresses';
import { contextOf, decided, fixture, STRANGER, WALLET, watched, type ExpectedLine, type FixturePair } from './case';
import { walletToken } from './helium';
import { call, mintTo, sendSol, transfer, transferChecked, transferCheckedWithFee, type FixtureInstruction } from './instructions';
import type { FixtureTokenAccount, FixtureTransaction } from './transaction-builder';

const PAYER = addressOf('payout wallet of Render');
const USDC = 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v';
const base = 1_234_567_890n;
const confirmed = contextOf({ decisions: [decided('render', RENDER.mint, PAYER)] });
const payerToken: FixtureTokenAccount = { address: tokenAccountOf(PAYER, RENDER.mint), mint: RENDER.mint, owner: PAYER, decimals: 8, pre: 10n ** 14n };
const ours = walletToken(WALLET, RENDER.mint, 77n);
const parts = { from: payerToken.address, to: ours.address, authority: PAYER, base, mint: RENDER.mint, decimals: 8 };
const usdcOurs: FixtureTokenAccount = { address: tokenAccountOf(WALLET, USDC), mint: USDC, owner: WALLET, decimals: 6, pre: 50_000_000n };
const usdcPayer: FixtureTokenAccount = { address: tokenAccountOf(PAYER, USDC), mint: USDC, owner: PAYER, decimals: 6, pre: 0n };

const payout = (label: string, instructions: readonly FixtureInstruction[], more: Partial<FixtureTransaction> = {}): FixtureTransaction => ({ label, signers: [PAYER], tokens: [payerToken, ours], instructions, ...more });

const reward = (amount = base): ExpectedLine => ({ kind: 'reward', base: amount, mint: RENDER.mint, rule: 'sender-confirmed' });
const waiting = (rule: ExpectedLine['rule'] = 'sender-unconfirmed', amount = base): ExpectedLine => ({ kind: 'unclassified', base: amount, mint: RENDER.mint, rule });
const conversion = (rule: ExpectedLine['rule'], amount = base): ExpectedLine => ({ kind: 'conversion', base: amount, mint: RENDER.mint, rule });

const sameSymbol = addressOf('a mint that calls itself RENDER');
const fakeToken = (owner: string, pre: bigint): FixtureTokenAccount => ({ address: tokenAccountOf(owner, sameSymbol), mint: sameSymbol, owner, decimals: 8, pre });

export const senderPairs: readonly FixturePair[] = [
  {
    pays: fixture(payout('Render payout, transferChecked, confirmed', [transferChecked(parts)]), [reward()], confirmed),
    nearMiss: fixture(payout('Render payout that waits for a word', [transferChecked(parts)]), [waiting()]),
  },
  {
    pays: fixture(payout('Render payout, unchecked transfer, confirmed', [transfer(parts)]), [reward()], confirmed),
    nearMiss: fixture(payout('Render payout of a refused sender', [transfer(parts)]), [waiting('sender-refused')], contextOf({ decisions: [decided('render', RENDER.mint, PAYER, 'refused')] })),
  },
  {
    pays: fixture(payout('job and availability reward in one transaction', [transferChecked(parts), transferChecked({ ...parts, base: 5n })]), [reward(), reward(5n)], confirmed),
    nearMiss: fixture(
      payout('bought from the confirmed sender', [transferChecked(parts), transferChecked({ from: usdcOurs.address, to: usdcPayer.address, authority: WALLET, base: 9_000_000n, mint: USDC, decimals: 6 })], {
        signers: [WALLET, PAYER],
        tokens: [payerToken, ours, usdcOurs, usdcPayer],
      }),
      [conversion('swap'), { kind: 'outgoing', base: 9_000_000n, mint: USDC, rule: 'swap-out' }],
      confirmed,
    ),
  },
  {
    pays: fixture(
      payout('Render payout to several operators', [transferChecked({ ...parts, to: tokenAccountOf(STRANGER, RENDER.mint), base: 9n }), transferChecked(parts)], { tokens: [payerToken, ours, walletToken(STRANGER, RENDER.mint)] }),
      [reward()],
      confirmed,
    ),
    nearMiss: fixture(
      payout("Render payout to another wallet's account", [transferChecked({ ...parts, to: tokenAccountOf(STRANGER, RENDER.mint) })], { tokens: [payerToken, ours, walletToken(STRANGER, RENDER.mint)] }),
      [],
      confirmed,
    ),
  },
  {
    pays: fixture(
      payout('transferCheckedWithFee pays the amount less the fee', [transferCheckedWithFee({ ...parts, fee: 67_890n, program: TOKEN_2022_PROGRAM })], {
        tokens: [
          { ...payerToken, program: TOKEN_2022_PROGRAM },
          { ...ours, program: TOKEN_2022_PROGRAM },
        ],
      }),
      [reward(base - 67_890n)],
      confirmed,
    ),
    nearMiss: fixture(
      payout('confirmed sender, another mint of the same name', [transferChecked({ ...parts, from: tokenAccountOf(PAYER, sameSymbol), to: tokenAccountOf(WALLET, sameSymbol), mint: sameSymbol })], { tokens: [fakeToken(PAYER, 10n ** 12n), fakeToken(WALLET, 0n)] }),
      [{ kind: 'spam', base, mint: sameSymbol, rule: 'unknown-mint-unsolicited' }],
      contextOf({ decisions: [decided('render', RENDER.mint, PAYER), decided('render', sameSymbol, PAYER)] }),
    ),
  },
  {
    pays: fixture(payout('a fee that only the balance shows', [transferChecked(parts)], { post: { [ours.address]: 77n + base - 1_000n } }), [reward(base - 1_000n)], confirmed),
    nearMiss: fixture(payout('RENDER minted to us: an upgrade from RNDR', [mintTo({ mint: RENDER.mint, to: ours.address, authority: addressOf('bridge authority'), base })], { tokens: [ours] }), [conversion('bridge-mint')], confirmed),
  },
  {
    pays: fixture(payout('Render payout by a delegate of the payer', [transferChecked({ ...parts, authority: addressOf('delegate') })], { signers: [addressOf('delegate')] }), [reward()], confirmed),
    nearMiss: fixture(
      payout('confirmed address is only the authority, not the owner', [transferChecked({ ...parts, from: tokenAccountOf(STRANGER, RENDER.mint) })], { tokens: [walletToken(STRANGER, RENDER.mint, 10n ** 12n), ours] }),
      [waiting()],
      confirmed,
    ),
  },
  {
    pays: fixture(payout('Render payout through an intermediate program', [call(addressOf('payout program'), [PAYER], Uint8Array.of(1), [transferChecked(parts)])]), [reward()], confirmed),
    nearMiss: fixture(
      payout('RENDER out of a bridge', [call([...BRIDGE_PROGRAMS.keys()][0] ?? '', [PAYER], Uint8Array.of(3), [transferChecked(parts)])]),
      [conversion('bridge')],
      confirmed,
    ),
  },
  {
    pays: fixture(payout('Render payout beside a tip of SOL', [transferChecked(parts), sendSol({ from: PAYER, to: WALLET, lamports: 5_000n })]), [reward(), { kind: 'spam', base: 5_000n, mint: 'So11111111111111111111111111111111111111112', rule: 'sol-dust' }], confirmed),
    nearMiss: fixture(
      payout('RENDER from another watched wallet', [transferChecked({ ...parts, from: tokenAccountOf(STRANGER, RENDER.mint), authority: STRANGER })], { signers: [STRANGER], tokens: [walletToken(STRANGER, RENDER.mint, 10n ** 12n), ours] }),
      [conversion('own-transfer')],
      contextOf({ accounts: [...watched(), ...watched(STRANGER, 'w2')], decisions: [decided('render', RENDER.mint, STRANGER)] }),
    ),
  },
  {
    pays: fixture(payout('Render payout into a second account of the wallet', [transferChecked({ ...parts, to: addressOf('second account') })], { tokens: [payerToken, { ...ours, address: addressOf('second account'), pre: 0n }] }), [reward()], confirmed),
    nearMiss: fixture(
      payout('paid with SOL', [transferChecked(parts), sendSol({ from: WALLET, to: PAYER, lamports: 90_000_000n })], { signers: [WALLET, PAYER] }),
      [conversion('swap')],
      confirmed,
    ),
  },
  {
    pays: fixture(payout('Render payout of the smallest amount', [transferChecked({ ...parts, base: 1n })]), [reward(1n)], confirmed),
    nearMiss: fixture(payout('Render payout of nothing', [transferChecked({ ...parts, base: 0n })]), [], confirmed),
  },
  {
    pays: fixture(payout('Render payout beside HNT from a stranger', [transferChecked(parts), transfer({ from: tokenAccountOf(STRANGER, HNT.mint), to: tokenAccountOf(WALLET, HNT.mint), authority: STRANGER, base: 3n })], { tokens: [payerToken, ours, walletToken(STRANGER, HNT.mint, 10n), walletToken(WALLET, HNT.mint)] }), [
      reward(),
      { kind: 'unclassified', base: 3n, mint: HNT.mint, rule: 'incoming-transfer' },
    ], confirmed),
    nearMiss: fixture(payout('Render payout that failed', [transferChecked(parts)], { failed: true }), [], confirmed),
  },
];
