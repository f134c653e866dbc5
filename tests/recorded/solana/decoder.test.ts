/**
 * Every recorded Solana answer goes through the decoder, with every address in it as the wallet: it is taken, or says why not, and none of
 * them is a reward. Published by others and not part of this repository.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodeTransaction } from '../../../main/adapters/sources/solana/decode-transaction';
import type { DecodeContext, Decoded } from '../../../main/engine/ports/chain';
import { HNT } from '../../../shared/networks/helium/tokens';
import { knownTokens } from '../../../shared/networks/known-tokens';
import { builtInBook } from '../../../shared/networks/registry';
import { addressOf } from '../../support/solana-fixtures/addresses';
import { recordedAnswers, recordedFolder, solanaAbsent, type RecordedAnswer } from '../../support/recorded/solana-answers';

if (solanaAbsent !== null) console.log(`skipped: recorded Solana answers (${solanaAbsent})`);

const contextOf = (address: string): DecodeContext => ({ walletId: 'w1', accounts: [{ walletId: 'w1', address, kind: 'wallet', mint: null, origin: 'self' }], decisions: [], networks: builtInBook });
const outcome = (decoded: Decoded): string => (decoded.state === 'unreadable' ? decoded.why : decoded.state);
const decodeFor = ({ signature, text }: RecordedAnswer, address: string): Decoded => decodeTransaction(signature, text, contextOf(address));

describe.skipIf(solanaAbsent !== null)('recorded Solana answers', () => {
  let answers: readonly RecordedAnswer[] = [];
  let tried: readonly { readonly answer: RecordedAnswer; readonly address: string; readonly decoded: Decoded }[] = [];
  beforeAll(() => {
    answers = recordedAnswers();
    tried = answers.flatMap((answer) => (answer.addresses.length === 0 ? [addressOf('nobody')] : answer.addresses).map((address) => ({ answer, address, decoded: decodeFor(answer, address) })));
  });

  const named = (part: string): RecordedAnswer => {
    const found = answers.find((answer) => answer.file.includes(part));
    if (found === undefined) throw new Error(`${part} is not there`);
    return found;
  };

  it('are each taken, or say why not', () => {
    const counts: Record<string, number> = {};
    for (const answer of answers) {
      const outcomes = new Set(tried.filter((one) => one.answer === answer).map((one) => outcome(one.decoded)));
      // Whether an answer can be read does not depend on whose wallet asks.
      expect([answer.file, outcomes.size]).toEqual([answer.file, 1]);
      const key = `${answer.form}: ${[...outcomes].join()}`;
      counts[key] = (counts[key] ?? 0) + 1;
    }
    console.log(`${answers.length} recorded answers, ${tried.length} times decoded:`, counts);
    expect(counts).toEqual({
      'file: decoded': 44,
      // Account lists, balances, signatures, whole blocks, cassettes, a webhook's list: other questions than this one.
      'file: not-a-transaction-answer': 52,
      'file: no-slot': 1,
      'file: encoding-base64': 1,
      'block: decoded': 15,
      'block: failed-transaction': 6,
      'block: no-meta': 15,
      'block: other-transaction': 1,
      'webhook: decoded': 1,
    });
  });

  it('hold not one reward and no staking income, whoever asks', () => {
    const lines = tried.flatMap(({ decoded }) => (decoded.state === 'decoded' ? decoded.lines : []));
    expect(lines.length).toBeGreaterThan(100);
    expect(lines.filter((line) => line.kind === 'reward' || line.kind === 'staking')).toEqual([]);
    for (const line of lines) expect([line.id, BigInt(line.base) > 0n]).toEqual([line.id, line.kind !== 'zero-claim']);
  });

  it('call what was bought a conversion: no swapper’s tokens wait as unclassified', () => {
    const swappers = tried.filter(({ answer, decoded }) => answer.file.includes('test_jupiter__test_') && /swap|route/.test(answer.file) && decoded.state === 'decoded');
    const kinds = new Set(swappers.flatMap(({ decoded }) => (decoded.state === 'decoded' ? decoded.lines.map((line) => line.kind) : [])));
    expect([...kinds].toSorted()).toEqual(['conversion', 'outgoing', 'spam']);
  });

  it('tell a hotspot claim that paid nothing, by the recorded mainnet transaction', () => {
    const decoded = decodeFor(named('lazy_distributor_distribute'), '8v8cEbCNts9ENuokPo6vF5QwaZJ4CAAmDrXKQdVbstFP');
    expect(decoded).toMatchObject({
      state: 'decoded',
      lines: [
        {
          kind: 'zero-claim',
          base: '0',
          mint: HNT.mint,
          sourceDevice: '4oge4mUihEB7kKQRYJk6X6NWJGP5fAZ1LPLeHjCoy8MB',
          destinationAccount: 'w5CPzaMr5uk3UAg6aJRQt34YrEJXeP2p88WykYsirtz',
          instructionPath: '3.3',
          atMs: 1_773_532_819_000,
          evidence: { rule: 'helium-claim-paid-nothing', facts: { startedBy: 'automation', feePayer: 'cronjz7v2xsWdXr8BVz38ihi5DTWPihGZKuRr6vSPEU' } },
        },
      ],
    });
  });

  it.each([
    ['GtBcUSWUi9h6XD6z84p66hGDJfoc3BvdWgoTpdj1Y3gL', '787', '2.0'],
    ['AEXo65ic3eaREejHpZKUYve7a7SQ15ZrEqzXBHFVFQZy', '79944', '3.0'],
  ])('tell the burnt veHNT share of %s', (wallet, burnedBase, instructionPath) => {
    expect(decodeFor(named('hsd_claim_rewards'), wallet)).toMatchObject({
      state: 'decoded',
      lines: [{ kind: 'zero-claim', base: '0', mint: HNT.mint, instructionPath, evidence: { rule: 'helium-vehnt-burned', facts: { burnedBase } } }],
    });
  });
});

describe.skipIf(solanaAbsent !== null)('the recorded token list', () => {
  it('confirms mint, symbol and decimals of every token that is said to come from it', () => {
    const rows = new Map(
      readFileSync(path.join(recordedFolder, 'solana/jup-ag__token-list/validated-tokens.csv'), 'utf8')
        .split('\n')
        .map((line) => line.split(','))
        .map(([, symbol, mint, decimals]) => [mint, { symbol, decimals: Number(decimals) }]),
    );
    const found = knownTokens.filter((token) => rows.has(token.mint));
    for (const token of found) expect([token.symbol, token.decimals]).toEqual([token.symbol, rows.get(token.mint)?.decimals]);
    for (const token of found) expect(rows.get(token.mint)?.symbol?.replace('$', '')).toBe(token.symbol);
    const missing = knownTokens.filter((token) => !rows.has(token.mint)).map((token) => token.symbol);
    expect(missing).toEqual(['DC', 'GRASS', 'GEOD', 'XNET', 'ROAM', 'WINGS', 'ONO']);
  });
});
