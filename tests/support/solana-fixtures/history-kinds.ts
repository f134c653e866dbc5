import { IOT, HNT } from '../../../shared/networks/helium/tokens';
import { RENDER } from '../../../shared/networks/render/tokens';
import { addressOf, tokenAccountOf } from './addresses';
import type { ExpectedLine } from './case';
import { claimStaking, CRANKER, delegatorPool, distribute, escrowOf, oracleMessage, recipientOf, redeem, runTask, setCurrentRewards, splitPayout, TREASURY, walletToken, type DistributeVariant } from './helium';
import { transfer, transferChecked } from './instructions';
import type { FixtureTransaction } from './transaction-builder';

export interface HistoryScene {
  readonly wallet: string;
  readonly renderSender: string;
  readonly fanout: string;
  readonly random: () => number;
}

export interface HistoryPart extends Pick<FixtureTransaction, 'signers' | 'instructions' | 'tokens' | 'failed'> {
  readonly lines: readonly ExpectedLine[];
}

/** One sort of transaction and how often it comes, in parts of a hundred. */
export interface HistoryMaker {
  readonly weight: number;
  make(scene: HistoryScene): HistoryPart;
}

/** 0.015 to 0.12 HNT: what claims of August 2026 brought. */
const claimBase = (random: () => number): bigint => BigInt(1_500_000 + Math.floor(random() * 10_500_000));

const HOTSPOTS = ['roof', 'balcony', 'garage', 'office', 'cabin'];
const hotspotOf = (random: () => number): string => HOTSPOTS[Math.floor(random() * HOTSPOTS.length)] ?? 'roof';

const RULES = { distribute_rewards_v0: 'helium-distribute', distribute_compression_rewards_v0: 'helium-distribute-compression', distribute_custom_destination_v0: 'helium-distribute-custom-destination' } as const;

const rewardLine = (base: bigint, hotspot: string, variant: DistributeVariant): ExpectedLine => ({ kind: 'reward', base, mint: HNT.mint, rule: RULES[variant], sourceDevice: recipientOf(hotspot) });

function claim({ wallet, random }: HistoryScene, variant: DistributeVariant, automated: boolean): HistoryPart {
  const hotspot = hotspotOf(random);
  const base = claimBase(random);
  const steps = [setCurrentRewards(hotspot), distribute({ owner: wallet, base, hotspot, variant, payer: automated ? CRANKER : wallet })];
  return {
    signers: [automated ? CRANKER : wallet],
    tokens: [escrowOf(HNT.mint), walletToken(wallet, HNT.mint, 10n ** 9n)],
    instructions: automated ? [oracleMessage(), runTask(...steps)] : [oracleMessage(), ...steps],
    lines: [rewardLine(base, hotspot, variant)],
  };
}

function batch({ wallet, random }: HistoryScene): HistoryPart {
  const some = HOTSPOTS.slice(0, 2 + Math.floor(random() * 4)).map((hotspot) => ({ hotspot, base: claimBase(random) }));
  return {
    signers: [wallet],
    tokens: [escrowOf(HNT.mint), walletToken(wallet, HNT.mint, 10n ** 9n)],
    instructions: [oracleMessage(), ...some.map(({ hotspot, base }) => distribute({ owner: wallet, base, hotspot, payer: wallet }))],
    lines: some.map(({ hotspot, base }) => rewardLine(base, hotspot, 'distribute_compression_rewards_v0')),
  };
}

function emptyClaim({ wallet, random }: HistoryScene): HistoryPart {
  const hotspot = hotspotOf(random);
  return {
    signers: [CRANKER],
    tokens: [escrowOf(HNT.mint), walletToken(wallet, HNT.mint, 10n ** 9n)],
    instructions: [runTask(setCurrentRewards(hotspot), distribute({ owner: wallet, base: 0n, hotspot }))],
    lines: [{ kind: 'zero-claim', base: 0n, mint: HNT.mint, rule: 'helium-claim-paid-nothing', sourceDevice: recipientOf(hotspot) }],
  };
}

function staking({ wallet, random }: HistoryScene, burned: boolean): HistoryPart {
  const base = BigInt(1_000 + Math.floor(random() * 500_000));
  return {
    signers: [CRANKER],
    tokens: [delegatorPool(), walletToken(wallet, HNT.mint, 10n ** 9n)],
    instructions: [runTask(claimStaking({ owner: wallet, base, burned }))],
    lines: [burned ? { kind: 'zero-claim', base: 0n, mint: HNT.mint, rule: 'helium-vehnt-burned' } : { kind: 'staking', base, mint: HNT.mint, rule: 'helium-vehnt' }],
  };
}

