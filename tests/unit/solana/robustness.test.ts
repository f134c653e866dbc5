import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { decodeTransaction } from '../../../main/adapters/sources/solana/decode-transaction';
import type { Decoded } from '../../../main/engine/ports/chain';
import { addressOf, tokenAccountOf } from '../../support/solana-fixtures/addresses';
import { contextOf, fixture, WALLET, type FixtureCase } from '../../support/solana-fixtures/case';
import { encodingPairs } from '../../support/solana-fixtures/encoding-pairs';
import { heliumPairs } from '../../support/solana-fixtures/helium-pairs';
import { hotspotPairs } from '../../support/solana-fixtures/hotspot-pairs';
import { mintTo, sendSol, transfer } from '../../support/solana-fixtures/instructions';
import { senderPairs } from '../../support/solana-fixtures/sender-pairs';
import { walletToken } from '../../support/solana-fixtures/helium';

const cases: readonly FixtureCase[] = [...hotspotPairs, ...heliumPairs, ...senderPairs, ...encodingPairs].flatMap(({ pays, nearMiss }) => [pays, nearMiss]);
const [plain] = hotspotPairs;
if (plain === undefined) throw new Error('no fixtures');
const { built, context } = plain.pays;

const decodeText = (text: string): Decoded => decodeTransaction(built.signature, text, context);
const why = (decoded: Decoded): string => (decoded.state === 'unreadable' ? decoded.why : decoded.state);

type Json = { [key: string]: Json } | Json[] | string | number | boolean | null;
const parsed = (): { result: { [key: string]: Json } } => JSON.parse(built.text) as { result: { [key: string]: Json } };

/** Every place in a JSON value, as a path of keys. */
function placesOf(value: Json, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const children = Array.isArray(value) ? value.map((child, i) => [i, child] as const) : Object.entries(value);
  return [path, ...children.flatMap(([key, child]) => placesOf(child, [...path, key]))];
}

function put(value: Json, path: readonly (string | number)[], replacement: Json): Json {
  const [key, ...rest] = path;
  if (key === undefined) return replacement;
  if (Array.isArray(value)) return value.map((child, i) => (i === key ? put(child, rest, replacement) : child));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([k, child]) => [k, k === key ? put(child, rest, replacement) : child]));
}

describe('answers that cannot be read say why', () => {
  it.each([
    ['', 'not-json'],
    ['{"jsonrpc":"2.0","result":{"slot":1', 'not-json'],
    ['null', 'no-transaction'],
    ['{"jsonrpc":"2.0","result":null,"id":1}', 'no-transaction'],
    ['{"jsonrpc":"2.0","error":{"code":-32015,"message":"version"},"id":1}', 'rpc-error'],
    ['[{"transaction":{}}]', 'not-a-transaction-answer'],
    ['{"result":[]}', 'not-a-transaction-answer'],
    ['{"result":{"value":[]}}', 'not-a-transaction-answer'],
    ['{"result":{"transaction":["AQID","base64"],"meta":{"err":null}}}', 'encoding-base64'],
    ['{"result":{"transaction":"AQID","meta":{"err":null}}}', 'encoding-base64'],
    ['5', 'not-a-transaction-answer'],
  ])('%s', (text, expected) => expect(why(decodeText(text))).toBe(expected));

  it.each([
    ['another transaction', ['transaction', 'signatures', 0], addressOf('x'), 'other-transaction'],
    ['no meta', ['meta'], null, 'no-meta'],
    ['no slot', ['slot'], null, 'no-slot'],
    ['a slot that is no number', ['slot'], '448000000', 'no-slot'],
    ['no message', ['transaction', 'message'], null, 'no-message'],
    ['an unknown version', ['version'], 2, 'unknown-version'],
    ['no account keys', ['transaction', 'message', 'accountKeys'], [], 'account-keys-incomplete'],
    ['fewer balances than keys', ['meta', 'preBalances'], [1], 'account-keys-incomplete'],
    ['an instruction that is no object', ['transaction', 'message', 'instructions', 0], 'x', 'instruction-malformed'],
    ['inner instructions of nothing', ['meta', 'innerInstructions', 0, 'index'], 99, 'instruction-malformed'],
    ['an amount that is a float', ['meta', 'postTokenBalances', 0, 'uiTokenAmount', 'amount'], 1.5, 'balances-malformed'],
    ['an amount below zero', ['meta', 'postTokenBalances', 0, 'uiTokenAmount', 'amount'], '-1', 'balances-malformed'],
    ['an account index beyond the keys', ['meta', 'preTokenBalances', 0, 'accountIndex'], 999, 'balances-malformed'],
  ] as const)('%s', (_name, path, value, expected) => {
    const text = JSON.stringify({ ...parsed(), result: put(parsed().result, path, value as Json) });
    expect(text).not.toBe(built.text);
    expect(why(decodeText(text))).toBe(expected);
  });

  it('a token of unknown decimals came in and nothing tells them', () => {
    const mint = addressOf('a mint nobody knows');
    const to = { address: addressOf('our other account'), mint, owner: WALLET, decimals: 3, pre: 0n };
    const { built: answer } = fixture(
      { label: 'very old, unknown token', signers: [addressOf('x')], tokens: [to], instructions: [transfer({ from: addressOf('from'), to: to.address, authority: addressOf('x'), base: 5n })], without: 'token-balances' },
      [],
    );
    const accounts = [...contextOf().accounts, { walletId: 'w1', address: to.address, kind: 'token-account' as const, mint: null, origin: 'seen' as const }];
    expect(why(decodeTransaction(answer.signature, answer.text, contextOf({ accounts })))).toBe('mint-unknown');
  });
});

