import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAkashAddress } from '../../../shared/chains/akash/address';

// The bytes 0, 1, 2 … under several prefixes and lengths.
const ACCOUNT = 'akash1qqqsyqcyq5rqwzqfpg9scrgwpugpzysnwduagr';
const MODULE = 'akash1qqqsyqcyq5rqwzqfpg9scrgwpugpzysnzs23v9ccrydpk8qarc0smz7g5x';

describe('addresses of Akash accounts', () => {
  it.each([[ACCOUNT, ACCOUNT], [`  ${ACCOUNT}\n`, ACCOUNT], [ACCOUNT.toUpperCase(), ACCOUNT], [MODULE, MODULE]])('takes %s', (text, address) => {
    expect(parseAkashAddress(text)).toEqual({ ok: true, address });
  });

  it.each([
    ['', 'empty'], [ACCOUNT.slice(0, -1), 'not-bech32'], [ACCOUNT.replace('wzq', 'wzp'), 'not-bech32'], [`A${ACCOUNT.slice(1)}`, 'not-bech32'], ['akash1qqqsyqcyq5rqwzqfpg9scrgwpugpzysnzsn9yekx', 'wrong-length'],
    ['cosmos1qqqsyqcyq5rqwzqfpg9scrgwpugpzysnrk363e', 'other-chain'], ['akashvaloper1qqqsyqcyq5rqwzqfpg9scrgwpugpzysny0jmcf', 'other-chain'], [`0x${'ab'.repeat(20)}`, 'other-chain'],
    ['ab'.repeat(32), 'secret'], [Array.from({ length: 24 }, () => 'abandon').join(' '), 'secret'], ['x'.repeat(5_000), 'wrong-length'],
  ])('refuses %s: %s', (text, why) => {
    expect(parseAkashAddress(text)).toMatchObject({ ok: false, why });
  });

  it('finds every slip of one letter', () => {
    fc.assert(fc.property(fc.nat(ACCOUNT.length - 1), fc.constantFrom(...'qpzry9x8gf2tvdw0s3jn54khce6mua7l'.split('')), (at, letter) => {
      const slipped = ACCOUNT.slice(0, at) + letter + ACCOUNT.slice(at + 1);
      return slipped === ACCOUNT || !parseAkashAddress(slipped).ok;
    }), { numRuns: 2_000 });
  });

  it('never throws and never gives back what it refuses', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => {
      const parsed = parseAkashAddress(text);
      return parsed.ok || Object.keys(parsed).toSorted().join() === 'ok,secret,why';
    }), { numRuns: 3_000 });
  });
});
