import { describe, expect, it } from 'vitest';
import { decodeTransaction } from '../../../main/adapters/sources/solana/decode-transaction';
import type { Decoded } from '../../../main/engine/ports/chain';
import type { LedgerLine } from '../../../shared/domain/reward';
import { bent, type BentCase } from '../../support/solana-fixtures/bent-case';
import { caseTable } from '../../support/solana-fixtures/case-table';
import { createSeededRandom } from '../../support/solana-fixtures/seeded-random';

const CASES = 10_000;
const isIncome = (line: LedgerLine): boolean => line.kind === 'reward' || line.kind === 'staking';
const linesOf = (decoded: Decoded): readonly LedgerLine[] => (decoded.state === 'decoded' ? decoded.lines : []);

/** Everything of a line that came from the answer and could carry hostile text. */
const textsOf = (line: LedgerLine): readonly string[] => [line.id, line.destinationAccount, line.mint, line.sender ?? '', line.sourceDevice ?? '', ...Object.values(line.evidence.facts)];

function eachBent(seed: number, from: readonly BentCase[], check: (decoded: Decoded, one: BentCase) => void): void {
  const random = createSeededRandom(seed);
  for (let i = 0; i < CASES; i += 1) {
    const one = from[Math.floor(random() * from.length)];
    if (one === undefined) throw new Error('no cases');
    check(decodeTransaction(one.signature, bent(one, random), one.context), one);
  }
}

const asBent = (one: (typeof caseTable)[number]): BentCase => ({ name: one.name, signature: one.built.signature, json: JSON.parse(one.built.text), context: one.context });
const cases: readonly BentCase[] = caseTable.map(asBent);
/** In these a payment really stands in the instructions and only a balance takes it back: without the balance it is one. */
const takenBack = /balance says|part went on/;
const incomeOf = (decoded: Decoded): bigint => linesOf(decoded).filter(isIncome).reduce((sum, line) => sum + BigInt(line.base), 0n);

describe('ten thousand bent answers', () => {
  it('are each taken or say why not, in bounded lines of clean text', () => {
    const states: Record<string, number> = {};
    eachBent(20_261_122, cases, (decoded) => {
      states[decoded.state] = (states[decoded.state] ?? 0) + 1;
      for (const line of linesOf(decoded)) {
        expect(BigInt(line.base) >= 0n && BigInt(line.base) < 2n ** 64n).toBe(true);
        expect(line.atMs === null || line.atMs <= 4_102_444_800_000).toBe(true);
        for (const text of textsOf(line)) expect(text.length <= 300 && !/[\p{Cc}\p{Cf}]/u.test(text) && !text.includes('<script')).toBe(true);
      }
    });
    // Most of them still have to be read, or the test would try the parser alone.
    expect(states['decoded'] ?? 0).toBeGreaterThan(CASES / 3);
    expect(states['unreadable'] ?? 0).toBeGreaterThan(CASES / 20);
  });

  it('make no reward out of what was none', () => {
    const worthless = caseTable.filter((one) => !one.built.failed && !takenBack.test(one.name) && one.expected.every((line) => line.kind !== 'reward' && line.kind !== 'staking'));
    expect(worthless.length).toBeGreaterThan(90);
    eachBent(7, worthless.map(asBent), (decoded, one) => expect([one.name, incomeOf(decoded)]).toEqual([one.name, 0n]));
  });

  it('make no reward bigger than the whole answer had it', () => {
    const whole = new Map(cases.map((one) => [one.name, incomeOf(decodeTransaction(one.signature, JSON.stringify(one.json), one.context))]));
    eachBent(99, cases.filter((one) => !takenBack.test(one.name) && !/failed/.test(one.name)), (decoded, one) => expect([one.name, incomeOf(decoded) <= (whole.get(one.name) ?? 0n)]).toEqual([one.name, true]));
  });
});
