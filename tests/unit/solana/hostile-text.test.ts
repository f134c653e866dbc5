import { describe, expect, it } from 'vitest';
import { claimPayerOf } from '../../../main/adapters/sources/solana/classify/claim-payer';
import { cleanText } from '../../../main/adapters/sources/solana/decode/clean-text';
import { decodeTransaction } from '../../../main/adapters/sources/solana/decode-transaction';
import { DISCRIMINATORS, LAZY_DISTRIBUTOR, TUKTUK } from '../../../shared/networks/helium/programs';
import { HNT } from '../../../shared/networks/helium/tokens';
import { addressOf, tokenAccountOf } from '../../support/solana-fixtures/addresses';
import { put, type Json } from '../../support/solana-fixtures/bent-json';
import { contextOf, fixture, STRANGER, WALLET } from '../../support/solana-fixtures/case';
import { CRANKER, TASK_QUEUE, walletToken } from '../../support/solana-fixtures/helium';
import { call, data, transfer } from '../../support/solana-fixtures/instructions';
import { memo } from '../../support/solana-fixtures/memo';

const TEN_MB = 10_000_000;
const PAYER = claimPayerOf(WALLET) ?? '';
const START = "Couldn't claim rewards due to ";

function reasonOf(text: string): string | undefined {
  const task = call(TUKTUK, [CRANKER, addressOf('task payer'), TASK_QUEUE, addressOf('task'), PAYER], data(DISCRIMINATORS.run_task_v0, 0), [memo(text, [PAYER])]);
  const { built } = fixture({ label: 'hostile memo', signers: [CRANKER], tokens: [], instructions: [task] }, []);
  const decoded = decodeTransaction(built.signature, built.text, contextOf());
  return decoded.state === 'decoded' ? decoded.lines[0]?.evidence.facts['reason'] : undefined;
}

const gift = fixture(
  { label: 'a gift', signers: [STRANGER], tokens: [walletToken(STRANGER, HNT.mint, 10n), walletToken(WALLET, HNT.mint)], instructions: [transfer({ from: tokenAccountOf(STRANGER, HNT.mint), to: tokenAccountOf(WALLET, HNT.mint), authority: STRANGER, base: 9n })] },
  [],
).built;

const decodeBent = (place: readonly (string | number)[], value: Json) => decodeTransaction(gift.signature, JSON.stringify(put(JSON.parse(gift.text) as Json, place, value)), contextOf());

