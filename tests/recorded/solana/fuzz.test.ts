/**
 * Every decoder of Solana answers over ten thousand mutated recorded ones, the same in every run: none throws or hangs, and none invents a reward,
 * because not one recorded answer holds one. Published by others and not part of this repository.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import * as answers from '../../../main/adapters/sources/solana/answers';
import { decodeTransaction } from '../../../main/adapters/sources/solana/decode-transaction';
import { parseMiniFanout, parseRecipientDestination } from '../../../main/adapters/sources/solana/prove-fanouts';
import { parseRpcAnswer } from '../../../main/adapters/sources/solana/rpc-text';
import { ACCOUNT_DISCRIMINATORS, LAZY_DISTRIBUTOR, MINI_FANOUT } from '../../../shared/networks/helium/programs';
import { builtInBook } from '../../../shared/networks/registry';
import { recordedAnswers, recordedFolder, solanaAbsent, type RecordedAnswer } from '../../support/recorded/solana-answers';
import { bent } from '../../support/solana-fixtures/bent-case';
import type { Json } from '../../support/solana-fixtures/bent-json';
import { createSeededRandom } from '../../support/solana-fixtures/seeded-random';

if (solanaAbsent !== null) console.log(`skipped: mutated Solana answers (${solanaAbsent})`);

const CASES = 10_000;

/** The text cut, with a piece taken out, doubled or replaced: what a torn read gives. */
function torn(text: string, random: () => number): string {
  const at = Math.floor(random() * text.length);
  const to = Math.min(text.length, at + Math.floor(random() * 200));
  switch (Math.floor(random() * 4)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + text.slice(to);
    case 2:
      return text.slice(0, to) + text.slice(at);
    default:
      return `${text.slice(0, at)}${String.fromCodePoint(Math.floor(random() * 0x3000))}${text.slice(at + 1)}`;
  }
}

describe.skipIf(solanaAbsent !== null)('ten thousand mutated recorded answers', () => {
  let all: readonly RecordedAnswer[] = [];
  let transactions: readonly (RecordedAnswer & { readonly json: Json })[] = [];
  beforeAll(() => {
    all = recordedAnswers();
    transactions = all.filter((one) => one.addresses.length > 0 && one.text.length < 30_000).map((one) => ({ ...one, json: JSON.parse(one.text) as Json }));
  });
  const pick = <T>(list: readonly T[], random: () => number): T => {
    const found = list[Math.floor(random() * list.length)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  };

  it.each([
    ['torn', (one: { readonly text: string; readonly json: Json }, random: () => number) => torn(one.text, random)],
    ['bent', (one: { readonly text: string; readonly json: Json }, random: () => number) => bent(one, random)],
  ] as const)('of transactions, %s, hold no reward', (_how, mutate) => {
    const random = createSeededRandom(41);
    const states: Record<string, number> = {};
    for (let i = 0; i < CASES; i += 1) {
      const one = pick(transactions, random);
      const address = pick(one.addresses, random);
      const decoded = decodeTransaction(one.signature, mutate(one, random), { walletId: 'w1', accounts: [{ walletId: 'w1', address, kind: 'wallet', mint: null, origin: 'self' }], decisions: [], networks: builtInBook });
      states[decoded.state] = (states[decoded.state] ?? 0) + 1;
      if (decoded.state !== 'decoded') continue;
      expect(decoded.lines.filter((line) => line.kind === 'reward' || line.kind === 'staking').map((line) => [one.file, line.evidence])).toEqual([]);
      for (const line of decoded.lines) expect([one.file, BigInt(line.base) > 0n || line.kind === 'zero-claim']).toEqual([one.file, true]);
    }
    console.log(`mutated transactions, ${_how}:`, states);
    expect(states['decoded'] ?? 0).toBeGreaterThan(100);
  }, 60_000);

  it('of the small answers are of the promised shape or refused', () => {
    const random = createSeededRandom(43);
    const schemas = [answers.signaturesAnswer, answers.tokenAccountsAnswer, answers.accountsAnswer, answers.lamportsAnswer, answers.secondsAnswer, answers.slotAnswer] as const;
    const small = all.filter((one) => /getSignatures|getTokenAccounts|getMultipleAccounts|wrapper-/.test(one.file) && one.text.length < 40_000).map((one) => JSON.parse(one.text) as Json);
    let read = 0;
    for (let i = 0; i < CASES; i += 1) {
      const json = JSON.parse(bent({ json: pick(small, random) }, random)) as { result?: unknown } | null;
      const value = typeof json === 'object' && json !== null && 'result' in json ? json.result : json;
      for (const schema of schemas) if (schema.safeParse(value).success) read += 1;
      const listed = answers.tokenAccountsAnswer.safeParse(value);
      for (const { account } of listed.success ? listed.data.value : []) {
        if (typeof account.data !== 'string' && !Array.isArray(account.data)) expect(BigInt(account.data.parsed.info.tokenAmount.amount) < 2n ** 64n).toBe(true);
      }
    }
    expect(read).toBeGreaterThan(1_000);
  }, 60_000);

  it('of JSON-RPC as text are elements or unreadable', () => {
    const random = createSeededRandom(44);
    const short = all.filter((one) => one.text.length < 8_000).map((one) => one.text);
    const kinds: Record<string, number> = {};
    for (let i = 0; i < CASES; i += 1) {
      const element = `{"jsonrpc":"2.0","id":"${i}","result":${pick(short, random)}}`;
      const answer = parseRpcAnswer(torn(i % 2 === 0 ? element : `[${element},${element}]`, random), i % 2 === 0 ? 'one' : 'batch');
      kinds[answer.kind] = (kinds[answer.kind] ?? 0) + 1;
    }
    expect(Object.values(kinds).reduce((sum, n) => sum + n, 0)).toBe(CASES);
  }, 60_000);

  it('of account data prove no fan-out by accident', () => {
    const random = createSeededRandom(45);
    const file = path.join(recordedFolder, 'depin-network/relaywirelessapi__helium-api/get_accounts__00_getProgramAccounts.json');
    const { result } = JSON.parse(readFileSync(file, 'utf8')) as { result: { account: { data: [string, string]; owner: string } }[] };
    const data = result.map(({ account }) => Buffer.from(account.data[0], 'base64'));
    let parsed = 0;
    for (let i = 0; i < CASES; i += 1) {
      const bytes = Buffer.from(pick(data, random)).subarray(0, Math.floor(random() * 700));
      for (let n = 0; n < 8; n += 1) if (bytes.length > 8) bytes[8 + Math.floor(random() * (bytes.length - 8))] = Math.floor(random() * 256);
      const isFanout = i % 2 === 0;
      Buffer.from(isFanout ? ACCOUNT_DISCRIMINATORS.MiniFanoutV0 : ACCOUNT_DISCRIMINATORS.RecipientV0, 'hex').copy(bytes);
      const dataBase64 = bytes.toString('base64');
      const fanout = parseMiniFanout({ owner: isFanout ? MINI_FANOUT : LAZY_DISTRIBUTOR, dataBase64 });
      const destination = parseRecipientDestination({ owner: isFanout ? MINI_FANOUT : LAZY_DISTRIBUTOR, dataBase64 });
      if (fanout !== null || destination !== null) parsed += 1;
      // Each reads only accounts of its own program.
      expect(isFanout ? destination : fanout).toBeNull();
      expect(fanout === null || fanout.namespace.length === 32).toBe(true);
    }
    console.log(`mutated account data: ${parsed} of ${CASES} could be read`);
  }, 60_000);
});
