import { describe, expect, it } from 'vitest';
import type { LedgerLine } from '../../../shared/domain/reward';
import { decodeTransaction, SOLANA_DECODER_VERSION } from '../../../main/adapters/sources/solana/decode-transaction';
import type { ExpectedLine, FixtureCase } from '../../support/solana-fixtures/case';
import { encodingPairs } from '../../support/solana-fixtures/encoding-pairs';
import { heliumPairs } from '../../support/solana-fixtures/helium-pairs';
import { hotspotPairs } from '../../support/solana-fixtures/hotspot-pairs';
import { senderPairs } from '../../support/solana-fixtures/sender-pairs';

const families = { 'hotspot rewards': hotspotPairs, 'split, staking, legacy': heliumPairs, 'confirmed senders': senderPairs, 'encodings and versions': encodingPairs };
const pairs = Object.values(families).flat();

function linesOf({ built, context }: FixtureCase): readonly LedgerLine[] {
  const decoded = decodeTransaction(built.signature, built.text, context);
  if (built.failed) {
    expect(decoded).toEqual({ state: 'failed-transaction' });
    return [];
  }
  if (decoded.state !== 'decoded') throw new Error(`not read: ${JSON.stringify(decoded)}`);
  return decoded.lines;
}

const summary = (line: LedgerLine): ExpectedLine => ({
  kind: line.kind,
  base: BigInt(line.base),
  mint: line.mint,
  rule: line.evidence.rule as ExpectedLine['rule'],
  ...(line.sourceDevice === null ? {} : { sourceDevice: line.sourceDevice }),
});

const isIncome = (line: LedgerLine): boolean => line.kind === 'reward' || line.kind === 'staking';

describe.each(Object.entries(families))('%s', (_family, family) => {
  it.each(family.map(({ pays }) => [pays.name, pays] as const))('pays: %s', (_name, pays) => {
    const lines = linesOf(pays);
    expect(lines.map(summary)).toEqual(pays.expected);
    expect(lines.filter(isIncome).reduce((sum, line) => sum + BigInt(line.base), 0n)).toBeGreaterThan(0n);
  });

  it.each(family.map(({ nearMiss }) => [nearMiss.name, nearMiss] as const))('is worth nothing: %s', (_name, nearMiss) => {
    const lines = linesOf(nearMiss);
    expect(lines.map(summary)).toEqual(nearMiss.expected);
    expect(lines.filter(isIncome)).toEqual([]);
  });
});

describe('every fixture', () => {
  it('are at least twenty pairs with names of their own', () => {
    const names = pairs.flatMap(({ pays, nearMiss }) => [pays.name, nearMiss.name]);
    expect(pairs.length).toBeGreaterThanOrEqual(20);
    expect(new Set(names).size).toBe(names.length);
  });

  it('has lines with an identity of their own, the chain’s time, and this decoder’s version', () => {
    for (const pair of pairs) {
      const lines = linesOf(pair.pays);
      expect(new Set(lines.map((line) => line.id)).size).toBe(lines.length);
      for (const line of lines) {
        expect(line.id).toBe(`solana:${pair.pays.built.signature}:${line.instructionPath}:${line.destinationAccount}:${line.mint}`);
        expect(line.atMs).toBe(pair.pays.built.blockTime === null ? null : pair.pays.built.blockTime * 1000);
        expect(line.decoderVersion).toBe(SOLANA_DECODER_VERSION);
        expect(line.walletId).toBe('w1');
      }
    }
  });

  it('names neither the wallet nor its owner in a split payout, and is found all the same', () => {
    const split = heliumPairs.find(({ pays }) => pays.name.includes('not among the keys'))?.pays;
    if (split === undefined) throw new Error('fixture missing');
    const wallet = split.context.accounts.find((a) => a.kind === 'wallet')?.address ?? '';
    expect(wallet).not.toBe('');
    expect(split.built.touched).not.toContain(wallet);
    expect(linesOf(split).map((line) => line.base)).toEqual(['60000000']);
  });
});
