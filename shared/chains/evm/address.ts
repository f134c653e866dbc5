import { looksLikeSecret, type SecretKind } from '../../domain/secret-shapes';
import { keccakHex } from './keccak';

/** Why a text is not taken as an address; codes of the string catalogue. */
export type EvmAddressRefusal = 'empty' | 'secret' | 'other-chain' | 'not-hex' | 'wrong-length' | 'wrong-checksum';

export type ParsedEvmAddress =
  | { readonly ok: true; /** in the mixed case of EIP-55 */ readonly address: string }
  | { readonly ok: false; readonly why: EvmAddressRefusal; readonly secret: SecretKind | null };

const MAX_TYPED = 2_000;

const refused = (why: EvmAddressRefusal, secret: SecretKind | null = null): ParsedEvmAddress => ({ ok: false, why, secret });

/**
 * Takes a public address of an EVM chain, 20 bytes in hexadecimal. Secrets are recognised first and never given back. All lower or all upper
 * case is accepted and written with the checksum of EIP-55; mixed case has to carry the right checksum, because then a slip of the hand shows.
 */
export function parseEvmAddress(text: string): ParsedEvmAddress {
  const trimmed = text.trim();
  if (trimmed === '') return refused('empty');
  // Longer than any address or key: looking for secrets in it costs time, and none of it is kept anyway.
  if (trimmed.length > MAX_TYPED) return refused('wrong-length');
  const secret = looksLikeSecret(trimmed);
  if (secret !== null) return refused('secret', secret.kind);
  if (!/^0x/i.test(trimmed)) return refused(/^(?:bc1|f[014]|akash1|t[13])[0-9a-zA-Z]{4,}$/.test(trimmed) || /^[1-9A-HJ-NP-Za-km-z]{32,44}$/.test(trimmed) ? 'other-chain' : 'not-hex');
  const digits = trimmed.slice(2);
  if (digits.length !== 40) return refused(/^[0-9a-f]*$/i.test(digits) ? 'wrong-length' : 'not-hex');
  if (!/^[0-9a-f]{40}$/i.test(digits)) return refused('not-hex');
  const address = toChecksum(digits);
  const oneCase = digits === digits.toLowerCase() || digits === digits.toUpperCase();
  return oneCase || `0x${digits}` === address ? { ok: true, address } : refused('wrong-checksum');
}

/** Spellings worked out before: a hash takes 50 to 200 µs, and a ledger names the same few addresses thousands of times. */
const spelled = new Map<string, string>();
const MOST_SPELLED = 10_000;

/** EIP-55: a letter is upper case where the hash of the lower-case digits has a digit of 8 or more in its place. @param digits 40, without `0x` */
function toChecksum(digits: string): string {
  const lower = digits.toLowerCase();
  const known = spelled.get(lower);
  if (known !== undefined) return known;
  const hash = keccakHex(lower);
  const address = `0x${Array.from(lower, (letter, at) => (Number.parseInt(hash[at] ?? '0', 16) >= 8 ? letter.toUpperCase() : letter)).join('')}`;
  if (spelled.size >= MOST_SPELLED) spelled.clear();
  spelled.set(lower, address);
  return address;
}

/** The checksummed spelling of an address as nodes give it, in any case; null for anything else. */
export const checksummed = (text: unknown): string | null => (typeof text === 'string' && /^0x[0-9a-f]{40}$/i.test(text) ? toChecksum(text.slice(2)) : null);

/** An address as a log topic: left-padded to 32 bytes. */
export const toTopic = (address: string): string => `0x${address.slice(2).toLowerCase().padStart(64, '0')}`;

/** The checksummed address in a topic or word; null when the upper 12 bytes are not zero: then it is none. */
export function addressOfTopic(topic: unknown): string | null {
  if (typeof topic !== 'string' || !/^0x0{24}[0-9a-f]{40}$/i.test(topic)) return null;
  return toChecksum(topic.slice(26));
}

export const ZERO_ADDRESS = '0x0000000000000000000000000000000000000000';

export const sameAddress = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