function renderPayout({ wallet, renderSender, random }: HistoryScene): HistoryPart {
  const base = BigInt(300_000_000 + Math.floor(random() * 2_200_000_000));
  const from = tokenAccountOf(renderSender, RENDER.mint);
  return {
    signers: [renderSender],
    tokens: [{ address: from, mint: RENDER.mint, owner: renderSender, decimals: 8, pre: 10n ** 14n }, walletToken(wallet, RENDER.mint, 10n ** 9n)],
    instructions: [transferChecked({ from, to: tokenAccountOf(wallet, RENDER.mint), authority: renderSender, base, mint: RENDER.mint, decimals: 8 })],
    lines: [{ kind: 'unclassified', base, mint: RENDER.mint, rule: 'sender-unconfirmed' }],
  };
}

/** The wallet's address is not among the keys: only a search by its token account finds this one. */
function share({ wallet, fanout, random }: HistoryScene): HistoryPart {
  const base = claimBase(random);
  return {
    signers: [CRANKER],
    tokens: [{ address: tokenAccountOf(fanout, HNT.mint), mint: HNT.mint, owner: fanout, decimals: 8, pre: 10n ** 10n }, walletToken(wallet, HNT.mint, 10n ** 9n)],
    instructions: [runTask(splitPayout({ fanout, shares: [{ account: tokenAccountOf(wallet, HNT.mint), base }] }))],
    lines: [{ kind: 'unclassified', base, mint: HNT.mint, rule: 'helium-split-unproven' }],
  };
}

function redemption({ wallet, random }: HistoryScene): HistoryPart {
  const received = claimBase(random);
  return {
    signers: [wallet],
    tokens: [walletToken(wallet, IOT.mint, 10n ** 12n), walletToken(wallet, HNT.mint, 10n ** 9n), { address: TREASURY, mint: HNT.mint, owner: addressOf('treasury breaker'), decimals: 8, pre: 10n ** 15n }],
    instructions: [redeem({ owner: wallet, supplyMint: IOT.mint, given: 1_000_000n, received })],
    lines: [
      { kind: 'outgoing', base: 1_000_000n, mint: IOT.mint, rule: 'swap-out' },
      { kind: 'conversion', base: received, mint: HNT.mint, rule: 'helium-treasury-redemption' },
    ],
  };
}

function gift({ wallet, random }: HistoryScene, mint: string, expected: Omit<ExpectedLine, 'base' | 'mint'>): HistoryPart {
  const giver = addressOf(`giver ${Math.floor(random() * 9)}`);
  const base = BigInt(1 + Math.floor(random() * 1_000_000));
  return {
    signers: [giver],
    tokens: [walletToken(giver, mint, 10n ** 9n, 8), walletToken(wallet, mint, 0n, 8)],
    instructions: [transfer({ from: tokenAccountOf(giver, mint), to: tokenAccountOf(wallet, mint), authority: giver, base })],
    lines: [{ ...expected, base, mint }],
  };
}

const outgoing = ({ wallet }: HistoryScene): HistoryPart => ({
  signers: [wallet],
  tokens: [walletToken(wallet, HNT.mint, 10n ** 9n), walletToken(addressOf('exchange'), HNT.mint)],
  instructions: [transfer({ from: tokenAccountOf(wallet, HNT.mint), to: tokenAccountOf(addressOf('exchange'), HNT.mint), authority: wallet, base: 1_000n })],
  lines: [{ kind: 'outgoing', base: 1_000n, mint: HNT.mint, rule: 'sent' }],
});

export const historyKinds: readonly HistoryMaker[] = [
  { weight: 44, make: (scene) => claim(scene, 'distribute_compression_rewards_v0', true) },
  { weight: 8, make: (scene) => claim(scene, 'distribute_rewards_v0', false) },
  { weight: 6, make: (scene) => claim(scene, 'distribute_custom_destination_v0', true) },
  { weight: 8, make: batch },
  { weight: 5, make: emptyClaim },
  { weight: 4, make: (scene) => staking(scene, false) },
  { weight: 2, make: (scene) => staking(scene, true) },
  { weight: 6, make: renderPayout },
  { weight: 5, make: share },
  { weight: 3, make: redemption },
  { weight: 3, make: (scene) => gift(scene, HNT.mint, { kind: 'unclassified', rule: 'incoming-transfer' }) },
  { weight: 2, make: (scene) => gift(scene, addressOf('a mint nobody knows'), { kind: 'spam', rule: 'unknown-mint-unsolicited' }) },
  { weight: 2, make: outgoing },
  { weight: 2, make: (scene) => ({ ...claim(scene, 'distribute_compression_rewards_v0', true), failed: true, lines: [] }) },
];