describe('hostile text from the chain', () => {
  it('loses its control characters and the marks that turn the direction of writing', () => {
    expect(reasonOf(`${START}\u202Eecnalab wol\u202C\u0007\u200B<script>alert(1)</script>`)).toBe('ecnalab wol <script>alert(1)</script>');
    expect(cleanText('a\u2066b\u2069\u2028c\uFEFF\t d')).toBe('a b c d');
  });

  it('is cut: a memo of ten megabytes says at most two hundred characters', () => {
    expect(reasonOf(START + 'x'.repeat(TEN_MB))?.length).toBe(200 - START.length);
    expect(cleanText('\u202E'.repeat(TEN_MB))).toBe('');
  });

  it.each([
    ['an account key', ['result', 'transaction', 'message', 'accountKeys', 1, 'pubkey']],
    ['the mint of a balance', ['result', 'meta', 'postTokenBalances', 0, 'mint']],
    ['the program of an instruction', ['result', 'transaction', 'message', 'instructions', 0, 'programId']],
  ] as const)('makes the answer unreadable as %s', (_name, place) => {
    for (const text of ['<img src=x onerror=alert(1)>', '\u202Eevil', 'x'.repeat(TEN_MB), '']) expect([text.slice(0, 9), decodeBent(place, text).state]).toEqual([text.slice(0, 9), 'unreadable']);
  });

  it.each([
    ['the owner of a balance', ['result', 'meta', 'postTokenBalances', 0, 'owner']],
    ['the authority of a transfer', ['result', 'transaction', 'message', 'instructions', 0, 'parsed', 'info', 'authority']],
    ['the source of a transfer', ['result', 'transaction', 'message', 'instructions', 0, 'parsed', 'info', 'source']],
  ] as const)('stands in no line as %s', (_name, place) => {
    for (const text of ['<img src=x onerror=alert(1)>', '\u202Eevil', 'x'.repeat(TEN_MB)]) {
      const decoded = decodeBent(place, text);
      expect(decoded.state).toBe('decoded');
      expect(JSON.stringify(decoded).includes(text.slice(0, 100))).toBe(false);
    }
  });

  it('costs no time as instruction data of ten megabytes', () => {
    const place = ['result', 'transaction', 'message', 'instructions', 0];
    const startedMs = performance.now();
    expect(decodeBent(place, { programId: LAZY_DISTRIBUTOR, accounts: [], data: '2'.repeat(TEN_MB), stackHeight: 1 }).state).toBe('decoded');
    expect(performance.now() - startedMs).toBeLessThan(3_000);
  });

  it('is refused as a thousand instructions where the chain runs sixty-four', () => {
    const one: Json = { programId: LAZY_DISTRIBUTOR, accounts: [], data: '2', stackHeight: 1 };
    expect(decodeBent(['result', 'transaction', 'message', 'instructions'], Array.from({ length: 1_000 }, () => one))).toEqual({ state: 'unreadable', why: 'instruction-malformed' });
  });
});

describe('figures that the chain cannot hold', () => {
  const amount = (side: string) => ['result', 'meta', side, 1, 'uiTokenAmount', 'amount'];
  it.each([['below 0', '-1'], ['2^64', '18446744073709551616'], ['39 digits', '9'.repeat(39)], ['ten million digits', '9'.repeat(TEN_MB)], ['a fraction', '1.5'], ['a blank', ' 1'], ['hexadecimal', '0x1']])('make a balance unreadable: %s', (_what, text) => expect(decodeBent(amount('postTokenBalances'), text)).toEqual({ state: 'unreadable', why: 'balances-malformed' }));

  it.each(['-9', '18446744073709551616', '9'.repeat(39), '9.0'])('are no movement: %s', (text) => {
    const decoded = decodeBent(['result', 'transaction', 'message', 'instructions', 0, 'parsed', 'info', 'amount'], text);
    expect(decoded).toMatchObject({ state: 'decoded', lines: [{ base: '9', evidence: { rule: 'incoming-balance' } }] });
  });

  it('takes the largest amount there is', () => {
    const most = (2n ** 64n - 1n).toString();
    const text = JSON.stringify(put(put(JSON.parse(gift.text) as Json, amount('postTokenBalances'), most), ['result', 'transaction', 'message', 'instructions', 0, 'parsed', 'info', 'amount'], most));
    expect(decodeTransaction(gift.signature, text, contextOf())).toMatchObject({ lines: [{ base: most }] });
  });

  it.each([253_402_300_800, 9_007_199_254_740_991, -1, 1.5])('are no time: %s', (seconds) => expect(decodeBent(['result', 'blockTime'], seconds)).toMatchObject({ lines: [{ atMs: null }] }));

  it('never make a fee that is more than what was sent a debt', () => {
    const info = { source: tokenAccountOf(STRANGER, HNT.mint), destination: tokenAccountOf(WALLET, HNT.mint), mint: HNT.mint, authority: STRANGER, tokenAmount: { amount: '5', decimals: 8 }, feeAmount: { amount: '6', decimals: 8 } };
    const decoded = decodeBent(['result', 'transaction', 'message', 'instructions', 0, 'parsed'], { type: 'transferCheckedWithFee', info });
    expect(decoded).toMatchObject({ lines: [{ base: '9', evidence: { rule: 'incoming-balance' } }] });
  });
});
