import { describe, expect, it } from 'vitest';
import { wordsForCode } from '../../../renderer/strings/words';
import { EVM_RULES, FLUX_RULES, THETA_RULES } from '../../../shared/chains/evm/rule-codes';

describe('the words of EVM chains, Theta and Flux', () => {
  it.each([...new Set<string>([...EVM_RULES, ...THETA_RULES, ...FLUX_RULES])])('explain the rule %s', (rule) => {
    expect(wordsForCode('rule', rule)).toMatch(/\w{3,}.*\.$/);
  });
});
