import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { parseSolanaAddress } from '../../../shared/chains/solana/address';
import { decodeBase58, encodeBase58 } from '../../../shared/chains/solana/base58';
import { isOnCurve } from '../../../shared/chains/solana/ed25519-curve';
import { addressBytes, asciiBytes, associatedTokenAddress, findProgramAddress } from '../../../shared/chains/solana/program-address';
import { TOKEN_2022_PROGRAM, TOKEN_PROGRAM } from '../../../shared/chains/solana/programs';
import { sha256 } from '../../../shared/chains/solana/sha256';
import { DAO, DELEGATOR_BREAKER, DELEGATOR_POOL, IOT_SUB_DAO, MOBILE_SUB_DAO, REWARD_PATHS } from '../../../shared/networks/helium/addresses';
import { ACCOUNT_DISCRIMINATORS, CIRCUIT_BREAKER, DISCRIMINATORS, LAZY_DISTRIBUTOR, SUB_DAOS } from '../../../shared/networks/helium/programs';
import { HNT, IOT, MOBILE } from '../../../shared/networks/helium/tokens';

const hex = (bytes: Uint8Array): string => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');

describe('base58', () => {
  it('gives back any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(decodeBase58(encodeBase58(bytes))).toEqual(bytes);
      }),
    );
  });

  it.each([
    ['', []],
    ['1', [0]],
    ['11', [0, 0]],
    ['2g', [0x61]],
    ['a3gV', [0x62, 0x62, 0x62]],
    ['EjxsWx73csf', [0x52, 0x26, 0x8a, 0xcb, 0x36, 0x5f, 0xf0, 0xb6]],
  ])('reads %s', (text, bytes) => expect([...(decodeBase58(text) ?? [])]).toEqual(bytes));

  it.each(['0', 'O', 'I', 'l', 'abc!', 'ab c', 'ü'])('refuses %s', (text) => expect(decodeBase58(text)).toBeNull());
});

describe('sha256', () => {
  it('is the digest that the host computes, for any length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(hex(sha256(bytes))).toBe(createHash('sha256').update(bytes).digest('hex'));
      }),
    );
  });

  it('gives the discriminators of the facts page', () => {
    for (const [name, expected] of Object.entries(DISCRIMINATORS)) expect([name, hex(sha256(asciiBytes(`global:${name}`)).subarray(0, 8))]).toEqual([name, expected]);
    for (const [name, expected] of Object.entries(ACCOUNT_DISCRIMINATORS)) expect([name, hex(sha256(asciiBytes(`account:${name}`)).subarray(0, 8))]).toEqual([name, expected]);
  });
});

describe('derived addresses', () => {
  it.each([
    ['HNT', HNT.mint],
    ['IOT', IOT.mint],
    ['MOBILE', MOBILE.mint],
  ])('lazy distributor, escrow and breaker of %s follow from each other', (_symbol, mint) => {
    const path = REWARD_PATHS.find((p) => p.mint === mint);
    if (path === undefined) throw new Error('no path');
    expect(findProgramAddress([asciiBytes('lazy_distributor'), addressBytes(mint)], LAZY_DISTRIBUTOR).address).toBe(path.lazyDistributor);
    expect(associatedTokenAddress(path.lazyDistributor, mint, TOKEN_PROGRAM)).toBe(path.escrow);
    expect(findProgramAddress([asciiBytes('account_windowed_breaker'), addressBytes(path.escrow)], CIRCUIT_BREAKER).address).toBe(path.breaker);
  });

  it('gives the DAO, its sub-DAOs, the delegator pool and its breaker', () => {
    expect(findProgramAddress([asciiBytes('dao'), addressBytes(HNT.mint)], SUB_DAOS).address).toBe(DAO);
    expect(findProgramAddress([asciiBytes('sub_dao'), addressBytes(IOT.mint)], SUB_DAOS).address).toBe(IOT_SUB_DAO);
    expect(findProgramAddress([asciiBytes('sub_dao'), addressBytes(MOBILE.mint)], SUB_DAOS).address).toBe(MOBILE_SUB_DAO);
    expect(associatedTokenAddress(DAO, HNT.mint, TOKEN_PROGRAM)).toBe(DELEGATOR_POOL);
    expect(findProgramAddress([asciiBytes('account_windowed_breaker'), addressBytes(DELEGATOR_POOL)], CIRCUIT_BREAKER).address).toBe(DELEGATOR_BREAKER);
  });

  it('gives the token account of a recorded mainnet claim, and another under the other token program', () => {
    const owner = '8v8cEbCNts9ENuokPo6vF5QwaZJ4CAAmDrXKQdVbstFP';
    expect(associatedTokenAddress(owner, HNT.mint, TOKEN_PROGRAM)).toBe('w5CPzaMr5uk3UAg6aJRQt34YrEJXeP2p88WykYsirtz');
    expect(associatedTokenAddress(owner, HNT.mint, TOKEN_2022_PROGRAM)).not.toBe('w5CPzaMr5uk3UAg6aJRQt34YrEJXeP2p88WykYsirtz');
  });

  it('lie off the curve, while keys lie on it', () => {
    for (const path of REWARD_PATHS) for (const address of [path.escrow, path.breaker, path.lazyDistributor]) expect(isOnCurve(addressBytes(address))).toBe(false);
    // Known points: the generator of the curve and the neutral element.
    expect(isOnCurve(Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? 0x58 : 0x66)))).toBe(true);
    expect(isOnCurve(addressBytes('cronjz7v2xsWdXr8BVz38ihi5DTWPihGZKuRr6vSPEU'))).toBe(true);
    expect(isOnCurve(new Uint8Array(31))).toBe(false);
  });

  it('refuses seeds that the chain refuses', () => {
    expect(() => findProgramAddress([new Uint8Array(33)], LAZY_DISTRIBUTOR)).toThrow(RangeError);
    expect(() => findProgramAddress(Array.from({ length: 16 }, () => new Uint8Array(1)), LAZY_DISTRIBUTOR)).toThrow(RangeError);
    expect(() => addressBytes('not an address')).toThrow(RangeError);
  });
});

describe('parseSolanaAddress', () => {
  it.each([
    ['cronjz7v2xsWdXr8BVz38ihi5DTWPihGZKuRr6vSPEU', 'key'],
    ['  cronjz7v2xsWdXr8BVz38ihi5DTWPihGZKuRr6vSPEU\n', 'key'],
    ['BDs6RPnpJNzmuMNv1z8cDh9cxKFgCxEVDaCfoHZWyvqJ', 'derived'],
  ])('takes %s', (text, kind) => expect(parseSolanaAddress(text)).toEqual({ ok: true, address: text.trim(), kind }));

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['cronjz7v2xsWdXr8BVz38ihi5DTWPihGZKuRr6vSPE0', 'not-base58'],
    ['cronjz7v2xsWdXr8BVz38', 'wrong-length'],
    ['0x52908400098527886E0F7030069857D2E4169EE7', 'other-chain'],
    ['bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq', 'other-chain'],
    ['f1abjxfbp274xpdqcpuaykwkfb43omjotacm2p3za', 'other-chain'],
    ['x'.repeat(5_000), 'wrong-length'],
  ])('refuses %s: %s', (text, why) => expect(parseSolanaAddress(text)).toEqual({ ok: false, why, secret: null }));
});