describe('whatever comes', () => {
  it('never throws on text cut off anywhere, and reads no part of it', () => {
    for (const { built: answer, context: given } of cases) {
      fc.assert(
        fc.property(fc.integer({ min: 0, max: answer.text.length - 1 }), (length) => {
          expect(decodeTransaction(answer.signature, answer.text.slice(0, length), given).state).toBe('unreadable');
        }),
        { numRuns: 10 },
      );
    }
  });

  it('never throws when any value is something else', () => {
    const junk: readonly Json[] = [null, '', 'x', -1, 1e300, 0.5, [], {}, true, '99999999999999999999999999999999999999'];
    for (const { built: answer, context: given } of cases.slice(0, 24)) {
      const json = JSON.parse(answer.text) as Json;
      const places = placesOf(json);
      fc.assert(
        fc.property(fc.constantFrom(...places), fc.constantFrom(...junk), (place, value) => {
          const decoded = decodeTransaction(answer.signature, JSON.stringify(put(json, place, value)), given);
          expect(['decoded', 'failed-transaction', 'unreadable']).toContain(decoded.state);
        }),
        { numRuns: 150 },
      );
    }
  });

  it('never throws on any JSON', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(['decoded', 'failed-transaction', 'unreadable']).toContain(decodeText(text).state);
      }),
    );
  });

  it('adds up: the lines of an account are the change of its balance, whatever came and went', () => {
    const stranger = addressOf('stranger');
    const mint = addressOf('any token');
    const ours = walletToken(WALLET, mint, 10_000n, 2);
    const theirs = walletToken(stranger, mint, 10_000n, 2);
    const move = fc.record({ kind: fc.constantFrom('in', 'out', 'mint', 'sol'), base: fc.bigInt({ min: 0n, max: 900n }) });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 8 }), fc.constantFrom('jsonParsed' as const, 'json' as const), (moves, encoding) => {
        const instructions = moves.map(({ kind, base }) => {
          if (kind === 'in') return transfer({ from: theirs.address, to: ours.address, authority: stranger, base });
          if (kind === 'out') return transfer({ from: ours.address, to: theirs.address, authority: WALLET, base });
          if (kind === 'mint') return mintTo({ mint, to: ours.address, authority: stranger, base });
          return sendSol({ from: stranger, to: addressOf('third'), lamports: base });
        });
        const { built: answer } = fixture({ label: 'moves', signers: [stranger, WALLET], tokens: [ours, theirs], instructions, encoding }, []);
        const decoded = decodeTransaction(answer.signature, answer.text, contextOf());
        if (decoded.state !== 'decoded') throw new Error(why(decoded));
        const change = moves.reduce((sum, { kind, base }) => sum + (kind === 'in' || kind === 'mint' ? base : kind === 'out' ? -base : 0n), 0n);
        expect(decoded.lines.reduce((sum, line) => sum + BigInt(line.base), 0n)).toBe(change > 0n ? change : 0n);
        expect(decoded.lines.filter((line) => line.kind === 'reward' || line.kind === 'staking')).toEqual([]);
      }),
    );
  });

  it('tells the token accounts of the wallet that were not watched yet, once', () => {
    const mint = addressOf('any token');
    const account = tokenAccountOf(WALLET, mint);
    const { built: answer } = fixture({ label: 'new account', signers: [addressOf('x')], tokens: [walletToken(WALLET, mint, 0n, 2)], instructions: [mintTo({ mint, to: account, authority: addressOf('x'), base: 1n })] }, []);
    const first = decodeTransaction(answer.signature, answer.text, contextOf());
    const seen = { walletId: 'w1', address: account, kind: 'token-account' as const, mint, origin: 'seen' as const };
    expect(first).toMatchObject({ newAccounts: [seen] });
    expect(decodeTransaction(answer.signature, answer.text, contextOf({ accounts: [...contextOf().accounts, seen] }))).toMatchObject({ newAccounts: [] });
  });
});
