import { describe, expect, it } from 'vitest';
import { parseSolanaAddress } from '../../../shared/chains/solana/address';
import { encodeBase58 } from '../../../shared/chains/solana/base58';
import { looksLikeSecret, type SecretKind } from '../../../shared/domain/secret-shapes';
import { addressOf } from '../../support/solana-fixtures/addresses';

const words = ['ladder', 'orbit', 'velvet', 'canyon', 'stone', 'puppy', 'wagon', 'mirror', 'salt', 'fiber', 'tower', 'quick', 'noble', 'actor', 'ride', 'tulip', 'ginger', 'ocean', 'plate', 'hover', 'indoor', 'kite', 'banana', 'yard'];
const bytes = Array.from({ length: 64 }, (_, i) => (i * 37 + 11) % 256);
const base58Key = encodeBase58(Uint8Array.from(bytes));
const hex = bytes.slice(0, 32).map((b) => b.toString(16).padStart(2, '0')).join('');
const wif = encodeBase58(Uint8Array.from([0x80, ...bytes.slice(0, 32), 1, 2, 3, 4, 5]));

const secrets: readonly (readonly [string, string, SecretKind])[] = [
  ['a 64-byte key', base58Key, 'base58-secret-key'],
  ['a 64-byte key in quotes', `"${base58Key}"`, 'base58-secret-key'],
  ['a 64-byte key after a word', `private key: ${base58Key}`, 'base58-secret-key'],
  ['a 64-byte key in JSON', JSON.stringify({ secretKey: base58Key }), 'base58-secret-key'],
  ['a 64-byte key that starts with zeros', encodeBase58(Uint8Array.from([0, 0, 0, ...bytes.slice(3)])), 'base58-secret-key'],
  ['the file of a command line wallet', JSON.stringify(bytes), 'byte-array'],
  ['a seed of 32 bytes', JSON.stringify(bytes.slice(0, 32)), 'byte-array'],
  ['bytes without brackets', bytes.join(','), 'byte-array'],
  ['bytes on lines of their own', bytes.join('\n'), 'byte-array'],
  ['bytes with spaces', bytes.join(' , '), 'byte-array'],
  ['bytes within an object', JSON.stringify({ keypair: bytes }), 'byte-array'],
  ['bytes in hexadecimal', bytes.map((b) => `0x${b.toString(16).padStart(2, '0')}`).join(', '), 'byte-array'],
  ...[12, 15, 18, 21, 24].map((n) => [`${n} words`, words.slice(0, n).join(' '), 'seed-phrase'] as const),
  ['words with commas', words.slice(0, 12).join(', '), 'seed-phrase'],
  ['words on lines', words.slice(0, 12).join('\n'), 'seed-phrase'],
  ['words in a numbered list', words.slice(0, 12).map((w, i) => `${i + 1}. ${w}`).join('\n'), 'seed-phrase'],
  ['words in another numbered list', words.slice(0, 24).map((w, i) => `${i + 1})${w}`).join(' '), 'seed-phrase'],
  ['words in capitals', words.slice(0, 12).join(' ').toUpperCase(), 'seed-phrase'],
  ['words in quotes', words.slice(0, 12).map((w) => `"${w}"`).join(','), 'seed-phrase'],
  ['words with hyphens', words.slice(0, 12).join('-'), 'seed-phrase'],
  ['words after a heading', `my seed:\n${words.slice(0, 12).join(' ')}`, 'seed-phrase'],
  ['words of another language', 'árbol océano camión pájaro médula líder móvil ácido bóveda césped débil éxito', 'seed-phrase'],
  ['Chinese words', '的 一 是 在 不 了 有 和 人 这 中 大', 'seed-phrase'],
  ['64 hexadecimal digits', hex, 'hex-key'],
  ['64 hexadecimal digits with a prefix', `0x${hex}`, 'hex-key'],
  ['64 hexadecimal digits in capitals', `0x${hex.toUpperCase()}`, 'hex-key'],
  ['128 hexadecimal digits', hex + hex, 'hex-key'],
  ['a key in wallet import format', wif, 'wif-key'],
  ['an extended private key', `xprv${'9'.repeat(107)}`, 'extended-key'],
  ['a key in base64', `${'QUJD'.repeat(21)}QU==`, 'base64-key'],
  ['a key file', '-----BEGIN OPENSSH PRIVATE KEY-----\nabc', 'pem-key'],
  ['a bech32 key', `nsec1${'q'.repeat(58)}`, 'bech32-key'],
];

const harmless: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['an address', addressOf('somebody')],
  ['two addresses', `${addressOf('a')}, ${addressOf('b')}`],
  ['an Ethereum address', '0x52908400098527886E0F7030069857D2E4169EE7'],
  ['a label', 'Roof hotspot 3 (north)'],
  ['a label with a date', 'Bought 2025-03-01 for 249.00 USD'],
  ['eleven words', words.slice(0, 11).join(' ')],
  ['a sentence', 'This hotspot stands on the roof of the old house near the river and works'],
  ['another sentence', 'Rewards go to my main wallet, I will move them to the exchange at the end of a year'],
  ['a German sentence', 'Der Hotspot steht auf dem Dach, die Antenne ist an der Wand im Hof'],
  ['an animal name', 'Rough Tartan Chinchilla'],
  ['31 numbers', bytes.slice(0, 31).join(',')],
  ['a list of prices', Array.from({ length: 40 }, (_, i) => `0.${i}5`).join(', ')],
  ['numbers that are no bytes', Array.from({ length: 40 }, (_, i) => 300 + i).join(',')],
  ['a date and a phone number', '2026-11-01 +49 170 1234567'],
  ['a web address', 'https://api.mainnet-beta.solana.com/'],
  ['40 hexadecimal digits', hex.slice(0, 40)],
  ['a Helium entity key', '112CdTdTdTdTdTdTdTdTdTdTdTdTdTdTdTdTdTdTdTdTdTdTdTd'],
];

describe('looksLikeSecret', () => {
  it.each(secrets)('refuses %s', (_name, text, kind) => expect(looksLikeSecret(text)).toEqual({ kind }));
  it.each(harmless)('lets %s pass', (_name, text) => expect(looksLikeSecret(text)).toBeNull());

  it('never gives back any of the text', () => {
    for (const [, text] of secrets) {
      expect(Object.keys(looksLikeSecret(text) ?? {})).toEqual(['kind']);
      const parsed = parseSolanaAddress(text);
      expect(parsed.ok).toBe(false);
      expect(JSON.stringify(parsed)).not.toContain(text.slice(0, 20));
    }
  });

  it('is told why by the address field', () => expect(parseSolanaAddress(base58Key)).toEqual({ ok: false, why: 'secret', secret: 'base58-secret-key' }));
});

it.each([['digits', '7'.repeat(200_000)], ['numbers of four digits', '1234 '.repeat(40_000)], ['blanks', ` ${' '.repeat(200_000)}1`], ['letters', 'a'.repeat(200_000)], ['short rows of bytes', `${'1,2,3,4,5,6,7,8 x '.repeat(10_000)}`]])('a long text of %s is looked through once', (_what, text) => {
  expect(looksLikeSecret(text)).toBeNull();
});
