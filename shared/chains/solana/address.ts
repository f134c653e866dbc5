import { looksLikeSecret, type SecretKind } from '../../domain/secret-shapes';
import { decodeBase58 } from './base58';
import { isOnCurve } from './ed25519-curve';

/** Why a text is not taken as an address; codes of the string catalogue. */
export type AddressRefusal = 'empty' | 'secret' | 'other-chain' | 'not-base58' | 'wrong-length';

export type ParsedAddress =
  | {
      readonly ok: true;
      readonly address: string;
      /** `key`: somebody can hold its key; `derived`: it belongs to a program (a vault, a fan-out, or a token account pasted by mistake). */
      readonly kind: 'key' | 'derived';
    }
  | { readonly ok: false; readonly why: AddressRefusal; readonly secret: SecretKind | null };

const refused = (why: AddressRefusal, secret: SecretKind | null = null): ParsedAddress => ({ ok: false, why, secret });

/** Takes a public Solana address (32 bytes in base58). Secrets are recognised first and never given back in the answer. */
export function parseSolanaAddress(text: string): ParsedAddress {
  const trimmed = text.trim();
  if (trimmed === '') return refused('empty');
  const secret = looksLikeSecret(trimmed);
  if (secret !== null) return refused('secret', secret.kind);
  if (/^0x[0-9a-f]{40}$/i.test(trimmed) || /^(bc1|f[014]|cosmos1|akash1)[0-9a-z]{10,}$/.test(trimmed)) return refused('other-chain');
  // Longer than any 32 bytes can be: not decoded at all, the cost of decoding grows with the square.
  if (trimmed.length > 128) return refused('wrong-length');
  const bytes = decodeBase58(trimmed);
  if (bytes === null) return refused('not-base58');
  if (bytes.length !== 32) return refused('wrong-length');
  return { ok: true, address: trimmed, kind: isOnCurve(bytes) ? 'key' : 'derived' };
}
