import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { wordsForCode } from '../../../renderer/strings/words';
import { AKASH_RULES } from '../../../shared/chains/akash/rule-codes';
import { STORJ_RULES } from '../../../shared/chains/storj/rule-codes';

const sources = ['storj', 'akash', 'helium-oracle', 'render-stats'].flatMap((folder) => {
  const full = path.resolve(import.meta.dirname, '../../../main/adapters/sources', folder);
  return readdirSync(full).filter((file) => file.endsWith('.ts')).map((file) => readFileSync(path.join(full, file), 'utf8'));
}).join('\n');

const codes = (pattern: RegExp): readonly string[] => [...new Set([...sources.matchAll(pattern)].map((match) => match[1] ?? ''))];

it.each([...STORJ_RULES, ...AKASH_RULES])('explains the rule %s', (rule) => {
  expect(wordsForCode('rule', rule)).toMatch(/\.$/);
});

// Read from the adapters themselves, so that a new code without words is found.
const told = codes(/'((?:storj|akash|helium|render)-[a-z-]+)'/g);
it('finds the codes in the adapters', () => {
  expect(told.length).toBeGreaterThan(45);
});
/** Names of adapters, purposes of calls and of one host's settings, which are no words of a look. */
const NOT_WORDS = new Set(['storj-node', 'akash-chain', 'akash-console', 'helium-oracle', 'helium-entities', 'render-stats']);
it.each(told.filter((code) => !NOT_WORDS.has(code)))('has words for %s', (code) => {
  expect(['rule', 'notice', 'fact', 'position-note', 'source'].some((prefix) => wordsForCode(prefix, code) !== null)).toBe(true);
});
it.each(codes(/source: '([a-z-]+)'/g))('names the source %s', (code) => {
  expect(wordsForCode('source', code)).toMatch(/^\S/);
});
