import { HNT } from '../../../shared/networks/helium/tokens';
import { addressOf, tokenAccountOf } from './addresses';
import { fixture, STRANGER, WALLET, type ExpectedLine, type FixturePair } from './case';
import { budget, CRANKER, distribute, escrowOf, oracleMessage, recipientOf, runTask, setCurrentRewards, walletToken, type DistributeParts } from './helium';
import type { FixtureTransaction } from './transaction-builder';

const base = 4_512_345n;
const tokens = [escrowOf(HNT.mint), walletToken(WALLET, HNT.mint, 10_000_000n)];

/** Claimed in the wallet's own app: the oracle's message and the claim at top level, signed by the owner. */
const selfClaim = (label: string, parts: Partial<DistributeParts> = {}): FixtureTransaction => ({
  label,
  signers: [WALLET],
  instructions: [...budget(), oracleMessage(), setCurrentRewards('alpha'), distribute({ owner: WALLET, base, hotspot: 'alpha', payer: WALLET, ...parts })],
  tokens,
});

/** Claimed by Helium's automation: the same below a task, signed by the cranker. */
const automated = (label: string, parts: Partial<DistributeParts> = {}): FixtureTransaction => ({
  label,
  signers: [CRANKER],
  instructions: [...budget(), oracleMessage(), runTask(setCurrentRewards('alpha'), distribute({ owner: WALLET, base, hotspot: 'alpha', ...parts }))],
  tokens,
});

const reward = (rule: ExpectedLine['rule'], amount = base, hotspot = 'alpha'): ExpectedLine => ({ kind: 'reward', base: amount, mint: HNT.mint, rule, sourceDevice: recipientOf(hotspot) });
const unclassified = (amount = base): ExpectedLine => ({ kind: 'unclassified', base: amount, mint: HNT.mint, rule: 'incoming-transfer' });
const emptyClaim = (): ExpectedLine => ({ kind: 'zero-claim', base: 0n, mint: HNT.mint, rule: 'helium-claim-paid-nothing', sourceDevice: recipientOf('alpha') });

const fake = addressOf('somebody with a program of his own');
const otherEscrow = { address: addressOf('another escrow'), mint: HNT.mint, owner: fake, decimals: 8, pre: 10n ** 12n };

const hotspots = ['alpha', 'beta', 'gamma', 'delta', 'epsilon'];
const fiveAmounts = [1_500_000n, 12_000_001n, 7n, 999_999_999n, 3_141_592n];

export const hotspotPairs: readonly FixturePair[] = [
  {
    pays: fixture(selfClaim('plain hotspot, claimed by its owner', { variant: 'distribute_rewards_v0' }), [reward('helium-distribute')]),
    nearMiss: fixture(selfClaim('authority of the transfer is not the breaker', { variant: 'distribute_rewards_v0', authority: fake }), [unclassified()]),
  },
  {
    pays: fixture(selfClaim('compressed hotspot, claimed by its owner'), [reward('helium-distribute-compression')]),
    nearMiss: fixture({ ...selfClaim('transfer comes from another escrow', { escrow: otherEscrow.address }), tokens: [otherEscrow, ...tokens] }, [unclassified()]),
  },
  {
    pays: fixture(automated('custom destination, automated', { variant: 'distribute_custom_destination_v0' }), [reward('helium-distribute-custom-destination')]),
    nearMiss: fixture(automated('same discriminator, another program', { variant: 'distribute_custom_destination_v0', program: fake }), [unclassified()]),
  },
  {
    pays: fixture(automated('compressed hotspot, automated'), [reward('helium-distribute-compression')]),
    nearMiss: fixture({ ...automated('automated claim that failed'), failed: true }, []),
  },
  {
    pays: fixture(automated('plain hotspot, automated', { variant: 'distribute_rewards_v0' }), [reward('helium-distribute')]),
    nearMiss: fixture(automated('breaker of another program', { variant: 'distribute_rewards_v0', breakerProgram: fake }), [unclassified()]),
  },
  {
    pays: fixture({ ...selfClaim('claimed for the owner by somebody else'), signers: [STRANGER] }, [reward('helium-distribute-compression')]),
    nearMiss: fixture({ ...selfClaim("another wallet's hotspot, claimed by us", { owner: STRANGER }), tokens: [...tokens, walletToken(STRANGER, HNT.mint)] }, []),
  },
  {
    pays: fixture(
      { label: 'five hotspots in one transaction', signers: [WALLET], tokens, instructions: [oracleMessage(), ...hotspots.map((hotspot, i) => distribute({ owner: WALLET, base: fiveAmounts[i] ?? 0n, hotspot, payer: WALLET }))] },
      hotspots.map((hotspot, i) => reward('helium-distribute-compression', fiveAmounts[i], hotspot)),
    ),
    nearMiss: fixture(
      { label: 'five claims that pay nothing', signers: [WALLET], tokens, instructions: [oracleMessage(), ...hotspots.map((hotspot) => distribute({ owner: WALLET, base: 0n, hotspot, payer: WALLET }))] },
      hotspots.map((hotspot) => ({ ...emptyClaim(), sourceDevice: recipientOf(hotspot) })),
    ),
  },
  {
    pays: fixture(
      {
        label: "our hotspot among somebody else's",
        signers: [CRANKER],
        tokens: [...tokens, walletToken(STRANGER, HNT.mint)],
        instructions: [runTask(distribute({ owner: STRANGER, base: 5_000n, hotspot: 'beta' }), distribute({ owner: WALLET, base, hotspot: 'alpha' }))],
      },
      [reward('helium-distribute-compression')],
    ),
    nearMiss: fixture(
      { label: 'only other hotspots, our account merely named', signers: [CRANKER], tokens: [...tokens, walletToken(STRANGER, HNT.mint)], instructions: [runTask(distribute({ owner: STRANGER, base: 5_000n, hotspot: 'beta' }))] },
      [],
    ),
  },
  {
    pays: fixture({ ...automated('first claim opens the token account'), tokens: [escrowOf(HNT.mint), walletToken(WALLET, HNT.mint, 0n)] }, [reward('helium-distribute-compression')]),
    nearMiss: fixture(automated('claim without a transfer', { withoutTransfer: true }), [emptyClaim()]),
  },
  {
    pays: fixture({ ...selfClaim('owners absent, as in old records'), without: 'owners' }, [reward('helium-distribute-compression')]),
    nearMiss: fixture({ ...selfClaim('balances say that nothing came'), post: { [tokenAccountOf(WALLET, HNT.mint)]: 10_000_000n } }, []),
  },
  {
    pays: fixture({ ...selfClaim('balances absent, as in very old records'), without: 'token-balances' }, [reward('helium-distribute-compression')]),
    nearMiss: fixture({ ...selfClaim('balances say less than the instructions'), post: { [tokenAccountOf(WALLET, HNT.mint)]: 10_000_001n } }, [{ kind: 'unclassified', base: 1n, mint: HNT.mint, rule: 'helium-amounts-disagree' }]),
  },
  {
    pays: fixture({ ...selfClaim('plain hotspot, no block time and no envelope', { variant: 'distribute_rewards_v0' }), blockTime: null, bare: true }, [reward('helium-distribute')]),
    nearMiss: fixture({ ...selfClaim('inner instructions absent, only the balance rose', { withoutTransfer: true }), post: { [tokenAccountOf(WALLET, HNT.mint)]: 10_000_000n + base } }, [
      { kind: 'unclassified', base, mint: HNT.mint, rule: 'incoming-balance' },
    ]),
  },
];
