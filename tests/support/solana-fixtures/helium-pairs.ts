import { DELEGATOR_BREAKER, IOT_SUB_DAO } from '../../../shared/networks/helium/addresses';
import { CIRCUIT_BREAKER, DISCRIMINATORS, FANOUT } from '../../../shared/networks/helium/programs';
import { HNT, IOT, MOBILE } from '../../../shared/networks/helium/tokens';
import { addressOf, tokenAccountOf } from './addresses';
import { contextOf, decided, fixture, STRANGER, WALLET, watched, type FixturePair } from './case';
import { budget, claimStaking, CRANKER, delegatorPool, distribute, escrowOf, recipientOf, redeem, rewardPathOf, runTask, splitPayout, TREASURY, walletToken } from './helium';
import { call, data, transfer } from './instructions';

const legacy = (mint: string, label: string, base: bigint, bend: Parameters<typeof distribute>[0] | object = {}) => ({
  label,
  signers: [WALLET],
  tokens: [escrowOf(mint), walletToken(WALLET, mint)],
  blockTime: 1_700_000_000,
  instructions: [distribute({ owner: WALLET, base, hotspot: 'old', mint, payer: WALLET, ...bend })],
});

const FAN = addressOf('mini fan-out');
const fanVault = { address: tokenAccountOf(FAN, HNT.mint), mint: HNT.mint, owner: FAN, decimals: 8, pre: 90_000_000n };
const shares = [
  { account: tokenAccountOf(STRANGER, HNT.mint), base: 30_000_000n },
  { account: tokenAccountOf(WALLET, HNT.mint), base: 60_000_000n },
];
const split = (label: string, more: Partial<Parameters<typeof splitPayout>[0]> = {}) => ({
  label,
  signers: [CRANKER],
  tokens: [fanVault, walletToken(WALLET, HNT.mint), walletToken(STRANGER, HNT.mint)],
  instructions: [...budget(), runTask(splitPayout({ fanout: FAN, shares, ...more }))],
});
const proven = contextOf({ provenFanouts: { [FAN]: recipientOf('shared hotspot') } });

const claim = (label: string, parts: Partial<Parameters<typeof claimStaking>[0]> = {}) => ({
  label,
  signers: [CRANKER],
  tokens: [delegatorPool(), walletToken(WALLET, HNT.mint)],
  instructions: [runTask(claimStaking({ owner: WALLET, base: 79_944n, ...parts }))],
});

const breakerOut = (base: bigint) => {
  const path = rewardPathOf(HNT.mint);
  const account = tokenAccountOf(WALLET, HNT.mint);
  return call(CIRCUIT_BREAKER, [path.escrow, account, path.lazyDistributor, path.breaker], data(DISCRIMINATORS.transfer_v0, base), [transfer({ from: path.escrow, to: account, authority: path.breaker, base })]);
};

