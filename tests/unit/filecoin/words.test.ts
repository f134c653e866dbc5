import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { wordsForCode } from '../../../renderer/strings/words';
import { FILECOIN_RULES } from '../../../shared/chains/filecoin/rule-codes';
import { filecoin } from '../../../shared/networks/filecoin/network';
import { builtInBook } from '../../../shared/networks/registry';

const source = ['miner-look', 'watch', 'day-reports', 'decode-entry'].map((name) => readFileSync(new URL(`../../../main/adapters/sources/filecoin/${name}.ts`, import.meta.url), 'utf8')).join('\n');
const codes = (pattern: RegExp): readonly string[] => [...new Set([...source.matchAll(pattern)].map((match) => match[1] ?? ''))];

describe('the words', () => {
  it.each(FILECOIN_RULES)('explain the rule %s', (rule) => {
    expect(wordsForCode('rule', rule)).toMatch(/\.$/);
  });
  it.each(codes(/say\('(filecoin-[a-z-]+)'/g))('say what is the matter: %s', (code) => {
    expect(wordsForCode('notice', code)).toMatch(/\.$/);
  });
  it.each(codes(/(?:add|fact)\('(filecoin-[a-z0-9-]+)'/g))('name the figure %s', (code) => {
    expect(wordsForCode('fact', code)).toMatch(/^\w/);
  });
  it.each(codes(/'(filecoin-(?:vesting|vesting-head-only|vesting-differs|vesting-unknown|available|pledge|pre-commit))'/g))('explain the position %s', (code) => {
    expect(wordsForCode('position-note', code)).toMatch(/\.$/);
  });
  it('are found at all', () => {
    expect(codes(/say\('(filecoin-[a-z-]+)'/g).length).toBeGreaterThan(8);
    expect(codes(/(?:add|fact)\('(filecoin-[a-z0-9-]+)'/g).length).toBeGreaterThan(25);
  });
});

describe('the network', () => {
  it('is in the book with its token, dated rules in order, and what is not known', () => {
    expect(builtInBook.byId('filecoin')).toBe(filecoin);
    expect(builtInBook.token('filecoin/fil')).toMatchObject({ symbol: 'FIL', decimals: 18, network: 'filecoin' });
    const days = filecoin.rules.map((rule) => rule.fromDay ?? '');
    expect(days).toEqual(days.toSorted());
    expect(filecoin.rules.every((rule) => rule.mark === 'verified')).toBe(true);
    expect(filecoin.notKnown.join(' ')).toContain('FIP-0118');
  });
});
