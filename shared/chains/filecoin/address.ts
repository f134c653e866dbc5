import { looksLikeSecret, type SecretKind } from '../../domain/secret-shapes';
import { decodeBase32, encodeBase32 } from './base32';
import { addressChecksum, CHECKSUM_BYTES, unsignedLeb128 } from './checksum';

/** Why a text is not taken as an address; codes of the string catalogue. */
export type FilecoinAddressRefusal = 'empty' | 'secret' | 'testnet' | 'other-chain' | 'not-filecoin' | 'bad-id' | 'wrong-length' | 'checksum';

/**
 * - `id`: an actor by its number, `f01234`: a storage provider (miner), or any other actor
 * - `key`: f1 (secp256k1) and f3 (BLS): an account somebody holds the key of
 * - `actor`: f2: an actor by the hash of its creation
 * - `delegated`: f4, for example the f410 form of an EVM address
 */
export type FilecoinAddressKind = 'id' | 'key' | 'actor' | 'delegated';

export type ParsedFilecoinAddress =
  | { readonly ok: true; readonly address: string; readonly kind: FilecoinAddressKind }
  | { readonly ok: false; readonly why: FilecoinAddressRefusal; readonly secret: SecretKind | null };

/** Ids are int64 on chain. */
const LARGEST_ID = (1n << 63n) - 1n;
/** Bytes behind the protocol: a hash of 20 bytes (f1, f2), a BLS key of 48 (f3). */
const PAYLOAD_BYTES = { 1: 20, 2: 20, 3: 48 } as const;
/** Longest sub-address of f4. Source: FIP-0048. */
const LONGEST_SUB_ADDRESS = 54;
const LONGEST_TEXT = 128;

const refused = (why: FilecoinAddressRefusal, secret: SecretKind | null = null): ParsedFilecoinAddress => ({ ok: false, why, secret });
const taken = (address: string, kind: FilecoinAddressKind): ParsedFilecoinAddress => ({ ok: true, address, kind });

/**
 * Takes a Filecoin address of the main network in its canonical, lower-case spelling, checksum checked. Secrets are recognised first and never
 * given back in the answer. Source of the formats: Filecoin specification, appendix "Address"; FIP-0048 (f4).
 */
export function parseFilecoinAddress(text: string): ParsedFilecoinAddress {
  const trimmed = text.trim();
  if (trimmed === '') return refused('empty');
  const secret = looksLikeSecret(trimmed);
  if (secret !== null) return refused('secret', secret.kind);
  if (/^0x[0-9a-f]{40}$/i.test(trimmed) || /^(bc1|akash1|cosmos1)[0-9a-z]{10,}$/.test(trimmed)) return refused('other-chain');
  if (trimmed.length > LONGEST_TEXT) return refused('wrong-length');
  // Explorers and forms sometimes write capitals; the letters of base32 have one meaning in both.
  const lower = trimmed.toLowerCase();
  if (/^t[0-4]/.test(lower)) return refused('testnet');
  const body = lower.slice(2);
  switch (lower.slice(0, 2)) {
    case 'f0':
      return parseId(body);
    case 'f1':
      return parsePayload(1, body, 'key');
    case 'f2':
      return parsePayload(2, body, 'actor');
    case 'f3':
      return parsePayload(3, body, 'key');
    case 'f4':
      return parseDelegated(body);
    default:
      return refused('not-filecoin');
  }
}

function parseId(digits: string): ParsedFilecoinAddress {
  if (!/^(0|[1-9]\d{0,18})$/.test(digits) || BigInt(digits) > LARGEST_ID) return refused('bad-id');
  return taken(`f0${digits}`, 'id');
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i]);

/** Base32 whose unused last bits are not zero decodes all the same; only the spelling that encodes back is the address. */
function decodeExact(text: string): Uint8Array | null {
  const bytes = decodeBase32(text);
  return bytes !== null && encodeBase32(bytes) === text ? bytes : null;
}

function parsePayload(protocol: 1 | 2 | 3, text: string, kind: FilecoinAddressKind): ParsedFilecoinAddress {
  const bytes = decodeExact(text);
  if (bytes === null) return refused('not-filecoin');
  const size = PAYLOAD_BYTES[protocol];
  if (bytes.length !== size + CHECKSUM_BYTES) return refused('wrong-length');
  if (!sameBytes(addressChecksum(protocol, bytes.subarray(0, size)), bytes.subarray(size))) return refused('checksum');
  return taken(`f${protocol}${text}`, kind);
}

function parseDelegated(text: string): ParsedFilecoinAddress {
  const match = /^(0|[1-9]\d{0,18})f([a-z2-7]+)$/.exec(text);
  if (match === null) return refused('not-filecoin');
  const [, namespace = '', encoded = ''] = match;
  const bytes = decodeExact(encoded);
  if (bytes === null || BigInt(namespace) > LARGEST_ID) return refused('not-filecoin');
  const sub = bytes.length - CHECKSUM_BYTES;
  if (sub < 0 || sub > LONGEST_SUB_ADDRESS) return refused('wrong-length');
  const prefix = unsignedLeb128(BigInt(namespace));
  const body = new Uint8Array(prefix.length + sub);
  body.set(prefix);
  body.set(bytes.subarray(0, sub), prefix.length);
  if (!sameBytes(addressChecksum(4, body), bytes.subarray(sub))) return refused('checksum');
  return taken(`f4${namespace}f${encoded}`, 'delegated');
}
