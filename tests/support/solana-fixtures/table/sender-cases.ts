import { GEOD } from '../../../../shared/networks/geodnet/tokens';
import { geodnet } from '../../../../shared/networks/geodnet/network';
import { GRASS } from '../../../../shared/networks/grass/tokens';
import { IO } from '../../../../shared/networks/io-net/tokens';
import { createNetworkBook } from '../../../../shared/networks/network-book';
import { builtInBook } from '../../../../shared/networks/registry';
import { RENDER } from '../../../../shared/networks/render/tokens';
import { ROAM } from '../../../../shared/networks/roam/tokens';
import type { TokenFacts } from '../../../../shared/networks/types';
import { WINGS } from '../../../../shared/networks/wingbits/tokens';
import { addressOf, tokenAccountOf } from '../addresses';
import { contextOf, decided, STRANGER, WALLET, watched } from '../case';
import { walletToken } from '../helium';
import { mintTo, sendSol, transfer, transferChecked } from '../instructions';
import type { FixtureTransaction } from '../transaction-builder';
import { casesOf, type TableCase, type TableLine } from './table-case';

const make = casesOf('8 Confirmed senders');
const PAYER = addressOf('payer of a network');
const base = 6_000_000_001n;

const NETWORKS: readonly (readonly [network: string, token: TokenFacts])[] = [
  ['render', RENDER],
  ['io-net', IO],
  ['geodnet', GEOD],
  ['grass', GRASS],
  ['roam', ROAM],
  ['wingbits', WINGS],
];
/** The chain tells the decimals of WINGS; no source does. */
const decimalsOf = (token: TokenFacts): number => token.decimals ?? 6;

const tokensOf = (token: TokenFacts) => [{ address: tokenAccountOf(PAYER, token.mint), mint: token.mint, owner: PAYER, decimals: decimalsOf(token), pre: 10n ** 14n }, walletToken(WALLET, token.mint, 3n, decimalsOf(token))];
const partsOf = (token: TokenFacts) => ({ from: tokenAccountOf(PAYER, token.mint), to: tokenAccountOf(WALLET, token.mint), authority: PAYER, base, mint: token.mint, decimals: decimalsOf(token) });
const payout = (label: string, token: TokenFacts, more: Partial<FixtureTransaction> = {}): FixtureTransaction => ({ label: `${token.symbol}: ${label}`, signers: [PAYER], tokens: tokensOf(token), instructions: [transferChecked(partsOf(token))], ...more });
const line = (kind: TableLine['kind'], rule: TableLine['rule'], token: TokenFacts, network: string | null, amount = base): TableLine => ({ kind, rule, base: amount, mint: token.mint, network });

const eachNetwork: readonly TableCase[] = NETWORKS.flatMap(([network, token]) => {
  const confirmed = contextOf({ decisions: [decided(network, token.mint, PAYER)] });
  return [
    make(payout('payer confirmed', token), [line('reward', 'sender-confirmed', token, network)], confirmed),
    make(payout('payer not confirmed', token), [line('unclassified', 'sender-unconfirmed', token, network)]),
    make(payout('payer refused', token), [line('unclassified', 'sender-refused', token, network)], contextOf({ decisions: [decided(network, token.mint, PAYER, 'refused')] })),
    make(payout('confirmed for another network', token), [line('unclassified', 'sender-unconfirmed', token, network)], contextOf({ decisions: [decided('helium', token.mint, PAYER)] })),
    make(payout('bought from the confirmed payer with SOL', token, { signers: [WALLET, PAYER], instructions: [transferChecked(partsOf(token)), sendSol({ from: WALLET, to: PAYER, lamports: 50_000_000n })] }), [line('conversion', 'swap', token, null)], confirmed),
  ];
});

/** A network that a person wrote down as a file: nothing of it is built in. */
const ADDED: TokenFacts = { ...GEOD, mint: addressOf('token of an added network'), symbol: 'ADD', name: 'Added', decimals: 4, program: null, network: 'added' };
const added = { ...geodnet, id: 'added', name: 'Added', tokens: [ADDED] };
const withAdded = (senders?: readonly string[]) => createNetworkBook([...builtInBook.all, senders === undefined ? added : { ...added, senders }], []);

/** A second network of the same token, as a person may write one. */
const rival = createNetworkBook([...builtInBook.all, { ...geodnet, id: 'rival', tokens: [GEOD] }], []);

