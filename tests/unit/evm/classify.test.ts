import { describe, expect, it } from 'vitest';
import { decodeEntry } from '../../../main/adapters/sources/evm/decode-entry';
import { whyImpossible } from '../../../main/engine/rewards/check-lines';
import { EARNINGS_CLAIMED, ROUND_REWARD, TICKET_REDEEMED, WITHDRAW_FEES } from '../../../main/adapters/sources/evm/livepeer-events';
import { ZERO_ADDRESS, toTopic } from '../../../shared/chains/evm/address';
import { MAX_UINT256, wordOf } from '../../../shared/chains/evm/hex';
import { TRANSFER } from '../../../shared/chains/evm/signatures';
import type { LedgerLine, SenderDecision } from '../../../shared/domain/reward';
import { proposeGolemWallets } from '../../../shared/networks/golem/propose-wallet';
import { BONDING_MANAGER, MINTER, TICKET_BROKER } from '../../../shared/networks/livepeer/contracts';
import { createNetworkBook } from '../../../shared/networks/network-book';
import { proposeSenders } from '../../../shared/networks/propose-senders';
import { builtInBook, networks } from '../../../shared/networks/registry';
import type { NetworkFacts } from '../../../shared/networks/types';
import { GLM, GOLEM_CONTRACT, OTHER, PAYER, STRANGER, WALLET, confirm, walletOn } from '../../support/evm/rig';
import { HASH, eventLog, move, rawText, type RawOptions } from '../../support/evm/raw';
import type { PlantedLog } from '../../support/evm/node';

const LPT = '0x289ba1701C2F088cf0faf8B3705246331cB8A839';
const GEOD = '0xAC0F66379A6d7801D7726d5a943356A172549Adb';
const GLM_ID = `eip155:137/${GLM}`;
const glm = { [GLM]: { decimals: 18, symbol: 'GLM' } };
const lpt = { [LPT]: { decimals: 18, symbol: 'LPT' } };

interface Case {
  readonly name: string;
  readonly logs: readonly PlantedLog[];
  readonly options?: RawOptions;
  readonly decisions?: readonly SenderDecision[];
  readonly own?: readonly string[];
  /** kind, rule, base, network */
  readonly gives: readonly (readonly [string, string, string, string | null])[];
}

const decoded = (one: Omit<Case, 'name' | 'gives'>, book = builtInBook) => {
  const chain = one.options?.chain ?? 'eip155:137';
  const accounts = [WALLET, ...(one.own ?? [])].map((address, at) => ({ walletId: `w${at}`, address: at % 2 === 0 ? address : address.toLowerCase(), kind: 'wallet' as const, mint: null, origin: 'self' as const }));
  const answer = decodeEntry(HASH, rawText(one.logs, { tokens: { ...glm, ...lpt }, ...one.options }), walletOn(chain), { walletId: 'w1', accounts, decisions: one.decisions ?? [], networks: book });
  return answer.state === 'decoded' ? answer.lines : answer;
};
const short = (one: Omit<Case, 'name' | 'gives'>, book = builtInBook) => {
  const lines = decoded(one, book);
  return Array.isArray(lines) ? lines.map((line: { kind: string; evidence: { rule: string }; base: string; network: string | null }) => [line.kind, line.evidence.rule, line.base, line.network]) : lines;
};

const arbitrum: RawOptions = { chain: 'eip155:42161' };
const claimed = (delegate: string, delegator: string, rewards: bigint, fees: bigint): PlantedLog => eventLog(BONDING_MANAGER, EARNINGS_CLAIMED, [delegate, delegator], [rewards, fees, 10n, 20n]);
const ticket = (recipient: string, faceValue: bigint): PlantedLog => eventLog(TICKET_BROKER, TICKET_REDEEMED, [PAYER, recipient], [faceValue, 1n, 2n, 3n, 160n, 0n]);

