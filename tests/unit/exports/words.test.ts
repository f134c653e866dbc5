import { describe, expect, it } from 'vitest';

import { COST_KINDS, EXPORT_FAILURES, TAX_NOTES, TAX_REASONS } from '../../../shared/domain/export-codes';
import { wordsForCode } from '../../../renderer/strings/words';

describe('codes of files and tax reports', () => {
  it.each(TAX_NOTES)('note %s is a sentence', (code) => expect(wordsForCode('tax-note', code)).toMatch(/\w{3,}.*\.$/));
  it.each([...TAX_REASONS, ...EXPORT_FAILURES])('reason %s is a sentence', (code) => expect(wordsForCode('reason', code)).toMatch(/\w{3,}.*\.$/));
  it.each(COST_KINDS)('cost %s has a name', (code) => expect(wordsForCode('cost', code)).toMatch(/^[A-Z]\w+/));
});
