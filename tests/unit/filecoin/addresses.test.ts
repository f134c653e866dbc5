import { blake2b } from '@noble/hashes/blake2.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFilecoinAddress } from '../../../shared/chains/filecoin/address';
import { encodeBase32 } from '../../../shared/chains/filecoin/base32';

const join = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));
/** Written from the specification on its own, so that the parser is held against something else than itself. */
const spell = (protocol: 1 | 2 | 3, payload: Uint8Array): string => `f${protocol}${encodeBase32(join(payload, blake2b(join(Uint8Array.of(protocol), payload), { dkLen: 4 })))}`;
const bytes = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => (i * 37 + length) % 256);

describe('what is typed', () => {
  // Published examples of the Filecoin specification, appendix "Address" (secp256k1, actor and BLS test vectors).
  it.each([
    [spell(1, bytes(20)), 'key'],
    [spell(2, bytes(20)), 'actor'],
    [spell(3, bytes(48)), 'key'],
    ['f15ihq5ibzwki2b4ep2f46avlkrqzhpqgtga7pdrq', 'key'],
    ['f12fiakbhe2gwd5cnmrenekasyn6v5tnaxaqizq6a', 'key'],
    ['f1wbxhu3ypkuo6eyp6hjx6davuelxaxrvwb2kuwva', 'key'],
    ['f24vg6ut43yw2h2jqydgbg2xq7x6f4kub3bg6as6i', 'actor'],
    ['f2gfvuyh7v2sx3patm5k23wdzmhyhtmqctasbr23y', 'actor'],
    ['f3vvmn62lofvhjd2ugzca6sof2j2ubwok6cj4xxbfzz4yuxfkgobpihhd2thlanmsh3w2ptld2gqkn2jvlss4a', 'key'],
    ['f3wmuu6crofhqmm3v4enos73okk2l366ck6yc4owxwbdtkmpk42ohkqxfitcpa57pjdcftql4tojda2poeruwa', 'key'],
    ['f01234', 'id'],
    ['f00', 'id'],
    ['F01234', 'id'],
    ['f09223372036854775807', 'id'],
  ] as const)('is an address: %s', (text, kind) => {
    expect(parseFilecoinAddress(` ${text}\n`)).toEqual({ ok: true, address: text.toLowerCase(), kind });
  });

  it('takes the f4 form of an EVM address', () => {
    const evm = Uint8Array.from({ length: 20 }, (_, i) => i + 1);
    const text = `f410f${encodeBase32(join(evm, blake2b(join(Uint8Array.of(4, 10), evm), { dkLen: 4 })))}`;
    expect(parseFilecoinAddress(text)).toEqual({ ok: true, address: text, kind: 'delegated' });
    expect(parseFilecoinAddress(text.replace('f410f', 'f411f'))).toMatchObject({ ok: false, why: 'checksum' });
  });

  it.each([
    ['', 'empty'],
    ['t01234', 'testnet'],
    ['t15ihq5ibzwki2b4ep2f46avlkrqzhpqgtga7pdrq', 'testnet'],
    ['f15ihq5ibzwki2b4ep2f46avlkrqzhpqgtga7pdrr', 'not-filecoin'],
    ['f15ihq5ibzwki2b4ep2f46avlkrqzhpqgtga7pdra', 'checksum'],
    ['f25ihq5ibzwki2b4ep2f46avlkrqzhpqgtga7pdrq', 'checksum'],
    ['f15ihq5ibzwki2b4ep2f46avlkrqzhpqgtga', 'wrong-length'],
    ['f09223372036854775808', 'bad-id'],
    ['f001234', 'bad-id'],
    ['f0-1', 'bad-id'],
    ['f0', 'bad-id'],
    ['f51234', 'not-filecoin'],
    ['1234', 'not-filecoin'],
    ['0x8408502033C418E1bbC97cE9ac48E5528F371A9f', 'other-chain'],
    [`f1${'a'.repeat(4000)}`, 'wrong-length'],
  ] as const)('is refused with a reason: %s', (text, why) => {
    expect(parseFilecoinAddress(text)).toEqual({ ok: false, why, secret: null });
  });

  it('never takes a secret, and never gives it back', () => {
    const seed = 'legal winner thank year wave sausage worth useful legal winner thank yellow';
    const answer = parseFilecoinAddress(seed);
    expect(answer).toMatchObject({ ok: false, why: 'secret', secret: 'seed-phrase' });
    expect(JSON.stringify(answer)).not.toContain('sausage');
    // How lotus exports a key: hexadecimal JSON.
    expect(parseFilecoinAddress('ab'.repeat(64))).toMatchObject({ ok: false, why: 'secret' });
  });

  it('notices every single changed letter', () => {
    const good = 'f15ihq5ibzwki2b4ep2f46avlkrqzhpqgtga7pdrq';
    fc.assert(
      fc.property(fc.integer({ min: 2, max: good.length - 1 }), fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyz234567')), (at, letter) => {
        fc.pre(good[at] !== letter);
        expect(parseFilecoinAddress(good.slice(0, at) + letter + good.slice(at + 1)).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('answers to any text without throwing', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => {
      const answer = parseFilecoinAddress(`f${text}`);
      expect(answer.ok ? answer.address.length > 2 : answer.why.length > 0).toBe(true);
    }), { numRuns: 2_000 });
  });
});