export const senderCases: readonly TableCase[] = [
  ...eachNetwork,
  make(payout('of an added network, payer confirmed', ADDED), [line('reward', 'sender-confirmed', ADDED, 'added')], contextOf({ networks: withAdded(), decisions: [decided('added', ADDED.mint, PAYER)] })),
  make(payout('of an added network, payer named by its file', ADDED), [line('reward', 'sender-named-by-file', ADDED, 'added')], contextOf({ networks: withAdded([PAYER]) })),
  make(payout('of an added network, token account named by its file', ADDED), [line('reward', 'sender-named-by-file', ADDED, 'added')], contextOf({ networks: withAdded([tokenAccountOf(PAYER, ADDED.mint)]) })),
  make(payout('of an added network, named and refused', ADDED), [line('unclassified', 'sender-refused', ADDED, 'added')], contextOf({ networks: withAdded([PAYER]), decisions: [decided('added', ADDED.mint, PAYER, 'refused')] })),
  make(payout('of an added network that was taken away again', ADDED), [line('spam', 'unknown-mint-unsolicited', ADDED, null)]),
  make(payout('two networks of one token, the second confirmed', GEOD), [line('reward', 'sender-confirmed', GEOD, 'rival')], contextOf({ networks: rival, decisions: [decided('rival', GEOD.mint, PAYER)] })),
  make(payout('two networks of one token, nothing said', GEOD), [line('unclassified', 'sender-unconfirmed', GEOD, 'geodnet')], contextOf({ networks: rival })),
  // Bridges and mints are no income, whoever was confirmed.
  make(payout('minted: it came over a bridge', GEOD, { instructions: [mintTo({ mint: GEOD.mint, to: tokenAccountOf(WALLET, GEOD.mint), authority: PAYER, base })] }), [line('conversion', 'bridge-mint', GEOD, 'geodnet')], contextOf({ decisions: [decided('geodnet', GEOD.mint, PAYER)] })),
  make(payout('minted by the confirmed payer: not a transfer', IO, { instructions: [mintTo({ mint: IO.mint, to: tokenAccountOf(WALLET, IO.mint), authority: PAYER, base })] }), [line('unclassified', 'incoming-mint', IO, null)], contextOf({ decisions: [decided('io-net', IO.mint, PAYER)] })),
  make(payout('a stake comes back from a vault nobody confirmed', IO, { signers: [WALLET] }), [line('unclassified', 'sender-unconfirmed', IO, 'io-net')]),
  // Several gave, one took: whose tokens stayed, nobody can say.
  make(payout('payer and a stranger gave, part went on', RENDER, {
    signers: [PAYER, STRANGER, WALLET],
    tokens: [...tokensOf(RENDER), walletToken(STRANGER, RENDER.mint, 10n), walletToken(addressOf('third'), RENDER.mint)],
    instructions: [transferChecked(partsOf(RENDER)), transfer({ from: tokenAccountOf(STRANGER, RENDER.mint), to: tokenAccountOf(WALLET, RENDER.mint), authority: STRANGER, base: 4n }), transfer({ from: tokenAccountOf(WALLET, RENDER.mint), to: tokenAccountOf(addressOf('third'), RENDER.mint), authority: WALLET, base: 2n })],
  }), [line('unclassified', 'incoming-balance', RENDER, null, base + 2n)], contextOf({ decisions: [decided('render', RENDER.mint, PAYER)] })),
  make(payout('payer gave, part went on', RENDER, {
    signers: [PAYER, WALLET],
    tokens: [...tokensOf(RENDER), walletToken(addressOf('third'), RENDER.mint)],
    instructions: [transferChecked(partsOf(RENDER)), transfer({ from: tokenAccountOf(WALLET, RENDER.mint), to: tokenAccountOf(addressOf('third'), RENDER.mint), authority: WALLET, base: 2n })],
  }), [line('reward', 'sender-confirmed', RENDER, 'render', base - 2n)], contextOf({ decisions: [decided('render', RENDER.mint, PAYER)] })),
  make(payout('from a confirmed payer that is watched itself: own money', GEOD), [line('conversion', 'own-transfer', GEOD, null)], contextOf({ accounts: [...watched(), ...watched(PAYER, 'w2')], decisions: [decided('geodnet', GEOD.mint, PAYER)] })),
];
