import { describe, expect, it } from 'vitest';

import { SUBJECTS } from '../../../renderer/strings/catalogue';
import { fill } from '../../../renderer/strings/fill';
import { errorWords } from '../../../renderer/strings/errors';
import { wordsForCode } from '../../../renderer/strings/words';
import { ERROR_CODES } from '../../../shared/contract/codes';
import { hardwareSnapshotSchema } from '../../../shared/contract/schemas/hardware';
import { SOLANA_RULES } from '../../../shared/chains/solana/rule-codes';
import { lineKindSchema } from '../../../shared/contract/schemas/ledger';

const reasons = hardwareSnapshotSchema.shape.cpu.options[1].shape.reason.options;

describe('the catalogue', () => {
  it('has each key in one subject only', () => {
    const keys = Object.values(SUBJECTS).flatMap((subject) => Object.keys(subject));
    expect(keys.length).toBeGreaterThan(200);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it.each(reasons)('says why something is unavailable, and what would help: %s', (reason) => {
    expect(wordsForCode('reason', reason)).toMatch(/\w{3,}.*\.$/);
    expect(wordsForCode('reason', `${reason}.remedy`)).toMatch(/\w{3,}.*\.$/);
  });

  it.each(lineKindSchema.options)('names and explains a ledger line: %s', (kind) => {
    expect(wordsForCode('line', kind)).toMatch(/^\w/);
    expect(wordsForCode('line', `${kind}.hint`)).toMatch(/\.$/);
  });

  it.each(Object.keys(ERROR_CODES))('has words for the error %s', (code) => {
    expect(errorWords(code, {})).toMatch(/\.$/);
    expect(errorWords(code, {})).not.toContain(code);
  });

  it.each(SOLANA_RULES)('explains the rule %s', (rule) => {
    expect(wordsForCode('rule', rule)).toMatch(/\.$/);
  });

  // Written by main/engine/home/attention.ts.
  it.each(['device-down', 'sync-failed', 'disk-full', 'reward-late', 'sender-to-confirm', 'unclassified', 'unpriced', 'reward-silent', 'notice', 'claim-failed', 'large-read'])('says what is the matter and what to do: %s', (code) => {
    expect(wordsForCode('attention', code)).toMatch(/\.$/);
    expect(wordsForCode('attention', `${code}.next`)).toMatch(/\.$/);
  });

  it('speaks calmly: no exclamation marks and none of the words we avoid', () => {
    const all = Object.values(SUBJECTS).flatMap((subject) => Object.values(subject).flatMap((words: unknown) => JSON.stringify(words)));
    expect(all.filter((words) => /!|\bAPY\b|HODL|\bmoon\b/i.test(words))).toEqual([]);
  });
});

describe('fill', () => {
  it('writes numbers in the locale and chooses the counted form', () => {
    const words = { one: '{n} row', other: '{n} rows' };
    expect(fill(words, { n: 1 }, 'en')).toBe('1 row');
    expect(fill(words, { n: 1200 }, 'de')).toBe('1.200 rows');
  });

  it('leaves a missing parameter visible instead of guessing', () => {
    expect(fill('up {percent} of {time}', { percent: '99 %' }, 'en')).toBe('up 99 % of {time}');
  });
});