export const heliumPairs: readonly FixturePair[] = [
  {
    pays: fixture(legacy(IOT.mint, 'IOT reward of 2023', 123_456_789n), [{ kind: 'reward', base: 123_456_789n, mint: IOT.mint, rule: 'helium-distribute-compression', sourceDevice: recipientOf('old') }]),
    nearMiss: fixture({ ...legacy(IOT.mint, 'IOT under the HNT distributor', 123_456_789n, { distributor: rewardPathOf(HNT.mint).lazyDistributor }) }, [
      { kind: 'unclassified', base: 123_456_789n, mint: IOT.mint, rule: 'incoming-transfer' },
    ]),
  },
  {
    pays: fixture(legacy(MOBILE.mint, 'MOBILE reward of 2023', 987_654_321_000n, { variant: 'distribute_rewards_v0' }), [
      { kind: 'reward', base: 987_654_321_000n, mint: MOBILE.mint, rule: 'helium-distribute', sourceDevice: recipientOf('old') },
    ]),
    nearMiss: fixture(
      {
        label: 'MOBILE redeemed for HNT',
        signers: [WALLET],
        tokens: [walletToken(WALLET, MOBILE.mint, 1_000_000_000n), walletToken(WALLET, HNT.mint), { address: TREASURY, mint: HNT.mint, owner: addressOf('treasury breaker'), decimals: 8, pre: 10n ** 15n }],
        instructions: [redeem({ owner: WALLET, supplyMint: MOBILE.mint, given: 1_000_000_000n, received: 55_500n })],
      },
      [
        { kind: 'outgoing', base: 1_000_000_000n, mint: MOBILE.mint, rule: 'swap-out' },
        { kind: 'conversion', base: 55_500n, mint: HNT.mint, rule: 'helium-treasury-redemption' },
      ],
    ),
  },
  {
    pays: fixture(split('split payout, wallet not among the keys, hotspot proven'), [{ kind: 'reward', base: 60_000_000n, mint: HNT.mint, rule: 'helium-split-proven', sourceDevice: recipientOf('shared hotspot') }], proven),
    nearMiss: fixture(split('split payout of a fan-out that nothing proves'), [{ kind: 'unclassified', base: 60_000_000n, mint: HNT.mint, rule: 'helium-split-unproven' }]),
  },
  {
    pays: fixture(split('split payout that the person confirmed'), [{ kind: 'reward', base: 60_000_000n, mint: HNT.mint, rule: 'helium-split-confirmed' }], contextOf({ decisions: [decided('helium', HNT.mint, FAN)] })),
    nearMiss: fixture(split('split payout that the person refused'), [{ kind: 'unclassified', base: 60_000_000n, mint: HNT.mint, rule: 'helium-split-refused' }], contextOf({ decisions: [decided('helium', HNT.mint, FAN, 'refused')] })),
  },
  {
    pays: fixture(
      { ...split('split payout with the wallet as the payer'), signers: [WALLET] },
      [{ kind: 'reward', base: 60_000_000n, mint: HNT.mint, rule: 'helium-split-proven', sourceDevice: recipientOf('shared hotspot') }],
      proven,
    ),
    nearMiss: fixture(
      split('split payout of a fan-out that is watched itself'),
      [{ kind: 'conversion', base: 60_000_000n, mint: HNT.mint, rule: 'helium-split-already-counted' }],
      contextOf({ provenFanouts: { [FAN]: recipientOf('shared hotspot') }, accounts: [...watched(), ...watched(FAN, 'w2')] }),
    ),
  },
  {
    pays: fixture(
      { ...split('payout of the older fan-out, confirmed'), instructions: [olderFanout()] },
      [{ kind: 'reward', base: 60_000_000n, mint: HNT.mint, rule: 'helium-split-confirmed' }],
      contextOf({ decisions: [decided('helium', HNT.mint, FAN)] }),
    ),
    nearMiss: fixture(split('same discriminator under another program', { program: addressOf('imitator') }), [{ kind: 'unclassified', base: 60_000_000n, mint: HNT.mint, rule: 'incoming-transfer' }], proven),
  },
  {
    pays: fixture(claim('veHNT claim, automated'), [{ kind: 'staking', base: 79_944n, mint: HNT.mint, rule: 'helium-vehnt' }]),
    nearMiss: fixture(claim('veHNT share burned for missing votes', { burned: true }), [{ kind: 'zero-claim', base: 0n, mint: HNT.mint, rule: 'helium-vehnt-burned' }]),
  },
  {
    pays: fixture(
      {
        label: 'veHNT claim of 2023, paid in IOT',
        signers: [WALLET],
        tokens: [{ address: addressOf('iot pool'), mint: IOT.mint, owner: addressOf('iot pool breaker'), decimals: 6, pre: 10n ** 12n }, walletToken(WALLET, IOT.mint)],
        instructions: [claimStaking({ owner: WALLET, base: 4_200n, version: 'claim_rewards_v0', mint: IOT.mint, subDao: IOT_SUB_DAO, pool: addressOf('iot pool'), breaker: addressOf('iot pool breaker') })],
      },
      [{ kind: 'staking', base: 4_200n, mint: IOT.mint, rule: 'helium-vehnt' }],
    ),
    nearMiss: fixture(
      {
        ...claim('veHNT claim from another pool', { pool: addressOf('another pool') }),
        tokens: [{ address: addressOf('another pool'), mint: HNT.mint, owner: DELEGATOR_BREAKER, decimals: 8, pre: 10n ** 12n }, walletToken(WALLET, HNT.mint)],
      },
      [{ kind: 'unclassified', base: 79_944n, mint: HNT.mint, rule: 'incoming-transfer' }],
    ),
  },
  {
    pays: fixture(
      {
        label: 'hotspot reward and veHNT claim in one transaction',
        signers: [CRANKER],
        tokens: [escrowOf(HNT.mint), delegatorPool(), walletToken(WALLET, HNT.mint)],
        instructions: [runTask(distribute({ owner: WALLET, base: 11n, hotspot: 'alpha' })), runTask(claimStaking({ owner: WALLET, base: 13n }))],
      },
      [
        { kind: 'reward', base: 11n, mint: HNT.mint, rule: 'helium-distribute-compression', sourceDevice: recipientOf('alpha') },
        { kind: 'staking', base: 13n, mint: HNT.mint, rule: 'helium-vehnt' },
      ],
    ),
    nearMiss: fixture(
      { label: 'escrow pays through the breaker without any claim', signers: [CRANKER], tokens: [escrowOf(HNT.mint), walletToken(WALLET, HNT.mint)], instructions: [runTask(breakerOut(4_512_345n))] },
      [{ kind: 'unclassified', base: 4_512_345n, mint: HNT.mint, rule: 'incoming-transfer' }],
    ),
  },
  {
    pays: fixture(
      {
        label: 'reward and a sale of it in one transaction',
        signers: [WALLET],
        tokens: [escrowOf(HNT.mint), walletToken(WALLET, HNT.mint), { address: tokenAccountOf(STRANGER, HNT.mint), mint: HNT.mint, owner: STRANGER, decimals: 8, pre: 0n }],
        instructions: [distribute({ owner: WALLET, base: 500n, hotspot: 'alpha' }), transfer({ from: tokenAccountOf(WALLET, HNT.mint), to: tokenAccountOf(STRANGER, HNT.mint), authority: WALLET, base: 500n })],
      },
      [
        { kind: 'reward', base: 500n, mint: HNT.mint, rule: 'helium-distribute-compression', sourceDevice: recipientOf('alpha') },
        { kind: 'outgoing', base: 500n, mint: HNT.mint, rule: 'sent' },
      ],
    ),
    nearMiss: fixture(
      {
        label: 'HNT sent by a stranger and passed on',
        signers: [WALLET],
        tokens: [walletToken(STRANGER, HNT.mint, 500n), walletToken(WALLET, HNT.mint), { address: addressOf('third account'), mint: HNT.mint, owner: addressOf('third'), decimals: 8, pre: 0n }],
        instructions: [
          transfer({ from: tokenAccountOf(STRANGER, HNT.mint), to: tokenAccountOf(WALLET, HNT.mint), authority: STRANGER, base: 500n }),
          transfer({ from: tokenAccountOf(WALLET, HNT.mint), to: addressOf('third account'), authority: WALLET, base: 500n }),
        ],
      },
      [],
    ),
  },
  {
    pays: fixture(claim('veHNT claim of the smallest amount', { base: 1n }), [{ kind: 'staking', base: 1n, mint: HNT.mint, rule: 'helium-vehnt' }]),
    nearMiss: fixture(claim("somebody else's veHNT claim", { owner: STRANGER }), []),
  },
];

/** `distribute_v0` of the older fan-out: payer, fan-out, mint, its account, owner, the owner's account, voucher … */
function olderFanout() {
  const to = tokenAccountOf(WALLET, HNT.mint);
  return call(FANOUT, [CRANKER, FAN, HNT.mint, fanVault.address, addressOf('nobody'), to, addressOf('voucher')], data(DISCRIMINATORS.distribute_v0), [transfer({ from: fanVault.address, to, authority: FAN, base: 60_000_000n })]);
}