const cases: readonly Case[] = [
  // Golem
  { name: 'GLM forwarded by Golem’s payment contract is a payment', logs: [move(GLM, GOLEM_CONTRACT, WALLET, 5n)], gives: [['reward', 'golem-payment-contract', '5', 'golem']] },
  { name: 'GLM moved by a call of that contract is one too', logs: [move(GLM, PAYER, WALLET, 5n)], options: { calls: GOLEM_CONTRACT }, gives: [['reward', 'golem-payment-contract', '5', 'golem']] },
  { name: 'GLM moved by a call of another contract waits', logs: [move(GLM, PAYER, WALLET, 5n)], options: { calls: STRANGER }, gives: [['unclassified', 'sender-unconfirmed', '5', 'golem']] },
  { name: 'another token through that contract is no Golem payment', logs: [move(GEOD, GOLEM_CONTRACT, WALLET, 5n)], options: { tokens: { [GEOD]: { decimals: 18, symbol: 'GEOD' } } }, gives: [['unclassified', 'sender-unconfirmed', '5', 'geodnet']] },
  { name: 'that contract’s address on Ethereum means nothing', logs: [move('0x7DD9c5Cba05E151C895FDe1CF355C9A1D5DA6429', GOLEM_CONTRACT, WALLET, 5n)], options: { chain: 'eip155:1', tokens: { '0x7DD9c5Cba05E151C895FDe1CF355C9A1D5DA6429': { decimals: 18, symbol: 'GLM' } } }, gives: [['unclassified', 'sender-unconfirmed', '5', 'golem']] },
  { name: 'a plain GLM transfer waits for a word', logs: [move(GLM, PAYER, WALLET, 5n)], gives: [['unclassified', 'sender-unconfirmed', '5', 'golem']] },
  { name: 'a confirmed sender pays', logs: [move(GLM, PAYER, WALLET, 5n)], decisions: [confirm('golem', GLM_ID, PAYER)], gives: [['reward', 'sender-confirmed', '5', 'golem']] },
  { name: 'a sender confirmed in lower case is the same sender', logs: [move(GLM, PAYER, WALLET, 5n)], decisions: [confirm('golem', GLM_ID.toLowerCase(), PAYER.toLowerCase())], gives: [['reward', 'sender-confirmed', '5', 'golem']] },
  { name: 'a sender confirmed for another token does not', logs: [move(GLM, PAYER, WALLET, 5n)], decisions: [confirm('golem', `eip155:1/${GLM}`, PAYER)], gives: [['unclassified', 'sender-unconfirmed', '5', 'golem']] },
  { name: 'a refused sender never pays, through the contract either', logs: [move(GLM, PAYER, WALLET, 5n)], options: { calls: GOLEM_CONTRACT }, decisions: [confirm('golem', GLM_ID, PAYER, 'refused')], gives: [['unclassified', 'sender-refused', '5', 'golem']] },
  { name: 'the latest word counts', logs: [move(GLM, PAYER, WALLET, 5n)], decisions: [{ ...confirm('golem', GLM_ID, PAYER, 'refused'), decidedAtMs: 9 }, confirm('golem', GLM_ID, PAYER)], gives: [['unclassified', 'sender-refused', '5', 'golem']] },
  { name: 'a word for the whole wallet covers strangers', logs: [move(GLM, STRANGER, WALLET, 5n)], decisions: [confirm('golem', GLM_ID, WALLET)], gives: [['reward', 'evm-wallet-confirmed', '5', 'golem']] },
  { name: 'but not a refused one', logs: [move(GLM, STRANGER, WALLET, 5n)], decisions: [confirm('golem', GLM_ID, WALLET), confirm('golem', GLM_ID, STRANGER, 'refused')], gives: [['unclassified', 'sender-refused', '5', 'golem']] },
  { name: 'nor own money', logs: [move(GLM, OTHER, WALLET, 5n)], own: [OTHER], decisions: [confirm('golem', GLM_ID, WALLET)], gives: [['conversion', 'own-transfer', '5', 'golem']] },
  { name: 'a confirmed network that is not in the book pays nothing', logs: [move(GLM, PAYER, WALLET, 5n)], decisions: [confirm('gone', GLM_ID, PAYER)], gives: [['unclassified', 'sender-unconfirmed', '5', 'golem']] },
  { name: 'a wallet that sends to itself moves its own money once', logs: [move(GLM, WALLET, WALLET, 5n)], gives: [['conversion', 'own-transfer', '5', 'golem']] },
  { name: 'two payments of one transaction are two lines', logs: [move(GLM, GOLEM_CONTRACT, WALLET, 5n), move(GLM, GOLEM_CONTRACT, WALLET, 5n)], gives: [['reward', 'golem-payment-contract', '5', 'golem'], ['reward', 'golem-payment-contract', '5', 'golem']] },
  { name: 'a transfer between others is no line', logs: [move(GLM, GOLEM_CONTRACT, OTHER, 5n), move(GLM, GOLEM_CONTRACT, WALLET, 6n)], gives: [['reward', 'golem-payment-contract', '6', 'golem']] },
  // Bait
  { name: 'a transfer of nothing from a confirmed sender is bait', logs: [move(GLM, PAYER, WALLET, 0n)], decisions: [confirm('golem', GLM_ID, PAYER)], gives: [['spam', 'evm-zero-transfer', '0', null]] },
  { name: 'a transfer of nothing in the wallet’s name is bait', logs: [move(GLM, WALLET, STRANGER, 0n)], gives: [['spam', 'evm-zero-transfer', '0', null]] },
  { name: 'an unknown token is hidden', logs: [move(STRANGER, PAYER, WALLET, 10n ** 30n)], options: { tokens: { [STRANGER]: { decimals: 6, symbol: 'Visit me' } } }, gives: [['spam', 'evm-unknown-token', String(10n ** 30n), null]] },
  { name: 'an unknown token without decimals is hidden too', logs: [move(STRANGER, PAYER, WALLET, 7n)], options: { tokens: { [STRANGER]: { decimals: null, symbol: null } } }, gives: [['spam', 'evm-unknown-token', '7', null]] },
  { name: 'nor can one with a hundred decimals spoil the payment beside it', logs: [move(STRANGER, PAYER, WALLET, 7n), move(GLM, GOLEM_CONTRACT, WALLET, 5n)], options: { tokens: { ...glm, [STRANGER]: { decimals: 100, symbol: 'X' } } }, gives: [['spam', 'evm-unknown-token', '7', null], ['reward', 'golem-payment-contract', '5', 'golem']] },
  { name: 'a token that calls itself GLM from elsewhere is bait, also from the payment contract', logs: [move(STRANGER, GOLEM_CONTRACT, WALLET, 7n)], options: { tokens: { [STRANGER]: { decimals: 18, symbol: 'glm' } } }, gives: [['spam', 'evm-look-alike-token', '7', null]] },
  { name: 'STORJ on zkSync, whose address nobody published, is shown and not hidden', logs: [move(STRANGER, PAYER, WALLET, 7n)], options: { chain: 'eip155:324', tokens: { [STRANGER]: { decimals: 8, symbol: 'STORJ' } } }, gives: [['unclassified', 'evm-namesake', '7', 'storj']] },
  { name: 'and counts once its sender is confirmed under that address', logs: [move(STRANGER, PAYER, WALLET, 7n)], options: { chain: 'eip155:324', tokens: { [STRANGER]: { decimals: 8, symbol: 'STORJ' } } }, decisions: [confirm('storj', `eip155:324/${STRANGER}`, PAYER)], gives: [['reward', 'sender-confirmed', '7', 'storj']] },
  { name: 'on Ethereum, where STORJ is known, its namesake is bait', logs: [move(STRANGER, PAYER, WALLET, 7n)], options: { chain: 'eip155:1', tokens: { [STRANGER]: { decimals: 8, symbol: 'STORJ' } } }, gives: [['spam', 'evm-look-alike-token', '7', null]] },
  { name: 'a namesake of a network that does not pay on this chain is bait', logs: [move(STRANGER, PAYER, WALLET, 7n)], options: { chain: 'eip155:324', tokens: { [STRANGER]: { decimals: 8, symbol: 'HNT' } } }, gives: [['spam', 'evm-look-alike-token', '7', null]] },
  { name: 'STORJ on Ethereum waits for a word', logs: [move('0xB64ef51C888972c908CFacf59B47C1AfBC0Ab8aC', PAYER, WALLET, 7n)], options: { chain: 'eip155:1', tokens: { '0xB64ef51C888972c908CFacf59B47C1AfBC0Ab8aC': { decimals: 8, symbol: 'STORJ' } } }, gives: [['unclassified', 'sender-unconfirmed', '7', 'storj']] },
  { name: 'spaces and marks do not hide the likeness', logs: [move(STRANGER, PAYER, WALLET, 7n)], options: { tokens: { [STRANGER]: { decimals: 18, symbol: '\u202eG\u200bL M.' } } }, gives: [['spam', 'evm-look-alike-token', '7', null]] },
  { name: 'an unknown token cannot make it look as if something was sold', logs: [move(GLM, GOLEM_CONTRACT, WALLET, 5n), move(STRANGER, WALLET, PAYER, 9n)], options: { tokens: { ...glm, [STRANGER]: { decimals: 18, symbol: 'X' } } }, gives: [['reward', 'golem-payment-contract', '5', 'golem'], ['spam', 'evm-unknown-token', '9', null]] },
  { name: 'a collectible is no amount', logs: [{ ...move(GLM, PAYER, WALLET, 5n), topics: [TRANSFER, toTopic(PAYER), toTopic(WALLET), `0x${wordOf(1n)}`] }], gives: [] },
  { name: 'an amount with a word too much is none', logs: [{ ...move(GLM, GOLEM_CONTRACT, WALLET, 5n), data: `0x${wordOf(5n)}${wordOf(5n)}` }], gives: [] },
  { name: 'the largest amount there is stays exact', logs: [move(GLM, PAYER, WALLET, MAX_UINT256)], gives: [['unclassified', 'sender-unconfirmed', MAX_UINT256.toString(), 'golem']] },
  // Issue, trade, leave
  { name: 'issued from nowhere is no reward, whatever was confirmed', logs: [move(GLM, ZERO_ADDRESS, WALLET, 5n)], decisions: [confirm('golem', GLM_ID, ZERO_ADDRESS), confirm('golem', GLM_ID, WALLET)], gives: [['unclassified', 'evm-minted', '5', null]] },
  { name: 'what another known token was given for was bought', logs: [move(GLM, PAYER, WALLET, 5n), move(GEOD, WALLET, STRANGER, 9n)], options: { tokens: { ...glm, [GEOD]: { decimals: 18, symbol: 'GEOD' } } }, decisions: [confirm('golem', GLM_ID, PAYER)], gives: [['conversion', 'swap', '5', 'golem'], ['outgoing', 'evm-outgoing', '9', null]] },
  { name: 'what leaves is outgoing', logs: [move(GLM, WALLET, STRANGER, 9n)], gives: [['outgoing', 'evm-outgoing', '9', null]] },
  { name: 'what leaves to an own wallet is moved', logs: [move(GLM, WALLET, OTHER, 9n)], own: [OTHER], gives: [['outgoing', 'own-transfer-out', '9', 'golem']] },
  // Livepeer
  { name: 'own earnings are counted when they are claimed, in both tokens', logs: [claimed(WALLET, WALLET, 7n, 9n)], options: arbitrum, gives: [['reward', 'livepeer-earnings-claimed', '7', 'livepeer'], ['reward', 'livepeer-earnings-claimed', '9', 'livepeer']] },
  { name: 'a ticket holds the delegators’ part and is not counted', logs: [ticket(WALLET, 1_000n)], options: arbitrum, gives: [['duplicate', 'livepeer-ticket', '1000', 'livepeer']] },
  { name: 'so does the reward of a round', logs: [eventLog(BONDING_MANAGER, ROUND_REWARD, [WALLET], [50n])], options: arbitrum, gives: [['duplicate', 'livepeer-round-reward', '50', 'livepeer']] },
  { name: 'earnings with another orchestrator are staking', logs: [claimed(OTHER, WALLET, 7n, 0n)], options: arbitrum, gives: [['staking', 'livepeer-delegator-earnings', '7', 'livepeer']] },
  { name: 'the claim of one’s delegator is not one’s own', logs: [claimed(WALLET, OTHER, 7n, 9n)], options: arbitrum, gives: [] },
  { name: 'a claim of nothing is kept as such', logs: [claimed(WALLET, WALLET, 0n, 0n)], options: arbitrum, gives: [['zero-claim', 'livepeer-claim-empty', '0', 'livepeer']] },
  { name: 'a ticket for another orchestrator is none', logs: [ticket(OTHER, 1_000n)], options: arbitrum, gives: [] },
  { name: 'the same event from another contract is nothing', logs: [{ ...claimed(WALLET, WALLET, 7n, 9n), address: STRANGER.toLowerCase() }, { ...ticket(WALLET, 5n), address: BONDING_MANAGER.toLowerCase() }], options: arbitrum, gives: [] },
  { name: 'the same event on another chain is nothing', logs: [claimed(WALLET, WALLET, 7n, 9n)], gives: [] },
  { name: 'an event cut short is nothing', logs: [{ ...claimed(WALLET, WALLET, 7n, 9n), data: `0x${wordOf(7n)}` }], options: arbitrum, gives: [] },
  { name: 'withdrawn fees were counted before', logs: [eventLog(BONDING_MANAGER, WITHDRAW_FEES, [WALLET], [BigInt(WALLET), 9n])], options: arbitrum, gives: [['conversion', 'livepeer-fees-withdrawn', '9', 'livepeer']] },
  { name: 'stake that comes back is own money', logs: [move(LPT, MINTER, WALLET, 70n)], options: arbitrum, gives: [['conversion', 'livepeer-stake-returned', '70', 'livepeer']] },
  { name: 'stake that is bonded is own money', logs: [move(LPT, WALLET, MINTER, 70n)], options: arbitrum, gives: [['outgoing', 'livepeer-bonded', '70', 'livepeer']] },
  { name: 'LPT from anybody else is a plain transfer', logs: [move(LPT, PAYER, WALLET, 70n)], options: arbitrum, gives: [['unclassified', 'incoming-transfer', '70', null]] },
];

