import { CIRCUIT_BREAKER, LAZY_DISTRIBUTOR, TUKTUK } from '../../../shared/networks/helium/programs';
import { HNT } from '../../../shared/networks/helium/tokens';
import { RENDER } from '../../../shared/networks/render/tokens';
import { addressOf, tokenAccountOf } from './addresses';
import { contextOf, decided, fixture, WALLET, type ExpectedLine, type FixturePair } from './case';
import { budget, CRANKER, distribute, escrowOf, oracleMessage, recipientOf, rewardPathOf, runTask, setCurrentRewards, splitPayout, walletToken } from './helium';
import { transferChecked, transferCheckedWithFee } from './instructions';
import type { FixtureTransaction } from './transaction-builder';

const base = 7_654_321n;
const path = rewardPathOf(HNT.mint);
const loaded = [path.escrow, path.breaker, path.lazyDistributor, HNT.mint, LAZY_DISTRIBUTOR, CIRCUIT_BREAKER];

const claim = (label: string, more: Partial<FixtureTransaction> = {}, bend: object = {}): FixtureTransaction => ({
  label,
  signers: [CRANKER],
  tokens: [escrowOf(HNT.mint), walletToken(WALLET, HNT.mint, 5n)],
  instructions: [...budget(), oracleMessage(), runTask(setCurrentRewards('alpha'), distribute({ owner: WALLET, base, hotspot: 'alpha', ...bend }))],
  ...more,
});

const reward: ExpectedLine = { kind: 'reward', base, mint: HNT.mint, rule: 'helium-distribute-compression', sourceDevice: recipientOf('alpha') };
const unclassified: ExpectedLine = { kind: 'unclassified', base, mint: HNT.mint, rule: 'incoming-transfer' };

const PAYER = addressOf('payout wallet of Render');
const renderTokens = [{ address: tokenAccountOf(PAYER, RENDER.mint), mint: RENDER.mint, owner: PAYER, decimals: 8, pre: 10n ** 14n }, walletToken(WALLET, RENDER.mint)];
const renderParts = { from: tokenAccountOf(PAYER, RENDER.mint), to: tokenAccountOf(WALLET, RENDER.mint), authority: PAYER, base, mint: RENDER.mint, decimals: 8 };
const confirmed = contextOf({ decisions: [decided('render', RENDER.mint, PAYER)] });

const FAN = addressOf('mini fan-out');
const splitTokens = [{ address: tokenAccountOf(FAN, HNT.mint), mint: HNT.mint, owner: FAN, decimals: 8, pre: 10n ** 9n }, walletToken(WALLET, HNT.mint)];
const payout = splitPayout({ fanout: FAN, shares: [{ account: tokenAccountOf(WALLET, HNT.mint), base }] });

/** The same payments in other encodings and versions: the way an answer is written changes no amount. */
export const encodingPairs: readonly FixturePair[] = [
  {
    pays: fixture(claim('jsonParsed with lookup tables', { loaded }), [reward]),
    nearMiss: fixture(claim('jsonParsed with lookup tables, wrong authority', { loaded: [...loaded, addressOf('fake breaker')] }, { authority: addressOf('fake breaker') }), [unclassified]),
  },
  {
    pays: fixture(claim('json, compiled, legacy', { encoding: 'json' }), [reward]),
    nearMiss: fixture(claim('json, compiled, another program', { encoding: 'json' }, { program: addressOf('fake distributor') }), [unclassified]),
  },
  {
    pays: fixture(claim('json, compiled, with loaded addresses', { encoding: 'json', loaded: [...loaded, TUKTUK] }), [reward]),
    nearMiss: fixture(claim('json, compiled, failed', { encoding: 'json', loaded, failed: true }), []),
  },
  {
    pays: fixture(claim('version 1', { version: 1 }), [reward]),
    nearMiss: fixture(claim('version 1, claim of nothing', { version: 1, instructions: [runTask(distribute({ owner: WALLET, base: 0n, hotspot: 'alpha' }))] }), [{ ...reward, kind: 'zero-claim', base: 0n, rule: 'helium-claim-paid-nothing' }]),
  },
  {
    pays: fixture(claim('no version and no envelope', { version: 'absent', bare: true }), [reward]),
    nearMiss: fixture(claim('no envelope, wrong escrow', { version: 'absent', bare: true, tokens: [{ ...escrowOf(HNT.mint), address: addressOf('fake escrow') }, walletToken(WALLET, HNT.mint, 5n)] }, { escrow: addressOf('fake escrow') }), [unclassified]),
  },
  {
    pays: fixture({ label: 'json, compiled, transferChecked', encoding: 'json', signers: [PAYER], tokens: renderTokens, instructions: [transferChecked(renderParts)] }, [{ kind: 'reward', base, mint: RENDER.mint, rule: 'sender-confirmed' }], confirmed),
    nearMiss: fixture({ label: 'json, compiled, transferChecked, unconfirmed', encoding: 'json', signers: [PAYER], tokens: renderTokens, instructions: [transferChecked(renderParts)] }, [{ kind: 'unclassified', base, mint: RENDER.mint, rule: 'sender-unconfirmed' }]),
  },
  {
    pays: fixture({ label: 'json, compiled, transfer with a fee', encoding: 'json', signers: [PAYER], tokens: renderTokens, instructions: [transferCheckedWithFee({ ...renderParts, fee: 21n })] }, [{ kind: 'reward', base: base - 21n, mint: RENDER.mint, rule: 'sender-confirmed' }], confirmed),
    nearMiss: fixture({ label: 'json, compiled, to a stranger', encoding: 'json', signers: [PAYER], tokens: [...renderTokens, { ...walletToken(addressOf('x'), RENDER.mint) }], instructions: [transferChecked({ ...renderParts, to: tokenAccountOf(addressOf('x'), RENDER.mint) })] }, [], confirmed),
  },
  {
    pays: fixture({ label: 'json, compiled, split payout', encoding: 'json', signers: [CRANKER], tokens: splitTokens, instructions: [runTask(payout)] }, [{ kind: 'reward', base, mint: HNT.mint, rule: 'helium-split-proven', sourceDevice: recipientOf('alpha') }], contextOf({ provenFanouts: { [FAN]: recipientOf('alpha') } })),
    nearMiss: fixture({ label: 'json, compiled, split payout of another fan-out', encoding: 'json', signers: [CRANKER], tokens: splitTokens, instructions: [runTask(payout)] }, [{ kind: 'unclassified', base, mint: HNT.mint, rule: 'helium-split-unproven' }], contextOf({ provenFanouts: { [addressOf('another fan-out')]: recipientOf('alpha') } })),
  },
  {
    pays: fixture(claim('block time not told', { blockTime: null }), [reward]),
    nearMiss: fixture(claim('callers not told: not provable', { without: 'stack-heights' }), [unclassified]),
  },
];
