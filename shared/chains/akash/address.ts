import { bech32 } from '@scure/base';
import { looksLikeSecret, type SecretKind } from '../../domain/secret-shapes';

/** Why a text is not taken as an address; codes of the string catalogue. */
export type AkashAddressRefusal = 'empty' | 'secret' | 'other-chain' | 'not-bech32' | 'wrong-length';

export type ParsedAkashAddress =
  | { readonly ok: true; /** lower case */ readonly address: string }
  | { readonly ok: false; readonly why: AkashAddressRefusal; readonly secret: SecretKind | null };

const MAX_TYPED = 2_000;
/** Bytes of an account of a key, and of one that a module or several keys hold together. */
const ACCOUNT_BYTES: readonly number[] = [20, 32];

const refused = (why: AkashAddressRefusal, secret: SecretKind | null = null): ParsedAkashAddress => ({ ok: false, why, secret });

/**
 * Takes the public address of an account on Akash (`akash1…`, bech32 with its checksum). Secrets are recognised first and never given back.
 * Addresses of validators (`akashvaloper1…`) and of other Cosmos chains are another thing with the same letters, and are refused.
 */
export function parseAkashAddress(text: string): ParsedAkashAddress {
  const trimmed = text.trim();
  if (trimmed === '') return refused('empty');
  if (trimmed.length > MAX_TYPED) return refused('wrong-length');
  const secret = looksLikeSecret(trimmed);
  if (secret !== null) return refused('secret', secret.kind);
  const decoded = bech32.decodeUnsafe(trimmed, 120);
  if (decoded === undefined) return refused(/^(?:0x[0-9a-f]{40}|[ft][013].{10,}|[1-9A-HJ-NP-Za-km-z]{32,44})$/i.test(trimmed) && !/^akash/i.test(trimmed) ? 'other-chain' : 'not-bech32');
  if (decoded.prefix.toLowerCase() !== 'akash') return refused('other-chain');
  const bytes = bech32.fromWordsUnsafe(decoded.words);
  if (!(bytes instanceof Uint8Array)) return refused('not-bech32');
  return ACCOUNT_BYTES.includes(bytes.length) ? { ok: true, address: trimmed.toLowerCase() } : refused('wrong-length');
}
