import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseFluxAddress } from '../../../shared/chains/flux/address';
import { encodeBase58 } from '../../../shared/chains/solana/base58';

const sha = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
/** base58check by hand, from the host's own hash. */
const made = (version: readonly number[], body: Uint8Array): string => {
  const bytes = Uint8Array.from([...version, ...body]);
  return encodeBase58(Uint8Array.from([...bytes, ...sha(sha(bytes)).slice(0, 4)]));
};
const body = Uint8Array.from({ length: 20 }, (_, n) => 7 * n + 3);
const T1 = made([0x1c, 0xb8], body);
const T3 = made([0x1c, 0xbd], body);

describe('a Flux address', () => {
  it('of a key begins with t1, of a script with t3', () => {
    expect(T1).toMatch(/^t1/);
    expect(T3).toMatch(/^t3/);
    expect(parseFluxAddress(`\n${T1} `)).toEqual({ ok: true, address: T1, kind: 'key' });
    expect(parseFluxAddress(T3)).toEqual({ ok: true, address: T3, kind: 'script' });
  });

  it('of the foundation is one', () => {
    // The output of 0.5/14 in every block.
    expect(parseFluxAddress('t3hPu1YDeGUCp8m7BQCnnNUmRMJBa5RadyA')).toMatchObject({ ok: true, kind: 'script' });
  });

  it('with a letter changed is refused by its checksum', () => {
    const at = 20;
    const bent = `${T1.slice(0, at)}${T1[at] === 'x' ? 'y' : 'x'}${T1.slice(at + 1)}`;
    expect(parseFluxAddress(bent)).toEqual({ ok: false, why: 'wrong-checksum', secret: null });
  });

  it.each([
    ['', 'empty'],
    [`zs1${'q'.repeat(75)}`, 'shielded'],
    ['0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', 'other-chain'],
    ['vines1vzrYbzLMRdu58ou5XTby4qAqVRLmqo36NKPTg', 'other-chain'],
    [made([0x1d, 0x25], body), 'other-chain'],
    [T1.slice(0, 30), 'wrong-length'],
    ['t1 O0', 'not-base58'],
  ])('is refused with its reason: %s', (text, why) => {
    expect(parseFluxAddress(text)).toMatchObject({ ok: false, why });
  });

  it('of a hundred thousand letters is refused at once', () => {
    expect(parseFluxAddress('1'.repeat(100_000))).toMatchObject({ ok: false, why: 'wrong-length' });
  });

  it('is never a private key in wallet import format', () => {
    const wif = made([0x80], Uint8Array.from([...Array.from({ length: 32 }, (_, n) => n + 1), 1]));
    expect(parseFluxAddress(wif)).toEqual({ ok: false, why: 'secret', secret: 'wif-key' });
  });
});