describe('an EVM transaction', () => {
  it.each(cases)('$name', (one) => {
    expect(short(one)).toEqual(one.gives);
  });

  it('gives every line its own id, the same whatever block it lands in', () => {
    const logs = [move(GLM, GOLEM_CONTRACT, WALLET, 5n), move(GLM, GOLEM_CONTRACT, WALLET, 5n), move(GLM, WALLET, STRANGER, 5n)];
    const lines = decoded({ logs });
    expect(Array.isArray(lines) ? lines.map((line: { id: string }) => line.id) : lines).toEqual([0, 1, 9].map((n) => `eip155:137:${HASH}:${n === 9 ? '9.0' : `0.${n}`}:${WALLET}:${GLM_ID}`));
  });

  it('keeps the symbol of the book and never that of the contract', () => {
    const [known] = decoded({ logs: [move(GLM, GOLEM_CONTRACT, WALLET, 5n)], options: { tokens: { [GLM]: { decimals: 18, symbol: '<script>' } } } }) as readonly { symbol: string }[];
    const [unknown] = decoded({ logs: [move(STRANGER, PAYER, WALLET, 5n)], options: { tokens: { [STRANGER]: { decimals: 18, symbol: 'A\u202eB' } } } }) as readonly { symbol: null; evidence: { facts: Record<string, string> } }[];
    expect([known?.symbol, unknown?.symbol, unknown?.evidence.facts['callsItself']]).toEqual(['GLM', null, 'AB']);
  });

  it('has decimals that the ledger takes, whatever a contract says', () => {
    const lines = decoded({ logs: [move(STRANGER, PAYER, WALLET, 7n)], options: { tokens: { [STRANGER]: { decimals: 77, symbol: 'X' } } } }) as readonly LedgerLine[];
    expect(whyImpossible(lines, 'w1', HASH, 1_790_000_000_000)).toBeNull();
    for (const one of cases) {
      const all = decoded(one);
      if (Array.isArray(all)) expect(whyImpossible(all as LedgerLine[], 'w1', HASH, 1_790_000_000_000)).toBeNull();
    }
  });

  it('is not read as money where an endpoint tells other decimals than the network’s own source: one of the two is wrong by powers of ten', () => {
    expect(short({ logs: [move(GLM, GOLEM_CONTRACT, WALLET, 5n)], options: { tokens: { [GLM]: { decimals: 6, symbol: 'GLM' } } } })).toEqual({ state: 'unreadable', why: 'decimals-unknown' });
  });

  it('is not read as money while the decimals of a known token are not known', () => {
    const book = createNetworkBook([{ ...(networks.find((one) => one.id === 'golem') as NetworkFacts), tokens: [{ ...(builtInBook.token(GLM_ID) as NonNullable<ReturnType<typeof builtInBook.token>>), decimals: null }] }], []);
    expect(short({ logs: [move(GLM, GOLEM_CONTRACT, WALLET, 5n)], options: { tokens: { [GLM]: { decimals: null, symbol: 'GLM' } } } }, book)).toEqual({ state: 'unreadable', why: 'decimals-unknown' });
  });

  it('pays for a network that the operator added, on a chain that nobody knew', () => {
    const mine: NetworkFacts = { ...(networks.find((one) => one.id === 'golem') as NetworkFacts), id: 'my-net', chains: ['eip155:5611'], tokens: [{ mark: 'unsure', source: 'typed', asOf: '2026-11-22', mint: `eip155:5611/${STRANGER}`, symbol: 'MINE', name: 'Mine', decimals: 9, program: null, network: 'my-net' }] };
    const book = createNetworkBook([...networks, mine], []);
    const one = { logs: [move(STRANGER, PAYER, WALLET, 5n)], options: { chain: 'eip155:5611' as const, tokens: { [STRANGER]: { decimals: 9, symbol: 'MINE' } } } };
    expect(short(one, book)).toEqual([['unclassified', 'sender-unconfirmed', '5', 'my-net']]);
    expect(short({ ...one, decisions: [confirm('my-net', `eip155:5611/${STRANGER}`, PAYER)] }, book)).toEqual([['reward', 'sender-confirmed', '5', 'my-net']]);
    expect(short({ ...one, decisions: [confirm('my-net', `eip155:5611/${STRANGER}`, PAYER)] })).toEqual([['spam', 'evm-unknown-token', '5', null]]);
  });

  it('from many requestors makes the app ask for the whole wallet once, and then no more', () => {
    const payers = [PAYER, STRANGER, OTHER];
    const waiting = payers.flatMap((payer) => decoded({ logs: [move(GLM, payer, WALLET, 5n)] }) as readonly LedgerLine[]);
    expect(proposeGolemWallets(waiting, [])).toMatchObject([{ network: 'golem', mint: GLM_ID, sender: WALLET, why: 'wallet', payments: 3, amount: { base: 15n, decimals: 18 } }]);
    expect(proposeSenders(waiting, []).map((one) => one.sender)).toEqual([WALLET, ...payers].toSorted((a, b) => Number(b === WALLET) - Number(a === WALLET)));
    expect(proposeGolemWallets(waiting.slice(1), [])).toEqual([]);
    expect(proposeGolemWallets(waiting, [confirm('golem', GLM_ID, WALLET, 'refused')])).toEqual([]);
    expect(proposeGolemWallets(waiting, [confirm('golem', GLM_ID.toLowerCase(), PAYER)])).toEqual([]);
  });

  it('about another transaction, chain or wallet is refused', () => {
    const text = rawText([move(GLM, GOLEM_CONTRACT, WALLET, 5n)]);
    const context = { walletId: 'w1', accounts: [], decisions: [], networks: builtInBook };
    expect(decodeEntry(`0x${'0'.repeat(64)}`, text, walletOn('eip155:137'), context)).toEqual({ state: 'unreadable', why: 'other-transaction' });
    expect(decodeEntry(HASH, text, walletOn('eip155:1'), context)).toEqual({ state: 'unreadable', why: 'other-transaction' });
    expect(decodeEntry(HASH, text, walletOn('eip155:137', OTHER), context)).toEqual({ state: 'decoded', lines: [], newAccounts: [] });
  });
});
