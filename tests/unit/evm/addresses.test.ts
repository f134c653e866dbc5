import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOfTopic, checksummed, parseEvmAddress, toTopic } from '../../../shared/chains/evm/address';
import { MAX_UINT256, parseCount, parseQuantity, toQuantity, wordOf, wordsOf } from '../../../shared/chains/evm/hex';
import { parseTransfer } from '../../../shared/chains/evm/log';
import { DECIMALS, TRANSFER } from '../../../shared/chains/evm/signatures';
import { symbolOfAnswer, toShownSymbol } from '../../../shared/chains/evm/text';

/** The examples of EIP-55 itself. */
const EIP55 = [
  '0x52908400098527886E0F7030069857D2E4169EE7', '0x8617E340B3D01FA5F11F306F4090FD50E238070D',
  '0xde709f2102306220921060314715629080e2fb77', '0x27b1fdb04752bbc536007a920d24acb045561c26',
  '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
  '0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB', '0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb',
];
const WALLET = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';

describe('an EVM address', () => {
  it.each(EIP55)('of EIP-55 is taken as it stands, in lower and in upper case: %s', (address) => {
    expect(parseEvmAddress(address)).toEqual({ ok: true, address });
    expect(parseEvmAddress(` ${address.toLowerCase()} `)).toEqual({ ok: true, address });
    expect(parseEvmAddress(`0x${address.slice(2).toUpperCase()}`)).toEqual({ ok: true, address });
  });

  it('with one letter in the wrong case is refused: a slip of the hand shows', () => {
    expect(parseEvmAddress('0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed')).toEqual({ ok: false, why: 'wrong-checksum', secret: null });
  });

  it.each([
    ['', 'empty'],
    ['0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe', 'wrong-length'],
    [`${WALLET}00`, 'wrong-length'],
    [`0x${'g'.repeat(40)}`, 'not-hex'],
    [WALLET.slice(2), 'not-hex'],
    ['vines1vzrYbzLMRdu58ou5XTby4qAqVRLmqo36NKPTg', 'other-chain'],
    ['f01234', 'other-chain'],
    ['akash1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq', 'other-chain'],
    ['t1VTYuMTd7FrHbDLNHJhtfwbPdGiE1dwFdg', 'other-chain'],
  ])('is refused with its reason: %j, %s', (text, why) => {
    expect(parseEvmAddress(text)).toEqual({ ok: false, why, secret: null });
  });

  it('is never a private key, with and without 0x', () => {
    const key = '4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318';
    for (const text of [key, `0x${key}`, key.toUpperCase()]) {
      const answer = parseEvmAddress(text);
      expect(answer).toEqual({ ok: false, why: 'secret', secret: 'hex-key' });
      expect(JSON.stringify(answer)).not.toContain(key.slice(0, 8));
    }
  });

  it('goes into a topic and back', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), (bytes) => {
      const address = checksummed(`0x${Buffer.from(bytes).toString('hex')}`);
      expect(address).not.toBeNull();
      if (address !== null) expect(addressOfTopic(toTopic(address))).toBe(address);
    }));
    expect(addressOfTopic(`0x${'1'.repeat(64)}`)).toBeNull();
  });
});

describe('hexadecimal answers', () => {
  it('have the topics and selectors that everybody uses', () => {
    expect(TRANSFER).toBe('0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef');
    expect(DECIMALS).toBe('0x313ce567');
  });

  it.each([null, 12, '', '0x', '12', '-0x1', '0x-1', '0xg', `0x1${'0'.repeat(64)}`, '0x 1', {}, ['0x1']])('are no number when they are %j', (value) => {
    expect(parseQuantity(value)).toBeNull();
    expect(parseCount(value)).toBeNull();
  });

  it('hold amounts up to 2^256 − 1 exactly', () => {
    fc.assert(fc.property(fc.bigInt(0n, MAX_UINT256), (value) => {
      expect(parseQuantity(toQuantity(value))).toBe(value);
      expect(wordsOf(`0x${wordOf(value)}`)).toEqual([value]);
    }));
    expect(parseCount('0x20000000000000')).toBeNull();
    expect(wordsOf('0x00')).toBeNull();
  });
});

describe('a transfer', () => {
  const log = { address: WALLET.toLowerCase(), topics: [TRANSFER, toTopic(WALLET), toTopic(WALLET)], data: `0x${wordOf(MAX_UINT256)}`, logIndex: 0 };

  it('is read with its whole amount', () => {
    expect(parseTransfer(log)).toEqual({ token: WALLET, from: WALLET, to: WALLET, value: MAX_UINT256 });
  });

  it.each([
    ['a collectible has a fourth topic', { ...log, topics: [...log.topics, `0x${wordOf(1n)}`] }],
    ['two words are no amount', { ...log, data: `0x${wordOf(1n)}${wordOf(1n)}` }],
    ['no data is no amount', { ...log, data: '0x' }],
    ['a dirty topic is no address', { ...log, topics: [TRANSFER, `0x${'1'.repeat(64)}`, toTopic(WALLET)] }],
    ['another event', { ...log, topics: [`0x${'1'.repeat(64)}`, toTopic(WALLET), toTopic(WALLET)] }],
  ])('is none when %s', (_why, bent) => {
    expect(parseTransfer(bent)).toBeNull();
  });
});

describe('a symbol from a contract', () => {
  const abi = (text: string): string => {
    const hex = Buffer.from(text, 'utf8').toString('hex');
    return `0x${wordOf(32n)}${wordOf(BigInt(hex.length / 2))}${hex.padEnd(Math.ceil(hex.length / 64) * 64, '0')}`;
  };

  it('is read as a string and as bytes32', () => {
    expect(symbolOfAnswer(abi('GLM'))).toBe('GLM');
    expect(symbolOfAnswer(`0x${Buffer.from('MKR').toString('hex').padEnd(64, '0')}`)).toBe('MKR');
  });

  it('loses direction marks, control characters and its length', () => {
    expect(toShownSymbol('\u202eMLG\u0000\u200b')).toBe('MLG');
    expect(toShownSymbol('\u202e\u200f')).toBeNull();
    expect(symbolOfAnswer(abi('A'.repeat(500)))).toHaveLength(16);
    expect(symbolOfAnswer(`0x${'41'.repeat(10_000_000)}`)).toBeNull();
    expect(symbolOfAnswer(`0x${wordOf(32n)}${wordOf(1n << 255n)}`)).toBeNull();
  });
});
